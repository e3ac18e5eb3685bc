"""The checks of the search over all sessions as it shows."""
