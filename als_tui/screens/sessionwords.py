"""A running session in words: what more time costs whom, and the card for who comes late."""

from als_tui.domain.moves import tail
from als_tui.domain.session import Session


def cost_words(session: Session, minutes: int) -> str:
    """Whom a session that runs over costs, and the two keys that answer it; nothing while it ends in time."""
    if minutes <= 0:
        return ""
    later = [stop.slot for stop in tail.coming_slots(session)]
    names = [session.name(slot.presenter) or "a slot" for slot in session.slots if slot.id in later]
    answers = (
        "T trims this slot" if tail.rest_of_slot(session) else "",
        f"H takes it from {' and '.join(names) or 'the break'}" if later else "",
    )
    told = " · ".join(answer for answer in answers if answer)
    return f", {minutes} min over. {told or 'Nothing else may give way.'}"


def catch_up(session: Session) -> str:
    """What somebody who comes late needs: process, phase, presenter, who may speak; no notes, no questions."""
    here = session.here
    lines = [f"We run: {session.process.title}. {session.process.about}"]
    if here is not None:
        lines += ["", f"Now: {here.phase.title}. {here.phase.purpose}", f"{here.phase.speakers.words}."]
    if session.presenter is not None:
        lines += ["", f"Presenting: {session.name(session.presenter)}."]
    return "\n".join(lines)
