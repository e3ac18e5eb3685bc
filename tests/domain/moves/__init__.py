"""Moves by which a session and a set change."""
