"""Widgets: each shows a value it is given and posts what the facilitator wishes; none keeps session data."""
