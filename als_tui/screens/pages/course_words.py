"""The course line of a session's pages: how much of the running phase's time is gone, and how that is shown."""

from als_tui.domain.process.definition import Speakers
from als_tui.domain.session.facts import Reason
from als_tui.domain.session.schedule import allowed, elapsed, left, time_sense
from als_tui.domain.session.state import Session
from als_tui.widgets.course import line
from als_tui.widgets.rows import FAINT, DrawnRow


def course(session: Session, t: float, cells: int, *, amber: bool = True) -> DrawnRow:
    """The course line of the running phase."""
    if calm(session):
        return line(0.0, cells, FAINT)
    share, style = share_and_style(session, t, amber=amber)
    return line(share, cells, style)


def share_and_style(session: Session, t: float, *, amber: bool = True) -> tuple[float, str]:
    """How much of the phase's time is gone, and how that is shown.

    The warning in the last minute and once it is over; faint while it is held, and in a silence.
    """
    sense = time_sense(session, t)
    here = session.here
    silent = here is not None and here.phase.speakers is Speakers.NOBODY
    style = "$warning" if sense and amber else "$primary"
    if silent or not session.running:
        style = FAINT
    over = (left(session, t) or 0.0) < 0
    return 1.0 if over else gone(session, t), style


def gone(session: Session, t: float) -> float:
    """How much of the running phase's time is gone, from 0 to 1; 0 where it has none."""
    here = session.here
    total = None if here is None else allowed(session, here)
    if here is None or not total:
        return 0.0
    return max(0.0, min(1.0, elapsed(session, here.key, t) / total))


def calm(session: Session) -> bool:
    """True while a silence is held, by key."""
    intervention = session.intervention
    return intervention is not None and intervention.reason is Reason.SILENCE
