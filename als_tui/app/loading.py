"""What the next keys lead to, loaded before they are pressed: in a thread of its own, a piece at a time."""

import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module

AFTER_NO_SET = ("set.form",)
AFTER_HOME = ("session.desk", "set.page")
AFTER_SET = (
    "session.desk",
    "session.capture",
    "roster.page",
    "progress.page",
    "bids.page",
    "board.timer",
    "board.page",
    "common.help",
    "common.palette",
    "session.action_form",
    "review.page",
    "questions.page",
    "questions.search",
    "agenda.page",
)
"""Modules of screens: where nothing can be done but to make a set, where one can be opened, and where one is open."""
_REST = 0.02
"""Seconds between two pieces, in which keys are answered as if nothing was loaded."""


def load_ahead(modules: Iterable[str], wanted: Callable[[], bool]) -> None:
    """Load these modules of screens one after the other, as long as that is wanted."""
    for module in (f"als_tui.screens.{name}" for name in modules):
        if module in sys.modules:
            continue
        if not wanted():
            return
        import_module(module)
        time.sleep(_REST)
