"""The agenda in words: each row's times and what gave way, and what the keys that move the end would take."""

from collections.abc import Sequence
from datetime import datetime

from als_tui.domain.moves import tail
from als_tui.domain.process.planning import MINUTE, Stop, unplanned
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import left, minutes_over
from als_tui.domain.session.state import Session
from als_tui.domain.telling.agenda import AgendaRow, Cause, State, end_with_more
from als_tui.domain.timing import Stamp, clock_face, local_time, whole
from als_tui.domain.words.pressing import press
from als_tui.signs import DONE
from als_tui.widgets.fitting import rows_of
from als_tui.widgets.values import Words

TIMES = "planned    was   ends"
"""What stands above the times."""
_SIGNS = {State.DONE: DONE, State.RUNS: "▶", State.LEFT_OUT: "–", State.COMES: " "}


def row_words(row: AgendaRow, session: Session, t: float, zone: str, *, opened: bool) -> tuple[Words, ...]:
    """Sign and title, times, and what is to be said of them; a slot that is `opened` leaves the sign to its phases."""
    style = "bold" if row.whole or row.state is State.RUNS else ""
    style = "$quiet" if row.state in (State.DONE, State.LEFT_OUT) else style
    sign = " " if row.whole and opened else _SIGNS[row.state]
    cells = (f"{sign} {_title(row, session)}", times(row, zone), note(row, session, t))
    return tuple(Words(words, style) for words in cells)


def times(row: AgendaRow, zone: str) -> str:
    """Planned, actual and end, in columns."""
    return f"{_face(row.planned):>7} {_face(row.was):>6}  {_clock(row.ends, zone):>5}"


def note(row: AgendaRow, session: Session, t: float) -> str:
    """What gave way and by which key, or what never does; else what is left while it runs, as the head says, too.

    Of what is over, the phases alone say it, in words that nobody takes for what it ran over.
    """
    if row.state is State.LEFT_OUT:
        return "left out"
    if row.state is State.DONE:
        return "" if row.whole else _was_changed(row)
    kept = row.kept and not row.changes and row.state in (State.RUNS, State.COMES)
    rest = _left(session, t) if row.key == session.stop else ""
    return _changed(row) or " · ".join(part for part in (rest, "kept" if kept else "") if part)


def about(row: AgendaRow, session: Session, t: float, zone: str) -> str:
    """One row in full."""
    none = "not planned" if unplanned(row.key) else "no set time"
    said = [none if row.planned is None else f"planned {_face(row.planned)}"]
    said += [f"was {_face(row.was)}"] if row.was is not None else []
    if row.ends is not None:
        ended = row.state is State.DONE
        said.append(f"{'ended' if ended else 'ends'} {_clock(row.ends, zone)}")
    said += [words] if (words := note(row, session, t)) else []
    stop = None if row.whole else session.stop_of(row.key)
    rule = f" {stop.phase.speakers.words}." if stop and row.state in (State.RUNS, State.COMES) else ""
    return f"{_title(row, session).strip()}: {', '.join(said)}.{rule}"


def ways(live: Live, now: Stamp, zone: str, cells: int) -> list[str]:
    """What the keys that move the end would take and move, in as few lines as they need."""
    session = live.running
    over = max(0, minutes_over(session, now)) if session.runs else 0
    rest, later = tail.rest_of_slot(session), tail.coming_slots(session)
    whose = tail.whose_time(session, [stop.slot for stop in later]) if later else ""
    more = end_with_more(live, now)
    parts = (
        f"{press('tail.trim')} {_takes(session, rest, over)} of this slot" if rest else "",
        f"{press('tail.hold')} {_takes(session, later, over)} of {whose}" if whose else "",
        "" if rest or later else "Nothing that comes may give way",
        f"{press('phase.more')} ends {_clock(more, zone)}" if more else "",
    )
    return _in_lines([part for part in parts if part], cells)


def _takes(session: Session, stops: Sequence[Stop], over: int) -> str:
    """How much of these stops the key takes now, or would if the session ran over."""
    most = tail.can_go(session, stops) // MINUTE
    return f"takes {min(over, most)} of {most} min" if over else f"if over: {most} min"


def _in_lines(parts: Sequence[str], cells: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]} · {part}" if lines else part
        if lines and rows_of(joined, cells) == 1:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def _title(row: AgendaRow, session: Session) -> str:
    if not row.whole:
        return row.title if row.slot is None else f" {row.title}"
    slot = session.slot_of(row.slot)
    presenter = slot.presenter if slot else None
    bid = session.bids.get(presenter or 0)
    issue = f" · {bid.issue}" if bid and bid.issue else ""
    return f"{row.title} · {session.name(presenter) or 'nobody yet'}{issue}"


def _was_changed(row: AgendaRow) -> str:
    total = sum(row.changes.values())
    return f"{_face(abs(total))} was {'added' if total > 0 else 'taken'}" if total else ""


def _changed(row: AgendaRow) -> str:
    total = sum(row.changes.values())
    if not total:
        return ""
    causes = ", ".join(cause for cause in row.changes if cause is not Cause.KEYS)
    words = f"{_face(abs(total))} {'more' if total > 0 else 'less'}"
    return f"{words}: {causes}" if causes else words


def _left(session: Session, t: float) -> str:
    seconds = left(session, t)
    if seconds is None:
        return ""
    return f"{clock_face(abs(seconds))} {'over' if seconds < 0 else 'left'}"


def _face(seconds: float | None) -> str:
    """Minutes and seconds, however many; a dash for none."""
    return "–" if seconds is None else f"{whole(seconds) // MINUTE}:{whole(seconds) % MINUTE:02}"


def _clock(at: datetime | None, zone: str) -> str:
    return "" if at is None else f"{local_time(at, zone):%H:%M}"
