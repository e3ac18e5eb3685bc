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
    return max(0.0, ended - began - sum(_left_out(answer, began, ended) for answer in away))


def absence(live: Live, last: Stamp | None, now: Stamp) -> Away | None:
    """Return the time that als-tui did not see: from `last`, the last moment known, until now.

    None if no session is open, if the timer did not run all through it, or if it is too short to be worth a word.
    """
    if last is None or live.session is None:
        return None
    away = Away(last.t, now.t, last.boot_id != now.boot_id)
    worth = away.about or away.measured > NOTABLE
    return away if worth and ran_through(live.session, away) else None


def last_answered(live: Live) -> Away | None:
    """The stretch for which somebody last said what counts, even if that was undone; None if nobody did."""
    answers = [fact.away for step in live.log for fact in step.facts if isinstance(fact, AwayCounted)]
    return answers[-1] if live.session is not None and answers else None


def ran_through(session: Session, away: Away, stop: str | None = None) -> bool:
    """True if the timer ran all through the stretch: in the stop with this key, or in any."""
    return any(stop in (None, run.stop) and _holds(away, run.began, run.ended) for run in session.runs)


def to_be_asked(session: Session, away: Away | None) -> bool:
    """True if a person is to say what counts of `away`: it lies in the running phase, and no clock measured it.

    False once somebody has said so, or if there is no time away.
    """
    return (
        away is not None
        and away.about
        and all(answer.away != away for answer in session.away)
        and ran_through(session, away, session.stop)
    )


def is_about(session: Session, away: Away | None) -> bool:
    """True if the time of the running phase is not exact, as a stretch over a reboot lies in it.

    `away` is one that nobody has answered for yet, if there is one.
    """
    stretches = [answer.away for answer in session.away] + ([away] if away else [])
    return any(each.about and ran_through(session, each, session.stop) for each in stretches)


def _left_out(answer: AwayCounted, began: float, ended: float) -> float:
    """Return the seconds of a stretch between two moments that do not count; below 0 if more counts than was measured.

    If only a part of the stretch counts, it is the last part.
    """
    away = answer.away
    if answer.seconds > away.measured:
        return away.measured - answer.seconds if _holds(away, began, ended) else 0.0
    return max(0.0, min(ended, away.until - answer.seconds) - max(began, away.since))


def _holds(away: Away, began: float, ended: float | None) -> bool:
    """True if the whole stretch lies between two moments; None as the second one is now."""
    return began <= away.since and (ended is None or ended >= away.until)
