"""The big time of the phase timer: a widget a digit, because a terminal repaints every row of what changes."""

from collections.abc import Iterable

from textual.containers import Center, Horizontal
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Digits

_PLACES = len("+999:59:59")
"""The longest face; places that it does not need are hidden."""


class ClockFace(Center):
    """Minutes and seconds left, `+m:ss` once the time is over; empty if no digits should run.

    A time for which it has no places shows no digits either: after a reboot a clock may be wrong by years.
    """

    DEFAULT_CSS = """
    ClockFace {
        height: 3; width: 1fr;
        Horizontal { width: auto; height: 3; }
        Digits { width: auto; }
        &.over Digits { color: $text-warning; }
    }
    """

    face: var[str] = var("")
    """What to show, such as `12:05` or `+0:31`."""

    def compose(self) -> Iterable[Widget]:
        """A place for each character, side by side."""
        with Horizontal():
            for _ in range(_PLACES):
                yield Digits("")

    def watch_face(self, face: str) -> None:
        """Show the time; over is a sign, and a colour beside it."""
        if not self.is_mounted:
            return
        digits = face if len(face) <= _PLACES else ""
        for place, digit in zip(self.query(Digits), digits.ljust(_PLACES), strict=True):
            sign = digit.strip()
            if place.value != sign:
                place.display = bool(sign)
                place.update(sign)
        self.set_class(face.startswith("+"), "over")

    def on_mount(self) -> None:
        """Show what was set before the widget stood."""
        for place in self.query(Digits):
            place.display = False
        self.watch_face(self.face)
