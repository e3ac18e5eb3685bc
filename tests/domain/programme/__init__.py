"""The programme of a set: its line, its days, and who can come."""
