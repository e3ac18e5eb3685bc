"""The turn board: presenter and issue, who has the floor, who has not asked yet; one key a turn."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.phrases import Phrases
from als_tui.domain.process import TurnMode
from als_tui.domain.schedule import next_stop
from als_tui.domain.turntaking import proposed
from als_tui.keys import key
from als_tui.screens.boardwords import SPANS, caught_lines, seat_lines, span_words
from als_tui.screens.floor import FloorScreen
from als_tui.screens.keyed import HEIGHTS, WIDTHS
from als_tui.screens.rooms import phrases
from als_tui.screens.wishes import Place
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.plain import fit, plain, with_keys
from als_tui.widgets.seats import Seats


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
        &.-wide #board--last { display: none; }
        &.-short #board--middle { margin: 0; }
        &.calm #board--calm { display: block; }
        &.calm #board--head, &.calm #board--issue, &.calm #board--rule, &.calm #board--middle,
        &.calm #board--turn, &.calm #board--turns, &.calm #board--last, &.calm #board--next { display: none; }
        #board--turn { height: 1; width: auto; }
        #board--last { height: auto; max-height: 2; color: $text-muted; }
        #board--next { height: 1; }
    }
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

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
                with VerticalScroll(id="board--seats", can_focus=False):
                    yield Seats()
                yield Static(id="board--side")
            yield Static("Silence\n\nS ends it", id="board--calm")
            yield Static(id="board--turn")
            yield Static(id="board--turns")
            yield Static(id="board--last")
            yield Static(id="board--next")

    def next_hints(self) -> tuple[str, ...]:
        """While the timer stands, Space is the next key; with the floor at an asker, capture and back come first."""
        session = self.session
        if session.intervention is not None:
            ends = "guard.silence" if self.calm else "guard.stop"
            return tuple(dict.fromkeys((ends, *self.HINTS)))
        if not session.running:
            return tuple(dict.fromkeys(("clock.toggle", *self.HINTS)))
        if session.turn_mode is TurnMode.NONE:
            last = ("go.review",) if next_stop(session) is None else ()
            first = self.held_hints() or last or ("phase.next",)
            rest = (id for id in self.HINTS if id not in ("floor.seat.1", "phase.next"))
            return tuple(dict.fromkeys((*first, *rest)))
        if session.floor not in (None, session.presenter):
            return tuple(dict.fromkeys(("floor.back", "capture.line", *self.HINTS)))
        first = ("turn.next",) if proposed(session) is not None else ()
        return (*first, *self.HINTS)

    def draw(self) -> None:
        """Everything but the running times."""
        here = self.session.here
        phase = here.phase.title if here else "Not begun"
        width = max(20, self.size.width - 2)
        head = " · ".join(part for part in (phase.upper(), self.place_words()) if part)
        self.set_class(self.calm, "calm")
        self.put("#board--phase", plain(fit(head, width - cell_len(self.time_words()) - 2)))
        self.put("#board--issue", plain(fit(self.issue_words(), width)))
        known = phrases(self.app) if self.session.entries else Phrases()
        last = caught_lines(self.session, 1, 2 * width - 24, known)
        self.put("#board--last", plain(f"Last caught: {last[0]}" if last else ""))
        rows = caught_lines(self.session, self.size.height - 14, width // 2 - 4, known)
        self.put(
            "#board--side", Content("\n").join(plain(row) for row in ("Caught, newest first", "", *rows))
        )
        turns = fit(self.turn_words(), width)
        self.put("#board--turns", plain(turns))
        self.query_one("#board--turns").set_class(not turns, "empty")
        self.query_one("#board--last").set_class(not last, "empty")
        self.put("#board--next", with_keys(self.coming_words(), "dim"))
        typing = self.query_one(EntryLine).question is not None
        lines = seat_lines(self.session, self.moment.t, self.figures, typing=typing)
        self.query_one(Seats).lines = lines
        floor = next((seat for seat, line in enumerate(lines) if line.floor), 0)
        self.query_one("#board--seats").scroll_to(y=max(0, floor - 2), animate=False)
        self.tick()

    def tick(self) -> None:
        """The phase's time and the running turn's."""
        self.put("#board--time", plain(self.time_words()))
        stopped = self.session.intervention is not None
        self.query_one("#board--rule", Static).set_class(stopped, "stopped")
        figures = span_words(self.session, self.figures)
        self.put("#board--rule", plain(self.rule_words() if stopped or not figures else figures))
        self.put("#board--turn", plain(self.floor_words()))

    def watch_figures(self) -> None:
        """Figures of something else."""
        if self.is_mounted:
            self.draw()

    def action_figures(self) -> None:
        """Of this phase, of the slot, of the session, or off."""
        spans = list(SPANS)
        self.figures = spans[(spans.index(self.figures) + 1) % len(spans)]
        self.say(SPANS[self.figures])
