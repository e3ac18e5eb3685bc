"""The turn board: presenter and issue, who has the floor, who has not asked yet; one key a turn."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar, TypeVarTuple, Unpack

from textual.app import ComposeResult
from textual.geometry import Offset
from textual.reactive import reactive

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.asking.turn_limit import rounds_off
from als_tui.domain.asking.turntaking import proposed
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import next_stop, time_sense
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.board.board_rows import (
    BoardTold,
    Ticks,
    board_rows,
    body_rows,
    calm_rows,
    caught_rows,
    head_wanted,
    head_words,
    seating_of,
    time_rows,
    words_room,
)
from als_tui.screens.board.commit_words import action_lines
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.board.floor_words import (
    instruction,
    issue_words,
    quiet_words,
    then_words,
    turn_length,
    turn_words,
)
from als_tui.screens.board.guard import stop_words
from als_tui.screens.board.layout import (
    BROADEST,
    LEAST,
    LEFT,
    SIDE,
    TALL,
    WIDE,
    BoardPlan,
    Wants,
    minutes_size,
    plan,
)
from als_tui.screens.board.side_rows import side_rows
from als_tui.screens.board.top_words import strip
from als_tui.screens.board.words import SPANS, caught_lines, count_words, seat_lines, span_now, span_words
from als_tui.screens.common.app_port import port
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.course_words import course
from als_tui.screens.pages.page import FocusPoint
from als_tui.screens.pages.words import not_yet_hints, onward_hints, say_words
from als_tui.screens.pages.work import Work
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.fitting import wrapped
from als_tui.widgets.rows import DrawnRows, beside, blank
from als_tui.widgets.seat_rows import column_of, may_pair, row_of, rows_taken

Remade = TypeVar("Remade")
Given = TypeVarTuple("Given")

_BROAD = 70
"""Cells of a page from which on it says when the next phase comes."""
_OF_TURNS = ("floor.seat.1", "floor.back", "turn.mode", "board.figures", "floor.other", "phase.next")
"""Keys that a phase without turns refuses, or shows by its own reckoning."""


class BoardPage(FloorPage):
    """One slot with its turns."""

    KEYS: ClassVar[Keys] = (
        Key(
            "board.figures",
            "f",
            "figures",
            "figures",
            "Turns, questions, airtime by seat: of this phase, the slot, the session, or off.",
            looks=True,
        ),
        Key("board.down", "down", "seats(1)", "seats down", "Further down the seats, where not all fit."),
        Key("board.up", "up", "seats(-1)", "seats up", "Further up the seats."),
    )
    BINDINGS = bindings(KEYS)
    TYPED: ClassVar[Mapping[str, str]] = {
        **FloorPage.TYPED,
        "board.page_down": "seats_page(1)",
        "board.page_up": "seats_page(-1)",
    }
    PLACE: ClassVar[Place] = "board"
    NAME: ClassVar[str] = "turn board"
    HINTS: ClassVar[tuple[str, ...]] = (
        "floor.seat.1",
        "floor.back",
        "capture.line",
        "phase.next",
        "guard.stop",
        "clock.toggle",
        "step.undo",
        "turn.mode",
        "board.figures",
        "floor.other",
        "phase.more",
        "go.turns",
        "capture.form",
        "more.menu",
    )
    _says: BoardTold | None = None
    """What was told when the session was read last."""
    _plan: BoardPlan | None = None
    """Which rows it was given."""
    _made: dict[str, tuple[tuple[object, ...], Any]]
    """What was drawn last, with what it was made of."""
    _scroll: int = 0
    """Rows of seats above those in sight."""
    _followed: tuple[int | None, int, int] = (None, 0, 0)
    """Who had the floor, in how many rows of how many seats, as it was last brought into sight."""
    _read_for: int = 0
    """Columns of the window for which the session was read last."""
    _minute: datetime | None = None
    """The minute of the clock for which the session was read last."""
    _sense: str = ""
    """How the phase's time stood when the key line was last drawn."""
    figures: reactive[str] = reactive("off")
    """Of what turns, questions and airtime are shown; off at start, as figures change how people talk."""

    def __init__(self, work: Work) -> None:
        """A board of the session that `work` is on."""
        self._made = {}
        super().__init__(work)

    def compose(self) -> ComposeResult:
        """One drawing: phases and course, issue and time, the seats, what was caught last and what is next."""
        yield FocusPoint()
        yield Drawn(id="board--all")

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """The row of whoever has the floor; None if nobody has it, or while it is out of sight."""
        says, made = self._says, self._plan
        at = None if says is None else next((at for at, line in enumerate(says.lines) if line.floor), None)
        if says is None or made is None or at is None or self.calm:
            return None
        seating = seating_of(says, self._ticks(), made, self._width)
        row = row_of(at, len(says.lines), seating) - self._scroll
        above = 2 + made.air + made.head + made.breath + 1
        if not 0 <= row < made.seats:
            return None
        return self.query_one(Drawn).region.offset + Offset(
            self._aside + column_of(at, len(says.lines), seating), above + row
        )

    def next_hints(self) -> tuple[str, ...]:
        """While the timer stands, Space is the next key; with the floor at an asker, capture and back come first.

        Where somebody is proposed, the key that stops the set comes before the one for the presenter, who has the
        floor then, as a rule; and who has it is not given it.
        """
        session, ids = self.session, tuple(dict.fromkeys((*self._first(), *self._rest())))
        proposes, others = "turn.next" in ids, tuple(id for id in ids if id != "floor.back")
        if session.presenter is not None and session.floor == session.presenter:
            return others
        if not proposes or "floor.back" not in ids:
            return ids
        after = others.index("guard.stop") + 1
        return (*others[:after], "floor.back", *others[after:])

    def _first(self) -> tuple[str, ...]:
        session = self.session
        if session.intervention is not None:
            return ("guard.silence",) if self.calm else ("guard.stop",)
        if not session.running:
            return ("clock.toggle",)
        if session.turn_mode is TurnMode.NONE:
            return not_yet_hints(session) or onward_hints(session)
        over = ("phase.next",) if time_sense(session, self.moment.t) == "over" else ()
        if session.floor not in (None, session.presenter):
            return ("floor.back", "capture.line", *over)
        return (*over, "turn.next") if proposed(session) is not None else over

    def _rest(self) -> tuple[str, ...]:
        """The other keys, without those of turns where there are none."""
        if self.session.turn_mode is not TurnMode.NONE:
            return self.HINTS
        onward = () if not_yet_hints(self.session) or next_stop(self.session) is None else ("phase.next",)
        return (*onward, *(id for id in self.HINTS if id not in _OF_TURNS))

    @property
    def _width(self) -> int:
        """Cells of the page; beyond a width it stands in the middle."""
        return max(LEAST, min(BROADEST, self.work.columns) - 2)

    @property
    def _aside(self) -> int:
        """Empty cells at the left of what stands in the middle."""
        return max(0, self.work.columns - BROADEST) // 2

    @property
    def _page_rows(self) -> int:
        """Rows of the page; before the first layout, what the window's fixed lines leave."""
        return self.size.height or self.work.rows - 2 - self.work.message_rows

    def draw(self) -> None:
        """Read the session, and show it."""
        self._says = self._read()
        self._show()

    def tick(self) -> None:
        """The phase's time and the running turn's; the figures, which grow with it; each minute, when what comes."""
        minute = self.moment.at.replace(second=0, microsecond=0)
        if self.figures != "off" or minute != self._minute:
            self._says, self._minute = self._read(), minute
        self._show()
        if (sense := time_sense(self.session, self.moment.t)) != self._sense:
            self._sense = sense
            self.work.show_keys()

    def _read(self) -> BoardTold:
        """All that does not tick."""
        session, width = self.session, self._width
        self._read_for = self.work.columns
        wide, span = self.work.columns >= WIDE, span_now(self.session, self.figures)
        known = port(self.app).phrases if session.entries else Phrases()
        here, t = session.here, self.moment.t
        stopped = session.intervention is not None
        zone = self.work.set_now.book.profile.zone
        cells = SIDE if wide else width
        caught = caught_lines(session, self.work.rows if wide else 1, cells, known)
        actions = tuple(action_lines(session, today_of(self.work.set_now, self.moment), 9, cells))
        first = instruction(session, t)
        told = wrapped(first, 3, width, keys=True) if here is not None else []
        rule = "" if stopped or here is None else f"{here.phase.speakers.words}."
        notes = (
            span_words(session, span),
            turn_words(session, LEFT if wide else width, worded=width >= _BROAD),
        )
        return BoardTold(
            strip=strip(session, t, width),
            issue=issue_words(session),
            presents=session.name(session.presenter),
            rule=rule if here else first,
            say="" if self.work.writing or self.still else say_words(session),
            count=count_words(session),
            lines=seat_lines(session, t, span, typing=self.work.writing, worded=width >= _BROAD),
            figures=self.figures != "off",
            notes=tuple(filter(None, notes)),
            below=(*(() if wide else actions), *told),
            must=len(told),
            caught=caught[0] if caught and not wide and not actions else "",
            then="" if told or width < _BROAD else then_words(session, self.moment, zone, width // 2),
            side=side_rows(session, self.moment, zone, actions or caught, self.work.rows // 2)
            if wide
            else (),
        )

    def _ticks(self) -> Ticks:
        """All of the rows below the time that does."""
        session, t = self.session, self.moment.t
        quiet = quiet_words(session, t) if self.work.asks_for_quiet else ""
        if not quiet and self.figures != "off" and rounds_off(session, t):
            quiet = turn_length(session, t, brief=self._width < _BROAD)
        return Ticks(
            turn_length(session, t), turn_length(session, t, brief=True), quiet, stop_words(session, t)
        )

    def _show(self) -> None:
        """Draw what was read, and what the clock says now."""
        says = self._says
        if says is None:
            return
        rows, width = self._page_rows, self._width
        line = course(self.session, self.moment.t, width, amber=self.wanted.amber)
        if self.calm:
            words = self.rule_words().rstrip(".").split(". ")
            self._put(calm_rows(says.strip, line, words, width, rows))
            return
        ticks = self._ticks()
        largest = time_rows(self.face, minutes_size(self.work.columns, self.work.rows), width)
        wanted = self._once("wanted", head_wanted, says, words_room(largest, width))
        made = self._once("plan", self._planned, says, rows, self.work.columns, self.work.rows, wanted)
        self._plan = made
        self._follow(says, ticks, made)
        body = self._once("body", body_rows, says, ticks, made, width, self._scroll)
        time = time_rows(self.face, made.size, width)
        aside = self._once("words", head_words, says, made, words_room(time, width))
        self._put(board_rows(says.strip, line, beside(aside, time, width), body, made))

    def _once(self, name: str, make: Callable[[Unpack[Given]], Remade], *given: *Given) -> Remade:
        """What is made of the same values is made once: a second changes little of the board."""
        before = self._made.get(name)
        if before is None or before[0] != given:
            before = self._made[name] = given, make(*given)
        made: Remade = before[1]
        return made

    def _planned(self, says: BoardTold, rows: int, columns: int, window: int, head: int) -> BoardPlan:
        """Which rows what has, in a page of so many in such a window; the words beside the time want `head` of them."""
        width = LEFT if says.side else self._width
        caught = caught_rows(says, width)
        wants = Wants(
            seats=len(says.lines),
            pairs=may_pair(width) and not says.figures,
            below=len(says.below) + min(1, caught),
            more=max(0, caught - 1),
            must=says.must,
            head=head,
            notes=len(says.notes),
            say=len(wrapped(says.say, 9, width)) if says.say and not says.side else 0,
        )
        return plan(rows, minutes_size(columns, window), wants, tall=window >= TALL)

    def _follow(self, says: BoardTold, ticks: Ticks, made: BoardPlan) -> None:
        """Whoever has the floor comes in sight with it, and stays there when a line being typed takes rows away."""
        many = len(says.lines)
        seating = seating_of(says, ticks, made, self._width)
        most = max(0, rows_taken(many, seating) - made.seats)
        followed = (self.session.floor, made.seats, many)
        if followed != self._followed:
            self._followed = followed
            at = next((at for at, line in enumerate(says.lines) if line.floor), 0)
            self._scroll = row_of(at, many, seating) - 2
        self._scroll = max(0, min(self._scroll, most))

    def _put(self, rows: DrawnRows) -> None:
        self.query_one(Drawn).show(tuple((*blank(self._aside), *row) for row in rows))

    def message_changed(self) -> None:
        """A longer message takes its rows from what can be read elsewhere."""
        self.draw()

    def on_resize(self) -> None:
        """A line that is typed takes rows, or gives them back; another width is read for anew."""
        if self.is_attached and self.work.stands:
            self._show() if self._read_for == self.work.columns else self.draw()

    def arrive(self) -> None:
        """Figures are off, as they change how people talk."""
        self.figures = "off"

    def action_seats(self, rows: int) -> None:
        """Move the seats by rows."""
        self._scroll += rows
        self._show()

    def action_seats_page(self, pages: int) -> None:
        """Move the seats by pages, one row of the last left in sight."""
        self.action_seats(pages * max(1, (self._plan.seats if self._plan else 2) - 1))

    def watch_figures(self) -> None:
        """Draw anew, as figures of another span are wanted, or none."""
        if self.is_mounted:
            self.draw()

    def action_figures(self) -> None:
        """Of this phase, of the slot, of the session, or off."""
        spans = [span for span in SPANS if span_now(self.session, span) == span]
        at = spans.index(span_now(self.session, self.figures))
        self.figures = spans[(at + 1) % len(spans)]
        self.work.say(SPANS[self.figures])
