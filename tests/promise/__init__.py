"""The real program, killed and started again."""
