"""Keys that are changed in the program."""
