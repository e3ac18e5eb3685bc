"""A running session in words: its time, the way on, what more time costs whom, and the card for who comes late."""

from collections.abc import Collection

from als_tui.domain.moves import flow, tail
from als_tui.domain.process.definition import Records, Speakers
from als_tui.domain.process.planning import MINUTE
from als_tui.domain.session.away import is_about
from als_tui.domain.session.schedule import allowed, elapsed, ends_soon, minutes_over, next_stop
from als_tui.domain.session.state import Person, Session, commitments
from als_tui.domain.timing import Away, Stamp, clock_face, passed_face, spell_minutes
from als_tui.domain.words.pressing import press, pressed


def time_words(session: Session, t: float, away: Away | None) -> str:
    """The running phase's time: left, over, or how long it has gone; about, if nobody timed a time away in it."""
    if session.here is None:
        return "not begun"
    about = "about " if is_about(session, away) else ""
    words = f"{about}{phase_time(session, t)}"
    if ends_soon(session, t):
        words = f"! {words}{'' if about else ', ends soon'}"
    return f"{words}{'' if session.running else ' · paused'}"


def phase_time(session: Session, t: float) -> str:
    """The same without how sure it is, and whether the timer stands; nothing before the first phase."""
    here = session.here
    if here is None:
        return ""
    total, used = allowed(session, here), elapsed(session, here.key, t)
    if total is None:
        return f"{passed_face(used)} gone"
    left = total - used
    if here.phase.speakers is Speakers.NOBODY:
        return "silence, over" if left < 0 else "silence"
    return f"{clock_face(left)} {'over' if left < 0 else 'left'}"


def back_words(session: Session, t: float) -> str:
    """In an unplanned break: the phase that it interrupted, and what is left of it."""
    place = session.stop_of(session.resume)
    total = allowed(session, place) if place else None
    if place is None or total is None:
        return place.phase.title if place else ""
    left = total - elapsed(session, place.key, t)
    return f"{place.phase.title}, {clock_face(left)} {'over' if left < 0 else 'left'}"


def say_words(session: Session) -> str:
    """What the facilitator can say to open the running phase; nothing while the timer stands or the set is stopped."""
    here = session.here
    quiet = here is None or not session.running or session.intervention is not None
    return "" if here is None or quiet or not here.phase.say else f"“{here.phase.say}”"


def not_yet_hints(session: Session) -> tuple[str, ...]:
    """The key that the refusal to go on names first, if the next phase cannot begin yet."""
    return pressed(flow.why_not_yet(session) or "")[:1]


def onward_hints(session: Session) -> tuple[str, ...]:
    """The key by which a phase without turns goes on: what it is for while that is not done, then the next phase."""
    here = session.here
    if here is None:
        return ()
    if next_stop(session) is None or here.phase.records is Records.REVIEW:
        return ("go.review",)
    wanted = here.phase.records is Records.ACTIONS and all(
        entry.stop != here.key for entry, _ in commitments(session)
    )
    return ("capture.line",) if wanted else ("phase.next",)


def cost_words(session: Session, minutes: int) -> str:
    """Whom a session that runs over costs, and the two keys that answer it; nothing while it ends in time."""
    if minutes <= 0:
        return ""
    later = [stop.slot for stop in tail.coming_slots(session)]
    answers = (
        f"{press('tail.trim')} trims this slot" if tail.rest_of_slot(session) else "",
        f"{press('tail.hold')} takes it from {tail.whose_time(session, later)}" if later else "",
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
    return f"{length} here after trimming; {spell_minutes(spare)} to spare: {press('phase.more')} gives time"


def to_be_asked(session: Session, person: Person) -> str:
    """The keys that agree on the charter with somebody who came once others had; nothing if nobody waits for it."""
    others = any(one.agreed or one.refused for one in session.people)
    if session.charter is None or not others or person.agreed or person.refused:
        return ""
    return f"{press('go.roster', 'roster.agree')}: the charter with them"


def catch_up(session: Session) -> str:
    """What somebody who comes late needs: process, phase, presenter, who may speak; no notes, no questions."""
    here = session.here
    lines = [f"We run: {session.process.title}. {session.process.about}"]
    if here is not None:
        lines += ["", f"Now: {here.phase.title}. {here.phase.purpose}", f"{here.phase.speakers.words}."]
    if session.presenter is not None:
        lines += ["", f"Presenting: {session.name(session.presenter)}."]
    return "\n".join(lines)


def following(session: Session, person: int, waiting: Collection[int]) -> int | None:
    """Who of those waiting sits next after a person, round the table once; None if nobody waits."""
    seats = [one.id for one in session.people]
    after = seats.index(person) + 1
    return next((one for one in (*seats[after:], *seats[:after]) if one in waiting), None)


def dotted(*parts: str) -> str:
    """The parts that say something, in one line."""
    return " · ".join(part for part in parts if part)
