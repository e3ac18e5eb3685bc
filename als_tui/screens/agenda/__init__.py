"""The agenda of a session as it runs."""
