"""What a programme comes to, as the set itself says it."""
