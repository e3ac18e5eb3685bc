"""Forgetting a member: what goes, and what others said of them by name."""
