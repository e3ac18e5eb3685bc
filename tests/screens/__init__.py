"""Screens by the keys that a facilitator presses."""
