"""The seats of the turn board: who has the floor, who has not asked yet, and figures when they are wanted."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from als_tui.widgets.plain import fit, fit_names, plain

_NAME = 8
"""Cells that a name has at least; it takes what the rest of its row leaves."""
_ROOMY = 40
"""Cells beside the figures from which states stand there, too."""
_STATE = 22
"""Cells for which a state makes a name give way."""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person on the board."""

    key: str
    """The key that gives them the floor."""
    name: str
    state: str
    """In a few words: presents, has the floor, not asked yet, asked, absent, ..."""
    figures: str = ""
    """Turns, questions and airtime; empty while figures are off."""
    floor: bool = False
    away: bool = False


class Seats(Static):
    """All seats, a row each; a sign and words say the state, colour only repeats it."""

    DEFAULT_CSS = "Seats { height: auto; width: 1fr; }"

    lines: reactive[tuple[SeatLine, ...]] = reactive((), layout=True)
    """The people in the order of their seats."""

    def render(self) -> Content:
        """Marker, key, name, state and figures in columns."""
        longest = max((cell_len(line.name) for line in self.lines), default=8)
        figures = max((cell_len(line.figures) + 2 for line in self.lines if line.figures), default=0)
        states = max((min(_STATE, cell_len(line.state)) for line in self.lines), default=0)
        beside = figures + (states if self.size.width - figures > _ROOMY else 0)
        wide = min(longest, max(_NAME, self.size.width - 8 - beside))
        names = fit_names([line.name for line in self.lines], wide)
        rows = zip(self.lines, names, strict=True)
        return Content("\n").join(self._row(line, name, wide) for line, name in rows)

    def _row(self, line: SeatLine, name: str, wide: int) -> Content:
        name += " " * (wide - cell_len(name))
        style = "bold reverse" if line.floor else "dim" if line.away else ""
        room = self.size.width - wide - 8 - (cell_len(line.figures) + 2 if line.figures else 0)
        state = fit(line.state, room) if room > 3 else ""
        state += " " * max(0, room - cell_len(state)) if line.figures else ""
        return Content.assemble(
            plain(f"{'▶' if line.floor else ' '} "),
            plain(f"{line.key:>2}  ", "bold" if not line.away else "dim"),
            plain(name, style),
            plain(f"  {state}", "dim" if line.away else ""),
            plain(f"  {line.figures}" if line.figures else ""),
        )
