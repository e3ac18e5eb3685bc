"""Home: the sets at a glance."""
