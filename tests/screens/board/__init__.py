"""The timer and the turn board by their keys."""
