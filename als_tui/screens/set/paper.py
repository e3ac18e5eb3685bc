"""The form of a session that was held on paper: when, who was there, who presented, and what they promised."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from als_tui.domain.moves.paper import PaperSession, enter_session, next_number
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import RULES
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set.paper_words import (
    PaperReading,
    PaperWords,
    people_of,
    read_paper,
    seats_hint,
)
from als_tui.value import Value
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Field, Lines

_ASKED = ("when",)
"""Empty at first: what is missing in it is said when the form is to be kept."""


class PaperDraft(Value):
    """What the form came to, and how it was typed, in case it cannot be kept."""

    session: PaperSession
    words: PaperWords


class PaperScreen(FormScreen[PaperDraft | PaperWords]):
    """Returns a draft to keep, or the words as they stand if it was left; it saves nothing."""

    NAME: ClassVar[str] = "a session from paper"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "form.leave")

    def __init__(self, words: PaperWords, live: Live, now: Stamp, process: str) -> None:
        """`words` stand in it at first; `process` is the title of the one that the set usually runs."""
        super().__init__()
        self._words = words
        self._live = live
        self._now = now
        self._process = process
        self._asked_to_keep = False

    def heading(self) -> str:
        """Which session of which set."""
        return f"{self._live.book.profile.name} · session {next_number(self._live)}, from paper"

    def fields(self) -> Iterable[Widget]:
        """What has to be said first; the rest has a default."""
        words = self._words
        yield Field(
            "When",
            OneLine(words.when, placeholder="3 nov, tue, 2026-11-03 9:30", id="when"),
            id="field--when",
        )
        came = OneLine(words.came, placeholder="empty: all; 1 2 4, ana ben, all but 5", id="came")
        yield Field("Who was there", came, id="field--came")
        presented = OneLine(words.presented, placeholder="in their order: 1 3, ana carla", id="presented")
        yield Field("Presented", presented, id="field--presented")
        actions = Lines(
            words.actions, RULES, placeholder="one a line: ana: call the bank by fri", id="actions"
        )
        yield Field("Actions", actions, id="field--actions")
        yield Field("Minutes", OneLine(words.minutes, id="minutes"), id="field--minutes")

    def on_mount(self) -> None:
        """Say which key is whose."""
        self._read_back()
        self.say(seats_hint(people_of(self._live).seats))

    def on_input_changed(self) -> None:
        """Read it back while it is typed."""
        self._read_back()

    def on_text_area_changed(self) -> None:
        """Read the actions back while they are typed."""
        self._read_back()

    def action_keep(self) -> None:
        """Hand the draft back, or go to the first field that is wrong."""
        self._asked_to_keep = True
        reading = self._read_back()
        if reading.session is not None:
            self.dismiss(PaperDraft(reading.session, self.words()))
            return
        name, why = next(iter(reading.wrong.items()))
        self.go_to(name)
        self.say(why, "refused")

    def action_leave(self) -> None:
        """Hand the words back as they stand."""
        self.dismiss(self.words())

    def words(self) -> PaperWords:
        """The form as it stands."""
        when, came, presented, minutes = (
            self.query_one(f"#{name}", Input).value for name in ("when", "came", "presented", "minutes")
        )
        return PaperWords(when, came, presented, self.query_one(Lines).text, minutes)

    def _read_back(self) -> PaperReading:
        words = self.words()
        reading = read_paper(words, self._live, self._now, self._process)
        for field in self.query(Field):
            name = field.control.id or ""
            why = reading.wrong.get(name, "")
            if name in _ASKED and not self._asked_to_keep and not words.when.strip():
                why = ""
            field.tell(why or reading.notes.get(name, ""), wrong=bool(why))
        return reading


class FromPaper:
    """Sessions from paper, as the set's page takes them; the form opens as it was left."""

    def __init__(self, screen: SetScreen) -> None:
        """Enter them into the set of `screen`."""
        self._screen = screen
        self._words: PaperWords | None = None

    def open(self, process: str) -> None:
        """Open the form; `process` is the title of the one that the set usually runs."""
        live = self._screen.set_now
        words = self._words or self._first
        self._screen.window(PaperScreen(words, live, self._screen.moment, process), self._left)

    @property
    def _first(self) -> PaperWords:
        return PaperWords(minutes=str(self._screen.set_now.book.profile.minutes))

    def _left(self, result: PaperDraft | PaperWords | None) -> None:
        if isinstance(result, PaperDraft):
            kept = self._screen.do(enter_session, result.session)
            self._words = None if kept else result.words
        elif result is not None:
            self._words = None if result == self._first else result
            if self._words:
                again = f"{press('set.paper')} opens it again"
                self._screen.say(f"Nothing was entered. What the form holds is kept; {again}.")
