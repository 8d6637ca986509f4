"""What people type, checked before any verb sees it; messages are Chinese sentences by the field."""
