"""What may be amiss with an action, as quiet hints: vague words, no date, a promise made twice, more than three."""

import re

from als_tui.domain.book import Book, open_actions
from als_tui.domain.days.calendar import Due
from als_tui.domain.session.state import Session, commitments
from als_tui.domain.words.spelling import plain_letters

ENOUGH = 3
"""Actions of one presenter in a slot after which the next one is asked about (SEAL-PI)."""
_VAGUE = re.compile(
    r"\b(?:think (?:about|over|of)|try (?:to|and)|look (?:at|into)|work on|consider|reflect on|see if|maybe|perhaps"
    r"|at some point|some ?time|be (?:more|less|better)|improve)\b"
)
_NO_VERB = re.compile(
    r"\A(?:the|a|an|my|our|their|his|her|this|that|more|less|better|some|no|not|on|in|about)\b"
)
_LEAST = 2


def action_hints(
    text: str, owner: int | None, due: Due | None, session: Session, book: Book, besides: int | None = None
) -> tuple[str, ...]:
    """Return the hints on an action that is being written; `besides` is its own entry, if it was caught already."""
    said = _plain(text)
    if not said:
        return ()
    hints = [
        _vague(said),
        "" if due else "no date yet",
        _twice(said, owner, session, book, besides),
        _many(owner, session, besides),
    ]
    return tuple(filter(None, hints))


def _vague(said: str) -> str:
    if _VAGUE.search(said):
        return "vague: what will be seen done?"
    if len(said.split()) < _LEAST or _NO_VERB.match(said):
        return "who does what?"
    return ""


def _twice(said: str, owner: int | None, session: Session, book: Book, besides: int | None) -> str:
    caught = [(one.owner, one.text) for entry, one in commitments(session) if entry.id != besides]
    known = [(action.owner, action.text) for action in open_actions(book).values()]
    whose = [person for person, text in (*caught, *known) if _plain(text) == said]
    if not whose:
        return ""
    return (
        "promised already" if owner in whose else f"{session.name(whose[0]) or 'somebody'} promised the same"
    )


def _many(owner: int | None, session: Session, besides: int | None) -> str:
    slot = session.slot
    if owner is None or slot is None or owner != slot.presenter:
        return ""
    made = sum(
        action.owner == owner and entry.slot == slot.id and entry.id != besides
        for entry, action in commitments(session)
    )
    return f"{made} already: which matter most?" if made >= ENOUGH else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", plain_letters(text)).split())
