"""A session as it runs: its log, its clock, and when it meets."""
