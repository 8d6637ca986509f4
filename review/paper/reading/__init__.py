"""From a stranger's file to the model: intake → sandbox → one reader a format → Paper."""
