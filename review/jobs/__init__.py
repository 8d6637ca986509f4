"""What runs later or nightly."""
