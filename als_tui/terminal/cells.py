"""Keeps a copy of what stands on the terminal's screen, so that only what changed is sent.

It takes what Textual's compositor made, `LayoutUpdate` and `ChopsUpdate`, before that is text.
"""

from collections.abc import Iterable, Iterator

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from als_tui.terminal.columns import add_cells, head_of, is_rare
from als_tui.terminal.looks import on_blank, turn

_NOWHERE = (-1, -1)
_WIDEST = 2
"""Cells that a terminal gives to one character at most."""
_GAP = 4
"""Cells between two changes that cost no more than a move over them."""


class Cells:
    """The screen as it was painted last; nothing that is unknown counts as painted."""

    def __init__(self) -> None:
        """Know nothing."""
        self._size = (0, 0)
        self._signs: list[list[str | None]] = []
        """What each cell holds, row by row: None where it is unknown, nothing behind the first cell of a wide sign."""
        self._looks: list[list[str]] = []
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
        sent = [self._put(y, x, *_cells(strips, colours)) for y, x, strips in _places(update)]
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
            self._look, self._left = None, _NOWHERE

    def _put(self, y: int, x: int, new: list[str], new_looks: list[str]) -> str:
        """Put cells into a row from a column on; return what shows those that are new."""
        signs, looks = self._signs[y], self._looks[y]
        del new[len(signs) - x :], new_looks[len(signs) - x :]
        end = x + len(new)
        if signs[x:end] == new and looks[x:end] == new_looks:
            return ""
        before, looked = signs[:], looks[:]
        _break(signs, x)
        _break(signs, end)
        signs[x:end], looks[x:end] = new, new_looks
        stale = {
            at
            for at in range(x, end)
            if signs[at] != before[at]
            or (looks[at] != looked[at] and (signs[at] != " " or on_blank(looks[at]) != on_blank(looked[at])))
        }
        return "".join(self._shown(y, stale)) if stale else ""

    def _shown(self, y: int, stale: set[int]) -> Iterator[str]:
        """Draw these cells of a row, and those that a rare sign may be drawn over."""
        signs, looks = self._signs[y], self._looks[y]
        at, end = min(stale), max(stale) + 1
        while at < end:
            at = head_of(signs, at) if at in stale else at
            sign = signs[at]
            if at not in stale or sign is None:
                at += 1
                continue
            yield self._moved(at, y)
            told, self._look = turn(self._look, looks[at], sign)
            width = _width(signs, at)
            if is_rare(sign):
                yield f"{told}{' ' * width}\x1b[{at + 1}G{sign}"
                self._at = (-1, y)
                covered = range(at + width, min(at + _WIDEST * len(sign), len(signs)))
                stale.update(covered)
                end = max(end, covered.stop)
            else:
                yield told + sign
                self._at = (at + width if at + width < len(signs) else -1, y)
            at += width

    def _moved(self, x: int, y: int) -> str:
        """Bring the cursor to a column and row; over a few cells of the same look by drawing them again."""
        (from_x, from_y), self._at = self._at, (x, y)
        if y != from_y:
            return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        within = f"\x1b[{x + 1}G" if x else "\x1b[G"
        if from_x < 0 or not from_x <= x <= from_x + _GAP:
            return within
        between = self._signs[y][from_x:x]
        if all(
            sign and sign.isascii() and not turn(self._look, look, sign)[0]
            for sign, look in zip(between, self._looks[y][from_x:x], strict=True)
        ):
            return "".join(filter(None, between))
        return within


def _size(update: LayoutUpdate | ChopsUpdate) -> tuple[int, int]:
    """Columns and rows that it was made for."""
    if isinstance(update, LayoutUpdate):
        return update.region.size
    return update.chop_ends[0][-1], len(update.chops)


def _places(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Iterable[Strip]]]:
    """Row, column, and what is painted there."""
    if isinstance(update, LayoutUpdate):
        x, y = update.region.offset
        for row, strips in enumerate(update.strips, y):
            yield row, x, strips
        return
    for y, begin, end in update.spans:
        for chop_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if strip is not None and x < end and begin < chop_end:
                yield y, x, (strip,)


def _cells(strips: Iterable[Strip], colours: ColorSystem) -> tuple[list[str], list[str]]:
    """Cut strips into cells: what each holds, and how it looks."""
    signs: list[str] = []
    looks: list[str] = []
    for strip in strips:
        for text, style, _ in strip:
            look = Strip.render_ansi(style, colours) if style else ""
            add_cells(text, signs)
            looks += [look if text.strip(" ") else on_blank(look)] * (len(signs) - len(looks))
    return signs, looks


def _width(signs: list[str | None], at: int) -> int:
    """Columns of the sign that begins here."""
    end = at + 1
    while end < len(signs) and signs[end] == "":
        end += 1
    return end - at


def _break(signs: list[str | None], at: int) -> None:
    """Half of a wide sign goes: of the other half nobody knows what a terminal makes."""
    if at < len(signs) and signs[at] == "":
        head = head_of(signs, at)
        width = _width(signs, head)
        signs[head : head + width] = [None] * width
