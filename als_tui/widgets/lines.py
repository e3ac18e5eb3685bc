"""The fixed lines of a screen: the title above, and below it what was done and which keys come next."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from als_tui.signs import DONE
from als_tui.widgets.fitting import fit, pressed_in, rows_of
from als_tui.widgets.plain import fit_keys, plain
from als_tui.widgets.rows import FILLED, WARNED
from als_tui.widgets.values import Hint, Saying, Tone

_SIGNS: dict[Tone, str] = {"quiet": "", "done": f"{DONE} ", "refused": "✗ ", "alarm": "! "}


_GAP = 3
"""Cells between two keys."""
UNSAVED = "NOT SAVED"
"""What the title says while something is not on the disk."""


def spoken(words: str, tone: Tone = "quiet", here: str = "") -> Saying:
    """A message with the keys in it as they are now; a refusal has them between backticks, to be set off.

    The key with the id `here` led to what shows, and is left out if another comes after it.
    """
    return Saying(pressed_in(words, here, marked=tone == "refused"), tone)


class TitleLine(Static):
    """The first row: where we are on the left, the clock on the right."""

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; background: $panel; color: $quiet; padding: 0 1; }
    """

    left: reactive[str] = reactive("")
    """Set, session, process."""
    right: reactive[str] = reactive("")
    """The time, and when the session ends."""

    def render(self) -> Content:
        """Left and right in one row; the left side gives way, and what is not saved is filled."""
        right = fit(self.right, self.content_size.width)
        cells = max(0, self.content_size.width - cell_len(right) - 1)
        left = fit(self.left, cells)
        gap = max(1, self.content_size.width - cell_len(left) - cell_len(right))
        words = plain(left + " " * gap)
        unsaved, dot, rest = right.partition(" · ")
        if not unsaved.startswith(UNSAVED):
            return words + plain(right)
        return words + plain(unsaved, WARNED) + plain(dot + rest)


class MessageLine(Static):
    """The fixed row for refusals, undo words and what was saved."""

    DEFAULT_CSS = """
    MessageLine {
        height: 1; width: 1fr; padding: 0 1; color: $quiet;
        &.done { color: $foreground; }
        &.refused { color: $foreground; text-style: bold; }
        &.alarm { color: $on-fill; background: $error; text-style: bold; }
        &.tall { height: auto; max-height: 4; }
    }
    """

    saying: reactive[Saying] = reactive(Saying())
    """What to say."""

    def watch_saying(self, saying: Saying) -> None:
        """Make the tone a class, so that themes colour it."""
        self.set_classes(saying.tone)
        self.on_resize()

    def on_resize(self) -> None:
        """Take as many rows as the message needs at this width."""
        self.set_class(self.rows > 1, "tall")

    @property
    def rows(self) -> int:
        """The rows that the message takes, up to four."""
        width = max(20, self.app.size.width - 2)
        words = self._content().plain
        return 1 if cell_len(words) <= width else min(4, rows_of(words, width))

    def render(self) -> Content:
        """Sign and words; what is longer than the row takes up to four."""
        return self._content()

    def _content(self) -> Content:
        sign = _SIGNS[self.saying.tone] if self.saying.words else ""
        cells = 4 * (self.app.size.width - 12)
        if self.saying.tone == "refused":
            return plain(sign) + fit_keys(self.saying.words, 1, cells)
        return plain(sign + fit(self.saying.words, cells))


class KeyLine(Static):
    """The last row: the next key first, then others as far as whole words fit, and always `? help`."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; padding: 0 1; background: $panel; color: $quiet; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """Keys in the order of their worth; the first is the next one to press."""

    def render(self) -> Content:
        """As many hints as fit, none of them cut; the next key is the highlight, and help stands at the right end."""
        fitting = self.fitting()
        shown = [self._hint(hint) for hint in fitting]
        if len(shown) < 2:
            return Content("").join(shown)
        others, last = plain(" " * _GAP).join(shown[:-1]), shown[-1]
        gap = self.content_size.width - others.cell_length - last.cell_length
        return Content("").join([others, plain(" " * gap), last])

    def _hint(self, hint: Hint) -> Content:
        """A key and its word."""
        first = hint is self.hints[0]
        key = plain(f" {hint.key} ", FILLED) if first else plain(hint.key, "bold $foreground")
        return key + plain(f" {hint.word}")

    def fitting(self) -> list[Hint]:
        """The hints that the width takes; help stays, whatever goes."""
        if not self.hints:
            return []
        *others, last = self.hints
        cells = self.content_size.width - _width(last)
        taken: list[Hint] = []
        for hint in others:
            need = _width(hint) + _GAP + (2 if not taken else 0)
            if need > cells:
                break
            taken.append(hint)
            cells -= need
        return [*taken, last]


def _width(hint: Hint) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.word)
