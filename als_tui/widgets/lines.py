"""The fixed lines of a screen: the title above, and below it what was done and which keys come next."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from als_tui.signs import DONE
from als_tui.widgets.fitting import fit, pressed_in, rows_of
from als_tui.widgets.plain import fit_keys, plain
from als_tui.widgets.values import Hint, Saying, Tone

_SIGNS: dict[Tone, str] = {"quiet": "", "done": f"{DONE} ", "refused": "✗ ", "alarm": "! "}


def spoken(words: str, tone: Tone = "quiet", here: str = "") -> Saying:
    """A message with the keys in it as they are now; a refusal has them between backticks, to be set off.

    The key with the id `here` led to what shows, and is left out if another comes after it.
    """
    return Saying(pressed_in(words, here, marked=tone == "refused"), tone)


class TitleLine(Static):
    """The first row: where we are on the left, the clock on the right."""

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; background: $panel; color: $text; padding: 0 1; text-style: bold; }
    """

    left: reactive[str] = reactive("")
    """Set, session, process."""
    right: reactive[str] = reactive("")
    """The time, and when the session ends."""

    def render(self) -> Content:
        """Left and right in one row; the left side gives way."""
        right = fit(self.right, self.content_size.width)
        cells = max(0, self.content_size.width - cell_len(right) - 1)
        left = fit(self.left, cells)
        gap = max(1, self.content_size.width - cell_len(left) - cell_len(right))
        return plain(left + " " * gap + right)


class MessageLine(Static):
    """The fixed row for refusals, undo words and what was saved."""

    DEFAULT_CSS = """
    MessageLine {
        height: 1; width: 1fr; padding: 0 1; color: $text-muted;
        &.done { color: $text-success; }
        &.refused { color: $text-warning; text-style: bold; }
        &.alarm { color: $text-error; text-style: bold reverse; }
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
    KeyLine { height: 1; width: 1fr; padding: 0 1; background: $panel; color: $text; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """Keys in the order of their worth; the first is the next one to press."""

    def render(self) -> Content:
        """As many hints as fit, none of them cut."""
        return Content("  ").join(
            Content.assemble(
                plain(f" {hint.key} ", "bold reverse") if hint is self.hints[0] else plain(hint.key, "bold"),
                " ",
                plain(hint.word),
            )
            for hint in self.fitting()
        )

    def fitting(self) -> list[Hint]:
        """The hints that the width takes; help stays, whatever goes."""
        if not self.hints:
            return []
        *others, last = self.hints
        cells = self.content_size.width - _width(last)
        taken: list[Hint] = []
        for hint in others:
            need = _width(hint) + 2 + (2 if not taken else 0)
            if need > cells:
                break
            taken.append(hint)
            cells -= need
        return [*taken, last]


def _width(hint: Hint) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.word)
