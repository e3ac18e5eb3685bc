"""The turn board: presenter and issue, who has the floor, who has not asked yet; one key a turn."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.moves.capturing import today_of
from als_tui.domain.phrases import Phrases
from als_tui.domain.process import TurnMode
from als_tui.domain.schedule import next_stop, time_sense
from als_tui.domain.turntaking import proposed
from als_tui.keys import key
from als_tui.screens.boardwords import SPANS, caught_lines, seat_lines, span_words
from als_tui.screens.commitwords import action_lines
from als_tui.screens.floor import FloorScreen
from als_tui.screens.keyed import HEIGHTS, WIDE, WIDTHS
from als_tui.screens.rooms import phrases
from als_tui.screens.wishes import Place
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.plain import fit, plain, with_keys
from als_tui.widgets.seats import SeatLine, Seats, SeatsBox, cells_wanted

_SIDE = 44
"""Cells that the words caught keep beside long names."""
_AROUND, _LINE = 10, 5
"""Rows of all but the seats, and of a line that is typed."""
_OF_TURNS = ("floor.seat.1", "floor.back", "turn.mode", "board.figures", "floor.other", "phase.next")
"""Keys that a phase without turns refuses, or shows by its own reckoning."""


class BoardScreen(FloorScreen):
    """One slot with its turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "board.figures",
            "f",
            "figures",
            "figures",
            "Turns, questions, airtime by seat: of this phase, the slot, the session, or off.",
        ),
    ]
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
    BoardScreen {
        #board--head { height: 1; }
        #board--phase { width: 1fr; height: 1; text-style: bold; }
        #board--time { width: auto; height: 1; text-style: bold; }
        #board--issue, #board--rule { height: 1; color: $text-muted; }
        #board--middle { height: 1fr; margin: 1 0; }
        #board--seats { width: 1fr; height: 1fr; }
        #board--side { display: none; width: 1fr; height: 1fr; margin-left: 2; color: $text-muted; }
        #board--turns { height: auto; }
        #board--calm { display: none; height: 1fr; content-align: center middle; text-style: bold; }
        #board--rule.stopped { text-style: bold reverse; color: $text; }
        .empty { display: none; }
        &.-wide #board--side { display: block; }
        &.-wide #board--last, &.-wide #board--caught { display: none; }
        &.-short #board--middle { margin: 0; }
        &.calm #board--calm { display: block; }
        &.calm #board--head, &.calm #board--issue, &.calm #board--rule, &.calm #board--middle,
        &.calm #board--turn, &.calm #board--turns, &.calm #board--caught, &.calm #board--last,
        &.calm #board--next { display: none; }
        #board--turn { height: 1; width: auto; }
        #board--caught { height: auto; }
        #board--last { height: auto; max-height: 2; color: $text-muted; }
        #board--next { height: 1; }
    }
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    _sense: str = ""
    """How the phase's time stood when the key line was last drawn."""
    figures: reactive[str] = reactive("off")
    """Of what turns, questions and airtime are shown; off at start, as figures change how people talk."""

    def body(self) -> Iterable[Widget]:
        """Whose slot and what time on top, the seats in the middle, the last words caught and what is next."""
        with Vertical(id="body"):
            with Horizontal(id="board--head"):
                yield Static(id="board--phase")
                yield Static(id="board--time")
            yield Static(id="board--issue")
            yield Static(id="board--rule")
            with Horizontal(id="board--middle"):
                with SeatsBox(id="board--seats", can_focus=False):
                    yield Seats()
                yield Static(id="board--side")
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
        """While the timer stands, Space is the next key; with the floor at an asker, capture and back come first."""
        return tuple(dict.fromkeys((*self._first(), *self._rest())))

    def _first(self) -> tuple[str, ...]:
        session = self.session
        if session.intervention is not None:
            return ("guard.silence",) if self.calm else ("guard.stop",)
        if not session.running:
            return ("clock.toggle",)
        if session.turn_mode is TurnMode.NONE:
            return self.held_hints() or self.onward_hints()
        over = ("phase.next",) if time_sense(session, self.moment.t) == "over" else ()
        if session.floor not in (None, session.presenter):
            return ("floor.back", "capture.line", *over)
        return (*over, "turn.next") if proposed(session) is not None else over

    def _rest(self) -> tuple[str, ...]:
        """The other keys, without those of turns where there are none."""
        if self.session.turn_mode is not TurnMode.NONE:
            return self.HINTS
        onward = () if self.held_hints() or next_stop(self.session) is None else ("phase.next",)
        return (*onward, *(id for id in self.HINTS if id not in _OF_TURNS))

    def draw(self) -> None:
        """Everything but the running times."""
        width = max(20, self.size.width - 2)
        self.set_class(self.calm, "calm")
        calm = self.rule_words().rstrip(".").split(". ") if self.calm else []
        self.put("#board--calm", Content("\n\n").join(map(plain, calm)))
        self.put("#board--issue", plain(fit(self.issue_words(), width)))
        known = phrases(self.app) if self.session.entries else Phrases()
        last = caught_lines(self.session, 1, 2 * width - 24, known)
        self.put("#board--last", plain(f"Last caught: {last[0]}" if last else ""))
        lines = self._seat_lines()
        seats = max(width // 2, min(cells_wanted(lines), width - _SIDE)) if self.size.width >= WIDE else width
        self.query_one("#board--seats").styles.width = seats
        rows = caught_lines(self.session, self.size.height - 14, width - seats - 2, known)
        self.put(
            "#board--side", Content("\n").join(plain(row) for row in ("Caught, newest first", "", *rows))
        )
        turns = self.turn_words(width)
        self.put("#board--turns", plain(turns))
        self.query_one("#board--turns").set_class(not turns, "empty")
        free = self.size.height - _AROUND - len(lines) - bool(turns) - (_LINE if self.writing else 0)
        today = today_of(self.set_now, self.moment)
        caught = action_lines(self.session, today, free, width)
        self.put("#board--caught", Content("\n").join(map(plain, caught)))
        self.query_one("#board--caught").set_class(not caught, "empty")
        self.query_one("#board--last").set_class(not last or bool(caught), "empty")
        self.put("#board--next", with_keys(self.coming_words(), "dim"))
        self.query_one(Seats).lines = lines
        self.query_one(SeatsBox).floor = next((at for at, line in enumerate(lines) if line.floor), 0)
        self._show_times()

    def tick(self) -> None:
        """The running times, and the figures, which grow with the running turn."""
        if self.figures != "off":
            self.query_one(Seats).lines = self._seat_lines()
        self._show_times()

    def _show_times(self) -> None:
        """The phase's time and the running turn's."""
        time = self.time_words()
        self.put("#board--phase", plain(self._head(self.size.width - cell_len(time) - 4)))
        self.put("#board--time", plain(time))
        stopped = self.session.intervention is not None
        self.query_one("#board--rule", Static).set_class(stopped, "stopped")
        figures = span_words(self.session, self.figures)
        self.put("#board--rule", plain(self.rule_words() if stopped or not figures else figures))
        self.put("#board--turn", plain(self.floor_words()))
        if (sense := time_sense(self.session, self.moment.t)) != self._sense:
            self._sense = sense
            self.show_keys()

    def _seat_lines(self) -> tuple[SeatLine, ...]:
        typing = self.query_one(EntryLine).question is not None
        return seat_lines(self.session, self.moment.t, self.figures, typing=typing)

    def _head(self, room: int) -> str:
        """The phase, and whose slot it is as far as there is room."""
        here = self.session.here
        phase = (here.phase.title if here else "Not begun").upper()
        place = self.place_words(room - cell_len(phase) - 3)
        return fit(f"{phase} · {place}" if place else phase, room)

    def watch_figures(self) -> None:
        """Figures of something else."""
        if self.is_mounted:
            self.draw()

    def action_figures(self) -> None:
        """Of this phase, of the slot, of the session, or off."""
        spans = list(SPANS)
        self.figures = spans[(spans.index(self.figures) + 1) % len(spans)]
        self.say(SPANS[self.figures])
