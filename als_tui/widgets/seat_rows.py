"""The seats of the turn board as rows: a sign and words say the state, the columns stand still, one row is filled."""

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from rich.cells import cell_len

from als_tui.signs import PRESENTS, RUNS, TO_COME
from als_tui.value import Value
from als_tui.widgets.fitting import fit, fit_name, fit_names
from als_tui.widgets.rows import (
    ACCENT,
    BOLD,
    FILLED,
    QUIET,
    DrawnRow,
    DrawnRows,
    blank,
    cells_of,
    cut,
    ends,
    filled,
    said,
)
from als_tui.widgets.values import SeatLine

FIGURES = "turns  asked   time"
"""What stands above the figures of all."""
NAME_AT = 7
"""Cells of sign and key."""
_GAP = 2
_BROAD = 70
"""Cells of a row from which on the states stand further to the right."""
_STATES = {False: (19, 25), True: (27, 33)}
"""Where the states begin, at least and at most, in a narrow row and in a broad one."""
_STATED = 26
"""Cells that states keep beside long names."""
_PAIRED = 27
"""Cells of a seat beside another one at least."""


class Seating(Value):
    """How the seats are laid out."""

    width: int
    """Cells of a row."""
    columns: int = 1
    """Seats beside each other."""
    every: int = 1
    """Rows of a seat, of which the first is written."""
    roomy: bool = False
    """Whether names may take what their states leave."""
    figures: bool = False
    """Whether turns, questions and airtime stand in columns."""
    band: str = FILLED
    """The style of who has the floor; none while another row is filled."""


def may_pair(width: int) -> bool:
    """Whether two seats fit beside each other."""
    return width // 2 >= _PAIRED


def row_of(place: int, many: int, seating: Seating) -> int:
    """The row of the seat in this place, of so many."""
    return (place % ceil(max(1, many) / seating.columns)) * seating.every


def column_of(place: int, many: int, seating: Seating) -> int:
    """The cell at which it begins."""
    return (place // ceil(max(1, many) / seating.columns)) * (seating.width // seating.columns)


def rows_taken(many: int, seating: Seating) -> int:
    """Rows of so many seats."""
    return max(0, ceil(many / seating.columns) * seating.every - (seating.every - 1))


def seat_rows(lines: Sequence[SeatLine], seating: Seating, numbers: Sequence[str] = ()) -> DrawnRows:
    """All seats; `numbers` stand at the right ends of their rows, in the order of the seats."""
    width = seating.width // seating.columns
    at = _state_at(lines, width, roomy=seating.roomy and not seating.figures)
    names = fit_names([line.name for line in lines], at - NAME_AT - _GAP)
    seats = [
        _seat(line, name, number or line.figures, at, seating)
        for line, name, number in zip_longest(lines, names, numbers, fillvalue="")
        if isinstance(line, SeatLine)
    ]
    many = ceil(len(seats) / seating.columns)
    rows: list[DrawnRow] = []
    for left, right in zip_longest(seats[:many], seats[many:], fillvalue=()):
        row = (*left, *blank(width - cells_of(left)), *right) if right else left
        rows += [row, *[()] * (seating.every - 1)]
    return tuple(rows[: len(rows) - (seating.every - 1)])


def _state_at(lines: Sequence[SeatLine], width: int, *, roomy: bool) -> int:
    """Where the states begin: two cells behind the longest name, between two limits."""
    least, most = _STATES[width >= _BROAD]
    longest = max((cell_len(line.name) for line in lines), default=0)
    return min(max(least, NAME_AT + longest + _GAP), width - _STATED if roomy else most)


def _seat(line: SeatLine, name: str, number: str, at: int, seating: Seating) -> DrawnRow:
    """One seat in its row."""
    width = seating.width // seating.columns
    sign = RUNS if line.floor else PRESENTS if line.presents else TO_COME if line.waits else " "
    style = _style(line, banded=bool(seating.band))
    gap = at - NAME_AT - cell_len(name)
    number = f"{number:>{len(FIGURES)}}" if seating.figures else number
    if (
        at + cell_len(number) + 1 > width
    ):  # beside another seat the name gives way to what is told of the turn
        at = width - cell_len(number) - 1
        name = fit_name(name, at - NAME_AT - 1)
        gap = at - NAME_AT - cell_len(name)
    head: DrawnRow = (
        *said(f" {sign}"),
        *said(f"{line.key:>3}", QUIET if line.away or not seating.band else BOLD),
        *blank(2),
        *said(name, style),
        *blank(gap),
    )
    room = width - at - (cell_len(number) + 1 + _GAP if number else 1)
    states = (
        said(line.state, style if style == QUIET else ""),
        said(line.next, ACCENT),
        said(line.more, QUIET if style == QUIET and not line.more.strip() else ""),
    )
    told: DrawnRow = ()
    for part in filter(None, states):
        told += (*blank(_GAP if told else 0), *part)
    left = (*head, *cut(told, room))
    row = ends(left, (*said(number), *blank(1)), width) if number else left
    return (
        filled(tuple((fit(text, cell_len(text)), "") for text, _ in row), width, seating.band)
        if (line.floor and seating.band)
        else row
    )


def _style(line: SeatLine, *, banded: bool) -> str:
    if line.away or line.asked or not banded:
        return QUIET
    return BOLD if line.waits else ""
