"""Fields for people's words: what a terminal would obey, or could not be kept, does not go in; what is cut is said."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea
from textual.widgets.text_area import EditResult, Location

from als_tui.domain.words.text import A_LINE, A_NOTE, Allowed, fitted, safe

_LINE_FEED = "ctrl+j"
"""How lines come apart if a terminal does not say that it pastes."""
_JOINERS = ("\u200c", "\u200d")
"""What Persian and Indian scripts are typed with, and what Textual takes for no character."""


@dataclass
class Full(Message):
    """Not all that was typed or pasted went in; `words` say what did not."""

    words: str


@dataclass
class LineEndPasted(Message):
    """An Enter came at either end of pasted words, and so was none."""


class CappedArea(TextArea):
    """A text area that takes what it is allowed, and says what it did not take."""

    def allowed(self, text: str) -> Allowed:
        """What the field takes, `text` being what it would hold then."""
        return A_NOTE

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off Textual's own undo, which takes many words at once and says nothing."""
        return action not in ("undo", "redo") and super().check_action(action, parameters)

    def get_cursor_line_start_location(self, smart_home: bool = False) -> Location:
        """Where the line under the cursor begins, however many rows it takes."""
        return self.cursor_location[0], 0

    def get_cursor_line_end_location(self) -> Location:
        """Where it ends."""
        row = self.cursor_location[0]
        return row, len(self.document[row])

    def on_key(self, event: events.Key) -> None:
        """Take what joins letters, and a bare line feed; all other keys are Textual's to take."""
        typed = "\n" if event.key == _LINE_FEED else event.character
        if typed in (*_JOINERS, "\n"):
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(typed or "", *self.selection)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        first, last = sorted((start, end))
        left, right = self.get_text_range((0, 0), first), self.get_text_range(last, self.document.end)
        kept, words = fitted(insert, left, right, self.allowed(left + insert + right))
        done = super()._replace_via_keyboard(kept, start, end) if kept or not insert else None
        if words:
            self.post_message(Full(words))
        return done


class WrappedLine(CappedArea):
    """A line that takes as many rows as it needs, and is one line to the keys that edit it."""

    def get_cursor_line_start_location(self, smart_home: bool = False) -> Location:
        """Where the whole text begins, as a pasted line end does not part it."""
        return 0, 0

    def get_cursor_line_end_location(self) -> Location:
        """Where it ends."""
        return self.document.end

    @property
    def all_selected(self) -> bool:
        """True while whatever is typed takes the place of the whole text."""
        ends = (0, 0), self.document.end
        return ends[0] != ends[1] and (min(*self.selection), max(*self.selection)) == ends


class OneLine(Input):
    """A field of one line; pasted lines are joined by spaces, while Textual's own keeps only the first."""

    DEFAULT_CSS = """
    OneLine { border: none; padding: 0; height: 1; background: $surface; }
    OneLine:focus { border: none; background: $surface-lighten-1; text-style: none; }
    OneLine:nocolor:focus, OneLine:ansi:focus { text-style: underline; }
    """

    def __init__(
        self, value: str = "", *, allowed: Allowed = A_LINE, placeholder: str = "", id: str | None = None
    ) -> None:
        """`value` stands in it at first."""
        super().__init__(safe(value).replace("\n", " "), placeholder=placeholder, id=id)
        self._allowed = allowed
        self.typed: Callable[[str], None] | None = None
        """Hears of words before they go in."""

    def on_mount(self) -> None:
        """Let the cursor stand still, as a blinking one repaints the row twice a second."""
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Let `text` take the place of what stands there, as far as it fits."""
        if text and self.typed is not None:
            self.typed(text)
            start, end = self.selection
        first, last = sorted((max(0, start), min(len(self.value), end)))
        kept, words = fitted(text, self.value[:first], self.value[last:], self._allowed)
        if kept or not text:
            super().replace(kept, first, last)
        if words:
            self.post_message(Full(words))

    def on_key(self, event: events.Key) -> None:
        """Take what joins letters; all other keys are Textual's to take."""
        if event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(event.text, *sorted(self.selection))  # as a typed letter would
        words = event.text.strip(" ")
        if words.strip() and words != words.strip("\r\n"):
            self.post_message(LineEndPasted())
