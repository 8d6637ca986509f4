"""Annotations on words: anchor → carry along an alignment → uptake in the newer text."""
