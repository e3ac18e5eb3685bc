"""The row under the title of board and timer: where the slot stands among its phases."""

from als_tui.domain.process.planning import Stop
from als_tui.domain.session.schedule import ahead, allowed, next_stop
from als_tui.domain.session.state import Session
from als_tui.domain.timing import clock_face, spell_length
from als_tui.screens.pages.course_words import calm
from als_tui.screens.pages.words import back_words
from als_tui.signs import DONE, RUNS
from als_tui.widgets.rows import ACCENT, BOLD, QUIET, DrawnRow, blank, cells_of, cut, ends, said

_BROAD = 70
"""Cells from which on the words at the right are whole."""


def strip(session: Session, t: float, cells: int) -> DrawnRow:
    """The slot's phases, the running one in capitals; where they do not fit, the running one and what comes."""
    here = session.here
    right = said(_right(session, cells), QUIET)
    room = cells - cells_of(right) - 2
    if here is None:
        return ends(said("NOT BEGUN", BOLD), right, cells)
    held = calm(session) or session.intervention is not None
    stops = [stop for stop in session.agenda if stop.slot == here.slot] if here.slot is not None else []
    if len(stops) < 2 or cells < _BROAD:
        return ends(cut(_short(session, here, stops, t), room), right, cells)
    return ends(_window(stops, stops.index(here), room, quiet=held), right, cells)


def _window(stops: list[Stop], at: int, room: int, *, quiet: bool) -> DrawnRow:
    """As many of the phases as there is space for; those far ahead go first, then those long gone."""
    begin, end = 0, len(stops)
    while cells_of(row := _phases(stops, at, begin, end, quiet=quiet)) > room and end - begin > 1:
        if end > at + 2 or begin >= at:
            end -= 1
        else:
            begin += 1
    return cut(row, room)


def _phases(stops: list[Stop], at: int, begin: int, end: int, *, quiet: bool) -> DrawnRow:
    row: DrawnRow = said("…  ", QUIET) if begin else ()
    for place in range(begin, end):
        title = stops[place].phase.title
        row += blank(2) if place > begin else ()
        if place == at:
            row += _running(title, quiet=quiet)
        else:
            row += said(f"{DONE} {title}" if place < at else title, QUIET)
    return row + (said("  …", QUIET) if end < len(stops) else ())


def _running(title: str, *, quiet: bool = False) -> DrawnRow:
    return said(f"{RUNS} {title.upper()}", BOLD if quiet else ACCENT)


def _short(session: Session, here: Stop, stops: list[Stop], t: float) -> DrawnRow:
    """The running phase, its number, and what comes next."""
    number = f"{stops.index(here) + 1} of {len(stops)}" if len(stops) > 1 else ""
    coming = next_stop(session)
    then = ""
    if back := back_words(session, t):
        then = f"then back to {back}"
    elif coming is not None:
        seconds = ahead(session, coming, t)
        then = f"then {coming.phase.title}{f' {clock_face(seconds)}' if seconds is not None else ''}"
    told = " · ".join(filter(None, (number, then)))
    return (*_running(here.phase.title), *said(f"  {told}" if told else "", QUIET))


def _right(session: Session, cells: int) -> str:
    """Which slot of how many; outside of slots how long the phase has."""
    slot, here = session.slot, session.here
    if slot is not None and here is not None and here.slot is not None:
        of = " of " if cells >= _BROAD else "/"
        return f"slot {session.slots.index(slot) + 1}{of}{len(session.slots)}"
    seconds = allowed(session, here) if here is not None else None
    return spell_length(seconds) if seconds else ""
