"""What a typed line or form means."""
