"""Who is proposed for the next turn, by the turn mode that runs; a proposal, never a rule.

Round: one question and one follow-up, then the next seat (PCI-FAQ, REFL). Fewest first: whoever has asked least
in this slot. Stack: raised hands in order. The presenter and the facilitator are left out of the count.
"""

from als_tui.domain.participation import eligible
from als_tui.domain.planning import slot_in
from als_tui.domain.process import TurnMode
from als_tui.domain.session import Session, questions

ASKED_IN_A_GO = 2
"""A question and a follow-up."""


def proposed(session: Session) -> int | None:
    """The person whose turn it would be now; None where turns are free, or nobody is left to propose."""
    match session.turn_mode:
        case TurnMode.STACK:
            return next((person for person in session.hands if _in_the_room(session, person)), None)
        case TurnMode.ROUND:
            return _next_in_round(session)
        case TurnMode.FEWEST_FIRST:
            return _fewest(session)
        case _:
            return None


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
    last = gone[-1][0]
    asked = 0
    for person, passed in reversed(gone):
        if person != last or passed:
            break
        asked += 1
    may_follow_up = asked % ASKED_IN_A_GO == 1
    return last if may_follow_up else _following(people, last)


def _fewest(session: Session) -> int | None:
    people, slot = eligible(session), session.slot.id if session.slot else None
    if not people:
        return None
    had = [question.asker for _, question in questions(session, slot)]
    had += [one.person for one in session.passes if slot_in(one.stop) == slot]
    gone = _gone(session, people)
    first = _following(people, gone[-1][0]) if gone else people[0]
    at = people.index(first)
    return min((*people[at:], *people[:at]), key=had.count)


def _gone(session: Session, people: tuple[int, ...]) -> list[tuple[int, bool]]:
    """Who asked (False) or passed (True) in the running phase, in order."""
    asked = [
        (entry.t, question.asker, False)
        for entry, question in questions(session)
        if entry.stop == session.stop and question.asker in people
    ]
    passed = [
        (one.t, one.person, True)
        for one in session.passes
        if one.stop == session.stop and one.person in people
    ]
    return [(person, was_pass) for _, person, was_pass in sorted(asked + passed)]


def _following(people: tuple[int, ...], last: int) -> int:
    return people[(people.index(last) + 1) % len(people)]
