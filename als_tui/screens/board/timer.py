"""The phase timer: the calm screen; phase, big time, who may speak, what comes next."""

from datetime import datetime
from math import ceil
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult

from als_tui.domain.asking.turn_limit import ROUND_OFF, rounds_off
from als_tui.domain.process.definition import Records, Speakers
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import left, next_stop, time_sense
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.screens.board.commit_words import action_lines, actions_here
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.board.floor_words import WHOLE, end_words, instruction, place_words, then_words
from als_tui.screens.board.guard import stop_words
from als_tui.screens.board.layout import BROADEST, LEAST
from als_tui.screens.board.timer_rows import Tells, timer_rows
from als_tui.screens.board.top_words import strip
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.course_words import course
from als_tui.screens.pages.page import FocusPoint
from als_tui.screens.pages.words import dotted, not_yet_hints, onward_hints, say_words
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.fitting import fit_name
from als_tui.widgets.rows import DrawnRow, blank


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
    _minute: datetime | None = None
    """The minute of the clock for which the session was read last."""
    _strip: DrawnRow = ()
    _then: str = ""
    _caught: int = 0
    _say: str = ""
    _first: str = ""
    """What was told then: phases, what comes, actions caught, words to say, what has to be done first."""

    def compose(self) -> ComposeResult:
        """One drawing, in the order in which the eye finds it: where, time, rule, words to say, what is next."""
        yield FocusPoint()
        yield Drawn(id="timer--all")

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
        """Read the session, and show it."""
        session, zone = self.session, self.work.set_now.book.profile.zone
        self._minute = self.moment.at.replace(second=0, microsecond=0)
        self._strip = strip(session, self.moment.t, self._width)
        then = then_words(session, self.moment, zone, self._width, at=", at ")
        self._then = then[:1].upper() + then[1:]
        self._caught = 0 if self.calm else len(actions_here(session))
        self._say = "" if self.work.writing else say_words(session)
        self._first = "" if self.calm else instruction(session, self.moment.t)
        self._show()

    def tick(self) -> None:
        """The time; each minute, when what comes."""
        if self._minute == self.moment.at.replace(second=0, microsecond=0):
            self._show()
        else:
            self.draw()

    def _show(self) -> None:
        """Show what was read, and what the clock says now."""
        rows = self.size.height or self.work.rows - 2 - self.work.message_rows
        aside = max(0, self.work.columns - BROADEST) // 2
        drawn = timer_rows(self._tells(), self._width, rows)
        self.query_one(Drawn).show(tuple((*blank(aside), *row) for row in drawn))

    def on_resize(self) -> None:
        """A line that is typed takes rows, or gives them back."""
        if self.is_attached and self.work.stands:
            self.draw()

    @property
    def _width(self) -> int:
        """Cells of the page; beyond a width it stands in the middle."""
        return max(LEAST, min(BROADEST, self.work.columns) - 2)

    def _tells(self) -> Tells:
        session, t, width, here = self.session, self.moment.t, self._width, self.session.here
        sense, stopped = time_sense(session, t), bool(stop_words(session, t)[0])
        rest = here is not None and here.phase.records is Records.BREAK
        quiet = here is not None and here.phase.speakers is Speakers.NOBODY
        calm_phase = quiet and not self.calm
        return Tells(
            strip=self._strip,
            course=course(session, t, width, amber=self.wanted.amber),
            face=self.face,
            place="" if self.still else self._place(WHOLE, rest and sense != "over"),
            brief="" if self.still else self._place(width, rest and sense != "over"),
            rule=self._rule(sense, rest),
            stopped=stopped,
            say="" if sense or rest or calm_phase else self._say,
            actions=self._actions,
            caught=self._caught,
            silent=calm_phase and self.still,
            first=self._first if here is not None else "",
            then="" if self.calm or sense == "over" else self._then,
            under=end_words(session, self.moment) if sense == "over" else "",
        )

    def _actions(self, rows: int) -> list[str]:
        today = today_of(self.work.set_now, self.moment)
        return action_lines(self.session, today, rows, self._width) if self._caught else []

    def _place(self, cells: int, back: bool) -> str:
        """Which slot, who presents and who has the floor; in a break, that it ends at what stands below."""
        if back:
            return "Back at" if self.face.large else ""
        turn, who = self.session.turn, ""
        if turn is not None and turn.person != self.session.presenter:
            has = f", {ROUND_OFF}" if rounds_off(self.session, self.moment.t) else " has the floor"
            who = f"{fit_name(self.session.name(turn.person), cells // 3)}{has}"
        return dotted(place_words(self.session, cells - (cell_len(who) + 3 if who else 0)), who)

    def _rule(self, sense: str, rest: bool) -> str:
        """Who may speak; that the phase is over and which key goes on; how long a break lasts."""
        session, here, coming = self.session, self.session.here, next_stop(self.session)
        seconds = left(session, self.moment.t)
        if sense == "over" and here is not None and coming is not None and not not_yet_hints(session):
            return f"{here.phase.title} is over: {press('phase.next')} goes on to {coming.phase.title}"
        if rest and seconds is not None and seconds >= 0 and session.intervention is None:
            return f"in {counted(ceil(seconds / 60), 'minute')}{'' if session.running else ', paused'}"
        return self.rule_words() if here is not None else self._first
