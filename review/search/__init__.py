"""Search, pure: how words are folded, filed under grams and shown in an excerpt."""
