"""The turn board in words: the seats, the figures, and what was caught last; plain facts, without a rank."""

from collections.abc import Mapping
from itertools import islice, takewhile

from rich.cells import cell_len

from als_tui.domain.asking.participation import Talk, eligible, not_asked_yet, open_words, talk
from als_tui.domain.asking.phrases import Phrases, shown_hint, stage_asked
from als_tui.domain.asking.turntaking import hands_in_turn, may_follow_up, proposed
from als_tui.domain.moves.floor import asks
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.facts import Commitment, Content, Decision, Note, Question
from als_tui.domain.session.state import Catch, Person, Session, questions
from als_tui.domain.timing import passed_face
from als_tui.domain.words.counting import counted
from als_tui.domain.words.pressing import press
from als_tui.keys import seat_id
from als_tui.screens.common.choice import seat_key
from als_tui.screens.pages.guard_words import check_words
from als_tui.signs import DONE, HAND, HELPED, TO_COME
from als_tui.widgets.fitting import LEAST_NAME, fit, fit_name, shown
from als_tui.widgets.values import SeatLine

SPANS: Mapping[str, str] = {
    "off": "Figures are off.",
    "phase": "Figures of this phase.",
    "slot": "Figures of this slot.",
    "session": "Figures of the session.",
}
"""What figures may be of, in the order in which the key goes through them."""
_TYPED = 9
"""Seats that have a key while words are typed, too."""


def seat_lines(
    session: Session, t: float, span: str, *, typing: bool, worded: bool = True
) -> tuple[SeatLine, ...]:
    """Everybody in the order of the seats; while words are typed, the keys are those that still work.

    With `worded` a raised hand's words stand there, too. Where no turns are counted no key gives a seat the floor. Who
    has not asked yet is said where the set asks, while no figures say it.
    """
    slot, asking = session.slot, asks(session)
    waiting = frozenset(not_asked_yet(session, slot.id)) if slot and asking else frozenset[int]()
    passed = frozenset(passed_here(session)) if span == "off" else frozenset[int]()
    told = {one.person: one for one in _talk(session, t, span)}
    coming, turns = proposed(session), session.turn_mode is not TurnMode.NONE
    return tuple(
        SeatLine(
            key=_key(seat, typing=typing) if turns else "",
            name=person.name,
            state=_state(
                session, person, waits=span == "off" and person.id in waiting, passed=person.id in passed
            ),
            next=_next(session, person) if person.id == coming and session.floor != coming else "",
            more=_more(session, person, worded=worded),
            figures=_figures(told[person.id]) if person.id in told else "",
            floor=session.floor == person.id,
            presents=person.id == session.presenter,
            waits=person.id in waiting,
            asked=asking and person.id not in waiting,
            away=not person.present,
        )
        for seat, person in enumerate(session.people)
    )


def span_now(session: Session, span: str) -> str:
    """Of what figures are, where they were wanted of a span: without a slot, of the session in place of one."""
    return "session" if span == "slot" and session.slot is None else span


def count_words(session: Session) -> tuple[str, str]:
    """The sign and the words that head the seats: how many have not asked yet, where the set asks; a closed queue."""
    slot, closed = session.slot, "queue closed" if session.queue_closed else ""
    if slot is None or not asks(session) or not eligible(session):
        return "", closed
    waiting = len(not_asked_yet(session, slot.id))
    sign, words = (TO_COME, f"{waiting} not asked yet") if waiting else (DONE, "everybody has asked")
    return sign, " · ".join(filter(None, (words, closed)))


def span_words(session: Session, span: str) -> str:
    """Of what the figures are, how many questions, and how many of them were open-ended."""
    if span == "off":
        return ""
    slot = session.slot.id if session.slot and span != "session" else None
    asked = [
        question.kind
        for entry, question in questions(session, slot)
        if span != "phase" or entry.stop == session.stop
    ]
    words = f"{SPANS[span].rstrip('.')}: {counted(len(asked), 'question')}"
    return " · ".join(filter(None, (words, open_words(asked))))


