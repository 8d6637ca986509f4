"""The only room that changes anything: verbs as plain functions, one transaction each."""
