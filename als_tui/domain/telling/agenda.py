"""The agenda of a session as it runs: what was, what runs and what comes, each with its time, its end and what it gave.

Nothing is worked out anew here: lengths and ends are those of `schedule`, what may give way is that of `moves/tail`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from als_tui.domain.moves import Refusal
from als_tui.domain.moves.flow import give_time
from als_tui.domain.process.planning import MINUTE, Stop, slot_in, unplanned
from als_tui.domain.session.evolve import apply
from als_tui.domain.session.facts import Opened, PhaseBegan, TimeGiven
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import ahead, coming, elapsed, left, moment, projected_end
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.value import Value, field


class State(StrEnum):
    """Where a row of the agenda stands."""

    DONE = "done"
    LEFT_OUT = "left out"
    RUNS = "runs"
    COMES = "comes"


class Cause(StrEnum):
    """Why a phase has more or less time than planned."""

    KEYS = ""
    """The facilitator gave or took a minute while it ran."""
    TRIMMED = "trimmed"
    """It gave way to a longer phase of its own slot."""
    END_HELD = "held"
    """It gave way so that the session ends in time."""


class AgendaRow(Value):
    """One phase, or a slot as a whole."""

    key: str
    """The stop's key; of a slot as a whole `slot.3`."""
    title: str
    state: State
    slot: int | None = None
    """The slot's id."""
    whole: bool = False
    """True for a slot as a whole: its times are those of its phases together."""
    planned: int | None = None
    """Seconds; None if it has no time of its own, or is a break that was not planned."""
    was: float | None = None
    """Seconds that its timer has run; None if it has not begun."""
    ends: datetime | None = None
    """When it ended, or will (UTC); None if that says nothing."""
    changes: Mapping[Cause, int] = field(default_factory=dict)
    """Seconds that it has more or less than planned, by cause; what came to nothing is not in it."""
    kept: bool = False
    """True if its time is protected."""


def agenda_rows(live: Live, now: Stamp, opened: Collection[int] = ()) -> tuple[AgendaRow, ...]:
    """Return the session in order: each phase outside the slots, each slot, and the phases of slots in `opened`."""
    rows: list[AgendaRow] = []
    for slot, phases in groupby(_phases(live, now), key=lambda row: row.slot):
        parts = tuple(phases)
        whole = () if slot is None else (_whole(live.running, slot, parts),)
        rows += [*whole, *(parts if slot is None or slot in opened else ())]
    return tuple(rows)


def slot_at_hand(session: Session) -> int | None:
    """Return the slot that runs, or comes next: the one whose phases matter now."""
    if session.slot is not None:
        return session.slot.id
    return next((stop.slot for stop in coming(session) if stop.slot is not None), None)


def end_with_more(live: Live, now: Stamp) -> datetime | None:
    """Return when the session would end after a minute more for the running phase; None if that is refused."""
    facts = give_time(live, now, MINUTE)
    if isinstance(facts, Refusal):
        return None
    session = live.running
    for fact in facts:
        session = apply(fact, session, now)
    return projected_end(session, now)


def _phases(live: Live, now: Stamp) -> Iterator[AgendaRow]:
    session = live.running
    to_come, breaks = {stop.key for stop in coming(session)}, _breaks(session)
    ends, changes = _ends(session, now), _changes(live)
    for stop in _with_breaks(session, breaks):
        begun = any(run.stop == stop.key for run in session.runs)
        yield AgendaRow(
            key=stop.key,
            title=stop.phase.title,
            state=_state(session, stop, to_come),
            slot=slot_in(breaks.get(stop.key, stop.key)),
            planned=None if unplanned(stop.key) else session.planned.get(stop.key, stop.seconds),
            was=elapsed(session, stop.key, now.t) if begun else None,
            ends=ends.get(stop.key),
            changes=changes.get(stop.key, {}),
            kept=stop.phase.protected and stop.seconds is not None,
        )


def _state(session: Session, stop: Stop, to_come: Collection[str]) -> State:
    if stop.key == session.stop:
        return State.RUNS
    if stop.key in to_come:
        return State.COMES
    begun = stop.key in session.planned and stop.key not in session.skipped
    return State.DONE if begun else State.LEFT_OUT


