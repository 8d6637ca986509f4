"""What stands around the program when it is installed."""
