"""The agenda by its keys."""
