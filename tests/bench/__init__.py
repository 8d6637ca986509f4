"""Measurements, each printed by `python -m tests.bench <name>`."""
