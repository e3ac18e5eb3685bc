"""What als-tui costs, measured against the floor of its stack in one run."""
