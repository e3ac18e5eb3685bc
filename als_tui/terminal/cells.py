"""Keeps a copy of what stands on the terminal's screen, so that only what changed is sent.

It takes what Textual's compositor made, `LayoutUpdate` and `ChopsUpdate`, before that is text; of Rich it reads a
style's `_ansi`.
"""

from collections.abc import Iterator
from itertools import compress
from operator import ne

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from als_tui.terminal.columns import add_cells, head_of, is_rare
from als_tui.terminal.looks import on_blank, turn

_NOWHERE = (-1, -1)
_WIDEST = 2
"""Cells that a terminal gives to one character at most."""
_FAR = 5
"""Cells from which on a move to a column costs less than steps, or than drawing again what lies between."""
_BACK = "\b"


class Cells:
    """The screen as it was painted last; nothing that is unknown counts as painted."""

    def __init__(self) -> None:
        """Know nothing."""
        self._size = (0, 0)
        self._signs: list[list[str | None]] = []
        """What each cell holds, row by row: None where it is unknown, nothing behind the first cell of a wide sign."""
        self._looks: list[list[str]] = []
        self._strips: list[dict[int, Strip]] = []
        """What of it was put there as a whole, by row and column; most paintings bring the same again."""
        self._look: str | None = None
        """How the terminal would draw the next sign."""
        self._left = self._at = _NOWHERE
        """Column and row where the cursor was left; and where it is while changes are put together."""
        self._unknown = True

    def forget(self) -> None:
        """Take all for unknown; from any thread, and from the handler of a signal."""
        self._unknown = True

    def changes(self, update: CompositorUpdate, colours: ColorSystem, cursor: tuple[int, int]) -> str:
        """Return what brings the screen up to date and the cursor to its column and row; empty if nothing has to."""
        assert isinstance(update, LayoutUpdate | ChopsUpdate), "als-tui has the whole screen"
        self._take(_size(update))
        self._at = _NOWHERE
        sent = [self._put(y, x, strip, colours) for y, x, strip in _places(update)]
        if any(sent) or cursor != self._left:
            sent.append(self._moved(*cursor))
            self._left = cursor
        return "".join(sent)

    def _take(self, size: tuple[int, int]) -> None:
        """Begin anew if nothing is known of a screen of this size."""
        if self._unknown or size != self._size:
            self._unknown, self._size = False, size
            width, height = size
            self._signs = [[None] * width for _ in range(height)]
            self._looks = [[""] * width for _ in range(height)]
            self._strips = [{} for _ in range(height)]
            self._look, self._left = None, _NOWHERE

    def _put(self, y: int, x: int, strip: Strip, colours: ColorSystem) -> str:
        """Put a strip into a row at a column; return what shows those of its cells that are new."""
        strips = self._strips[y]
        if strips.get(x) == strip:
            return ""
        signs, looks = self._signs[y], self._looks[y]
        new, new_looks = _cells(strip, colours, len(signs) - x)
        end = x + len(new)
        for at in [at for at, old in strips.items() if at < end and x < at + old.cell_length]:
            del strips[at]
        before, looked = signs[x:end], looks[x:end]
        if before != new or looked != new_looks:
            if _break(signs, x) | _break(signs, end):
                strips.clear()
            signs[x:end], looks[x:end] = new, new_looks
        strips[x] = strip
        stale = set(compress(range(x, end), map(ne, new, before)))
        for at in compress(range(len(new)), map(ne, new_looks, looked)):
            if new[at] != " " or on_blank(new_looks[at]) != on_blank(looked[at]):
                stale.add(x + at)
        return "".join(self._shown(y, stale)) if stale else ""

    def _shown(self, y: int, stale: set[int]) -> Iterator[str]:
        """Draw these cells of a row, and those that a rare sign may be drawn over."""
        signs, looks = self._signs[y], self._looks[y]
        at, end = min(stale), max(stale) + 1
        while at < end:
            if at not in stale:
                at += 1
                continue
            at = head_of(signs, at)
            to = _end(signs, at)
            if rare := is_rare(signs[at]):
                covered = range(to, min(at + _WIDEST * len(signs[at] or ""), len(signs)))
                stale |= {cell for cell in covered if signs[cell] is not None}
                end = max(end, covered.stop)
            else:
                look = looks[at]
                while to < end and to in stale and looks[to] == look:
                    to += 1
                to = _end(signs, to - 1)
                if is_rare("".join(filter(None, signs[at:to]))):
                    to = next(cell for cell in range(at, to) if is_rare(signs[cell]))
            words = "".join(filter(None, signs[at:to]))
            yield self._moved(at, y)
            told, self._look = turn(self._look, looks[at], blank=not words.strip(" "))
            yield f"{told}{' ' * (to - at)}\x1b[{at + 1}G{words}" if rare else told + words
            self._at = (-1 if rare or to == len(signs) else to, y)
            at = to

    def _moved(self, x: int, y: int) -> str:
        """Bring the cursor to a column and row; over a few cells of the same look by drawing them again."""
        (from_x, from_y), self._at = self._at, (x, y)
        back = from_x - x if from_x >= 0 else _FAR
        if y == from_y + 1 and 0 <= back < _FAR:
            return f"{_BACK * back}\x1b[B"
        if y != from_y:
            return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if 0 <= back < _FAR:
            return _BACK * back
        if -_FAR < back < 0:
            between = self._signs[y][from_x:x]
            if all(
                sign and sign.isascii() and not turn(self._look, look, blank=sign == " ")[0]
                for sign, look in zip(between, self._looks[y][from_x:x], strict=True)
            ):
                return "".join(filter(None, between))
        return f"\x1b[{x + 1}G" if x else "\x1b[G"


def _size(update: LayoutUpdate | ChopsUpdate) -> tuple[int, int]:
    """Columns and rows that it was made for."""
    if isinstance(update, LayoutUpdate):
        return update.region.size
    return update.chop_ends[0][-1], len(update.chops)


def _places(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Row, column, and what is painted there."""
    if isinstance(update, LayoutUpdate):
        left, top = update.region.offset
        for y, strips in enumerate(update.strips, top):
            x = left
            for strip in strips:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, begin, end in update.spans:
        for chop_end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if chop is not None and x < end and begin < chop_end:
                yield y, x, chop


def _cells(strip: Strip, colours: ColorSystem, room: int) -> tuple[list[str], list[str]]:
    """Cut a strip into cells: what each holds, and how it looks."""
    signs: list[str] = []
    looks: list[str] = []
    for text, style, _ in strip:
        look = (
            "" if style is None else Strip.render_ansi(style, colours) if style._ansi is None else style._ansi
        )
        add_cells(text, signs)
        looks += [look if text.strip(" ") else on_blank(look)] * (len(signs) - len(looks))
    return signs[:room], looks[:room]


def _end(signs: list[str | None], at: int) -> int:
    """Return the column behind the sign that has this one."""
    at += 1
    while at < len(signs) and signs[at] == "":
        at += 1
    return at


def _break(signs: list[str | None], at: int) -> bool:
    """Half of a wide sign goes: of the other half nobody knows what a terminal makes. True if there is one."""
    if at >= len(signs) or signs[at] != "":
        return False
    head, end = head_of(signs, at), _end(signs, at)
    signs[head:end] = [None] * (end - head)
    return True
