"""The window that asks what counts of the time in which als-tui was off or the computer slept."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.timing import Away, spell_length
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings, digit_typed
from als_tui.screens.common.windows import WindowScreen, heading
from als_tui.widgets.fitting import shown
from als_tui.widgets.plain import plain

_DIGITS = 4
"""Minutes of up to a week can be typed."""


class AwayScreen(WindowScreen[float | None]):
    """One key answers: count it, do not, or digits for the minutes; returns the seconds that count, or None."""

    KEYS: ClassVar[Keys] = (
        Key("away.count", "c", "count", "count it", "The phase and the turn went on meanwhile."),
        Key(
            "away.leave_out",
            "d",
            "leave_out",
            "do not count",
            "The phase and the turn stood still meanwhile.",
        ),
        Key("away.set", "enter", "minutes", "minutes", "Count so many minutes: type them, then Enter."),
        Key("away.leave", "escape,q", "dismiss(None)", "leave", "Leave it as it is."),
    )
    BINDINGS = bindings(KEYS)
    HINTED: ClassVar[tuple[str, ...]] = ("away.count", "away.leave_out", "away.leave")

    def __init__(self, away: Away, left: tuple[str, str]) -> None:
        """`left` is the phase's time if it counts and if it does not; empty if that phase is over."""
        super().__init__()
        self._away = away
        self._left = left
        self._typed = ""

    def inside(self) -> ComposeResult:
        """What happened, the answers with what each makes of the phase's time, and how to leave."""
        counted, not_counted = self._left
        undo, again = press("step.undo"), press("clock.away")
        yield Static(heading(_title(self._away)), classes="choice--title")
        yield Static(
            Content("\n").join(
                (
                    _line("away.count", "Count it", counted),
                    _line("away.leave_out", "Do not count it", not_counted),
                )
            )
        )
        yield Static(classes="choice--typed")
        yield Static(
            plain(f"Esc leaves it as it is. {undo} takes it back, {again} asks again."),
            classes="choice--foot",
        )

    def on_mount(self) -> None:
        """Show the empty field."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Digits are minutes."""
        digit = digit_typed(event.key, event.character)
        if digit and digit in "0123456789":
            event.stop()
            self._typed = (self._typed + digit)[:_DIGITS]
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        self._show()

    def action_count(self) -> None:
        """All that was measured counts."""
        self.dismiss(self._away.measured)

    def action_leave_out(self) -> None:
        """None of it counts."""
        self.dismiss(0.0)

    def action_minutes(self) -> None:
        """What was typed counts; without digits Enter answers nothing."""
        if self._typed:
            self.dismiss(int(self._typed) * 60.0)

    def _show(self) -> None:
        face, words = "0-9", "Or type how many minutes, then Enter"
        if self._typed:
            face, words = "Enter", f"counts {self._typed}_min"
        self.query_one(".choice--typed", Static).update(
            Content.assemble(plain(f"{face:>5} ", "bold"), plain(words))
        )


def _title(away: Away) -> str:
    length = spell_length(away.measured)
    told = f"about {length} by this computer's clock" if away.about else length
    return f"als-tui was away {told}, and the timer ran."


def _line(id: str, words: str, tells: str) -> Content:
    return Content.assemble(
        plain(f"{shown(press(id)):>5} ", "bold"),
        plain(words),
        plain(f"  {tells}" if tells else "", "$quiet"),
    )
