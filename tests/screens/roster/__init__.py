"""The roster by its keys."""
