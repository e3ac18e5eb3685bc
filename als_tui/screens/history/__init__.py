"""All words of the sealed sessions, found again as one types."""
