"""The capture line in words: what stands above it, and its read-back in as many rows as there are."""

from bisect import bisect_left
from collections.abc import Sequence

from als_tui.domain.asking.questioning import MARKS
from als_tui.domain.capture.line import FIRST_SIGNS, Reading
from als_tui.domain.days.words import narrow
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.state import Session
from als_tui.widgets.fitting import fit, rows_of

LABELS = {
    "question": "Question of {who} (! action . note * learned = decided)",
    "action": "Action of {who} (by fri %8 sure +ben helps > when)",
    "note": "Note for your eyes (? asked ! action * learned = decided)",
    "learning": "Learned by {who} (? asked ! action . note = decided)",
    "decision": "Decided by the set (? asked ! action . note * learned)",
}
WHOSE = "Question: Enter asks whose (! action . note = decided)"
"""What stands above a question while nobody is known who asked it."""
BEGUN = {
    "question": "Kept as a question of {who}, as it was begun",
    "action": "Kept as an action of {who}, as it was begun",
    "note": "Kept as a note, as it was begun",
    "learning": "Kept as learned by {who}, as it was begun",
    "decision": LABELS["decision"],
}
"""What stands above words that were begun in another phase or turn, where they would mean something else by now."""
NOBODY = "nobody yet"
"""Whose a line is that names no one, if none is meant."""
_AWAY = {
    Presence.LEFT: "has left",
    Presence.ABSENT: "is marked absent",
    Presence.APOLOGIES: "sent apologies",
}
_TIGHT = (
    "kind",
    "problem",
    "over",
    "person",
    "due",
    "sort",
    "confidence",
    "supporter",
    "cue",
    "prompt",
    "hint",
)
"""The parts of a read-back by their worth, if not all fit; the words themselves stand above it."""
_SHORTEST = 16
"""Cells to which words and cue are shortened before another part is left out."""
_STEP = 8


def asker_hint(reading: Reading, session: Session) -> tuple[str, ...]:
    """Say that who asks is not here, as it may be somebody else; who left may have asked before."""
    asker = session.person(reading.person or 0) if reading.kind == "question" else None
    away = _AWAY.get(asker.presence) if asker is not None else None
    return (f"{asker.name} {away}",) if asker is not None and away else ()


def mark_hint(text: str, reading: Reading) -> tuple[str, ...]:
    """Say how a line that ends like a question becomes one, where it is none and no sign says that it shall not be."""
    ends = bool(MARKS.search(text.rstrip()[-2:]))
    signed = narrow(text.lstrip()[:1]) in FIRST_SIGNS
    if reading.kind in ("question", "learning", "decision") or not ends or signed:
        return ()
    return ("Home then ? makes it a question",)


def fitted_back(parts: Sequence[tuple[str, str]], rows: int, cells: int) -> str:
    """Return a read-back in so many rows: words and cue give way first, then the parts of least worth, counted."""

    def cut(most: int) -> str:
        return " · ".join(fit(words, most) if role in ("text", "cue") else words for role, words in parts)

    space = rows * cells
    if rows_of(whole := cut(space), cells) <= rows:
        return whole
    lengths = range(_SHORTEST, space, _STEP)
    fitting = bisect_left(lengths, True, key=lambda most: rows_of(cut(most), cells) > rows)
    if fitting:
        return cut(lengths[fitting - 1])
    ranked = sorted((part for part in parts if part[0] != "text"), key=lambda part: _TIGHT.index(part[0]))
    short = [fit(words, cells) for _, words in ranked]
    for left in range(len(short), 0, -1):
        more = (f"+{len(short) - left} more",) if left < len(short) else ()
        said = " · ".join((*short[:left], *more))
        if rows_of(said, cells) <= rows:
            return said
    return short[0]
