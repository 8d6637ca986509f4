"""Statutes as data: what is in force, what replaced what, and how a text cites them."""
