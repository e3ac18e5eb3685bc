"""What is found, struck and dropped of what was said."""
