"""Who is proposed for the next turn, by the turn mode that runs; a proposal, never a rule.

Round: one question and one follow-up, then the next seat (PCI-FAQ, REFL) that has not gone more often than the others;
who asked is what the ledger says. Fewest first: whoever has asked least in this slot. Stack: raised hands in order. The
presenter and the facilitator are left out of the count.
"""

from collections import Counter
from itertools import groupby

from als_tui.domain.asking.participation import eligible, talk
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.process.planning import slot_in
from als_tui.domain.session.facts import HandOrder
from als_tui.domain.session.state import Session, questions

ASKED_IN_A_GO = 2
"""A question and a follow-up."""


def proposed(session: Session) -> int | None:
    """The person whose turn it would be now; None if turns are free, or nobody is left to propose."""
    match session.turn_mode:
        case TurnMode.STACK:
            return next((person for person in hands_in_turn(session) if _in_the_room(session, person)), None)
        case TurnMode.ROUND:
            return _next_in_round(session)
        case TurnMode.FEWEST_FIRST:
            return _fewest(session)
        case _:
            return None


def hands_in_turn(session: Session) -> tuple[int, ...]:
    """Whose hands are up, in the order in which they come: as raised, or who has spoken least in the slot first.

    Turns that are over count, so that the order stands still while somebody speaks; who speaks now comes last.
    """
    if session.hands_by is HandOrder.RAISED or len(session.hands) < 2:
        return session.hands
    last = session.turns[-1] if session.turns else None
    until = 0.0 if last is None else last.began if last.ended is None else last.ended
    spoken = {
        one.person: one.seconds for one in talk(session, until, session.slot.id if session.slot else None)
    }
    return tuple(sorted(session.hands, key=lambda person: (person == session.floor, spoken.get(person, 0.0))))


def may_follow_up(session: Session) -> int | None:
    """Return who asked last in a round if that person may ask a follow-up, else None.

    A follow-up in somebody's second go waits until everybody has had a first go.
    """
    people = eligible(session)
    gone = _gone(session, people)
    if session.turn_mode is not TurnMode.ROUND or not gone:
        return None
    last, goes = gone[-1][0], _goes(gone)
    waiting = goes[last] > 1 and any(not goes[person] for person in people)
    return None if waiting or _asked_last(gone) % ASKED_IN_A_GO == 0 else last


def _in_the_room(session: Session, person: int) -> bool:
    who = session.person(person)
    return who is not None and who.present and person != session.presenter


def _next_in_round(session: Session) -> int | None:
    people = eligible(session)
    if not people:
        return None
    gone = _gone(session, people)
    if not gone:
        return people[0]
    if (again := may_follow_up(session)) is not None:
        return again
    last, goes = gone[-1][0], _goes(gone)
    first = people.index(_following(people, last))
    others = [person for person in (*people[first:], *people[:first]) if person != last]
    most = max(goes.values())
    return min(others, key=lambda person: (goes[person] > 0, goes[person] == most), default=last)


def _goes(gone: list[tuple[int, bool]]) -> Counter[int]:
    """How many goes each person has had: a question with its follow-up, a question alone, or a pass."""
    goes: Counter[int] = Counter()
    for person, group in groupby(gone, key=lambda go: go[0]):
        asked = 0
        for _, passed in group:
            goes[person] += asked == 0
            asked = 0 if passed else (asked + 1) % ASKED_IN_A_GO
    return goes


def _asked_last(gone: list[tuple[int, bool]]) -> int:
    """How many questions in a row the last person has asked; 0 after a pass."""
    asked = 0
    for person, passed in reversed(gone):
        if person != gone[-1][0] or passed:
            break
        asked += 1
    return asked


def _fewest(session: Session) -> int | None:
    people, slot = eligible(session), session.slot.id if session.slot else None
    if not people:
        return None
    had = [question.asker for _, question in questions(session, slot)]
    had += [each.person for each in session.passes if slot_in(each.stop) == slot]
    gone = _gone(session, people)
    first = _following(people, gone[-1][0]) if gone else people[0]
    at = people.index(first)
    return min((*people[at:], *people[:at]), key=had.count)


def _gone(session: Session, people: tuple[int, ...]) -> list[tuple[int, bool]]:
    """Who asked (False) or passed (True) in the running phase, in order."""
    slot = session.slot.id if session.slot else None
    asked = [
        (entry.t, question.asker, False)
        for entry, question in questions(session, slot)
        if entry.stop == session.stop and question.asker in people
    ]
    passed = [
        (each.t, each.person, True)
        for each in session.passes
        if each.stop == session.stop and each.person in people
    ]
    return [(person, was_pass) for _, person, was_pass in sorted(asked + passed)]


def _following(people: tuple[int, ...], last: int) -> int:
    return people[(people.index(last) + 1) % len(people)]
