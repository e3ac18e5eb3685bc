"""A text to read in full: the record of a session, the charter, an action; it scrolls, and any leaving key closes."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS, SHORT
from als_tui.screens.common.moving import moving_keys
from als_tui.screens.common.opaque import OpaqueScreen
from als_tui.screens.common.record_words import CORRECT, Block, Spot, blocks, found_at
from als_tui.widgets.fitting import fit, shown
from als_tui.widgets.plain import plain

_HEADINGS = {1: "bold $primary", 2: "underline $primary", 3: "bold $primary"}
"""How headings look, by how high they are."""
_MARK = "▸ "
"""Before the words with which a record opens."""
_ABOVE = 3
"""Rows that stay in sight above them."""
_BULLETS = {1: "• ", 2: "  · "}

TurnBack = Literal["undo", "redo"]
Layout = Callable[[str, int], Iterable[Content]]
"""A text laid out in lines for a width in cells."""


def plain_lines(text: str, width: int) -> Iterable[Content]:
    """A text as it stands; the screen wraps what is longer than `width` cells."""
    return map(plain, text.split("\n"))


class ReadingScreen(OpaqueScreen[str]):
    """A title and a text as it stands."""

    FOOT: ClassVar[str] = "↑ ↓ Space move · Esc, q or Enter closes"
    """What the last row says."""
    HELP: ClassVar[str] = (
        "↑ ↓ a row · Space, b, PgDn, PgUp a page · Home, End the ends · Esc, q or Enter closes"
    )
    """What it says of all keys, once it is asked."""
    KEYS: ClassVar[Keys] = (
        Key("reading.leave", "escape,q,enter", "dismiss(None)", "close", "Close this text."),
        *moving_keys("reading"),
        Key("reading.help", "question_mark,f1", "keys", "help", "Which keys move here."),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ReadingScreen {
        align: center middle; background: $background;
        & > Vertical {
            width: 100%; max-width: 90; height: auto; max-height: 100%; padding: 0 2;
            background: $surface; border: round $accent;
        }
        #reading--title { text-style: bold; height: 1; margin-bottom: 1; }
        #reading--foot { color: $text-muted; height: auto; max-height: 4; margin-top: 1; }
        VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        VerticalScroll > Static { height: auto; }
        &.-short #reading--title, &.-short #reading--foot { margin: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, text: str, lines: Layout = plain_lines) -> None:
        """What it is, and the text, which `lines` lays out in so many cells."""
        super().__init__()
        self._lines = lines
        self._ask = title
        self._text = text
        self._width = 0
        """Cells of a line, once they are known."""
        self._foot = shown(self.FOOT)

    def compose(self) -> ComposeResult:
        """Title, text, and how to move and close."""
        with Vertical():
            yield Static(plain(fit(self._ask, max(20, self.app.size.width - 8))), id="reading--title")
            with VerticalScroll(can_focus=False):
                yield Static(id="reading--text")
            yield Static(plain(self._foot), id="reading--foot")

    def put_text(self, text: str) -> None:
        """Another text in the place of what shows."""
        self._text = text
        lines = self._lines(text, self._width)
        self.query_one("#reading--text", Static).update(Content("\n").join(lines))

    def say(self, words: str) -> None:
        """Put words into the last row; what is longer takes more rows from the text."""
        self._foot = words
        self.query_one("#reading--foot", Static).update(plain(words))
        self._fit()

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the text."""
        return self.query_one(VerticalScroll)

    def on_mount(self) -> None:
        """Show as much of the text as the screen has rows for."""
        self._fit()

    def on_resize(self) -> None:
        """Another size wraps anew; the scroll bar has its column at any length."""
        self._fit()
        width = max(30, min(90, self.app.size.width) - 8)
        if width != self._width:
            self._width = width
            self.put_text(self._text)

    def _fit(self) -> None:
        rows = len(wrap(self._foot, max(20, min(90, self.app.size.width) - 6)))
        around = (3 if self.app.size.height < SHORT else 5) + rows
        self.moved.styles.max_height = max(3, self.app.size.height - around)

    def action_keys(self) -> None:
        """Say which keys move, and how to close."""
        self.say(shown(self.HELP))


class RecordScreen(ReadingScreen):
    """The record of a session, as its Markdown reads once it is set; its links lead nowhere."""

    NAME: ClassVar[str] = "a record"
    FOOT: ClassVar[str] = f"{press('record.correct')} correct · {ReadingScreen.FOOT}"
    HELP: ClassVar[str] = (
        f"{press('record.correct')} corrects it in a line under it, {press('record.undo')} undoes that"
        f" · {ReadingScreen.HELP}"
    )
    KEYS: ClassVar[Keys] = (
        Key(
            "record.correct",
            "c",
            f"dismiss('{CORRECT}')",
            "correct",
            "Say what is right: a line with its day under the record, which stays as it was sealed.",
            opens="words",
        ),
        Key(
            "record.undo",
            "z",
            lambda screen: screen.turn_back("undo"),
            "undo",
            "Take back what was changed last, if it was this record.",
        ),
        Key(
            "record.redo",
            "Z",
            lambda screen: screen.turn_back("redo"),
            "redo",
            "Let what was taken back last count again, if it was this record.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def __init__(
        self,
        title: str,
        text: str,
        spot: Spot | None = None,
        turned: Callable[[TurnBack], tuple[str, str]] | None = None,
        said: str = "",
    ) -> None:
        """What it is, its Markdown, and the words with which it opens; else it opens with its head.

        `turned` takes its last change back or makes it again, and returns the Markdown then and what to say; `said` is
        what was done.
        """
        super().__init__(title, text, self._opened)
        self._spot, self._turned = spot, turned
        if said:
            self._foot = shown(f"{said} · {press('record.undo')} undo · {self.FOOT}")

    def turn_back(self, way: TurnBack) -> None:
        """Take back what was changed last in this record, or let it count again; it stays open."""
        if self._turned is not None:
            self._spot = None
            text, said = self._turned(way)
            self.put_text(text)
            self.say(shown(f"{said} · {self.FOOT}"))

    def _opened(self, text: str, width: int) -> Iterable[Content]:
        """Markdown, which the exporter wrote so that nobody's words are markup."""
        page = list(blocks(text))
        at = found_at(page, self._spot) if self._spot is not None else None
        lines, row = block_lines(page, width, at)
        if row is not None:
            self.moved.call_after_refresh(lambda: self.moved.scroll_to(y=row - _ABOVE, animate=False))
        return lines


def record_lines(page: str, width: int) -> list[Content]:
    """A record's Markdown in lines of at most `width` cells: hundreds of blocks, each a widget, would take seconds."""
    return block_lines(list(blocks(page)), width)[0]


def block_lines(
    page: Sequence[Block], width: int, marked: int | None = None
) -> tuple[list[Content], int | None]:
    """The lines of a page's blocks, and in which row the marked one begins; None if none is."""
    lines: list[Content] = []
    row, before = None, None
    for at, block in enumerate(page):
        if before is not None and not (before.item and block.item):
            lines.append(Content(""))
        before, bullet = block, _BULLETS.get(block.item, "")
        if at == marked:
            row, bullet = len(lines), f"{' ' * max(0, len(bullet) - 2)}{_MARK}"
        style = _HEADINGS.get(block.heading, "bold" if at == marked else "")
        lead = bullet
        for part in block.text.split("\n"):
            for line in plain(part, style).wrap(width - len(bullet)):
                lines.append(plain(lead, "$text-primary") + line)
                lead = " " * len(bullet)
    return lines, row
