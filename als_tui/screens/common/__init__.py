"""What screens share, whatever they show."""
