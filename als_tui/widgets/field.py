"""A form's fields: a label, what is typed or chosen, and under it in words what is understood or wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.words.text import Allowed, safe
from als_tui.keys import Key, Keys, bindings
from als_tui.signs import BACK, HALVES, POINTS
from als_tui.widgets.capped import CappedArea, OneLine
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.plain import plain

_BESIDE = 59
"""Cells of a window beside those for what is read back in the row of its field."""


class Field(Vertical):
    """One field of a form; a sign and bold letters say where the cursor is, colour only repeats it."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        & > Horizontal { height: auto; }
        .field--label { width: 14; height: 1; color: $quiet; }
        .field--note { height: auto; padding: 0 1 0 15; color: $quiet; display: none; }
        OneLine, Cycle, Lines {
            width: 1fr; max-width: 42; padding: 0 0 0 1; background: $surface;
            &:focus { background: $surface; outline-left: outer $primary; text-style: none; }
        }
        &.-no-blocks OneLine:focus, &.-no-blocks Cycle:focus, &.-no-blocks Lines:focus {
            outline-left: ascii $primary;
        }
        &.-told .field--note { display: block; }
        &.-wrong .field--note { color: $foreground; text-style: bold; }
        &.-beside { layout: horizontal; }
        &.-beside > Horizontal { width: 56; }
        &.-beside .field--note { width: 1fr; padding: 0 0 0 1; }
        &:focus-within .field--label { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self, label: str, control: Widget, *, id: str | None = None) -> None:
        """`control` is what has the focus."""
        super().__init__(id=id)
        self._label = label
        self._told = ""
        self.control = control
        self.set_class(not HALVES, "-no-blocks")

    def compose(self) -> ComposeResult:
        """Label and control in a row, the words under them."""
        with Horizontal():
            yield Static(plain(f"  {self._label}"), classes="field--label")
            yield self.control
        yield Static(classes="field--note")

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say what is understood, or what is wrong: beside the field if a row there is enough, else below it."""
        self._told = f"✗ {words}" if wrong else words
        self.set_class(bool(words), "-told")
        self.set_class(wrong, "-wrong")
        self.on_resize()
        self.query_one(".field--note", Static).update(plain(self._told))

    def on_resize(self) -> None:
        """Another row is long enough."""
        beside = bool(self._told) and cell_len(shown(self._told)) <= self.app.size.width - _BESIDE
        self.set_class(beside, "-beside")

    @property
    def words(self) -> str:
        """What stands in it: words, or the choice."""
        if isinstance(self.control, Lines):
            return self.control.text
        return self.control.value if isinstance(self.control, OneLine | Cycle) else ""

    def fill(self, words: str) -> None:
        """Let other words stand in it, or another choice."""
        if isinstance(self.control, OneLine):
            self.control.value = words
            self.control.action_end()
        elif isinstance(self.control, Lines):
            self.control.text = words
        elif isinstance(self.control, Cycle):
            self.control.choose(words)

    def on_descendant_focus(self) -> None:
        """Mark the label; the words under the field come into view with it."""
        self.query_one(".field--label", Static).update(plain(f"{POINTS} {self._label}"))
        self.call_after_refresh(self.scroll_visible, animate=False)
        if isinstance(self.control, OneLine):
            at = (
                self.control.cursor_screen_offset.x
                - self.control.content_region.x
                + int(self.control.scroll_x)
            )
            self.control.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    def on_descendant_blur(self) -> None:
        """Take the mark away, and let words that are longer than the field be read from their beginning."""
        self.query_one(".field--label", Static).update(plain(f"  {self._label}"))
        if isinstance(self.control, OneLine):
            self.control.scroll_to(x=0, animate=False)


class Cycle(Widget, can_focus=True):
    """One of a few things, turned by the arrows."""

    KEYS: ClassVar[Keys] = (
        Key("cycle.after", "right,space", "turn(1)", "change", "The next choice."),
        Key("cycle.before", "left", "turn(-1)", "change", "The choice before."),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    Cycle {
        width: 1fr; height: 1;
    }
    """

    @dataclass
    class Changed(Message):
        """Posted when another choice stands."""

        cycle: "Cycle"
        value: str

        @property
        def control(self) -> "Cycle":
            """Who changed."""
            return self.cycle

    class Typed(Message):
        """Posted when letters were typed, which turn nothing."""

    value: reactive[str] = reactive("")
    """The choice that stands."""
    _typing = False
    """True from a letter to the next arrow: a space among letters turns nothing either."""

    def __init__(self, choices: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        """Choices are (value, words); a value that is none of them stands at first and can be left."""
        super().__init__(id=id)
        known = any(value == one for one, _ in choices)
        self._choices = list(choices) if known or not value else [(value, f"{value} (not found)"), *choices]
        self.set_reactive(Cycle.value, value or self._choices[0][0])

    def offer(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Other choices, and the one of them that stands now."""
        self._choices = list(choices)
        self.choose(value)
        if all(self.value != one for one, _ in choices):
            self.value = choices[0][0]
        self.refresh()

    def choose(self, value: str) -> None:
        """Let another choice stand, if it is one."""
        if any(value == one for one, _ in self._choices):
            self.value = value

    def render(self) -> Content:
        """The words between two arrows, and which of how many."""
        at = self._place()
        count = f" {at + 1} of {len(self._choices)}"
        words = fit(self._choices[at][1], max(8, self.content_size.width - len(count) - 4))
        return Content.assemble(
            plain(f"{BACK} ", "$quiet"), plain(words), plain(f" {POINTS}", "$quiet"), plain(count, "$quiet")
        )

    def on_key(self, event: events.Key) -> None:
        """Take letters meant for another field, so that none of them turns the choice, and say that they came."""
        letter = event.character is not None and event.character.isalnum()
        if letter and event.key in self.screen.active_bindings:
            return  # a key of the screen, which has no field to type into here
        self._typing = letter or (self._typing and event.key == "space")
        if self._typing:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed())

    def on_blur(self) -> None:
        """Forget that letters were typed, as the next ones go elsewhere."""
        self._typing = False

    def watch_value(self) -> None:
        """Post that another choice stands."""
        self.post_message(self.Changed(self, self.value))

    def action_turn(self, by: int) -> None:
        """Turn to the next choice, or to the one before, round and round."""
        self.value = self._choices[(self._place() + by) % len(self._choices)][0]

    def _place(self) -> int:
        return next(at for at, (value, _) in enumerate(self._choices) if value == self.value)


class Lines(CappedArea):
    """Several short lines, such as names; it grows with them, and Tab leaves it."""

    DEFAULT_CSS = """
    Lines {
        width: 1fr; height: auto; min-height: 3; max-height: 8; border: none; padding: 0; background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
        &:nocolor:focus, &:ansi:focus { text-style: none; }
    }
    """

    def __init__(
        self,
        text: str,
        allowed: Allowed | Callable[[str], Allowed],
        *,
        placeholder: str = "",
        id: str | None = None,
    ) -> None:
        """`text` stands in it at first; what is allowed may depend on what it would hold."""
        self._allowed = allowed
        super().__init__(
            safe(text),
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
        )
        self.cursor_blink = False

    def allowed(self, text: str) -> Allowed:
        """The same whatever stands in it, unless something else was said."""
        return self._allowed if isinstance(self._allowed, Allowed) else self._allowed(text)

    def on_focus(self, event: events.Focus) -> None:
        """Put the cursor behind the text, to go on there."""
        self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """Stop the event: the paste is taken, and the app need not look for a field that wants it."""
        event.stop()
