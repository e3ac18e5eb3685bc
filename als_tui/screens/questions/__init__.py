"""The question ledger, and search."""
