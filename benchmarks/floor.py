"""The floor: the smallest Textual programs that paint a word, or take a typed key."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Word(App[None]):
    """Paints a word."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Static("Floor stands")


class Field(App[None]):
    """Takes typed keys."""

    def compose(self) -> ComposeResult:
        """One field, whose cursor stands still as ours does."""
        field = Input(placeholder="Floor stands")
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    (Field if "field" in sys.argv else Word)().run()
