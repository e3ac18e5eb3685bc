"""Holding the process: the facilitator stops the set, asks how it goes, and takes note of no names."""

from als_tui.domain.facts import Intervened, PulseGiven, Reason
from als_tui.domain.live import Live
from als_tui.domain.moves import NOBODY, Facts, Refusal
from als_tui.domain.session import Session
from als_tui.domain.timing import Stamp


def stop_set(live: Live, now: Stamp, reason: Reason) -> Facts | Refusal:
    """Stop the set, for a reason and without a name; stopping again for another reason takes its place."""
    session = live.running
    if session.stop is None:
        return Refusal("The session has not begun. Space starts it.")
    held = session.intervention
    if held is not None and held.reason is reason:
        return Refusal("The set is stopped for that already.")
    return (Intervened(reason),)


def go_on(live: Live, now: Stamp) -> Facts | Refusal:
    """Let the set go on."""
    if live.running.intervention is None:
        return Refusal("The set is not stopped.")
    return (Intervened(None),)


def give_check(live: Live, now: Stamp, round: int, person: int, score: int) -> Facts | Refusal:
    """Keep a person's 1-10 in a check round; the same again changes it."""
    session = live.running
    if session.person(person) is None:
        return NOBODY
    if not 1 <= score <= 10:
        return Refusal("A check goes from 1 to 10; the key 0 is 10.")
    if not 1 <= round <= next_check(session):
        return Refusal("That check round has not begun.")
    return (PulseGiven(person, score, round),)


def next_check(session: Session) -> int:
    """Number of the check round that a new one would be."""
    return 1 + max((number for number, _ in session.checks), default=0)
