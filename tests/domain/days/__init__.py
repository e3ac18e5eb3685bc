"""Days as people say them."""
