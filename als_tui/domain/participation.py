"""Who took part, as facts by seat: airtime, turns and questions; and the indices that say how even it was.

Equal shares are no goal in themselves, so nothing here ranks; people read names and counts, and the indices
stand beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from als_tui.domain.away import lasted
from als_tui.domain.facts import AwayCounted
from als_tui.domain.planning import slot_in
from als_tui.domain.process import ASKING
from als_tui.domain.questioning import OPEN_KINDS
from als_tui.domain.session import Run, Session, Turn, questions

ENOUGH_EACH = 2
"""Questions for each eligible member under which an index is noise (our own judgement)."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What one person said, in figures."""

    person: int
    turns: int
    """Times the person had the floor, an opening of the own slot and answers included."""
    answers: int
    """Those of the turns that followed a question to the presenter."""
    questions: int
    seconds: float


def seconds_of(turn: Turn, runs: Iterable[Run], now_t: float, away: Iterable[AwayCounted] = ()) -> float:
    """Count the seconds of a turn in which the timer of its stop ran: a pause is nobody's airtime.

    Nor is time away that was left out of the phase.
    """
    ended = now_t if turn.ended is None else turn.ended
    return sum(
        lasted(away, max(turn.began, run.began), min(ended, now_t if run.ended is None else run.ended))
        for run in runs
        if run.stop == turn.stop
    )


def talk(session: Session, t: float, slot: int | None = None, stop: str | None = None) -> tuple[Talk, ...]:
    """Tell who said how much in the session, a slot (by id) or a stop (by key), by seat, zeros included."""
    turns = _turns(session, slot, stop)
    answered = answers(session, turns)
    asked = [
        question.asker for entry, question in questions(session, slot) if stop is None or entry.stop == stop
    ]
    runs = {key: [run for run in session.runs if run.stop == key] for key in {turn.stop for turn in turns}}
    seconds = {person.id: 0.0 for person in session.people}
    for turn in turns:
        seconds[turn.person] += seconds_of(turn, runs[turn.stop], t, session.away)
    return tuple(
        Talk(
            person=person.id,
            turns=sum(turn.person == person.id for turn in turns),
            answers=sum(turn.person == person.id for turn in answered),
            questions=asked.count(person.id),
            seconds=seconds[person.id],
        )
        for person in session.people
    )


def eligible(session: Session, slot: int | None = None) -> tuple[int, ...]:
    """Return whose questions are counted: who is present and neither presents nor facilitates.

    The presenter is that of the running slot, unless another is named.
    """
    held = session.slot if slot is None else session.slot_of(slot)
    outside = (held.presenter if held else None, session.facilitator)
    return tuple(person.id for person in session.present if person.id not in outside)


def not_asked_yet(session: Session, slot: int) -> tuple[int, ...]:
    """Return the eligible people, by seat, who have asked nothing in this slot."""
    asked = {question.asker for _, question in questions(session, slot)}
    return tuple(person for person in eligible(session, slot) if person not in asked)


def median_turn(session: Session, t: float, people: Iterable[int], slot: int | None = None) -> float | None:
    """Return the seconds of the middle one of these people's turns; None where they had none."""
    counted = frozenset(people)
    lengths = [
        seconds_of(turn, session.runs, t, session.away)
        for turn in _turns(session, slot)
        if turn.person in counted
    ]
    return median(lengths) if lengths else None


def gini(values: Sequence[float]) -> float | None:
    """Return G*: 0 where all have the same, 1 where one has everything; None for no data or under two values.

    It is corrected by n/(n-1), because without that a monologue among six stays at 0.83 (after GINI-RTD).
    """
    n, total = len(values), sum(values)
    if n < 2 or total <= 0:
        return None
    weighted = sum((2 * i - n - 1) * value for i, value in enumerate(sorted(values), start=1))
    return weighted / ((n - 1) * total)


def evenness(values: Sequence[float]) -> float | None:
    """Return H, the entropy of the shares over its maximum: 1 where all have the same; None as for `gini`."""
    n, total = len(values), sum(values)
    if n < 2 or total <= 0:
        return None
    shares = [value / total for value in values if value > 0]
    return abs(sum(share * log(share) for share in shares)) / log(n)


def largest_share(values: Sequence[float]) -> float | None:
    """Return what part of the whole the largest value is; None as for `gini`."""
    total = sum(values)
    return max(values) / total if len(values) > 1 and total > 0 else None


def too_early(asked: Sequence[int]) -> bool:
    """Say whether there are too few questions for an index to mean anything.

    `asked` has a figure for each eligible member.
    """
    return sum(asked) < ENOUGH_EACH * len(asked)


def open_words(kinds: Iterable[str]) -> str:
    """Return how many questions of a known kind are open-ended, in the words of every screen; nothing without a kind.

    A kind of its own is called open, so that the share needs another word.
    """
    told = [kind for kind in kinds if kind]
    return f"{sum(kind in OPEN_KINDS for kind in told)} of {len(told)} open-ended" if told else ""


def answers(session: Session, turns: Sequence[Turn]) -> list[Turn]:
    """Return the presenter's turns after another's turn of the same phase, where the set asks."""
    asking = {stop.key: stop.slot for stop in session.agenda if stop.phase.speakers in ASKING}
    slots = {slot.id: slot.presenter for slot in session.slots}
    return [
        turn
        for before, turn in pairwise(turns)
        if turn.stop in asking
        and turn.stop == before.stop
        and turn.person == slots.get(asking[turn.stop] or 0) != before.person
    ]


def _turns(session: Session, slot: int | None, stop: str | None = None) -> tuple[Turn, ...]:
    return tuple(
        turn
        for turn in session.turns
        if (slot is None or slot_in(turn.stop) == slot) and stop in (None, turn.stop)
    )
