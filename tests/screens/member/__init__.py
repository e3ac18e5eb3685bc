"""The checks of a member's page."""
