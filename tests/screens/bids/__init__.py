"""Bids and presenters by their keys."""
