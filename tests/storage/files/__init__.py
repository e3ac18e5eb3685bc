"""Locks, and for whom files can be read."""
