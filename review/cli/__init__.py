"""The flask command line: <noun> <verb>."""
