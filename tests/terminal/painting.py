"""Screens to paint in tests, without an app: what Textual's compositor would hand over, and what a terminal shows."""

from collections.abc import Iterable, Sequence

import pyte
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from als_tui.terminal.cells import Cells

COLOURS = ColorSystem.TRUECOLOR
CONSOLE = Console(color_system="truecolor", force_terminal=True)

Chops = list[list[Strip]]
"""Strips side by side, for each row."""


def strip(*parts: tuple[str, str], width: int) -> Strip:
    """Words with their styles, cut or filled to a width."""
    return Strip([Segment(words, Style.parse(style)) for words, style in parts]).adjust_cell_length(width)


def layout(rows: Chops) -> LayoutUpdate:
    """The whole screen."""
    width = sum(part.cell_length for part in rows[0])
    return LayoutUpdate(list(rows), Region(0, 0, width, len(rows)))


def update(rows: Chops, changed: Iterable[tuple[int, int]]) -> ChopsUpdate:
    """Some strips of it, by row and place in the row."""
    starts = [[sum(part.cell_length for part in row[:at]) for at in range(len(row) + 1)] for row in rows]
    chops = [dict(zip(begins, row, strict=False)) for begins, row in zip(starts, rows, strict=True)]
    spans = sorted((y, starts[y][at], starts[y][at + 1]) for y, at in changed)
    return ChopsUpdate(chops, spans, [begins[1:] for begins in starts])


class Shown:
    """A terminal, and what of it can be seen."""

    def __init__(self, width: int, height: int) -> None:
        """A terminal that wraps no row, as all that als-tui takes."""
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)
        self.cells = Cells()
        self.clear()

    def clear(self) -> None:
        """Begin with nothing on it."""
        self.screen.reset()
        self.feed("\x1b[?7l")

    def feed(self, sent: str) -> None:
        """Write to it."""
        self._stream.feed(sent)

    def paint(self, what: LayoutUpdate | ChopsUpdate, cursor: tuple[int, int] = (0, 0)) -> str:
        """Send what changed; return what that was."""
        sent = self.cells.changes(what, COLOURS, cursor)
        self.feed(sent)
        return sent

    def paint_plainly(self, what: LayoutUpdate | ChopsUpdate, cursor: tuple[int, int] = (0, 0)) -> None:
        """Send it as Textual would."""
        x, y = cursor
        self.feed(what.render_segments(CONSOLE).replace("\n", "\r\n") + f"\x1b[{y + 1};{x + 1}H")

    def seen(self) -> tuple[list[list[object]], tuple[int, int]]:
        """What a person sees of each cell, and where the cursor stands."""
        return seen(self.screen), (self.screen.cursor.x, self.screen.cursor.y)

    def text(self) -> list[str]:
        """The rows as words."""
        return [row.rstrip() for row in self.screen.display]


def rows_of(*rows: Sequence[tuple[str, str]], width: int) -> Chops:
    """A screen whose rows are one strip each."""
    return [[strip(*row, width=width)] for row in rows]


def seen(screen: pyte.Screen) -> list[list[object]]:
    """What a person sees of each cell."""
    return [[_visible(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


def _visible(char: pyte.screens.Char) -> object:
    if char.data == " " and not (char.underscore or char.strikethrough or char.reverse):
        return " ", char.bg
    return char
