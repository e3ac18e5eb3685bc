"""The start of a session by its keys."""
