"""Tests of the table of statutes, of citations and of what they come to."""
