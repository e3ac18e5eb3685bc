"""The second column of a wide board: what comes, whether the session ends in time, what was caught."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from rich.cells import cell_len

from als_tui.domain.session.schedule import ahead, coming, left, minutes_over, planned_end
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, clock_face, local_time, spell_minutes
from als_tui.screens.board.layout import SIDE
from als_tui.widgets.fitting import fit
from als_tui.widgets.rows import BOLD, QUIET, DrawnRow, DrawnRows, blank, ends, said

_CLOCK = 8
"""Cells of a time of the day, with the air before it."""
_COMING = 6
"""Stops that are told of those to come."""


def side_rows(session: Session, now: Stamp, zone: str, caught: Sequence[str], rows: int) -> DrawnRows:
    """Under their headings; the latest words caught have the rows that are left."""
    cells = SIDE
    then = _then(session, now, zone, cells)
    rest = rows - len(then) - 2
    told = [said(fit(line, cells), QUIET) for line in caught[: max(0, rest)]]
    return (*then, *((said("Caught in this slot", BOLD), *told) if told else ()))


def _then(session: Session, now: Stamp, zone: str, cells: int) -> DrawnRows:
    """What comes with its length and its time; empty before the session begins."""
    if session.here is None:
        return ()
    at, rows = max(0.0, left(session, now.t) or 0.0), list[DrawnRow]()
    for title, seconds in _ahead(session, now.t)[:_COMING]:
        clock = f"{local_time(now.at + timedelta(seconds=at), zone):%H:%M}"
        length = clock_face(seconds) if seconds is not None else ""
        room = cells - _CLOCK - cell_len(length) - 2
        rows.append(ends(said(fit(title, room), QUIET), said(f"{length}{clock:>{_CLOCK}}", QUIET), cells))
        at += seconds or 0
    over = minutes_over(session, now)
    until = f"{local_time(planned_end(session, now), zone):%H:%M}"
    sense = f"{spell_minutes(-over)} to spare before {until}" if over < 0 else f"ends {until}, in time"
    if over > 0:
        sense = f"{spell_minutes(over)} over the {until} planned"
    return (said("Then", BOLD), *rows, (*blank(2), *said(sense, QUIET)), ()) if rows else ()


def _ahead(session: Session, t: float) -> list[tuple[str, int | None]]:
    """What comes and how long it is: each phase of this slot, and every other slot as one."""
    told: list[tuple[str, int | None]] = []
    for slot, stops in groupby(coming(session), key=lambda stop: stop.slot):
        lengths = [(stop.phase.title, ahead(session, stop, t)) for stop in stops]
        other = session.slot_of(slot)
        if other is None or other == session.slot:
            told += lengths
        else:
            who = f" · {session.name(other.presenter)}" if other.presenter else ""
            number = session.slots.index(other) + 1
            told.append((f"Slot {number}{who}", sum(seconds or 0 for _, seconds in lengths)))
    return told
