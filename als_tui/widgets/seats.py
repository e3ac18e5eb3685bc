"""The seats of the turn board: who has the floor, who has not asked yet, and figures when they are wanted."""

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive, var
from textual.widgets import Static

from als_tui.widgets.fitting import fit, fit_names
from als_tui.widgets.plain import plain
from als_tui.widgets.values import SeatLine

_NAME = 8
"""Cells that a name has at least; it takes what the rest of its row leaves."""
_STATE, _SHORT_STATE = 22, 14
"""Cells that are kept for states, whatever they say at the moment; fewer if figures say who has not asked."""
_KEY = 6
"""Cells of the marker and the key."""
_GAP = 2
_FIGURES = "turns  asked   time"
"""What stands above the figures of all."""


def cells_wanted(lines: Sequence[SeatLine]) -> int:
    """Cells in which every name is whole, the scroll bar's own with them."""
    return cells_beside(lines) + 1 + max((cell_len(line.name) for line in lines), default=_NAME)


def cells_beside(lines: Sequence[SeatLine]) -> int:
    """Cells of all but the names."""
    figures = _with_figures(lines)
    return _KEY + _GAP + (cell_len(_FIGURES) + _GAP + _SHORT_STATE if figures else _STATE)


def _with_figures(lines: Sequence[SeatLine]) -> bool:
    return any(line.figures for line in lines)


def name_cells(lines: Sequence[SeatLine], width: int) -> int:
    """Cells of the names' column in a row of this width."""
    longest = max((cell_len(line.name) for line in lines), default=_NAME)
    return min(longest, max(_NAME, width - cells_beside(lines)))


class SeatsBox(VerticalScroll):
    """The box in which the seats scroll under their heading.

    Whoever has the floor comes in sight with it, and stays there when a line being typed takes rows away.
    """

    DEFAULT_CSS = "SeatsBox { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"

    floor: var[int] = var(0)
    """The row of whoever has the floor."""

    class Resized(Message):
        """Posted when the seats have another size."""

    def on_resize(self) -> None:
        """Keep the floor in sight, and say that there is another size."""
        self.watch_floor()
        self.post_message(self.Resized())

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the row of whoever has the floor is on the screen; None if nobody has it, or while out of sight."""
        seats = self.query_one(Seats)
        at = next((at for at, line in enumerate(seats.lines) if line.floor), None)
        if at is None:
            return None
        place = seats.region.offset + seats.place_of(at)
        return place if self.region.contains_point(place) else None

    def watch_floor(self) -> None:
        """Scroll to whoever has the floor, two rows below the top, so that who sits before them shows, too."""
        self.call_after_refresh(self.scroll_to, y=max(0, self.floor - 2), animate=False)

    def scroll_rows(self, rows: int) -> None:
        """Move the seats by rows; the heading stays."""
        self.scroll_relative(y=rows, animate=False)

    @property
    def page(self) -> int:
        """Rows of a page, one of the last left in sight."""
        return max(1, self.scrollable_content_region.height - 1)


class SeatsHead(Static):
    """What stands above the figures of all, and does not scroll; nothing while there are none."""

    DEFAULT_CSS = "SeatsHead { height: auto; width: 1fr; padding-right: 1; color: $text-muted; }"

    lines: reactive[tuple[SeatLine, ...]] = reactive(())
    """The people in the order of their seats."""

    def render(self) -> Content:
        """The heading over its columns."""
        return plain(f"{' ' * (_KEY + name_cells(self.lines, self.content_size.width) + _GAP)}{_FIGURES}")

    def watch_lines(self) -> None:
        """Show the heading only if there are figures."""
        self.display = _with_figures(self.lines)


class Seats(Static):
    """All seats, a row each; a sign and words say the state, colour only repeats it."""

    DEFAULT_CSS = "Seats { height: auto; width: 1fr; }"

    lines: reactive[tuple[SeatLine, ...]] = reactive(())
    """The people in the order of their seats."""

    two: reactive[bool] = reactive(False, layout=True)
    """True if they do not all fit below one another: they stand in two columns then, if the width allows it."""

    def watch_lines(self, before: Sequence[SeatLine], lines: Sequence[SeatLine]) -> None:
        """Take other rows if there are other people, or figures: whoever has the floor changes none."""
        if len(lines) != len(before) or _with_figures(lines) != _with_figures(before):
            self.refresh(layout=True)

    @property
    def may_pair(self) -> bool:
        """Whether two seats fit beside each other."""
        return not _with_figures(self.lines) and self.size.width // 2 >= cells_beside(self.lines) + _NAME

    @property
    def _columns(self) -> int:
        return 2 if self.two and self.may_pair else 1

    def row_of(self, place: int) -> int:
        """The row of the seat in this place."""
        return place % self._rows if self.lines else 0

    def place_of(self, place: int) -> Offset:
        """Where the seat in this place begins."""
        column = place // self._rows if self.lines else 0
        return Offset(column * (self.size.width // self._columns), self.row_of(place))

    @property
    def _rows(self) -> int:
        return ceil(len(self.lines) / self._columns)

    def render(self) -> Content:
        """Marker, key, name, figures if they are wanted, and state; in columns that stand still."""
        figures = _FIGURES if _with_figures(self.lines) else ""
        width = self.size.width // self._columns
        wide = name_cells(self.lines, width)
        names = fit_names([line.name for line in self.lines], wide)
        seats = [
            self._row(line, name, (width, wide), figures)
            for line, name in zip(self.lines, names, strict=True)
        ]
        pairs = zip_longest(seats[: self._rows], seats[self._rows :], fillvalue=Content(""))
        return Content("\n").join(_beside(left, right, width) for left, right in pairs)

    def _row(self, line: SeatLine, name: str, cells: tuple[int, int], figures: str) -> Content:
        """One seat in so many cells, of which the name has its own."""
        width, wide = cells
        name += " " * (wide - cell_len(name))
        style = "bold reverse" if line.floor else "dim" if line.away else ""
        told = f"  {line.figures:<{len(figures)}}" if figures else ""
        state = fit(line.state, width - _KEY - wide - len(told) - _GAP)
        return Content.assemble(
            plain(f"{'▶' if line.floor else ' '} "),
            plain(f"{line.key:>2}  ", "bold" if not line.away else "dim"),
            plain(name, style),
            plain(told),
            plain(f"  {state}", "dim" if line.away else ""),
        )


def _beside(left: Content, right: Content, width: int) -> Content:
    """Two seats in a row, the left one in so many cells; or one alone."""
    gap = plain(" " * (width - left.cell_length))
    return Content("").join([left, gap, right]) if right else left
