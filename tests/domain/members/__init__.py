"""What words, names and pasted lists mean, before any session."""
