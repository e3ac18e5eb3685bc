"""The text field of the entry line."""

from functools import cache
from typing import Protocol

from textual import events
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, TextAreaTheme

from als_tui.domain.words.text import A_LINE, Allowed
from als_tui.keys import printed
from als_tui.widgets.capped import WrappedLine
from als_tui.widgets.values import LineQuestion

GOES_ON = tuple(" ,;:)…")
"""Typed, these go on with the kept words: no new ones begin so."""


class AskedLine(Protocol):
    """The line that the field is in."""

    question: LineQuestion | None

    @property
    def offers(self) -> bool:
        """True while it holds a kept draft that nobody has touched."""

    def ignores(self, typed: str) -> bool:
        """True for the key that opens the line, pressed once it is open."""

    def begin_anew(self) -> None:
        """Put the kept draft aside."""

    def changed(self) -> None:
        """Read the text back."""

    def complete(self) -> None:
        """Write out the name at the cursor."""

    def enter_pasted(self) -> None:
        """Hear that an Enter came with pasted words, and was none."""

    def give(self) -> None:
        """Hand the text to the screen."""

    def leave(self) -> None:
        """Close, and keep the text."""


class EntryText(WrappedLine):
    """A text field in which Enter is done and a paste keeps its lines."""

    _dressed: TextAreaTheme | None = None
    """What the styles were written into last."""

    def __init__(self, line: AskedLine) -> None:
        """The field of `line`, disabled until that is open."""
        super().__init__(compact=True, show_line_numbers=False, highlight_cursor_line=False, disabled=True)
        self._line = line
        self.cursor_blink = False  # a blinking one repaints the row twice a second
        self.auto_links = False  # there are none, and Textual would give them their style at each paint

    def allowed(self, text: str) -> Allowed:
        """What the question takes."""
        question = self._line.question
        return question.allowed(text) if question else A_LINE

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take Enter and Esc as well as letters, so that no key of the screen answers them while the line is open."""
        return _takes(key, character)

    def on_key(self, event: events.Key) -> None:
        """Let Enter give the text, Esc leave the line, and Tab complete a name instead of leaving the field."""
        line = self._line
        if line.offers and not event.is_printable and event.key not in ("enter", "escape"):
            self.move_cursor(self.document.end)
        if event.key in ("enter", "escape", "tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                line.give()
            elif event.key == "escape":
                line.leave()
            else:
                line.complete()

    def on_paste(self, event: events.Paste) -> None:
        """Many letters that a slow line brings at once count as pasted: their Enter may have been meant."""
        if event.text.strip() and event.text.rstrip(" ").endswith(("\r", "\n")):
            self._line.enter_pasted()

    def edit(self, edit: Edit) -> EditResult:
        """Let the line hear of it at once: in messages of Textual's it would come after the paint, and cost another."""
        with self.prevent(TextArea.Changed, TextArea.SelectionChanged):
            result = super().edit(edit)
        self._line.changed()
        return result

    def notify_style_update(self) -> None:
        """Be dressed anew at the next paint."""
        self._dressed = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Take the styles up once they change; Textual's own does at each paint, which costs as much as the line."""
        if self._dressed is self._theme:
            return ScrollView.render_lines(self, crop)
        self._dressed = self._theme
        return super().render_lines(crop)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        line = self._line
        if line.ignores(insert):
            return None
        if line.offers and insert:
            if insert in GOES_ON:
                self.move_cursor(self.document.end)
            else:
                line.begin_anew()
            start, end = self.selection
        return super()._replace_via_keyboard(insert, start, end)


@cache  # asked of every key of the screen whenever one is pressed
def _takes(key: str, character: str | None) -> bool:
    """True for a key that the text answers; Textual knows no sign for a key such as `plus`."""
    sign = printed(key)
    typed = character or (sign if len(sign) == 1 else "")
    return key in ("enter", "escape") or (typed != "" and typed.isprintable())
