"""What a way to run a session costs, and in which order it runs."""
