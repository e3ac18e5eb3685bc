"""Time away: stretches that als-tui did not see pass, and what of them counts in phases and turns.

The set's own seconds run through every stretch; what does not count is left out of lengths, so nothing is rewritten.
"""

from collections.abc import Iterable

from als_tui.domain.session.facts import AwayCounted
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Away, Stamp

NOTABLE = 60.0
"""Seconds on the same boot; a shorter stretch without als-tui is counted without a word."""
NOTABLE_SLEEP = 3.0
"""Seconds; a machine that slept for longer between two looks at the clock is worth a word."""


def lasted(away: Iterable[AwayCounted], began: float, ended: float) -> float:
    """Count the seconds from `began` to `ended` as the answers for the time away say; never below 0."""
    return max(0.0, ended - began - sum(_left_out(one, began, ended) for one in away))


def absence(live: Live, last: Stamp | None, now: Stamp) -> Away | None:
    """The stretch between the last moment known and this one, where the timer ran in it and it is worth a word."""
    if last is None or live.session is None:
        return None
    away = Away(last.t, now.t, last.boot_id != now.boot_id)
    worth = away.about or away.measured > NOTABLE
    return away if worth and ran_through(live.session, away) else None


def last_answered(live: Live) -> Away | None:
    """The stretch that was answered for last in the open session, even if the answer was undone."""
    answers = [fact.away for step in live.log for fact in step.facts if isinstance(fact, AwayCounted)]
    return answers[-1] if live.session is not None and answers else None


def ran_through(session: Session, away: Away, stop: str | None = None) -> bool:
    """True where the timer ran all through the stretch: in the stop with this key, or in any."""
    return any(stop in (None, run.stop) and _holds(away, run.began, run.ended) for run in session.runs)


def to_be_asked(session: Session, away: Away | None) -> bool:
    """True where only a person can tell how long it was, it is in the running phase, and nobody has said yet."""
    return (
        away is not None
        and away.about
        and all(one.away != away for one in session.away)
        and ran_through(session, away, session.stop)
    )


def is_about(session: Session, away: Away | None) -> bool:
    """True where the running phase's time holds a stretch over a reboot; `away` may be one not answered for."""
    stretches = [one.away for one in session.away] + ([away] if away else [])
    return any(one.about and ran_through(session, one, session.stop) for one in stretches)


def _left_out(one: AwayCounted, began: float, ended: float) -> float:
    """Seconds of a stretch that do not count between two moments; below 0 where more counts than was measured.

    Of a stretch that counts in part, the last seconds do.
    """
    away = one.away
    if one.seconds > away.measured:
        return away.measured - one.seconds if _holds(away, began, ended) else 0.0
    return max(0.0, min(ended, away.until - one.seconds) - max(began, away.since))


def _holds(away: Away, began: float, ended: float | None) -> bool:
    """True where the stretch lies between two moments."""
    return began <= away.since and (ended is None or ended >= away.until)
