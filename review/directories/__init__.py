"""The organisation's directory is asked who somebody is: forms as rows; no request, no database."""
