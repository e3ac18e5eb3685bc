"""A session: what can happen, what it is, what time makes of it."""