def caught(session: Session, catch: Catch, name: int, cells: int = 0) -> str:
    """One thing that was caught, on one line; its name has so many cells, or what the words leave of `cells`."""
    least = _caught(session, catch, LEAST_NAME)
    return _caught(session, catch, max(name, LEAST_NAME + cells - cell_len(least)))


def _caught(session: Session, catch: Catch, name: int) -> str:
    what, number = catch
    if what == "check":
        return check_words(session, number)
    if what == "learning":
        return f"learning of {fit_name(session.name(number), name)}: {session.words[number, 'learning']}"
    entry = session.entry(number)
    return _entry_words(session, entry.content, name) if entry else ""


def _entry_words(session: Session, content: Content, name: int) -> str:
    match content:
        case Question(asker, text):
            return f"{f'{HELPED} ' if content.starred else ''}{fit_name(session.name(asker), name)}: {text}"
        case Commitment(owner, text):
            return f"action of {fit_name(session.name(owner), name)}: {text}"
        case Note(text, person):
            about = "" if person is None else f" about {fit_name(session.name(person), name)}"
            return f"note{about}: {text}"
        case Decision(text):
            return f"the set decided: {text}"


def caught_lines(session: Session, rows: int, width: int, phrases: Phrases) -> list[str]:
    """What was caught last in this slot, the newest first, a line each; a hint on a question stands before it."""
    name = max(12, width // 3)
    latest = list(islice(session.latest_here, max(0, rows)))
    hints = [_hint(session, catch, phrases) for catch in latest]
    return [
        fit(f"{hint}{caught(session, catch, name, width - cell_len(hint))}", width)
        for hint, catch in zip(hints, latest, strict=True)
    ]


def _hint(session: Session, catch: Catch, phrases: Phrases) -> str:
    """A hint that nobody has looked at."""
    entry = session.entry(catch[1]) if catch[0] == "entry" else None
    if entry is None or not isinstance(entry.content, Question):
        return ""
    hint = shown_hint(entry.content, phrases.hints, stage_asked(session, entry))
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
    return f"{one.turns:>5}{one.questions:>7}{passed_face(one.seconds):>7}"


def _key(seat: int, *, typing: bool) -> str:
    if typing and seat < _TYPED:
        return shown(press(seat_id(seat, "typing")))
    return ("" if typing else seat_key(seat)) or shown(press("floor.named"))


def passed_here(session: Session) -> list[int]:
    """Who let a turn of the running phase go by, and has not had the floor since."""
    passed = [one for one in session.passes if one.stop == session.stop]
    spoken: dict[int, float] = {}
    for turn in takewhile(lambda turn: turn.began > passed[0].t, reversed(session.turns) if passed else ()):
        if turn.stop == session.stop:
            spoken.setdefault(turn.person, turn.began)
    return [one.person for one in passed if one.t >= spoken.get(one.person, one.t)]


def _state(session: Session, person: Person, *, waits: bool, passed: bool) -> str:
    if not person.present:
        return str(person.presence)
    if person.id == session.presenter:
        return "presents"
    if session.floor == person.id:
        return "has the floor"
    return " · ".join(mark for mark, holds in (("passed", passed), ("not asked yet", waits)) if holds)


def _next(session: Session, person: Person) -> str:
    """That the turn is theirs next, and the key that takes the proposal while it is one."""
    if session.intervention is not None:
        return ""
    what = "may follow up" if may_follow_up(session) == person.id else "next"
    return f"{what}: {shown(press('turn.next'))}" if session.running else what


def _more(session: Session, person: Person, *, worded: bool) -> str:
    """A hand that is up, by its place among the hands and with its words, and a role."""
    if not person.present or session.floor == person.id or person.id == session.presenter:
        return ""
    hand = ""
    if person.id in session.hands:
        words = session.hand_words.get(person.id, "") if worded else ""
        hand = f"{HAND} hand up {hands_in_turn(session).index(person.id) + 1}"
        hand += f": “{words}”" if words else ""
    roles = [role for role, holder in session.roles.items() if holder == person.id]
    return " · ".join(filter(None, (hand, *roles[:1])))
