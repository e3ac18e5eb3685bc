"""What the review asks next: a pulse, what was learned, a last word, each once round; then goal and date."""

from collections.abc import Mapping

from als_tui.domain.moves.attendance import unasked
from als_tui.domain.process.definition import Records
from als_tui.domain.session.schedule import next_stop
from als_tui.domain.session.state import Session
from als_tui.domain.words.pressing import press
from als_tui.screens.review.asks import ASKS
from als_tui.screens.review.words import PARTS, part_after

_ROUNDS: Mapping[str, str] = {
    "learning": f"{press('review.learning')}, what each learned",
    "checkout": f"{press('review.checkout')}, a last word from each",
}
"""By topic: the key of a round of words, and what it asks."""


def pulse_waits(session: Session) -> list[int]:
    """Who present has not given a pulse yet."""
    return [person.id for person in session.present if person.id not in session.pulse]


def round_waits(session: Session) -> list[int]:
    """Who is asked in what the round asks now: a pulse first, then the words that come now."""
    what = asked_now(session)
    return pulse_waits(session) or (unasked(session, ASKS[what][0]) if what else [])


def asked_now(session: Session) -> str | None:
    """The round of words that comes now: learning in the review, a last word in the last phase."""
    here, last = session.here, next_stop(session) is None
    rounds = (
        "learning" if here is not None and here.phase.records is Records.REVIEW else "",
        "checkout" if last else "",
    )
    return next((what for what in rounds if what and unasked(session, ASKS[what][0])), None)


def next_step(
    session: Session, part: str, *, dated: bool = False, evaluation: str = ""
) -> tuple[str, str] | None:
    """The id of the review's next key, and the sentence that names it; None once all is asked.

    `dated` is true if it is known when the set meets next, or said that it is not known; `evaluation` says how far
    its round is while it waits: it comes after what each learned, and before the last words.
    """
    details, here, what = session.details, session.present, asked_now(session)
    given = len(here) - len(pulse_waits(session))
    rounds_first = given < len(here) or what == "learning"
    if evaluation and not rounds_first:
        return "review.evaluate", f"Next: {press('review.evaluate')}, {evaluation}."
    if (given < len(here) or what) and part != "round":
        return "review.part", f"Next: {press('review.part')}, on to {PARTS[part_after(part, 1)].title}."
    if given < len(here):
        takes = f"{press('review.enter')} takes each one's pulse"
        return "review.enter", f"Next: {takes}; {given} of {len(here)} given."
    if what:
        asked = len(here) - len(unasked(session, ASKS[what][0]))
        return f"review.{what}", f"Next: {_ROUNDS[what]}; {asked} of {len(here)} asked."
    if details.get("goal") and not details.get("goal_met"):
        return "review.goal", f"Next: {press('review.goal')}, was today's goal met?"
    return None if dated else ("review.next", f"Next: {press('review.next')}, when the set meets next.")
