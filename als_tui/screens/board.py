"""The turn board: presenter and issue, who has the floor, who has not asked yet; one key a turn."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.facts import Question
from als_tui.domain.participation import not_asked_yet, talk
from als_tui.domain.session import Person
from als_tui.domain.timing import clock_face
from als_tui.keys import key
from als_tui.screens.choices import seat_key
from als_tui.screens.floor import FloorScreen
from als_tui.screens.wishes import Place
from als_tui.widgets.plain import fit, plain
from als_tui.widgets.seats import SeatLine, Seats


class BoardScreen(FloorScreen):
    """One slot with its turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "board.figures",
            "f",
            "figures",
            "figures",
            "Turns, questions and airtime by seat: facts, off at start.",
        ),
    ]
    PLACE: ClassVar[Place] = "board"
    NAME: ClassVar[str] = "turn board"
    HINTS: ClassVar[tuple[str, ...]] = (
        "floor.seat.1",
        "floor.back",
        "capture.line",
        "phase.next",
        "clock.toggle",
        "step.undo",
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
        #board--seats { height: 1fr; margin: 1 0; }
        #board--turn { height: 1; width: auto; }
        #board--last { height: auto; max-height: 2; color: $text-muted; }
        #board--next { height: 1; }
    }
    """

    figures: reactive[bool] = reactive(False)
    """Whether turns, questions and airtime are shown; off at start, as figures change how people talk."""

    def body(self) -> Iterable[Widget]:
        """Whose slot and what time on top, the seats in the middle, the last words caught and what is next."""
        with Vertical(id="body"):
            with Horizontal(id="board--head"):
                yield Static(id="board--phase")
                yield Static(id="board--time")
            yield Static(id="board--issue")
            yield Static(id="board--rule")
            with VerticalScroll(id="board--seats", can_focus=False):
                yield Seats()
            yield Static(id="board--turn")
            yield Static(id="board--last")
            yield Static(id="board--next")

    def next_hints(self) -> tuple[str, ...]:
        """While the timer stands, Space is the next key; with the floor at an asker, capture and back come first."""
        session = self.session
        if not session.running:
            return tuple(dict.fromkeys(("clock.toggle", *self.HINTS)))
        if session.floor not in (None, session.presenter):
            return tuple(dict.fromkeys(("floor.back", "capture.line", *self.HINTS)))
        return self.HINTS

    def draw(self) -> None:
        """Everything but the running times."""
        here = self.session.here
        phase = here.phase.title if here else "Not begun"
        width = max(20, self.size.width - 2)
        head = " · ".join(part for part in (phase.upper(), self.place_words()) if part)
        self.put("#board--phase", plain(fit(head, width - 16)))
        self.put("#board--issue", plain(fit(self.issue_words(), width)))
        self.put(
            "#board--rule", plain(f"{here.phase.speakers.words}." if here else "Space starts the session.")
        )
        self.put("#board--last", plain(fit(self._last_caught(), 2 * width - 10)))
        self.put("#board--next", plain(self.coming_words(), "dim"))
        self.query_one(Seats).lines = self._seat_lines()
        self.tick()

    def tick(self) -> None:
        """The phase's time and the running turn's."""
        self.put("#board--time", plain(self.time_words()))
        turn, session = self.session.turn, self.session
        words = (
            f"{session.name(turn.person)} has the floor {clock_face(self.moment.t - turn.began)}"
            if turn
            else ""
        )
        self.put("#board--turn", plain(words))

    def watch_figures(self) -> None:
        """Figures went on or off."""
        if self.is_mounted:
            self.draw()

    def action_figures(self) -> None:
        """Show or hide turns, questions and airtime."""
        self.figures = not self.figures
        self.say(
            "Turns, questions and airtime of this slot, by seat." if self.figures else "Figures are off."
        )

    def _seat_lines(self) -> tuple[SeatLine, ...]:
        session = self.session
        slot = session.slot.id if session.slot else None
        quiet = set(not_asked_yet(session, slot)) if slot is not None else set()
        talks = {t.person: t for t in talk(session, self.moment.t, slot)}
        lines = []
        for seat, person in enumerate(session.people):
            figures = ""
            if self.figures and person.id in talks:
                t = talks[person.id]
                figures = f"turns {t.turns:>2} · asked {t.questions:>2} · {clock_face(t.seconds):>6}"
            lines.append(
                SeatLine(
                    seat_key(seat) or "@",
                    person.name,
                    self._state(person, person.id in quiet),
                    figures,
                    session.floor == person.id,
                    not person.present,
                )
            )
        return tuple(lines)

    def _state(self, person: Person, quiet: bool) -> str:
        session = self.session
        role = next((role for role, holder in session.roles.items() if holder == person.id), "")
        if not person.present:
            return str(person.presence)
        if person.id == session.presenter:
            return "presents"
        if session.floor == person.id:
            return "has the floor"
        if session.facilitator == person.id:
            return "facilitator"
        return " · ".join(part for part in ("not asked yet" if quiet else "", role) if part)

    def _last_caught(self) -> str:
        caught = [entry for entry in self.session.entries if entry.content.text]
        if not caught:
            return ""
        content = caught[-1].content
        who = f"{self.session.name(content.asker)}: " if isinstance(content, Question) else ""
        return f"Last caught: {who}{content.text}"
