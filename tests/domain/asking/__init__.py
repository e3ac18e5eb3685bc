"""Questions: who asked, what kind they are, what gets a hint."""
