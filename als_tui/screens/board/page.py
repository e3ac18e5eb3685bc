"""The turn board: presenter and issue, who has the floor, who has not asked yet; one key a turn."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widgets import Static

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.asking.turntaking import proposed
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.live import today_of
from als_tui.domain.session.schedule import next_stop, time_sense
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.board.commit_words import action_lines
from als_tui.screens.board.floor import FloorPage
from als_tui.screens.board.floor_words import (
    WHOLE,
    coming_words,
    floor_words,
    issue_words,
    place_words,
    turn_words,
)
from als_tui.screens.board.words import SPANS, above_seats, caught_lines, seat_lines, span_now
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import SHORT, WIDE
from als_tui.screens.common.requests import Place
from als_tui.screens.pages.page import FocusPoint
from als_tui.screens.pages.words import not_yet_hints, onward_hints, say_words, time_words
from als_tui.widgets.fitting import fit, fit_rows, rows_of
from als_tui.widgets.plain import at_both_ends, fit_keys, plain
from als_tui.widgets.seats import Seats, SeatsBox, SeatsHead, cells_wanted
from als_tui.widgets.values import SeatLine

_SIDE = 44
"""Cells that the words caught keep beside long names."""
_ROWS = 6
"""Rows of what is always there but the seats: title, phase, rule, next, message, keys."""
_TIME = 20
"""Cells that the head keeps for the time."""
_LINE = 5
"""Rows of a line that is typed."""
_GIVES_WAY = ("#board--count", "#board--turns", "#board--last", "#board--turn")
"""What can be read elsewhere, in the order in which it leaves its rows to the seats while words are typed."""
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
    DEFAULT_CSS = """
    BoardPage {
        #board--head { height: 1; text-style: bold; }
        #board--place { height: auto; text-style: bold; }
        #board--issue, #board--rule, #board--count { height: auto; color: $text-muted; }
        #board--middle { height: 1fr; margin: 0 0 1 0; }
        #board--seats { width: 1fr; height: 1fr; }
        #board--say { height: auto; color: $text-muted; margin-bottom: 1; }
        #board--side { display: none; width: 1fr; height: 1fr; margin-left: 2; color: $text-muted; }
        #board--turns { height: auto; }
        #board--calm { display: none; height: 1fr; content-align: center middle; text-style: bold; }
        #board--rule.intervention { text-style: bold reverse; color: $text; }
        .empty { display: none; }
        &.crowded #board--middle, #board--say.tight { margin: 0; }
        .gives-way { display: none; }
        &.calm #board--calm { display: block; }
        &.calm #board--head, &.calm #board--place, &.calm #board--issue, &.calm #board--rule,
        &.calm #board--count, &.calm #board--middle, &.calm #board--say, &.calm #board--turn,
        &.calm #board--turns, &.calm #board--caught, &.calm #board--last, &.still #board--next { display: none; }
        #board--turn { height: 1; }
        #board--caught { height: auto; }
        #board--last { height: auto; max-height: 2; color: $text-muted; }
        #board--next { height: auto; max-height: 4; }
    }
    .-wide BoardPage #board--side { display: block; }
    .-wide BoardPage #board--last, .-wide BoardPage #board--caught { display: none; }
    .-short BoardPage #board--middle { margin: 0; }
    """

    _apart: bool = False
    """Whether the place has rows of its own."""
    _window: tuple[int, int] | None = None
    """Columns and rows of the window for which it was drawn last."""
    _sense: str = ""
    """How the phase's time stood when the key line was last drawn."""
    figures: reactive[str] = reactive("off")
    """Of what turns, questions and airtime are shown; off at start, as figures change how people talk."""

    def compose(self) -> ComposeResult:
        """Whose slot and what time on top, the seats in the middle, the last words caught and what is next."""
        yield FocusPoint()
        yield Static(id="board--head")
        yield Static(id="board--place")
        yield Static(id="board--issue")
        yield Static(id="board--rule")
        yield Static(id="board--count")
        with Horizontal(id="board--middle"):
            with Vertical(id="board--seats"):
                yield SeatsHead()
                with SeatsBox(can_focus=False):
                    yield Seats()
            yield Static(id="board--side")
        yield Static(id="board--say")
        yield Static(id="board--calm")
        yield Static(id="board--turn")
        yield Static(id="board--turns")
        yield Static(id="board--caught")
        yield Static(id="board--last")
        yield Static(id="board--next")

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """The row of whoever has the floor."""
        return self.query_one(SeatsBox).cursor_screen_offset

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

    def draw(self) -> None:
        """Everything but the running times."""
        width = max(20, self.work.columns - 2)
        self.set_class(self.calm, "calm")
        calm = self.rule_words().rstrip(".").split(". ") if self.calm else []
        self.put("#board--calm", Content("\n\n").join(map(plain, calm)))
        lines = self._draw_seats()
        message = self.work.message_rows
        rows = self.work.rows - _ROWS - (message - 1) - (self.work.rows >= SHORT)
        rows -= self._draw_above(width) + self._draw_below(width)
        pairs = len(lines) > rows and self.query_one(Seats).may_pair
        typing = self.work.writing
        spare = rows - (ceil(len(lines) / 2) if pairs else len(lines)) - (_LINE if typing else 0)
        spare -= self._draw_next(width, spare)
        spare -= self._draw_caught(width, spare)
        self._draw_words(width, 0 if typing else max(0, spare))
        window = (self.work.columns, self.work.rows)
        if typing and window != self._window:  # what was there for another width is no measure
            self._have_all()
            self.call_after_refresh(self._place_seats)
        else:
            if not typing:
                self._have_all()
            self._place_seats()
        self._window = window
        self._draw_side(width, lines)
        self.tick()

    def _draw_seats(self) -> tuple[SeatLine, ...]:
        """The seats, and the heading of their figures."""
        typing = self.work.writing
        span = span_now(self.session, self.figures)
        lines = seat_lines(self.session, self.moment.t, span, typing=typing)
        self.query_one(Seats).lines = self.query_one(SeatsHead).lines = lines
        return lines

    def _draw_caught(self, width: int, free: int) -> int:
        """The actions of this slot, in place of what was caught last; returns the rows that they take beyond its."""
        last = self.query_one("#board--last")
        before = 0 if last.has_class("empty") or self.work.columns >= WIDE else 1
        caught = action_lines(self.session, today_of(self.work.set_now, self.moment), free + before, width)
        self.put("#board--caught", Content("\n").join(map(plain, caught)))
        self.query_one("#board--caught").set_class(not caught, "empty")
        if not caught:
            return 0
        last.add_class("empty")
        return len(caught) - before if self.work.columns < WIDE else 0

    def _draw_above(self, width: int) -> int:
        """The count over the seats, and a row for the issue where there is one; returns the rows that they take."""
        count = above_seats(self.session, span_now(self.session, self.figures), width)
        self.put("#board--count", plain(count))
        self.query_one("#board--count").set_class(not count, "empty")
        issue = bool(issue_words(self.session))
        self.query_one("#board--issue").set_class(not issue, "empty")
        return bool(count) + issue + (self.figures != "off")

    def _draw_next(self, width: int, spare: int) -> int:
        """What comes next, or why it cannot yet, whole if rows are free; returns how many it takes of those."""
        coming = coming_words(self.session, self.moment.t, self.work.columns - 4)
        rows = max(1, min(1 + spare, rows_of(coming, width)))
        self.put("#board--next", fit_keys(coming, rows, width, "dim"))
        return rows - 1

    def _draw_below(self, width: int) -> int:
        """What stands under the seats; returns the rows that can be there or not."""
        known = port(self.app).phrases if self.session.entries else Phrases()
        caught = caught_lines(self.session, 1, 2 * width - 24, known)
        last = f"Last caught: {caught[0]}" if caught else ""
        turns = turn_words(self.session, width)
        self.put("#board--last", plain(last))
        self.put("#board--turns", plain(turns))
        self.query_one("#board--turns").set_class(not turns, "empty")
        self.query_one("#board--last").set_class(not last, "empty")
        floor = self.session.turn is not None
        self.query_one("#board--turn").set_class(not floor, "empty")
        return floor + bool(turns) + (rows_of(last, width) if last and self.work.columns < WIDE else 0)

    def _draw_words(self, width: int, spare: int) -> None:
        """The issue, and the place if the head has no space for it, in full if rows are free; then what to say."""
        issue, place, say = (
            issue_words(self.session),
            place_words(self.session, WHOLE),
            say_words(self.session),
        )
        self._apart = spare > 0 and cell_len(place) > width - cell_len(self._phase) - _TIME
        rows = rows_of(place, width) if self._apart else 0
        if rows > spare:
            place, rows = place_words(self.session, width), 1
        self.put("#board--place", plain(place if rows else ""))
        self.query_one("#board--place").set_class(not rows, "empty")
        spare -= rows
        rows = min(1 + spare, rows_of(issue, width))
        self.put("#board--issue", plain(fit_rows(issue, rows, width)))
        spare -= max(0, rows - 1)
        said = bool(say) and rows_of(say, width) <= spare
        self.put("#board--say", plain(say if said else ""))
        self.query_one("#board--say").set_class(not said, "empty")
        self.query_one("#board--say").set_class(rows_of(say, width) == spare, "tight")

    def _draw_side(self, width: int, lines: Sequence[SeatLine]) -> None:
        """In a wide window what was caught stands beside the seats."""
        wide = self.work.columns >= WIDE
        seats = max(width // 2, min(cells_wanted(lines), width - _SIDE)) if wide else width
        self.query_one("#board--seats").styles.width = seats
        known = port(self.app).phrases if self.session.entries else Phrases()
        rows = caught_lines(self.session, self.work.rows - 14, width - seats - 2, known) if wide else []
        told = ("Caught, newest first", "", *rows)
        self.put("#board--side", Content("\n").join(plain(row) for row in told))

    def message_changed(self) -> None:
        """A longer message takes its rows from what can be read elsewhere."""
        self.draw()

    def arrive(self) -> None:
        """Figures are off, as they change how people talk."""
        self.figures = "off"

    def on_seats_box_resized(self) -> None:
        """A line that is typed takes rows, or gives them back."""
        if self.is_attached:
            self._place_seats()

    def _place_seats(self) -> None:
        """What can be read elsewhere gives way before a seat; if that is not enough, two stand side by side."""
        box, seats = self.query_one(SeatsBox), self.query_one(Seats)
        if not box.size.height:
            return  # before the first layout there is no size to go by
        fit = len(seats.lines) <= box.size.height
        if not fit and self.work.writing and self._give_way():
            return
        seats.two = not fit
        at = next((at for at, line in enumerate(seats.lines) if line.floor), 0)
        box.floor = seats.row_of(at)

    def _give_way(self) -> bool:
        """Take away the empty row under the seats, then what can be read elsewhere; False if nothing is left."""
        if not self.has_class("crowded") and self.work.rows >= SHORT:
            self.add_class("crowded")
            return True
        for part in map(self.query_one, _GIVES_WAY):
            if part.display and not part.has_class("empty") and not part.has_class("gives-way"):
                part.add_class("gives-way")
                return True
        return False

    def _have_all(self) -> None:
        """Nothing gives way any more."""
        self.remove_class("crowded")
        for part in map(self.query_one, _GIVES_WAY):
            part.remove_class("gives-way")

    def tick(self) -> None:
        """The phase's time and the running turn's, and the figures, which grow with it."""
        if self.figures != "off":
            self._draw_seats()
        time = time_words(self.session, self.moment.t, self.work.engine.away)
        cells = self.work.columns - 2
        self.put("#board--head", at_both_ends(self._head(cells - cell_len(time) - 2), time, cells))
        self.set_class(self.still, "still")
        intervention = self.session.intervention is not None
        self.query_one("#board--rule", Static).set_class(intervention, "intervention")
        self.put("#board--rule", plain(self.rule_words()))
        floor = floor_words(
            self.session,
            self.moment.t,
            self.work.columns - 2,
            quiet_wanted=self.work.asks_for_quiet,
        )
        self.put("#board--turn", plain(floor))
        if (sense := time_sense(self.session, self.moment.t)) != self._sense:
            self._sense = sense
            self.work.show_keys()

    @property
    def _phase(self) -> str:
        here = self.session.here
        return (here.phase.title if here else "Not begun").upper()

    def _head(self, cells: int) -> str:
        """The phase, and whose slot it is as far as it fits, if that has no row of its own."""
        place = "" if self._apart else place_words(self.session, cells - cell_len(self._phase) - 3)
        return fit(f"{self._phase} · {place}" if place else self._phase, cells)

    def action_seats(self, rows: int) -> None:
        """Move the seats by rows."""
        self.query_one(SeatsBox).scroll_rows(rows)

    def action_seats_page(self, pages: int) -> None:
        """Move the seats by pages."""
        box = self.query_one(SeatsBox)
        box.scroll_rows(pages * box.page)

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
