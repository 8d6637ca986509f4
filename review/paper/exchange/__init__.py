"""To Word and back: threads → comments and revision marks → a returned file → what is new in it."""
