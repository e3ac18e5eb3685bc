"""A list that grows shorter as words are typed, from any phase: what question ledger and search share."""

from typing import Protocol

from textual.binding import Binding

from als_tui.domain.session.state import Session
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.key_line import typing_hint
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.sought_line import sought_question
from als_tui.screens.pages.work import Work
from als_tui.widgets.listing import Listing
from als_tui.widgets.values import Hint, LineQuestion

_TOPIC = "only"
_ALL_SHOW = "All show again."


class NarrowedList(Protocol):
    """A page with a list that is a look aside in every phase."""

    work: Work

    @property
    def session(self) -> Session:
        """The session as it stands."""

    @property
    def listing(self) -> Listing:
        """The list."""

    def matches(self) -> str:
        """How many rows are left, in words."""

    def way_back(self) -> str:
        """Id of the key to the page of the running phase."""

    def draw(self) -> None:
        """Show the list as it is narrowed now."""


class Narrowing:
    """What a page's list is narrowed to, which is no words of the set's, and never kept."""

    def __init__(self, page: NarrowedList, label: str, habit: str = "") -> None:
        """Narrow the list of a page; `label` is what the line asks, `habit` the key if it opens without it, too."""
        self._page = page
        self._label = label
        self._habit = habit
        self.sought = ""
        """What the list is narrowed to."""

    @property
    def shows_all(self) -> str:
        """The key that lets all show again: in the line its own one."""
        return "Esc" if self._page.work.writing else press("narrow.widen")

    def begin(self) -> None:
        """Nothing is sought but what stands in an open line that narrows the list; the cursor is on the first row."""
        if self.sought:
            self.sought = ""
            self._page.work.redraw()
        self._page.listing.begin()

    def open(self) -> None:
        """Open the line that narrows the list."""
        self._page.work.ask_topic(_TOPIC)

    def widen(self) -> None:
        """Let all show again; if they do, go back to where the session is."""
        work, here = self._page.work, self._page.session.here
        if self.sought:
            self._seek("")
            work.say(_ALL_SHOW)
            work.redraw()
            return
        work.go("swap" if self._page.way_back() == "go.turns" else "phase")
        work.say(f"Back in {here.phase.title}." if here else "")

    def word_for(self, binding: Binding) -> str | None:
        """Esc shows all first."""
        return "show all" if binding.id == "narrow.widen" and self.sought else None

    def asks(self) -> Asks:
        """What to narrow the list to."""
        return {_TOPIC: Ask(self._question, self._keep, _hints(), self._left)}

    def _question(self, _: str) -> LineQuestion:
        return sought_question(_TOPIC, self._label, self.sought, self._narrow, self._habit)

    def _keep(self, _: str, text: str) -> bool:
        """The list stays narrowed, and has the cursor."""
        self._seek(text)
        return True

    def _left(self, _: str) -> bool:
        """Esc lets everything show again."""
        self._page.work.say(_ALL_SHOW if self.sought else "")
        self._seek("")
        self._page.work.redraw()
        return True

    def _narrow(self, text: str) -> str:
        self._seek(text)
        return self._page.matches()

    def _seek(self, text: str) -> None:
        if text.strip() != self.sought:
            self.sought = text.strip()
            self._page.draw()
            self._page.listing.settle()


def _hints() -> tuple[Hint, ...]:
    """The keys while the list is being narrowed."""
    return (Hint("Enter", "to the list"), Hint("Esc", "show all"), *typing_hint("app.palette", "commands"))


KEYS = (
    Key(
        "narrow.widen",
        "escape",
        lambda page: page.narrowing.widen(),
        "back",
        "Let all show again; if they do, back to the phase's page.",
        looks=True,
    ),
)
