"""What every screen of an open session shares."""
