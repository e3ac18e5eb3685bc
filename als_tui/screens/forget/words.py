"""What is said before and after a member is forgotten."""

from collections.abc import Iterable

from als_tui.domain.sealing.member_forgotten import Traces
from als_tui.domain.sealing.name_hits import SOMEBODY, Hit
from als_tui.domain.words.counting import counted, together
from als_tui.domain.words.pressing import press
from als_tui.widgets.values import Column, Words

COLUMNS = (Column("", 5, 5), Column("where", 12, 34), Column("what was said"))
NOBODY_SPEAKS = "In no words of others does the name stand: there is nothing to decide."


def head(name: str, found: Traces, hits: int, blanked: int) -> tuple[str, str]:
    """What goes with a member, and what is next."""
    what = together(_counts(found)) if _counts(found) else "the name; nothing else of theirs is kept"
    named = (
        f"{blanked} of {counted(hits, 'text')} of others blanked out; {press('forget.turn')} changes that. "
    )
    now = f"{press('forget.now')} asks once more."
    return f"Goes with {name}: {what}.", f"{named if hits else ''}{now}"


def rows(hits: Iterable[Hit], blanked: frozenset[str]) -> dict[str, tuple[Words, ...]]:
    """Each text of others in which the name stands, and what becomes of it."""
    return {
        hit.key: (
            Words("blank" if hit.key in blanked else "stays"),
            Words(hit.where),
            Words(hit.text, "$quiet"),
        )
        for hit in hits
    }


def about(hit: Hit, after: str, *, goes: bool) -> list[str]:
    """The text under the cursor in full, and as it will stand."""
    doubt = (
        "" if hit.sure else "A name in it may be another word, or somebody else: read it before you decide. "
    )
    turn = press("forget.turn")
    if goes:
        return [f"{hit.where}: {hit.text}", f"It will read: {after}", f"{doubt}{turn} lets it stand."]
    return [f"{hit.where}: {hit.text}", "It stays as it is.", f"{doubt}{turn} puts “{SOMEBODY}” there."]


def question(name: str, found: Traces, left: int) -> str:
    """What is lost by forgetting, and what is not; read before the name is typed."""
    stays = f"! The name stays in {counted(left, 'text')} of others." if left else ""
    return "\n".join(
        line
        for line in (
            f"Gone for good, from every record and every file of this set's folder: {name}'s name, mail, role "
            f"and goal{_list(_counts(found))}, notes about them, and what they were asked as presenter.",
            stays,
            "Attendance, slots and actions stay counted, without whose they were; all other figures stay.",
            "What was exported, printed, mailed or backed up stays where it is: als-tui cannot reach it.",
            "What is half typed goes as well, and no change made before can be undone after it.",
        )
        if line
    )


def forgotten(left: int, still: str) -> str:
    """How it went, without the name."""
    if still:
        return f"The member is forgotten, but {still}"
    if left:
        return f"The member is forgotten; the name stands in {counted(left, 'text')} of others, as you chose."
    return (
        "The member is forgotten: no file of the set's folder holds a word of theirs, nor the name, "
        "whole or first or last alone, if that has two letters or more."
    )


def _counts(found: Traces) -> list[str]:
    counts = (
        (found.sessions, "session"),
        (found.slots, "slot"),
        (found.actions, "action"),
        (found.words, "remark"),
    )
    return [counted(number, what) for number, what in counts if number]


def _list(counts: list[str]) -> str:
    return f"; the words of {together(counts)}" if counts else ""
