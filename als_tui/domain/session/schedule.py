"""The time of a session: used and left in each stop, when it will end, and planned against actual."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from als_tui.domain.book import PhaseTime
from als_tui.domain.process.planning import MINUTE, Stop, unplanned
from als_tui.domain.session.away import lasted
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, whole


def elapsed(session: Session, stop: str, t: float) -> float:
    """Count the seconds that the timer has run in the stop with this key: no pauses, and no time away left out."""
    return sum(
        lasted(session.away, run.began, t if run.ended is None else run.ended)
        for run in session.runs
        if run.stop == stop
    )


def allowed(session: Session, stop: Stop) -> int | None:
    """Return the seconds a stop has: its plan, frozen when it began, and what was given or taken since."""
    planned = session.planned.get(stop.key, stop.seconds)
    return None if planned is None else planned + session.given.get(stop.key, 0)


def left(session: Session, t: float) -> float | None:
    """Return the seconds left in the stop that runs, below 0 once it is over; None if it has no time."""
    here = session.here
    seconds = None if here is None else allowed(session, here)
    return None if here is None or seconds is None else seconds - elapsed(session, here.key, t)


def ends_soon(session: Session, t: float) -> bool:
    """Return True in the last minute of a phase, or the last fifth of a short one; never while it is quiet."""
    seconds, here = left(session, t), session.here
    total = None if here is None else allowed(session, here)
    if seconds is None or total is None or session.quiet:
        return False
    return 0 <= seconds <= min(MINUTE, total / 5)


def time_sense(session: Session, t: float) -> Literal["", "soon", "over"]:
    """Tell whether the running phase ends soon or is over; nothing while it is quiet on purpose."""
    here, seconds = session.here, left(session, t)
    if here is None or seconds is None or session.quiet or not session.running:
        return ""
    if seconds < 0:
        return "over"
    return "soon" if ends_soon(session, t) else ""


def place(session: Session) -> int | None:
    """Return where in the agenda the session stands (a break apart); None before the first phase."""
    key = session.resume or session.stop
    return next((i for i, stop in enumerate(session.agenda) if stop.key == key), None)


def coming(session: Session) -> tuple[Stop, ...]:
    """Return the stops that come, in order; after an unplanned break first the one that it interrupted."""
    here = place(session)
    if here is None:
        return session.agenda
    return session.agenda[here if session.resume is not None else here + 1 :]


def next_stop(session: Session) -> Stop | None:
    """Return the stop that comes next; None at the end."""
    return next(iter(coming(session)), None)


def ahead(session: Session, stop: Stop, t: float) -> int | None:
    """Return the whole seconds that a coming stop has left, as it may have run before; None if it has no time."""
    seconds = allowed(session, stop)
    return None if seconds is None else max(0, round(seconds) - whole(elapsed(session, stop.key, t)))


def unanswered(session: Session) -> tuple[int, ...]:
    """Return the actions that somebody present still has to answer for; absent members' are carried."""
    here = {person.id for person in session.present}
    return tuple(due for due, owner in session.due.items() if owner in here and due not in session.progress)


def still_needed(session: Session, t: float) -> float:
    """Count the seconds to the end if every stop takes what it still has; time over is not won back."""
    ahead = sum(
        max(0.0, (allowed(session, stop) or 0) - elapsed(session, stop.key, t)) for stop in coming(session)
    )
    return ahead + max(0.0, left(session, t) or 0.0)


def projected_end(session: Session, now: Stamp) -> datetime:
    """Tell when the session will end (UTC) if it goes on now, and as planned."""
    return now.at + timedelta(seconds=still_needed(session, now.t))


def planned_end(session: Session, now: Stamp) -> datetime:
    """Tell when the time at hand is over (UTC), counted from the first phase; before it began, from now.

    It is so many of the set's own seconds away from now, so that a step of the wall clock moves it as it moves
    the projected end. Time away that no clock measured, and somebody told, is gone too.
    """
    began = session.runs[0].began if session.runs else now.t
    unmeasured = sum(max(0.0, answer.seconds - answer.away.measured) for answer in session.away)
    return now.at + timedelta(minutes=session.minutes, seconds=began - now.t - unmeasured)


def planned_minutes(session: Session) -> int:
    """Count the minutes that the plan gives all phases: as it was when each began, else as it stands."""
    stops = {stop.key: stop.seconds for stop in session.agenda} | dict(session.planned)
    return sum(seconds or 0 for key, seconds in stops.items() if not unplanned(key)) // MINUTE


def minutes_over(session: Session, now: Stamp) -> int:
    """Count the minutes by which the session will outlast its time at hand as two clocks show it; below 0 to spare.

    Both ends are cut to the minute, as they are shown, so that the figure is the difference of what stands there.
    Before the first phase it counts as if that began now, so that the roster can say whether the plan holds.
    """
    ends = (projected_end(session, now), planned_end(session, now))
    end, planned = (moment.replace(second=0, microsecond=0) for moment in ends)
    return (end - planned) // timedelta(minutes=1)


def timeline(session: Session, t: float) -> tuple[PhaseTime, ...]:
    """Tell of each stop that began, in the order in which they first did, unplanned breaks among them."""
    stops = {stop.key: stop for stop in session.agenda}
    return tuple(
        PhaseTime(
            stop=key,
            title=_title(session, stops, key),
            planned=None if unplanned(key) else session.planned.get(key),
            actual=whole(elapsed(session, key, t)),
        )
        for key in dict.fromkeys(run.stop for run in session.runs)
    )


def moment(session: Session, t: float) -> datetime:
    """Return the UTC time at which the set's seconds stood at `t`, counted from the session's opening."""
    return session.opened_at + timedelta(seconds=t - session.opened_t)


def _title(session: Session, stops: Mapping[str, Stop], key: str) -> str:
    stop = stops.get(key) or session.stop_of(key)
    return stop.phase.title if stop else key
