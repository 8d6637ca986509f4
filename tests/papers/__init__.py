"""Papers the tests read: labelled wordings as text tables, made into Word files when they run."""
