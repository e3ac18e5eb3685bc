"""Exit statuses that a script asks for by what it finds."""

DUE = 4
"""Of `als-tui actions`, if something is due."""
NOT_RIGHT = 5
"""Of `als-tui config check`, if something in the configuration is not right."""
