"""Issues, and the order of presenters."""
