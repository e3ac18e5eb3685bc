"""Airtime: the seconds of a turn in which somebody could talk, decided here for the board, the review and the seal.

Nobody talks while the timer stands, in a break or a phase of silence, while the set is stopped or silent, while a check
round goes round, and in time away that does not count. A check round lasts from the key that asks for it to its last
figure; each time that it is taken up again likewise.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import itemgetter

from als_tui.domain.process.definition import Records, Speakers
from als_tui.domain.session.away import lasted
from als_tui.domain.session.state import Intervention, Session, Turn

Stretch = tuple[float, float]
"""From and until, in the set's seconds."""


def talking(session: Session, key: str, t: float) -> tuple[Stretch, ...]:
    """Return the stretches of the stop with this key in which whoever had the floor could talk, in order."""
    stop = session.stop_of(key)
    if stop is not None and (stop.phase.speakers is Speakers.NOBODY or stop.phase.records is Records.BREAK):
        return ()
    ran = tuple((run.began, _end(run.ended, t)) for run in session.runs if run.stop == key)
    return _without(ran, _interrupted(session, t))


def seconds_in(session: Session, turn: Turn, stretches: Sequence[Stretch], t: float) -> float:
    """Count the seconds of a turn within these stretches of its stop; of hundreds it looks only at those near it."""
    ended = _end(turn.ended, t)
    first = bisect_right(stretches, turn.began, key=itemgetter(1))
    within = takewhile(lambda stretch: stretch[0] < ended, stretches[first:])
    return sum(lasted(session.away, max(turn.began, start), min(ended, end)) for start, end in within)


def seconds_of(session: Session, turn: Turn, t: float) -> float:
    """Count the seconds of a turn that are somebody's airtime."""
    return seconds_in(session, turn, talking(session, turn.stop, t), t)


def seconds_stopped(session: Session, intervention: Intervention, t: float) -> float:
    """Count the seconds that an intervention lasted, without time away that does not count."""
    return lasted(session.away, intervention.began, _end(intervention.ended, t))


def _interrupted(session: Session, t: float) -> list[Stretch]:
    """Return the stretches of all interventions and check rounds, in which nobody has airtime."""
    interventions = [(each.began, _end(each.ended, t)) for each in session.interventions]
    return interventions + [(each.began, each.ended) for each in session.rounds]


def _without(stretches: tuple[Stretch, ...], interrupted: Iterable[Stretch]) -> tuple[Stretch, ...]:
    for began, ended in interrupted:
        if began < ended:
            parts = ((start, min(end, began), max(start, ended), end) for start, end in stretches)
            stretches = tuple(part for a, b, c, d in parts for part in ((a, b), (c, d)) if part[0] < part[1])
    return stretches


def _end(ended: float | None, t: float) -> float:
    return t if ended is None else ended
