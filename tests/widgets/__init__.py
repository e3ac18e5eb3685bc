"""Widgets and what they draw."""
