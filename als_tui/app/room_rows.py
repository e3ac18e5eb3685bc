"""The room's view as rows: phase, course, minutes, floor and rule, as large as a window lets them be."""

from rich.cells import cell_len

from als_tui.value import Value
from als_tui.widgets.course import line
from als_tui.widgets.digits import TEXT, height
from als_tui.widgets.face import Face, face_rows, face_width
from als_tui.widgets.fitting import fit, wrapped
from als_tui.widgets.rows import (
    ACCENT,
    BOLD,
    FAINT,
    FILLED,
    QUIET,
    WARNED,
    DrawnRow,
    DrawnRows,
    filled,
    middle,
    said,
)

_SIZES = (3.0, 2.0, 1.0, 0.5)
_AROUND = 12
"""Rows that stay beside the digits."""
_MARGIN, _BAND = 10, 60
"""Cells on either side of the course line, and of the band of who has the floor."""
_SPACED = 12
"""Letters of a name that are set apart at most."""
_AIR = 3
"""Empty rows between two parts at most."""


class Shown(Value):
    """All that the room sees."""

    phase: str
    place: str = ""
    """Which slot of how many, and who presents."""
    face: Face = Face()
    """The minutes, or the last seconds; without digits where none should run."""
    course: tuple[float, str] = (0.0, FAINT)
    """How much of the time is gone, and in which style."""
    floor: str = ""
    """Who has the floor."""
    rule: str = ""
    """Who may speak."""
    stopped: bool = False
    then: str = ""
    """What comes and when, when the session ends, and whether that is in time."""
    charter: tuple[str, ...] = ()
    round_off: str = ""
    """What is wished of who has the floor, if a turn's limit is over."""


def room_rows(shown: Shown, width: int, rows: int) -> DrawnRows:
    """The whole window: the parts, the rows to spare shared among the gaps between them, the charter at the foot."""
    size = _size(shown.face, width, rows)
    margin = min(_MARGIN, width // 8)
    course = ((" " * margin, ""), *line(shown.course[0], width - 2 * margin, shown.course[1]))
    begun = bool(shown.rule)
    parts = [
        (
            middle(said(fit(shown.phase.upper(), width), ACCENT), width),
            *_told(shown.place, width, QUIET),
        ),
        (course,) if begun else (),
        _digits(shown.face, size, width),
        _band(shown, width) if begun else (),
        () if shown.stopped else _told(shown.rule, width, BOLD),
        _told(shown.then, width, QUIET),
    ]
    parts = [part for part in parts if part]
    charter = _charter(shown, width)
    spare = rows - sum(map(len, parts)) - len(charter) - bool(charter)
    airs = _shared(max(0, spare), len(parts))
    body = tuple(row for air, part in zip(airs, parts, strict=True) for row in (*((),) * air, *part))
    above = rows - len(body) - len(charter)
    return (*body, *((),) * max(0, above - (above > 2)), *charter)[:rows]


def _size(face: Face, width: int, rows: int) -> float:
    fits = (one for one in _SIZES if face_width(face, one) <= width and height(one) <= rows - _AROUND)
    return next(fits, TEXT) if face.large else TEXT


def _digits(face: Face, size: float, width: int) -> DrawnRows:
    """The digits in the middle, their words behind the last row."""
    bare = face_rows(Face(face.large, face.small, "", face.tone), size)
    if not bare:
        return _told(face.label, width, QUIET)
    left = max(0, (width - face_width(face, size)) // 2)
    drawn = [((" " * left, ""), *row) for row in bare]
    label = fit(face.label, width - left - face_width(face, size) - 2)
    drawn[-1] = (*drawn[-1], *said(f"  {label}" if label else "", face.tone if face.tone != FAINT else QUIET))
    return tuple(drawn)


def _band(shown: Shown, width: int) -> DrawnRows:
    """Three rows that are filled: who has the floor, or that the set is stopped; as many empty ones for nobody."""
    words, style = shown.rule if shown.stopped else "", WARNED
    if not shown.stopped and shown.floor:
        words, style = f"{_spaced(shown.floor)}   has the floor", FILLED
    if not words:
        return ((),) * 3
    cells = min(_BAND, width - 2)
    if cell_len(words) > cells - 2:
        words = f"{shown.floor} has the floor"
    told = filled(middle(said(fit(words, cells - 2)), cells), cells, style)
    empty = filled((), cells, style)
    wish = "" if shown.stopped else shown.round_off
    below = filled(middle(said(fit(wish, cells - 2)), cells), cells, style) if wish else empty
    return tuple(middle(row, width) for row in (empty, told, below))


def _spaced(name: str) -> str:
    """A short name of Latin letters in capitals that stand apart."""
    latin = all(ord(letter) < _LATIN_ENDS and (letter.isalpha() or letter in " -'") for letter in name)
    return " ".join(name.upper()) if latin and len(name) <= _SPACED else name


_LATIN_ENDS = 0x250
"""The first letter that is not Latin."""


def _charter(shown: Shown, width: int) -> DrawnRows:
    text = " · ".join(rule.rstrip(".") for rule in shown.charter)
    return tuple(middle(said(row, QUIET), width) for row in wrapped(text, 2, width - 4))


def _told(words: str, width: int, style: str) -> DrawnRows:
    rows: list[DrawnRow] = [middle(said(row, style), width) for row in wrapped(words, 2, width - 2)]
    return tuple(rows)


def _shared(spare: int, gaps: int) -> list[int]:
    """The empty rows before each part: each gap has one before any has two; the one above all comes last."""
    airs = [0] * gaps
    for _ in range(_AIR):
        for gap in (*range(1, gaps), 0):
            if spare > 0:
                airs[gap] += 1
                spare -= 1
    return airs
