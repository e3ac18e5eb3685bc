"""Damaged sets: what is told of them, and the way back."""
