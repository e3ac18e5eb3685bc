"""Screens that cover everything: the blank one, where only the time shows, and the one for a window too small."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from als_tui.keys import key, seat_keys
from als_tui.widgets.plain import plain

if TYPE_CHECKING:  # covers stand before the first paint
    from als_tui.screens.session import SessionScreen

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window in which no word is cut off."""


class CoverScreen(ModalScreen[None]):
    """One line in the middle of an empty screen; what lies under it stays as it is."""

    DEFAULT_CSS = """
    CoverScreen { align: center middle; background: $background; }
    CoverScreen > Static { width: 1fr; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """The one line."""
        yield Static()


class BlankScreen(CoverScreen):
    """Nothing but the time, for when somebody looks over a shoulder; the session's clock goes on by its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *seat_keys(),
        key(
            "clock.toggle", "space", "pass_on('start_or_pause')", "start/pause", "Pause the timer, or go on."
        ),
        key("phase.next", "n", "pass_on('next_phase')", "next", "End this phase and begin the next one."),
        key("phase.back", "b", "pass_on('back')", "back", "Go back to the phase before."),
        key("floor.back", "p", "pass_on('floor_back')", "presenter", "The floor back to the presenter."),
        key("turn.next", "enter", "pass_on('next_turn')", "next turn", "The floor to whoever is proposed."),
    ]

    def __init__(self, below: "SessionScreen | None", wall: Callable[[], str]) -> None:
        """Over a session's screen the phase's time shows, else the time of day."""
        super().__init__()
        self._below = below
        self._wall = wall

    def on_mount(self) -> None:
        """Show the time."""
        self.tick()

    def tick(self) -> None:
        """The phase's time in words, without the phase."""
        below = self._below
        if below is None or not below.stands or below.session.here is None:
            self.query_one(Static).update(plain(self._wall()))
        else:
            self.query_one(Static).update(plain(below.time_words()))

    def action_seat(self, seat: int) -> None:
        """The floor to a seat."""
        self._pass(f"seat({seat})")

    def action_pass_on(self, action: str) -> None:
        """Let the screen below do it."""
        self._pass(action)

    def _pass(self, action: str) -> None:
        if self._below is not None:
            self.run_worker(self._below.run_action(action), exclusive=False)


class SmallScreen(CoverScreen):
    """A plain word where the window is too small; keys do nothing until it is larger."""

    def on_mount(self) -> None:
        """Say what is needed."""
        lines = (
            "This window is too small.",
            f"als-tui needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows.",
            "Make it larger; nothing is lost and the time goes on.",
        )
        self.query_one(Static).update(Content("\n").join(plain(line) for line in lines))


def fits(columns: int, rows: int) -> bool:
    """True where a window is large enough."""
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS
