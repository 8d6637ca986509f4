"""Pictures of the pages, to be looked at: a contact sheet, and three for the README."""
