"""Who took part, as facts by seat: airtime, turns and questions.

Equal shares are no goal in themselves, so nothing here ranks; people read names and counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from als_tui.domain.asking.questioning import OPEN_KINDS
from als_tui.domain.process.definition import ASKING
from als_tui.domain.process.planning import slot_in
from als_tui.domain.session.airtime import seconds_in, talking
from als_tui.domain.session.facts import Question
from als_tui.domain.session.state import Session, Turn, questions
from als_tui.value import Value


class Talk(Value):
    """What one person said, in figures."""

    person: int
    turns: int
    """Times the person had the floor; the opening of their own slot and their answers count, too."""
    answers: int
    """Those of the turns that followed a question to the presenter."""
    questions: int
    seconds: float


def talk(session: Session, t: float, slot: int | None = None, stop: str | None = None) -> tuple[Talk, ...]:
    """Return for each seat how much that person said in the session, in a slot (by id) or in a stop (by key)."""
    turns = _turns(session, slot, stop)
    answered = answers(session, turns)
    asked = [
        question.asker for entry, question in questions(session, slot) if stop is None or entry.stop == stop
    ]
    had, answered_by = (Counter(turn.person for turn in those) for those in (turns, answered))
    stretches = {key: talking(session, key, t) for key in {turn.stop for turn in turns}}
    seconds = {person.id: 0.0 for person in session.people}
    for turn in turns:
        seconds[turn.person] += seconds_in(session, turn, stretches[turn.stop], t)
    return tuple(
        Talk(
            person=person.id,
            turns=had[person.id],
            answers=answered_by[person.id],
            questions=asked.count(person.id),
            seconds=seconds[person.id],
        )
        for person in session.people
    )


def eligible(session: Session, slot: int | None = None) -> tuple[int, ...]:
    """Return, by seat, the people whose questions are counted: those present but for presenter and facilitator.

    The presenter is that of `slot`, or of the running slot if none is given.
    """
    counted_slot = session.slot if slot is None else session.slot_of(slot)
    outside = (counted_slot.presenter if counted_slot else None, session.facilitator)
    return tuple(person.id for person in session.present if person.id not in outside)


def not_asked_yet(session: Session, slot: int) -> tuple[int, ...]:
    """Return the eligible people, by seat, who have asked nothing in this slot.

    The latest questions are read first, and no others once everybody has asked.
    """
    waiting, began = dict.fromkeys(eligible(session, slot)), session.slot_began(slot)
    for entry in reversed(session.entries):
        if not waiting or entry.t < began:
            break
        if entry.slot == slot and isinstance(entry.content, Question):
            waiting.pop(entry.content.asker, None)
    return tuple(waiting)


def open_words(kinds: Iterable[str]) -> str:
    """Say how many questions of a known kind are open-ended, in the words of every screen; empty if none has a kind.

    One of the kinds is called open, so the share needs another word.
    """
    known = [kind for kind in kinds if kind]
    return f"{sum(kind in OPEN_KINDS for kind in known)} of {len(known)} open-ended" if known else ""


def answers(session: Session, turns: Sequence[Turn]) -> list[Turn]:
    """Return the presenter's turns that followed another's turn in the same phase, in phases in which the set asks."""
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
