"""The phase timer: the calm screen; phase, big time, who may speak, what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.session.away import is_about
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import ends_soon, left, next_stop
from als_tui.domain.timing import clock_face
from als_tui.screens.board.commit_words import action_lines, actions_here
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.board.floor_words import WHOLE, coming_words, issue_words, place_words
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.page import FocusPoint
from als_tui.screens.pages.words import not_yet_hints, onward_hints, say_words
from als_tui.widgets.clockface import ClockFace
from als_tui.widgets.fitting import fit_name, fit_rows, rows_of
from als_tui.widgets.plain import plain, with_keys

_ROWS = 16
"""What all but the words to say and the actions caught takes; they have the rows that are left."""
_AIR = 3
"""Empty rows that give way to words."""
_LINE = 5
"""Rows that a line which is typed takes from them."""


class TimerPage(FloorPage):
    """One phase, seen from across the room."""

    PLACE: ClassVar[Place] = "timer"
    NAME: ClassVar[str] = "phase timer"
    HINTS: ClassVar[tuple[str, ...]] = (
        "phase.next",
        "clock.toggle",
        "capture.line",
        "step.undo",
        "go.turns",
        "phase.more",
        "phase.back",
        "people.came",
        "more.menu",
    )
    DEFAULT_CSS = """
    TimerPage {
        align: center middle;
        Static { width: 1fr; height: auto; text-align: center; }
        #timer--phase { text-style: bold; color: $text-primary; margin: 1 0; }
        #timer--say { color: $text-muted; margin-top: 1; }
        #timer--caught { width: auto; text-align: left; margin-top: 1; }
        #timer--rule { text-style: bold; margin-top: 1; }
        #timer--rule.intervention { text-style: bold reverse; }
        &.calm #timer--say, &.calm #timer--caught, &.still #timer--next { display: none; }
        #timer--next { margin-top: 1; }
        &.tight #timer--phase, &.tight #timer--rule { margin: 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """In the order in which the eye finds it: where, phase, time, rule, words to say, what is next."""
        yield FocusPoint()
        yield Static(id="timer--place")
        yield Static(id="timer--issue")
        yield Static(id="timer--phase")
        yield ClockFace()
        yield Static(id="timer--state")
        yield Static(id="timer--rule")
        yield Static(id="timer--say")
        yield Static(id="timer--caught")
        yield Static(id="timer--next")

    def next_hints(self) -> tuple[str, ...]:
        """Before the start, and while the timer stands, Space is the next key."""
        first = ("clock.toggle",) if not self.session.running else ()
        if self.session.intervention is not None:
            first = ("guard.silence",) if self.calm else ("guard.stop",)
        not_yet = not_yet_hints(self.session)
        rest = [
            id for id in self.HINTS if id != "phase.next" or not (not_yet or next_stop(self.session) is None)
        ]
        return tuple(
            dict.fromkeys((*first, *not_yet, *(() if not_yet else onward_hints(self.session)), *rest))
        )

    def draw(self) -> None:
        """Everything but the running digits."""
        session, here = self.session, self.session.here
        phase = here.phase if here else None
        width, issue = self.work.columns - 4, issue_words(session)
        coming = coming_words(session, self.moment.t, width)
        spare = max(0, self.work.rows - _ROWS - bool(issue) - (rows_of(coming, width) - 1))
        tight = self._wants(width, issue) > spare
        self.set_class(tight, "tight")
        spare += _AIR if tight else 0
        spare -= self._draw_place(width, issue, 0 if self.work.writing else spare)
        self.put("#timer--phase", plain((phase.title if phase else "Not begun").upper()))
        self.set_class(self.calm, "calm")
        typing = self.work.writing
        caught = action_lines(
            session, today_of(self.work.set_now, self.moment), spare - (_LINE if typing else 0), width
        )
        self.put("#timer--caught", Content("\n").join(map(plain, caught)))
        self.query_one("#timer--caught").display = bool(caught) and not self.calm
        spare -= len(caught) + bool(caught)
        say = f"“{phase.say}”" if phase and session.running and not typing and spare > 0 else ""
        self.put("#timer--say", plain(fit_rows(say, spare, width)))
        self.query_one("#timer--say").display = bool(say) and not self.calm
        self.put("#timer--next", with_keys(coming, "dim"))
        self.tick()

    def _wants(self, width: int, issue: str) -> int:
        """Rows that place and issue take beyond one each, the actions caught, and the words to say."""
        place = (
            rows_of(place_words(self.session, WHOLE), width) - 1 + (rows_of(issue, width) - 1 if issue else 0)
        )
        caught = len(actions_here(self.session))
        return place + (caught + 2 if caught else 0) + rows_of(say_words(self.session), width)

    def _draw_place(self, width: int, issue: str, spare: int) -> int:
        """Slot and presenter, then the issue, in full if rows are free; returns how many they take of those."""
        place = place_words(self.session, WHOLE)
        more = rows_of(place, width) - 1
        if more > spare:
            place, more = place_words(self.session, width), 0
        rows = min(1 + spare - more, rows_of(issue, width))
        self.put("#timer--place", plain(place))
        self.put("#timer--issue", plain(fit_rows(issue, rows, width)))
        self.query_one("#timer--issue").display = bool(issue)
        return more + rows - 1

    def tick(self) -> None:
        """The time, but no digits while nobody is to speak."""
        session, here = self.session, self.session.here
        seconds = left(session, self.moment.t)
        self.set_class(self.still, "still")
        self.query_one("#timer--rule", Static).set_class(
            self.session.intervention is not None, "intervention"
        )
        self.put("#timer--rule", plain(self.rule_words()))
        self.query_one(ClockFace).face = "" if seconds is None or session.quiet else clock_face(seconds)
        if session.quiet:
            state = "silence, over" if not self.calm and (seconds or 0) < 0 else "silence"
        elif here is None:
            state = ""
        else:
            state = self._state(seconds)
        words = [state, "" if session.running or here is None else "paused", self._floor()]
        self.put("#timer--state", plain(" · ".join(filter(None, words))))

    def _floor(self) -> str:
        turn, has = self.session.turn, " has the floor"
        if turn is None or self.calm:
            return ""
        return f"{fit_name(self.session.name(turn.person), self.work.columns // 2 - len(has))}{has}"

    def _state(self, seconds: float | None) -> str:
        if seconds is None:
            return "no time of its own"
        about = " · about" if is_about(self.session, self.work.engine.away) else ""
        if ends_soon(self.session, self.moment.t):
            return f"! left{about or ', ends soon'}"
        return f"{'over time' if seconds < 0 else 'left'}{about}"
