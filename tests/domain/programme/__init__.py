"""What a programme comes to."""
