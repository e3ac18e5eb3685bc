"""What people type or paste, made safe: on its way in (`clean`), and again wherever it is shown (`shown`).

A terminal obeys control bytes, so no text of a person may carry any: not into the files, not onto the screen.
What a script needs to be read (joiners for emoji families and Persian, marks on letters) stays as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterator

from als_tui.value import Value

NAME = 80
"""Characters that a person's, a set's or a role's name may have."""
LINE = 500
"""Characters that one line may have: a question, an action, an issue."""
NOTE = 20_000
"""Characters that a note may have; widgets grow slow far above this."""

_MARKS_IN_A_RUN = 6
"""No script stacks more on one letter; longer runs paint over the lines around them."""
_JOINERS = "\u200c\u200d"
_LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FILLERS = _DIRECTIONS + "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_MAY_RIDE = re.compile(r"[^\x00-\u02ff\u2000-\u2bff]|[\u200c\u200d\u20d0-\u20ff]")
"""Where marks on letters are found; in all other text, such as ours with its dots and arrows, there are none."""
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a surrogate pair, of which no file and no terminal makes a character."""
_UNKNOWN = "\ufffd"
_SHORTENING = 8
"""A paste is cut to so many times its limit before it is read, so that ten megabytes cost nothing."""


def _stand_ins() -> dict[int, str]:
    """Build what stands for each character that may not pass; invisible fillers and marks of direction simply go.

    Halves of a pair are too many for a table.
    """
    controls, tags, shaping = (0x80, 0xA0), (0xE0000, 0xE0080), (0x206A, 0x2070)
    table: dict[int, str] = {}
    for first, end in (controls, tags, shaping):
        table |= dict.fromkeys(range(first, end), _UNKNOWN)
    table |= {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys(map(ord, _FILLERS), "")
    return table | {0x7F: "\u2421", 0x2028: "\u2424", 0x2029: "\u2424"}


_SHOWN = _stand_ins()
_SHOWN_LINES = {code: kept for code, kept in _SHOWN.items() if chr(code) not in "\n\t"}
_TYPED = _SHOWN | {ord(end): " " for end in _LINE_ENDS} | {ord("\t"): " "}
_TYPED_LINES = _SHOWN_LINES | {ord(end): "\n" for end in _LINE_ENDS}


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """Return `text` as it may be kept: at most `limit` characters, nothing in it that a terminal would obey.

    With `lines`, line ends (any kind, as a line feed) and tabs stay; without, each becomes a space, so that a
    pasted name keeps its words apart. Cleaning twice changes nothing.
    """
    piece = text[: limit * _SHORTENING].replace("\r\n", "\n")
    return _cut(_safe(piece, _TYPED_LINES if lines else _TYPED), limit)


def safe(text: str) -> str:
    """Text of a draft or of the disk as a field may hold it, whoever wrote it there."""
    return clean(text, len(text) + 1, lines=True)


def shown(text: str, *, lines: bool = False) -> str:
    """Return `text` as it may be painted: controls as visible pictures, whoever wrote the file it came from.

    With `lines`, line feeds and tabs stay as they are.
    """
    return _safe(text, _SHOWN_LINES if lines else _SHOWN)


def too_long(text: str, limit: int) -> str | None:
    """Say in words that `text` is over `limit` characters and by how much; None if it fits."""
    over = len(text) - limit
    if over <= 0:
        return None
    return f"This is {len(text):,} characters long; {limit:,} fit. Please shorten it by {over:,}."


class Allowed(Value):
    """What a text field takes."""

    limit: int = LINE
    """Characters of the whole text; with `each`, of every line."""
    lines: bool = False
    """True if lines stay lines; elsewhere they are joined by spaces."""
    each: bool = False


A_NAME, A_LINE, A_NOTE = Allowed(NAME), Allowed(LINE), Allowed(NOTE, lines=True)
NAMES, RULES = Allowed(NAME, lines=True, each=True), Allowed(LINE, lines=True, each=True)


def fitted(insert: str, left: str, right: str, allowed: Allowed) -> tuple[str, str]:
    """Return what of `insert` goes into a field between `left` and `right`, and what to say if that is too much.

    The words are empty if all fits. A key that does not fit is left out. A paste that is too long goes in, so that
    people can shorten it themselves, but only up to `NOTE` characters, far above which a field grows slow.
    """
    piece = insert[: NOTE * _SHORTENING]
    ready = _laid(clean(piece, len(piece) + 1, lines=True), allowed)
    kept = clean(ready, max(0, NOTE - len(left) - len(right)), lines=allowed.lines)
    over, typed = len(ready) - len(kept) + len(insert) - len(piece), len(insert) == 1
    if over > 0 and not typed:
        return (
            kept,
            f"{NOTE:,} characters fit into a field; {over:,} {'was' if over == 1 else 'were'} left out.",
        )
    around = (left.rpartition("\n")[2], right.partition("\n")[0]) if typed and allowed.each else (left, right)
    whole = (ready if typed else kept).join(around)
    lines = whole.split("\n") if allowed.each else [whole]
    why = next((why for line in lines if (why := too_long(line, allowed.limit))), "")
    if typed and why:
        return "", f"No more fits: {allowed.limit:,} characters{' a line' if allowed.each else ''}."
    return kept, why


def _laid(text: str, allowed: Allowed) -> str:
    """The text as lines if lines are allowed, else on one line with spaces between what were lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if allowed.lines or len(text) < 2:
        return text
    return clean(" ".join(lines) if len(lines) != 1 else text.strip("\n"), len(text) + 1)


def _safe(text: str, table: dict[int, str]) -> str:
    """Replace what may not pass; the plain text of most sessions takes the short way out."""
    if text.isascii() and text.isprintable():
        return text
    ready = _HALVES.sub(_UNKNOWN, text).translate(table)
    return "".join(_thinned(ready)) if _MAY_RIDE.search(ready) else ready


def _thinned(text: str) -> Iterator[str]:
    """Yield the characters without the marks and joiners that pile up beyond what any script needs."""
    run = 0
    for char in text:
        run = run + 1 if _rides(char) else 0
        if run <= _MARKS_IN_A_RUN:
            yield char


def _rides(char: str) -> bool:
    """True if a character takes no place of its own and belongs to the one before."""
    return char in _JOINERS or unicodedata.category(char) in ("Mn", "Me")


def _cut(text: str, limit: int) -> str:
    """Cut at `limit` characters, a little earlier if the cut would fall inside a letter or an emoji."""
    if len(text) <= limit:
        return text
    end = limit
    while end > 0 and limit - end < 4 * _MARKS_IN_A_RUN and _joined(text[end - 1], text[end]):
        end -= 1
    return text[:end]


def _joined(left: str, right: str) -> bool:
    """True if two neighbours are one letter or one emoji to the eye."""
    return _rides(right) or left in _JOINERS or 0x1F3FB <= ord(right) <= 0x1F3FF
