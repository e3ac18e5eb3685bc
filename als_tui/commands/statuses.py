"""Exit statuses that a script asks for by what it finds."""

DUE = 4
"""Of `als-tui actions`, if something is due."""
