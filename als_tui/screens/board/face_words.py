"""The running phase's time as the big time shows it: minutes and seconds left, over, held, or when to be back."""

from datetime import timedelta
from math import ceil

from als_tui.domain.process.definition import Records, Speakers
from als_tui.domain.session.away import is_about
from als_tui.domain.session.schedule import elapsed, ends_soon, left
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Away, Stamp, clock_face, local_time, passed_face
from als_tui.screens.pages.course_words import calm
from als_tui.value import Value
from als_tui.widgets.face import Face
from als_tui.widgets.rows import FAINT, QUIET

AMBER = "$warning"
_PLACES = len("+999:59:59")
"""The longest face: after a reboot a clock may be wrong by years."""
_BY_ONE, _STEP = 10, 5
"""Seconds from which they are counted one by one, and the steps before."""


class Wanted(Value):
    """What of the big time is wanted, as the settings say."""

    amber: bool = True
    """The last minute and time that is over in the colour of a warning."""
    seconds: bool = True
    """The small seconds beside the minutes."""


def face_now(
    session: Session, now: Stamp, zone: str, away: Away | None = None, wanted: Wanted | None = None
) -> Face:
    """The time as it is shown now; without digits where none should run."""
    wanted = wanted or Wanted()
    here, seconds = session.here, left(session, now.t)
    if here is None or calm(session):
        return Face()
    if seconds is None:
        return _split(passed_face(elapsed(session, here.key, now.t)), _label(session, away, "gone"), QUIET)
    if here.phase.speakers is Speakers.NOBODY:
        return Face(label="silence, over") if seconds < 0 else _split(clock_face(seconds), "", FAINT)
    tone = _tone(session, now.t, wanted)
    if here.phase.records is Records.BREAK and seconds >= 0:
        return Face(back_at(now, seconds, zone), "", "back at", tone)
    return _counted(seconds, session, now.t, away, tone, wanted)


def _counted(
    seconds: float, session: Session, t: float, away: Away | None, tone: str, wanted: Wanted
) -> Face:
    """What is left, or over; the last minute in seconds alone."""
    if ends_soon(session, t) and session.running:
        whole = ceil(seconds)
        shown = whole if whole <= _BY_ONE else ceil(seconds / _STEP) * _STEP
        return Face(str(shown), "", _label(session, away, "seconds left"), tone)
    words = _label(session, away, "over" if seconds < 0 else "left")
    if not wanted.seconds:
        minutes = f"+{int(-seconds // 60)}" if seconds < 0 else str(ceil(seconds / 60))
        return Face(minutes, "", words.replace("left", "min left").replace("over", "min over"), tone)
    face = clock_face(seconds)
    return _split(face if seconds >= 0 or face.startswith("+") else f"+{face}", words, tone)


def back_at(now: Stamp, seconds: float, zone: str) -> str:
    """The time of the day at which so many seconds are gone, to the minute."""
    return f"{local_time(now.at + timedelta(seconds=seconds), zone):%H:%M}"


def _split(face: str, label: str, tone: str) -> Face:
    if len(face) > _PLACES:
        return Face(label=label)
    large, _, small = face.rpartition(":")
    return Face(large, f":{small}", label, tone)


def _label(session: Session, away: Away | None, words: str) -> str:
    about = "about " if is_about(session, away) else ""
    if session.running:
        return f"{about}{words}"
    return f"{about}paused" if words == "left" else f"{about}{words}, paused"


def _tone(session: Session, t: float, wanted: Wanted) -> str:
    """Faint while it is held, and while the set is stopped, so that one thing alone warns."""
    seconds = left(session, t) or 0.0
    if not session.running or session.intervention is not None:
        return FAINT
    return AMBER if wanted.amber and (seconds < 0 or ends_soon(session, t)) else QUIET
