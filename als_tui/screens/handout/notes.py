"""Handing out before a session: a note to prepare for each member, and everybody's own actions."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.programme.papers import papers_before
from als_tui.engine import Engine
from als_tui.keys import Keys, bindings
from als_tui.screens.common import handing
from als_tui.screens.common.handing import Handing
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.handout import words as handoutwords
from als_tui.widgets.fitting import shown
from als_tui.widgets.heading import fit_beside


class NotesScreen(SetScreen):
    """One row a paper; one key writes what is ticked."""

    NAME: ClassVar[str] = "hand out before"
    HEADING: ClassVar[str] = "HAND OUT"
    KEYS: ClassVar[Keys] = (*handing.KEYS, LEAVES)
    BINDINGS = bindings(KEYS)
    HINTS: ClassVar[tuple[str, ...]] = (
        *("handing.write", "handing.tick", "handing.all", "handing.copy", "handing.read", "view.leave"),
    )
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """What can be handed out before the next session of `engine`'s set."""
        super().__init__(engine)
        self.view = ListView(handing.COLUMNS, self._about)
        self.handing = Handing(self, lambda: self.view, papers_before, self._folder)

    def _folder(self) -> str:
        book = self.set_now.book
        return f"{book.profile.name} before session {book.next_id('sessions')}"

    def body(self) -> Iterable[Widget]:
        """The papers, with the one under the cursor."""
        yield self.view

    def facts(self) -> Sequence[str]:
        """How much of what there is is ticked."""
        return self._head[0].split(" · ") if self._beside else ()

    def draw(self) -> None:
        """Each paper with its tick."""
        self.view.show(
            () if self._beside else map(shown, self._head[:1]),
            self.handing.rows(),
            "The set has no members yet.",
        )

    @property
    def _head(self) -> tuple[str, str]:
        papers, ticked = self.handing.papers, self.handing.ticked
        about = f"Before session {self.set_now.book.next_id('sessions')}"
        files, named, written = self.handing.files(), self.handing.names_some(), self.handing.written()
        return handoutwords.head(about, len(ticked), len(papers), files, named=named, written=written)

    @property
    def _beside(self) -> bool:
        return fit_beside(self.HEADING, self._head[:1], self.columns)

    def next_words(self) -> str:
        """What is read first, and what writes them."""
        return self._head[1]

    def _about(self, key: str) -> list[str]:
        paper = next((paper for paper in self.handing.papers if paper.key == key), None)
        if paper is None:
            return []
        handed = key in self.handing.handed
        whom, named = self.handing.whom(paper), self.handing.named(paper)
        return list(map(shown, handoutwords.about(paper, whom, handed=handed, named=named)))
