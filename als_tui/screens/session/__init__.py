"""The desk of an open session, and what works on every page of it: the clock, capture, striking, what is rare."""
