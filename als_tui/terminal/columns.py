"""Holds the columns behind signs whose width terminals do not agree on: families of emoji, flags, marks on letters.

Textual counts the cells of 👩🏽‍🚀 as two; a terminal may take two, four or six, and all that follows would move.
"""

import re

from rich.cells import cell_len

_RARE = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u070f-\u074a\u07a6-\u07f3"
    "\u0816-\u085b\u08ca-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fc6\u1000-\u109f\u1100-\u11ff\u135d-\u135f"
    "\u1712-\u17dd\u180b-\u180f\u1885-\u18a9\u1920-\u193b\u1a17-\u1cff\u1dc0-\u1dff\u200b\u200d-\u200f\u20d0-\u20ff"
    "\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua6f1\ua802-\ua8ff\ua926-\uabed\ufb1e\ufe00-\ufe0f"
    "\ufe20-\ufe2f\U00010a01-\U00010a3f\U00011000-\U00011fff\U0001d165-\U0001d1ad\U0001e000-\U0001e94a"
    "\U0001f000-\U0001faff\U000e0000-\U000e0fff"
)
"""Combining and spacing marks with the scripts that lean on them, joiners, old Hangul, and emoji.

The non-joiner of Persian is none of them: it takes no cell anywhere, and letters around it must be written in one go.
"""
_SIGN = re.compile(f"[{_RARE}]")
_CLUSTERS = re.compile(f"[^\x00-\x1f]?[{_RARE}]+")
"""Such signs with the letter before them."""
_PARTS = re.compile("(\x1b\\[[0-?]*[ -/]*[@-~]|\n)")
_MOVE = re.compile("\x1b\\[\\d*;?(\\d*)H")


def kept_in_columns(painted: str) -> str:
    """Return a painting with the cursor placed anew behind each such sign; cells that a sign leaves free are blank."""
    if not _SIGN.search(painted):
        return painted
    column: int | None = None
    parts = []
    for part in _PARTS.split(painted):
        if move := _MOVE.fullmatch(part):
            column = int(move[1] or 1)
        elif part == "\n":
            column = None
        elif column is not None and not part.startswith("\x1b"):
            placed, column = _placed(part, column)
            parts.append(placed)
            continue
        parts.append(part)
    return "".join(parts)


def _placed(text: str, column: int) -> tuple[str, int]:
    """Words from a column on, and the column behind them; columns count from one."""
    parts, done = [], 0
    for found in _CLUSTERS.finditer(text):
        start = column + cell_len(text[done : found.start()])
        cells = cell_len(found[0])
        parts += [
            text[done : found.start()],
            " " * cells,
            f"\x1b[{start}G",
            found[0],
            f"\x1b[{start + cells}G",
        ]
        column, done = start + cells, found.end()
    return "".join([*parts, text[done:]]), column + cell_len(text[done:])
