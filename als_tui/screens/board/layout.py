"""What of the board has which rows: seats before all, then the big time, then what can be read elsewhere."""

from itertools import product

from als_tui.signs import HALVES
from als_tui.value import Value
from als_tui.widgets.digits import HALF, TEXT, height

WIDE = 110
"""Cells of a window from which on there is a second column."""
LEAST, BROADEST = 20, 120
"""Cells of a page at least, and of a window beyond which what shows stands in the middle."""
LEFT, RIGHT_AT, SIDE = 78, 83, 35
"""Cells of the first column of a wide window, where the second begins, and its cells."""
TALL = 40
"""Rows of a window from which on the seats have air."""
_TOP = 2
"""Rows of the strip and the course line."""
_SHORT, _SHORTEST, _NARROW = 22, 14, 50
_LARGE = {2.0: (110, 40), 3.0: (110, 56)}
"""The window's columns and rows that a size of the minutes wants."""


class Wants(Value):
    """What is to be shown, as far as it takes rows."""

    seats: int
    pairs: bool
    """Whether two seats fit beside each other."""
    below: int = 1
    """Rows of what was caught last, and of what comes."""
    more: int = 0
    """Rows that those take as well, where nothing else wants them."""
    must: int = 0
    """Those of them without which nobody knows how to go on."""
    notes: int = 0
    """Rows of how turns go, and of what the figures are of."""
    head: int = 0
    """Rows of the words beside the time, if they are to be whole."""
    say: int = 0
    """Rows of the words to say."""


class BoardPlan(Value):
    """How the rows are given out, from the top down."""

    size: float
    """Of the minutes."""
    head: int
    air: bool
    """An empty row under the course line."""
    breath: bool
    """An empty row under the head."""
    columns: int
    every: int
    seats: int
    """Rows of the seats, which scroll where these are too few."""
    say: bool
    notes: int
    below: int
    spare: int
    """Empty rows above what stands below."""


def minutes_size(columns: int, rows: int) -> float:
    """The size of the minutes in a window."""
    if rows < _SHORTEST or columns < _NARROW:
        return TEXT
    if rows < _SHORT:
        return HALF if HALVES else 1.0
    fits = [size for size, (wide, high) in _LARGE.items() if columns >= wide and rows >= high]
    return max(fits, default=1.0)


def plan(rows: int, size: float, wants: Wants, *, tall: bool) -> BoardPlan:
    """Give out the rows of a page; the time grows smaller, then seats pair, before one of them is out of sight."""
    sizes = [one for one in (size, HALF if HALVES else TEXT, TEXT) if one <= size]
    ways = sorted(
        product((1, 2) if wants.pairs else (1,), sizes), key=lambda way: (way[1] == TEXT, way[0], -way[1])
    )
    chosen = next((way for way in ways if _needs(wants, *way) <= rows), ways[-1])
    many, size = chosen
    left = rows - _needs(wants, many, size)
    seats = -(-wants.seats // many)
    if left < 0:
        return BoardPlan(size, height(size), False, False, many, 1, max(1, seats + left), False, 0, 0, 0)
    must = min(wants.must, left)
    breath = left > must and size != TEXT
    air = left - breath > must and size >= 1
    left -= breath + air
    below = min(wants.below, left)
    left -= below
    notes = min(wants.notes, left)
    left -= notes
    head = max(height(size), min(wants.head, height(size) + left)) if size != TEXT else 1
    left -= head - height(size)
    say = 0 < wants.say < left
    left -= (wants.say + 1) if say else 0
    more = min(wants.more, left)
    below, left = below + more, left - more
    every = 2 if tall and left >= seats - 1 else 1
    left -= (seats - 1) * (every - 1)
    taken = seats * every - (every - 1)
    return BoardPlan(size, head, air, breath, many, every, taken, say, notes, below, left)


def _needs(wants: Wants, columns: int, size: float) -> int:
    """Rows of what is always there: strip, course, head, count, seats."""
    return _TOP + height(size) + 1 + -(-wants.seats // columns)
