"""How a session is to run, before it starts."""
