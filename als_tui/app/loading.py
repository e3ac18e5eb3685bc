"""What the next keys lead to, loaded before they are pressed: in a thread of its own, a piece at a time."""

import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module

AFTER_NO_SET = ("screens.set.form",)
AFTER_HOME = ("screens.session.desk", "screens.set.page")
AFTER_SET = (
    "screens.session.desk",
    "screens.session.capture",
    "screens.roster.page",
    "screens.progress.page",
    "screens.bids.page",
    "screens.board.timer",
    "screens.board.page",
    "screens.common.help",
    "screens.common.palette",
    "screens.session.action_form",
    "screens.review.page",
    "screens.questions.page",
    "screens.questions.search",
    "screens.agenda.page",
)
AFTER_SET_PAGE = (
    "screens.start.form",
    *AFTER_SET,
)
"""Modules, by where one is: a set can only be made, one can be opened, a session goes on, a session can start."""
_REST = 0.02
"""Seconds between two pieces, in which keys are answered as if nothing was loaded."""


def load_ahead(modules: Iterable[str], wanted: Callable[[], bool]) -> bool:
    """Load these modules one after the other, as long as that is wanted; True once all are there."""
    for module in (f"als_tui.{name}" for name in modules):
        if module in sys.modules:
            continue
        if not wanted():
            return False
        import_module(module)
        time.sleep(_REST)
    return True
