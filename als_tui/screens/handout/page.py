"""Handing out after the seal: record, presenters' sheets and own actions, ticked and written in one go."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.book import Book, last_held
from als_tui.domain.programme.papers import Paper, PaperKind, papers_after
from als_tui.domain.sealing.slot_forgotten import without_slot
from als_tui.engine import Engine, Refused
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.common.windows import SureScreen
from als_tui.screens.handout import handing
from als_tui.screens.handout import words as handoutwords
from als_tui.screens.handout.handing import Handing

NO_SHEET = "Only a presenter's sheet can be forgotten: the issue, and what was asked. Nothing was forgotten."
"""What is said of other papers."""


class HandOutScreen(SetScreen):
    """One row a paper; one key writes what is ticked."""

    NAME: ClassVar[str] = "hand out"
    HEADING: ClassVar[str] = "HAND OUT"
    KEYS: ClassVar[Keys] = (
        *handing.KEYS,
        Key(
            "handout.forget",
            "F",
            lambda screen: screen.ask_forget(),
            "then forget",
            "Forget the issue and the questions of this presenter's slot; asked twice, not undone.",
            opens="words",
        ),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, about: int | None = None) -> None:
        """Hand out session `about` of `engine`'s set, or the last one."""
        super().__init__(engine)
        last = last_held(engine.live.book)
        self.number = about or (last.number if last else 0)
        self.handing = Handing(self, lambda: self.view, self._papers, self._session)

    def _papers(self, book: Book) -> tuple[Paper, ...]:
        return papers_after(book, self.number)

    def _session(self) -> str:
        return f"session {self.number}"

    def body(self) -> Iterable[Widget]:
        """The papers, with the one under the cursor."""
        yield ListView(handing.COLUMNS, self._about)

    @property
    def view(self) -> ListView:
        """The body."""
        return self.query_one(ListView)

    def facts(self) -> Sequence[str]:
        """How much of what there is is ticked."""
        return self.handing.facts()

    def draw(self) -> None:
        """Each paper with its tick."""
        self.handing.draw("No session has been sealed yet: there is nothing to hand out.")

    def next_words(self) -> str:
        """What is read first, and what writes them."""
        return self.handing.next_words()

    def next_hints(self) -> tuple[str, ...]:
        """The same as keys, and for a sheet the one that then forgets it."""
        paper = self.handing.chosen if self.is_mounted else None
        forgets = ("handout.forget",) if paper is not None and paper.kind is PaperKind.SHEET else ()
        return self.handing.next_hints(*forgets)

    def _about(self, key: str) -> list[str]:
        self.call_later(self.show_keys)  # only some papers can be forgotten
        return self.handing.about(key)

    def ask_forget(self) -> None:
        """Ask twice, then forget the slot whose sheet is under the cursor."""
        paper = self.handing.chosen
        if paper is None or paper.kind is not PaperKind.SHEET:
            self.say(NO_SHEET, "refused")
            return
        if self.set_now.session is not None:
            self.say("A session is open. Seal it first; nothing was forgotten.", "refused")
            return
        name, book = self.handing.whom(paper), self.set_now.book
        text = handoutwords.forget_question(book, paper, name, handed=paper.key in self.handing.handed)
        title = f"Forget what {name} brought to session {paper.session}?"
        self.window(SureScreen(title, text, "forget", name), partial(self._forget, paper, name))

    def _forget(self, paper: Paper, name: str, sure: bool | None) -> None:
        if not sure:
            self.say("Nothing was forgotten.")
            return
        outcome = self.engine.forget(lambda book: without_slot(book, paper.session, paper.person))
        if isinstance(outcome, Refused):
            self.say(outcome.why, "alarm")
            return
        self.say(handoutwords.forgotten(name, outcome.still), "alarm" if outcome.still else "done")
        self.changed()
