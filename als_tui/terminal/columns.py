"""Cuts text into the columns of the terminal, and knows the signs whose width terminals do not agree on.

These are families of emoji, flags, marks on letters: Textual counts the cells of 👩🏽‍🚀 as two; a terminal may take
two, four or six, and all that follows would move.
"""

import re
from collections.abc import Sequence

from rich.cells import cell_len

from als_tui.late import late

_RARE = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u070f-\u074a\u07a6-\u07f3"
    "\u0816-\u085b\u08ca-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fc6\u1000-\u109f\u1100-\u11ff\u135d-\u135f"
    "\u1712-\u17dd\u180b-\u180f\u1885-\u18a9\u1920-\u193b\u1a17-\u1cff\u1dc0-\u1dff\u200b\u200d-\u200f\u20d0-\u20ff"
    "\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua6f1\ua802-\ua8ff\ua926-\uabed\ufb1e\ufe00-\ufe0f"
    "\ufe20-\ufe2f\U00010a01-\U00010a3f\U00011000-\U00011fff\U0001d165-\U0001d1ad\U0001e000-\U0001e94a"
    "\U0001f000-\U0001faff\U000e0000-\U000e0fff"
)
"""Combining and spacing marks with the scripts that lean on them, joiners, old Hangul, and emoji.

The non-joiner of Persian is none of them: it takes no cell anywhere, and goes out with the letter before it.
"""
NARROW = " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2190-\u21ff\u2500-\u25fc"
"""Signs that take one cell each, everywhere."""
_NARROW = late(f"[{NARROW}]*")
_CONTROL = late("[\x00-\x1f\x7f-\x9f]")
_SIGN = late(f"[{_RARE}]")
_CLUSTERS = late(f".?[{_RARE}]+|.", re.DOTALL)
"""Rare signs with the letter before them, or a letter."""


def is_rare(sign: str | None) -> bool:
    """True for a sign to which terminals give different widths."""
    return sign is not None and not sign.isascii() and _SIGN.search(sign) is not None


def add_cells(text: str, cells: list[str]) -> None:
    """Add a cell for each column that a text takes; of a wide sign, the cells behind its first hold nothing.

    What takes no cell goes with the sign before it. Control characters are left out: no text reaches the terminal as
    a command.
    """
    if _NARROW.fullmatch(text):
        cells.extend(text)
        return
    text = _CONTROL.sub("", text)
    signs = [(found[0], cell_len(found[0])) for found in _CLUSTERS.finditer(text)]
    if sum(width for _, width in signs) != (whole := cell_len(text)):
        signs = [(text, whole)]  # a joiner took the letter behind it, too
    for sign, width in signs:
        if width:
            cells += [sign, *[""] * (width - 1)]
        elif cells:
            cells[head_of(cells, len(cells) - 1)] += sign


def head_of(cells: Sequence[str | None], at: int) -> int:
    """Return where the sign begins that takes this cell."""
    while at and cells[at] == "":
        at -= 1
    return at
