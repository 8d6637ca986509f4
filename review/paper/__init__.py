"""Paper: documents read into one immutable model, without Flask and without a database."""
