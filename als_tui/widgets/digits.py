"""Big digits from one table of three by five points; a size says how a point is drawn, half a one by half blocks."""

from functools import cache

from als_tui.signs import HALF_BLOCKS, HALVES, SOLID

TEXT, HALF = 0.0, 0.5
"""Words, and half blocks: one cell a point wide, two points a row."""
_POINTS = {
    "0": "### #.# #.# #.# ###",
    "1": "##. .#. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    "+": "... .#. ### .#. ...",
}


def height(size: float) -> int:
    """Rows of a digit."""
    return 1 if size == TEXT else 3 if size == HALF else 5 * int(size)


def gap(size: float) -> int:
    """Cells between two digits."""
    return 0 if size == TEXT else 1 if size == HALF else 2 * int(size)


def width(text: str, size: float) -> int:
    """Cells of a text with the gaps within it."""
    return sum(len(glyph(char, size)[0]) for char in text) + gap(size) * max(0, len(text) - 1)


@cache
def glyph(char: str, size: float) -> tuple[str, ...]:
    """The rows of one digit, all of them as wide."""
    points = _POINTS[char].split()
    if size == TEXT:
        return (char,)
    if size == HALF:
        padded = ["." * len(points[0]), *points]
        return tuple(
            "".join(HALF_BLOCKS[a + b] for a, b in zip(padded[row], padded[row + 1], strict=True))
            for row in range(0, len(padded), 2)
        )
    cells = 2 * int(size)
    rows = ("".join((SOLID if point == "#" else " ") * cells for point in row) for row in points)
    return tuple(row for row in rows for _ in range(int(size)))


def small(size: float) -> float:
    """The size of the seconds beside minutes of this size: half blocks, where a terminal draws them."""
    return HALF if HALVES and size != TEXT else TEXT
