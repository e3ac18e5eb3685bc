"""Sentences as a screen writes them: with the keys in them as they are, between backticks."""

from importlib import import_module

from als_tui.widgets.fitting import marked

import_module("als_tui.app.facilitator")  # with it every key is known


def spelled(words: str) -> str:
    """A sentence with its keys as they are pressed from anywhere."""
    return marked(words)
