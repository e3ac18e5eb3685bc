"""The form of a session that was held on paper: when, who was there, who presented, and what they promised."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.moves.paper import PaperSession, enter_session, next_number
from als_tui.domain.timing import Stamp
from als_tui.domain.words.text import RULES
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen, open_form
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set.paper_words import (
    PaperReading,
    PaperWords,
    people_of,
    read_paper,
    seats_hint,
)
from als_tui.value import asdict
from als_tui.widgets.capped import OneLine
from als_tui.widgets.field import Field, Lines

_ASKED = ("when",)
"""Empty at first: what is missing in it is said when the form is to be kept."""


class PaperScreen(FormScreen[PaperSession]):
    """Returns the session to be entered; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "a session from paper"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "form.leave")

    def __init__(self, engine: Engine, now: Stamp, process: str) -> None:
        """`process` is the title of the one that the set usually runs."""
        super().__init__(engine, "paper")
        self._live = engine.live
        self._now = now
        self._process = process
        self._asked_to_keep = False

    def heading(self) -> tuple[str, str, str]:
        """Which session of which set."""
        return self._live.book.profile.name, f"session {next_number(self._live)}", "from paper"

    def usual(self) -> dict[str, str]:
        """Nothing but the set's usual minutes."""
        return asdict(PaperWords(minutes=str(self._live.book.profile.minutes)))

    def fields(self) -> Iterable[Widget]:
        """What has to be said first; the rest has a default."""
        words = PaperWords(**self.at_first())
        yield Field(
            "When",
            OneLine(words.when, placeholder="3 nov, tue, 2026-11-03 9:30", id="when"),
            id="field--when",
        )
        came = OneLine(words.came, placeholder="empty: all; 1-3 6, ana ben, all but 5", id="came")
        yield Field("Who came", came, id="field--came")
        others = OneLine(words.others, placeholder="5, ela; late 2 by 10; left 4", id="others")
        yield Field("Apologies", others, id="field--others")
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
        """Hand the session back, or go to the first field that is wrong."""
        self._asked_to_keep = True
        reading = self._read_back()
        if reading.session is not None:
            self.give(reading.session)
            return
        name, why = next(iter(reading.wrong.items()))
        self.go_to(name)
        self.say(why, "refused")

    def _read_back(self) -> PaperReading:
        words = PaperWords(**self.values())
        reading = read_paper(words, self._live, self._now, self._process)
        for field in self.query(Field):
            name = field.control.id or ""
            why = reading.wrong.get(name, "")
            if name in _ASKED and not self._asked_to_keep and not words.when.strip():
                why = ""
            field.tell(why or reading.notes.get(name, ""), wrong=bool(why))
        return reading


def enter_from_paper(screen: SetScreen, process: str) -> None:
    """Open the form, as it was left; `process` is the title of the one that the set usually runs."""
    form = PaperScreen(screen.engine, screen.moment, process)
    open_form(
        screen, form, "set.paper", "Nothing was entered.", lambda session: screen.do(enter_session, session)
    )
