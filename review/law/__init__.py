"""The law, pure: what the words mean, who may do what when, and how time is counted."""
