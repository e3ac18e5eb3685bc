"""The progress round by its keys."""
