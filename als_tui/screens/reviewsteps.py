"""What the review asks next: a 1-10, what was learned, a last word, each once round; then goal and date."""

from collections.abc import Collection, Mapping

from als_tui.domain.process import Records
from als_tui.domain.schedule import next_stop
from als_tui.domain.session import Session
from als_tui.screens.reviewrows import ASKS, PARTS, part_after

_ROUNDS: Mapping[str, str] = {
    "learning": "l, what each learned",
    "checkout": "u, a last word from each",
}
"""By topic: the key of a round of words, and what it asks."""


def words_wait(session: Session, what: str, passed: Collection[tuple[str, int]] = ()) -> list[int]:
    """Who present was not asked yet in a round of words: gave none, and was not passed by."""
    about = ASKS[what][0]
    return [
        person.id
        for person in session.present
        if (person.id, about) not in session.words and (what, person.id) not in passed
    ]


def asked_now(session: Session, passed: Collection[tuple[str, int]] = ()) -> str | None:
    """The round of words that comes now: learning in the review, a last word in the last phase."""
    here, last = session.here, next_stop(session) is None
    rounds = (
        "learning" if here is not None and here.phase.records is Records.REVIEW else "",
        "checkout" if last else "",
    )
    return next((what for what in rounds if what and words_wait(session, what, passed)), None)


def next_step(
    session: Session, part: str, passed: Collection[tuple[str, int]] = ()
) -> tuple[str, str] | None:
    """The id of the review's next key, and the sentence that names it; None once all is asked.

    `passed` holds who was asked in a round of words and said nothing, by its topic.
    """
    details, here = session.details, session.present
    given = sum(person.id in session.pulse for person in here)
    what = asked_now(session, passed)
    if (given < len(here) or what) and part != "round":
        return "review.part", f"Next: Tab, on to {PARTS[part_after(part, 1)].title}."
    if given < len(here):
        return "review.enter", f"Next: Enter takes a 1-10; {given} of {len(here)} given."
    if what:
        asked = len(here) - len(words_wait(session, what, passed))
        return f"review.{what}", f"Next: {_ROUNDS[what]}; {asked} of {len(here)} asked."
    if details.get("goal") and not details.get("goal_met"):
        return "review.goal", "Next: g, was today's goal met?"
    if not details.get("next_session"):
        return "review.next", "Next: d, when the set meets next."
    return None
