"""The app, a part of it in each module."""
