"""Holding the process: the facilitator stops the set, asks how it goes, and takes note of no names."""

from als_tui.domain.moves import NOBODY, NOT_BEGUN, Facts, Refusal
from als_tui.domain.process.definition import Speakers
from als_tui.domain.session.facts import Intervened, PulseGiven, Reason
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press


def stop_set(live: Live, now: Stamp, reason: Reason) -> Facts | Refusal:
    """Stop the set, for a reason and without a name; stopping again for another reason takes its place."""
    session = live.running
    if session.stop is None:
        return NOT_BEGUN
    intervention, here = session.intervention, session.here
    if reason is Reason.SILENCE and here is not None and here.phase.speakers is Speakers.NOBODY:
        return Refusal(f"Nobody speaks in this phase anyway. {press('phase.next')} goes on.")
    if intervention is not None and intervention.reason is reason:
        return Refusal("The set is stopped for that already.")
    return (Intervened(reason),)


def go_on(live: Live, now: Stamp) -> Facts | Refusal:
    """Let the set go on, whatever it was stopped for."""
    return Refusal("The set is not stopped.") if live.running.intervention is None else (Intervened(None),)


def end_silence(live: Live, now: Stamp) -> Facts | Refusal:
    """End a silence; if the set was stopped before it, it is stopped for that reason again."""
    intervention = live.running.intervention
    if intervention is None or intervention.reason is not Reason.SILENCE:
        return Refusal("There is no silence.")
    return (Intervened(intervention.resumes),)


def give_check(
    live: Live, now: Stamp, round: int, person: int, score: int, asked: float | None = None
) -> Facts | Refusal:
    """Keep a person's 1-10 in a check round, asked for at that second; the same again changes it."""
    session = live.running
    if session.person(person) is None:
        return NOBODY
    if not 1 <= score <= 10:
        return Refusal("A check goes from 1 to 10; the key 0 is 10.")
    if not 1 <= round <= next_check(session):
        return Refusal("That check round has not begun.")
    return (PulseGiven(person, score, round, asked),)


def right_intervention(live: Live, now: Stamp, which: int, reason: Reason | None) -> Facts | Refusal:
    """Put an earlier intervention, counted from 0, right: it was for this reason; None takes it out."""
    interventions = live.running.interventions
    if not 0 <= which < len(interventions):
        return Refusal("That stop is not there any more.")
    if interventions[which].reason is reason:
        return Refusal("It says that already.")
    return (Intervened(reason, which),)


def take_out_check(live: Live, now: Stamp, round: int) -> Facts | Refusal:
    """Take a whole check round out; undo brings it back until the seal."""
    given = [person for number, person in live.running.checks if number == round]
    if not given:
        return Refusal("That check round is not there any more.")
    return tuple(PulseGiven(person, 0, round) for person in given)


def next_check(session: Session) -> int:
    """The number that a new check round would have."""
    return 1 + max((number for number, _ in session.checks), default=0)


def open_check(session: Session) -> int | None:
    """Number of the last check round, if it began in this phase and somebody here was not asked in it; else None."""
    last = next_check(session) - 1
    unasked = any((last, person.id) not in session.checks for person in session.present)
    began = next((round_.stop for round_ in session.rounds if round_.number == last), None)
    return last if unasked and began is not None and began == session.stop else None
