"""What leaves the set: its book and records as text for others; pure, as saving it is storage's work."""
