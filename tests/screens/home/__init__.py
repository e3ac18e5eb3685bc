"""Home by its keys."""
