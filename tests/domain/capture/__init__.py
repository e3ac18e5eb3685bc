"""The capture line and the actions that come of it."""
