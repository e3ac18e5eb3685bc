"""What is handed out, each to one person alone."""
