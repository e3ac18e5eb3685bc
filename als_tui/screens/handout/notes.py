"""Handing out before a session: a note to prepare for each member, and everybody's own actions."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.programme.papers import papers_before
from als_tui.engine import Engine
from als_tui.keys import Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.handout import handing
from als_tui.screens.handout.handing import Handing


class NotesScreen(SetScreen):
    """One row a paper; one key writes what is ticked."""

    NAME: ClassVar[str] = "hand out before"
    HEADING: ClassVar[str] = "HAND OUT"
    KEYS: ClassVar[Keys] = (*handing.KEYS, LEAVES)
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """What can be handed out before the next session of `engine`'s set."""
        super().__init__(engine)
        self.view = ListView(handing.COLUMNS, self._about)
        self.handing = Handing(self, lambda: self.view, papers_before, self._session)

    def _session(self) -> str:
        return f"before session {self.set_now.book.next_id('sessions')}"

    def body(self) -> Iterable[Widget]:
        """The papers, with the one under the cursor."""
        yield self.view

    def facts(self) -> Sequence[str]:
        """How much of what there is is ticked."""
        return self.handing.facts()

    def draw(self) -> None:
        """Each paper with its tick."""
        self.handing.draw("The set has no members yet.")

    def next_words(self) -> str:
        """What is read first, and what writes them."""
        return self.handing.next_words()

    def next_hints(self) -> tuple[str, ...]:
        """The same as keys."""
        return self.handing.next_hints()

    def _about(self, key: str) -> list[str]:
        return self.handing.about(key)
