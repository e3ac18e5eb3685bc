"""The review that ends a session."""
