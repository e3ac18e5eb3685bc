"""The question ledger, search and prompts by their keys."""
