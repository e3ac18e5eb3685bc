"""The turn board in words: the seats, the figures, and what was caught last; plain facts, without a rank."""

from collections.abc import Mapping

from als_tui.domain.facts import Commitment, Decision, Question
from als_tui.domain.participation import Talk, not_asked_yet, open_share, talk
from als_tui.domain.phrases import Phrases, shown_hint, stage_asked
from als_tui.domain.session import Entry, Person, Session, questions
from als_tui.domain.timing import clock_face
from als_tui.domain.turntaking import proposed
from als_tui.screens.choices import seat_key
from als_tui.widgets.plain import fit
from als_tui.widgets.seats import SeatLine

SPANS: Mapping[str, str] = {
    "off": "Figures are off.",
    "phase": "Figures of this phase.",
    "slot": "Figures of this slot.",
    "session": "Figures of the session.",
}
"""What figures may be of, in the order in which the key goes through them."""


def seat_lines(session: Session, t: float, span: str, *, typing: bool) -> tuple[SeatLine, ...]:
    """Everybody in the order of the seats; while words are typed, the keys are those that still work.

    Who has not asked yet is said while no figures say it.
    """
    slot = session.slot.id if session.slot else None
    quiet = set(not_asked_yet(session, slot)) if slot is not None and span == "off" else set()
    told = {one.person: one for one in _talk(session, t, span)}
    coming = proposed(session)
    return tuple(
        SeatLine(
            key=_typing_key(seat) if typing else seat_key(seat) or "@",
            name=person.name,
            state=_state(session, person, coming, person.id in quiet),
            figures=_figures(told[person.id]) if person.id in told else "",
            floor=session.floor == person.id,
            away=not person.present,
        )
        for seat, person in enumerate(session.people)
    )


def span_words(session: Session, span: str) -> str:
    """Of what the figures are, how many questions, and what part of them was open."""
    if span == "off":
        return ""
    slot = session.slot.id if session.slot and span != "session" else None
    asked = [
        question.kind
        for entry, question in questions(session, slot)
        if span != "phase" or entry.stop == session.stop
    ]
    share = open_share(asked)
    known = sum(bool(kind) for kind in asked)
    open_ = "" if share is None else f" · {share:.0%} open of {known}"
    return f"{SPANS[span].rstrip('.')}: {len(asked)} question{'' if len(asked) == 1 else 's'}{open_}"


def caught(session: Session, entry: Entry) -> str:
    """One thing that was caught, on one line."""
    content = entry.content
    if isinstance(content, Question):
        star = "★ " if content.starred else ""
        return f"{star}{session.name(content.asker)}: {content.text}"
    if isinstance(content, Commitment):
        return f"! {session.name(content.owner)}: {content.text}"
    return f"{'= ' if isinstance(content, Decision) else ''}{content.text}"


def caught_lines(session: Session, rows: int, width: int, phrases: Phrases) -> list[str]:
    """What was caught last, the newest first, a line each; a hint on a question stands before it."""
    worded = [entry for entry in reversed(session.entries) if entry.content.text]
    return [
        fit(f"{_hint(session, entry, phrases)}{caught(session, entry)}", width)
        for entry in worded[: max(0, rows)]
    ]


def _hint(session: Session, entry: Entry, phrases: Phrases) -> str:
    """A hint that nobody has looked at."""
    content = entry.content
    if not isinstance(content, Question):
        return ""
    hint = shown_hint(content, phrases.hints, stage_asked(session, entry))
    return f"({hint}) " if hint.endswith("?") else ""


def _talk(session: Session, t: float, span: str) -> tuple[Talk, ...]:
    slot = session.slot.id if session.slot else None
    match span:
        case "phase":
            return talk(session, t, slot, session.stop)
        case "slot":
            return talk(session, t, slot)
        case "session":
            return talk(session, t)
        case _:
            return ()


def _figures(one: Talk) -> str:
    return f"{one.turns:>5}{one.questions:>7}{clock_face(one.seconds):>7}"


def _typing_key(seat: int) -> str:
    return "^o" if seat == 0 else f"F{seat + 1}" if seat < 9 else "@"


def _not_asked(session: Session, person: int) -> str:
    passed = any((one.person, one.stop) == (person, session.stop) for one in session.passes)
    return "passed" if passed else "not asked yet"


def _state(session: Session, person: Person, coming: int | None, quiet: bool) -> str:
    if not person.present:
        return str(person.presence)
    if person.id == session.presenter:
        return "presents"
    if session.floor == person.id:
        return "has the floor"
    hand = f"hand {session.hands.index(person.id) + 1}" if person.id in session.hands else ""
    roles = [role for role, holder in session.roles.items() if holder == person.id]
    parts = (
        "next" if person.id == coming else "",
        hand,
        _not_asked(session, person.id) if quiet and person.id != session.facilitator else "",
        *roles[:1],
    )
    return " · ".join(part for part in parts if part)
