"""The course line: how much of a time is gone, in one row."""

from als_tui.signs import FULL, HALF, REST
from als_tui.widgets.rows import FAINT, DrawnRow

_PART = 6
"""Cells of a piece of the course line, so that a step paints no more."""


def line(share: float, cells: int, style: str) -> DrawnRow:
    """A line of which a share is filled, in half steps; each piece of it is short."""
    halves = int(share * 2 * cells)
    full, half = divmod(halves, 2)
    text = FULL * full + HALF * half + REST * (cells - full - half)
    row: list[tuple[str, str]] = []
    for begin in range(0, cells, _PART):
        end = min(cells, begin + _PART)
        edge = min(max(begin, full + half), end)
        row += [(text[begin:edge], style)] if edge > begin else []
        row += [(text[edge:end], FAINT)] if end > edge else []
    return tuple(row)
