"""Read-only queries: what the pages, lists and exports show."""