def _with_breaks(session: Session, breaks: Mapping[str, str]) -> Iterator[Stop]:
    """Yield all stops; a break that was not planned stands before the phase that it interrupted, which ends later."""
    for stop in session.agenda:
        for key, interrupted in breaks.items():
            if interrupted == stop.key and (found := session.stop_of(key)):
                yield found
        yield stop


def _breaks(session: Session) -> dict[str, str]:
    """Return the breaks that were not planned, each with the stop that it interrupted."""
    breaks: dict[str, str] = {}
    before = ""
    for run in session.runs:
        if unplanned(run.stop):
            breaks.setdefault(run.stop, before)
        else:
            before = run.stop
    return breaks


def _ends(session: Session, now: Stamp) -> dict[str, datetime]:
    """Return when each stop ended, or will if the session goes on now and as planned."""
    ends = {run.stop: moment(session, run.ended) for run in session.runs if run.ended is not None}
    end = projected_end(session, now)
    for stop in reversed(coming(session)):
        seconds = ahead(session, stop, now.t)
        ends.pop(stop.key, None)
        if seconds is not None:
            ends[stop.key] = end
            end -= timedelta(seconds=seconds)
    if session.stop is not None:
        ends.pop(session.stop, None)
        if left(session, now.t) is not None:
            ends[session.stop] = end
    return ends


def _changes(live: Live) -> dict[str, dict[Cause, int]]:
    """Return what each stop was given or lost, by cause: the slot that ran at the time tells trimmed from held."""
    done = frozenset(live.done)
    running, slot = "", None
    changes: dict[str, dict[Cause, int]] = {}
    for fact in (fact for step in live.log if step.seq in done for fact in step.facts):
        match fact:
            case Opened():
                changes, running, slot = {}, "", None
            case PhaseBegan(stop=stop):
                running, slot = stop, slot if unplanned(stop) else slot_in(stop)
            case TimeGiven(stop=stop, seconds=seconds):
                cause = _cause(stop, running, slot)
                sums = changes.setdefault(stop, {})
                sums[cause] = sums.get(cause, 0) + seconds
            case _:
                pass
    return {stop: _told(sums) for stop, sums in changes.items()}


def _cause(stop: str, running: str, slot: int | None) -> Cause:
    if stop == running:
        return Cause.KEYS
    return Cause.TRIMMED if slot is not None and slot_in(stop) == slot else Cause.END_HELD


def _told(sums: Mapping[Cause, int]) -> dict[Cause, int]:
    """Return the causes that left something, in the order in which they came; nothing if all came to nothing."""
    return {cause: seconds for cause, seconds in sums.items() if seconds} if sum(sums.values()) else {}


def _whole(session: Session, slot: int, parts: Sequence[AgendaRow]) -> AgendaRow:
    """Return a slot as a whole: what its phases take together, breaks left aside, and the end of the last."""
    phases = [part for part in parts if slot_in(part.key) == slot]
    sums: dict[Cause, int] = {}
    for part in phases:
        for cause, seconds in part.changes.items():
            sums[cause] = sums.get(cause, 0) + seconds
    was = [part.was for part in phases if part.was is not None]
    return AgendaRow(
        key=f"slot.{slot}",
        title=f"Slot {_number(session, slot)}",
        state=_state_of(parts),
        slot=slot,
        whole=True,
        planned=sum(part.planned or 0 for part in phases),
        was=sum(was) if was else None,
        ends=next((part.ends for part in reversed(parts) if part.ends is not None), None),
        changes=_told(sums),
    )


def _number(session: Session, slot: int) -> int:
    return 1 + next(at for at, one in enumerate(session.slots) if one.id == slot)


def _state_of(parts: Sequence[AgendaRow]) -> State:
    """Return how a slot stands: it runs from its first phase on until none of its phases comes."""
    states = {part.state for part in parts}
    if State.RUNS in states or (State.COMES in states and len(states) > 1):
        return State.RUNS
    return State.COMES if State.COMES in states else State.DONE
