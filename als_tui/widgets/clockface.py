"""The big time of the phase timer: one widget, as of all its rows only the cells that changed go to the terminal."""

from textual.reactive import var
from textual.widgets import Digits

_PLACES = len("+999:59:59")
"""The longest face."""


class ClockFace(Digits):
    """Minutes and seconds left, `+m:ss` once the time is over; empty if no digits should run.

    A time for which it has no places shows no digits either: after a reboot a clock may be wrong by years.
    """

    DEFAULT_CSS = """
    ClockFace {
        height: 3; width: 1fr; text-align: center;
        &.over { color: $text-warning; }
    }
    """

    face: var[str] = var("")
    """What to show, such as `12:05` or `+0:31`."""

    def watch_face(self, face: str) -> None:
        """Show the time; over is a sign, and a colour beside it."""
        digits = face if len(face) <= _PLACES else ""
        self.update(digits)
        self.set_class(face.startswith("+"), "over")
