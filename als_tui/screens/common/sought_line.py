"""The line that narrows the list of a view as one types; it changes nothing, and keeps no word."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from als_tui.keys import face_of
from als_tui.screens.common.open_set import Ask, Asks, OpenSet
from als_tui.widgets.values import Hint, LineQuestion

_TOPIC = "sought"
_HINTS = (Hint("Enter", "to the list"), Hint("Esc", "show all"))


class SoughtList(OpenSet, Protocol):
    """A view with a list that is narrowed."""

    @property
    def sought(self) -> str:
        """What it is narrowed to; empty while all shows."""

    @property
    def narrowed(self) -> bool:
        """True if not all shows, by what is sought or otherwise."""

    def show_all(self) -> str:
        """Narrow it no more; what shows again, in words."""

    def seek(self, sought: str) -> None:
        """Narrow it to something else."""

    def matches(self) -> str:
        """How much is left, in words."""


def sought_question(
    topic: str, label: str, sought: str, narrow: Callable[[str], str], habit: str = ""
) -> LineQuestion:
    """The line in which a list is narrowed; `narrow` does so, and says how much is left."""
    emptied = partial(narrow, "")
    return LineQuestion(
        topic, label, sought, read=narrow, emptied=emptied, replace=True, habit=habit, looks=True
    )


class SoughtLine:
    """Asks what to narrow the list to."""

    def __init__(self, screen: SoughtList, label: str) -> None:
        """Narrow the list of `screen`; `label` is what the line asks."""
        self._screen = screen
        self._label = label

    def open(self) -> None:
        """Open the line."""
        self._screen.ask_topic(_TOPIC)

    def asks(self) -> Asks:
        """What is sought."""
        return {_TOPIC: Ask(self._question, self._keep, _HINTS, self._left)}

    def widen(self) -> bool:
        """Let all show again; False if it does already."""
        if not self._screen.narrowed:
            return False
        self._screen.say(self._screen.show_all())
        self._screen.redraw()
        return True

    def _question(self, _: str) -> LineQuestion:
        habit = face_of("history.search")
        return sought_question(_TOPIC, self._label, self._screen.sought, self._narrow, habit)

    def _keep(self, _: str, text: str) -> bool:
        """The list stays narrowed, and has the cursor."""
        self._seek(text)
        return True

    def _left(self, _: str) -> bool:
        """Esc lets everything show again."""
        if not self.widen():
            self._screen.say("")
            self._screen.redraw()
        return True

    def _narrow(self, text: str) -> str:
        self._seek(text)
        return self._screen.matches()

    def _seek(self, text: str) -> None:
        if text.strip() != self._screen.sought:
            self._screen.seek(text.strip())
