"""The round over last time's actions."""
