"""The review by its keys."""
