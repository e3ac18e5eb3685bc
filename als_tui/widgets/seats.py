"""The seats of the turn board: who has the floor, who has not asked yet, and figures when they are wanted."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import reactive, var
from textual.widgets import Static

from als_tui.widgets.plain import fit, fit_names, plain

_NAME = 8
"""Cells that a name has at least; it takes what the rest of its row leaves."""
_STATE, _SHORT_STATE = 22, 14
"""Cells that are kept for states, whatever they say at the moment; fewer where figures say who has not asked."""
_KEY = 6
"""Cells of the marker and the key."""
_GAP = 2
_FIGURES = "turns  asked   time"
"""What stands above the figures of all."""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person on the board."""

    key: str
    """The key that gives them the floor."""
    name: str
    state: str
    """In a few words: presents, has the floor, not asked yet, asked, absent, ..."""
    figures: str = ""
    """Turns, questions and airtime, in the columns of the heading; empty while figures are off."""
    floor: bool = False
    away: bool = False


def cells_wanted(lines: Sequence[SeatLine]) -> int:
    """Cells in which every name is whole."""
    return cells_beside(lines) + max((cell_len(line.name) for line in lines), default=_NAME)


def cells_beside(lines: Sequence[SeatLine]) -> int:
    """Cells of all but the names."""
    figures = any(line.figures for line in lines)
    return _KEY + _GAP + (cell_len(_FIGURES) + _GAP + _SHORT_STATE if figures else _STATE)


class SeatsBox(VerticalScroll):
    """Where the seats scroll; whoever has the floor stays in sight, also where a line being typed takes rows away."""

    floor: var[int] = var(0)
    """The row of whoever has the floor."""

    def on_resize(self) -> None:
        """Another room."""
        self.watch_floor()

    @property
    def cursor_screen_offset(self) -> Offset | None:
        """Where the row of whoever has the floor is on the screen; None where nobody has it, or while out of sight."""
        seats = self.query_one(Seats)
        row = next((at for at, line in enumerate(seats.lines) if line.floor), None)
        if row is None:
            return None
        place = seats.region.offset + Offset(0, row + seats.headed)
        return place if self.region.contains_point(place) else None

    def watch_floor(self) -> None:
        """Two rows stay above it, so that who sits before it shows, too."""
        self.call_after_refresh(self.scroll_to, y=max(0, self.floor - 2), animate=False)


class Seats(Static):
    """All seats, a row each; a sign and words say the state, colour only repeats it."""

    DEFAULT_CSS = "Seats { height: auto; width: 1fr; }"

    lines: reactive[tuple[SeatLine, ...]] = reactive((), layout=True)
    """The people in the order of their seats."""

    @property
    def headed(self) -> bool:
        """True where figures are wanted, and stand under a heading."""
        return any(line.figures for line in self.lines)

    def render(self) -> Content:
        """Marker, key, name, figures where they are wanted, and state; in columns that stand still."""
        figures = _FIGURES if self.headed else ""
        longest = max((cell_len(line.name) for line in self.lines), default=_NAME)
        wide = min(longest, max(_NAME, self.size.width - cells_beside(self.lines)))
        names = fit_names([line.name for line in self.lines], wide)
        rows = [self._row(line, name, wide, figures) for line, name in zip(self.lines, names, strict=True)]
        head = [plain(f"{' ' * (_KEY + wide + _GAP)}{figures}", "dim")] if figures else []
        return Content("\n").join([*head, *rows])

    def _row(self, line: SeatLine, name: str, wide: int, figures: str) -> Content:
        name += " " * (wide - cell_len(name))
        style = "bold reverse" if line.floor else "dim" if line.away else ""
        told = f"  {line.figures:<{len(figures)}}" if figures else ""
        state = fit(line.state, self.size.width - _KEY - wide - len(told) - _GAP)
        return Content.assemble(
            plain(f"{'▶' if line.floor else ' '} "),
            plain(f"{line.key:>2}  ", "bold" if not line.away else "dim"),
            plain(name, style),
            plain(told),
            plain(f"  {state}", "dim" if line.away else ""),
        )
