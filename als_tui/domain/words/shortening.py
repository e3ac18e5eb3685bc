"""Short quotes of what people typed: one line, safe to paint, counted in the cells that a terminal gives them."""

import unicodedata

from als_tui.domain.words.text import shown

QUOTED = 60
"""Cells that a quote may take: two of them and the words around them fit the message line's four short rows."""
_DANGLING = " \u200c\u200d"
"""What nobody wants before an ellipsis: spaces, and joiners that lost what they join."""


def shortened(text: str, cells: int = QUOTED) -> str:
    """Return what a person typed on one line of at most so many cells, with an ellipsis if it goes on."""
    line = shown(" ".join(text.split()))
    if width(line) <= cells:
        return line
    used = end = 0
    while used + _width(line[end]) < cells:
        used += _width(line[end])
        end += 1
    return f"{line[:end].rstrip(_DANGLING)}…"


def width(text: str) -> int:
    """Count the cells of a line as a terminal, or a page of one width of letters, shows it."""
    return sum(map(_width, text))


def _width(char: str) -> int:
    """Count the cells of one character, at most too many: an emoji family counts each of its members."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
