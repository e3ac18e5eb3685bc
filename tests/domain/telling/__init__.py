"""What a session tells of itself in words."""
