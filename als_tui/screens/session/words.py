"""A running session in words: what more time costs whom, and the card for who comes late."""

from als_tui.domain.moves import tail
from als_tui.domain.process.planning import MINUTE
from als_tui.domain.session.schedule import allowed, minutes_over
from als_tui.domain.session.state import Person, Session
from als_tui.domain.timing import Stamp, clock_face, spell_minutes


def cost_words(session: Session, minutes: int) -> str:
    """Whom a session that runs over costs, and the two keys that answer it; nothing while it ends in time."""
    if minutes <= 0:
        return ""
    later = [stop.slot for stop in tail.coming_slots(session)]
    answers = (
        "T trims this slot" if tail.rest_of_slot(session) else "",
        f"H takes it from {tail.whose_time(session, later)}" if later else "",
    )
    told = " · ".join(answer for answer in answers if answer)
    return f", {spell_minutes(minutes)} over. {told or 'Nothing else may give way.'}"


def trimmed(session: Session, now: Stamp) -> str:
    """That the running phase is shorter than planned although there is time to spare; nothing where it is not so.

    Minutes that were taken do not come back by themselves: the set decides what they are for now.
    """
    here, spare = session.here, -minutes_over(session, now)
    seconds = allowed(session, here) if here else None
    if here is None or seconds is None or session.given.get(here.key, 0) >= 0 or spare < 1:
        return ""
    length = clock_face(seconds) if seconds % MINUTE else f"{seconds // MINUTE} min"
    return f"{length} here after trimming; {spell_minutes(spare)} to spare: + gives time"


def to_be_asked(session: Session, person: Person) -> str:
    """The keys that agree on the charter with somebody who came once others had; nothing where nobody waits for it."""
    others = any(one.agreed or one.refused for one in session.people)
    if session.charter is None or not others or person.agreed or person.refused:
        return ""
    return "r, then y: the charter with them"


def catch_up(session: Session) -> str:
    """What somebody who comes late needs: process, phase, presenter, who may speak; no notes, no questions."""
    here = session.here
    lines = [f"We run: {session.process.title}. {session.process.about}"]
    if here is not None:
        lines += ["", f"Now: {here.phase.title}. {here.phase.purpose}", f"{here.phase.speakers.words}."]
    if session.presenter is not None:
        lines += ["", f"Presenting: {session.name(session.presenter)}."]
    return "\n".join(lines)
