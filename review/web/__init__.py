"""Pages: load, ask the law, do, redirect."""
