"""The big time of the phase timer: as narrow as what changes, because a terminal repaints whole rows."""

from textual.app import ComposeResult
from textual.containers import Center
from textual.reactive import var
from textual.widgets import Digits


class ClockFace(Center):
    """Minutes and seconds left, `+m:ss` once the time is over; empty where no digits should run."""

    DEFAULT_CSS = """
    ClockFace {
        height: 3; width: 1fr;
        Digits { width: auto; }
        &.over Digits { color: $text-warning; }
    }
    """

    face: var[str] = var("")
    """What to show, such as `12:05` or `+0:31`."""

    def compose(self) -> ComposeResult:
        """One widget, as wide as its digits."""
        yield Digits("")

    def watch_face(self, face: str) -> None:
        """Show the time; over is a sign, and a colour beside it."""
        if self.is_mounted:
            self.query_one(Digits).update(face)
            self.set_class(face.startswith("+"), "over")

    def on_mount(self) -> None:
        """Show what was set before the widget stood."""
        self.watch_face(self.face)
