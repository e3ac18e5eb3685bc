"""The big time: minutes large, seconds small, and in words what is counted; in whatever size there is space for."""

from als_tui.value import Value
from als_tui.widgets.digits import HALF, TEXT, gap, glyph, height, small, width
from als_tui.widgets.rows import BOLD, QUIET, WARNING, DrawnRow, DrawnRows, beside, cells_of

_AMBER = "$warning"
_LABEL_ABOVE = 2
"""Rows from the words down to the seconds."""


class Face(Value):
    """A time to be drawn."""

    large: str = ""
    """Minutes, or what stands alone; empty if no digits should run."""
    small: str = ""
    """The seconds with their colon."""
    label: str = ""
    """Left, over, paused, ..."""
    tone: str = QUIET
    """Quiet while it runs, faint while it is held, the warning in the last minute and once it is over."""

    @property
    def text(self) -> str:
        """The digits in a line."""
        return f"{self.large}{self.small}"


def face_width(face: Face, size: float) -> int:
    """Cells of the digits."""
    if size in (TEXT, HALF):
        return width(face.text, size)
    beside_it = gap(size) // 2 + _small_width(face, size) if face.small else 0
    return width(face.large, size) + beside_it


def face_rows(face: Face, size: float, *, hanging: bool = False) -> DrawnRows:
    """The digits and their words; `hanging` puts words of digits that stand alone behind them, and not before."""
    label = _label(face)
    if not face.large:
        return (label,) if label else ()
    if size == TEXT:
        return (
            ((((face.text, _bold(face.tone))), *((" ", ""), *label)),) if label else (((face.text, BOLD),),)
        )
    if size == HALF or not face.small:
        return _alone(_glyphs(face.text, size, face.tone), label, size, hanging=hanging)
    seconds = small(size)
    minutes = _glyphs(face.large, size, face.tone)
    if seconds == TEXT:
        rows = [*minutes[:-1], (*minutes[-1], (" ", ""), (face.small, face.tone))]
        return _alone(tuple(rows), label, size, hanging=False)
    return _with_seconds(face, minutes, size)


def _with_seconds(face: Face, minutes: DrawnRows, size: float) -> DrawnRows:
    """Minutes with the seconds at their foot, and the words above those."""
    label, seconds = _label(face), _glyphs(face.small, HALF, face.tone)
    high = height(size)
    aside: list[DrawnRow] = [()] * (high - len(seconds)) + list(seconds)
    aside[max(0, high - len(seconds) - _LABEL_ABOVE)] = label
    wide = max(map(cells_of, aside)) + gap(size) // 2
    return tuple(
        (*left, *right) for left, right in zip(minutes, beside([()] * high, aside, wide), strict=True)
    )


def _alone(rows: DrawnRows, label: DrawnRow, size: float, *, hanging: bool) -> DrawnRows:
    """Digits with their words before the last row, or behind the first one."""
    if not label:
        return rows
    if hanging:
        return ((*rows[0], ("  ", ""), *label), *rows[1:])
    between = " " if size == HALF else "  "
    empty = (" " * (cells_of(label) + len(between)), "")
    return (*((empty, *row) for row in rows[:-1]), (*label, (between, ""), *rows[-1]))


def _glyphs(text: str, size: float, style: str) -> DrawnRows:
    """Digits beside each other, each a piece of its rows."""
    between = ((" " * gap(size), ""),)
    rows: list[DrawnRow] = [()] * height(size)
    for place, char in enumerate(text):
        rows = [
            (*row, *(between if place else ()), (points, style))
            for row, points in zip(rows, glyph(char, size), strict=True)
        ]
    return tuple(rows)


def _small_width(face: Face, size: float) -> int:
    return len(face.small) if small(size) == TEXT else width(face.small, HALF)


def _label(face: Face) -> DrawnRow:
    style = WARNING if face.tone == _AMBER else QUIET
    return ((face.label, style),) if face.label else ()


def _bold(tone: str) -> str:
    return BOLD if tone == QUIET else f"bold {tone}"
