"""What is looked over before a session, by keys."""
