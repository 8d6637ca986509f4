"""What can be found in a text by rule, offered to a person who decides."""
