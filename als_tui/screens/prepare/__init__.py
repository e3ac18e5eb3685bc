"""What is looked over before a session."""
