"""The question before leaving while the disk did not take everything: staying is what Enter does."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from als_tui.domain.counting import are
from als_tui.keys import key
from als_tui.screens.choices import WindowScreen
from als_tui.widgets.plain import plain


class UnsavedScreen(WindowScreen[bool]):
    """Asks whether to leave without the steps that are in memory only; returns True to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("unsaved.stay", "enter,escape,q", "dismiss(False)", "stay", "Stay; saving is tried again."),
        key("unsaved.leave", "L", "dismiss(True)", "leave without", "Leave; these steps are lost."),
    ]

    def __init__(self, count: int, why: str) -> None:
        """How many steps wait, and what the disk said."""
        super().__init__()
        self._count = count
        self._why = why

    def compose(self) -> ComposeResult:
        """What is not saved, why, and the two keys."""
        steps = are(self._count, "step")
        with Vertical():
            yield Static(plain(f"NOT SAVED: {steps} in memory only"), classes="choice--title")
            yield Static(
                plain(
                    f"{self._why} Saving is tried again each second while you stay. Whoever leaves now loses "
                    "them; everything before them is safe on the disk."
                )
            )
            yield Static(plain("Enter stays   ·   L (capital) leaves without them"), classes="choice--foot")
