"""Through the phases: start, pause, next, back, a minute more, skip, end a slot, breaks, late starts."""

from itertools import takewhile
from typing import Literal

from als_tui.domain.moves import NOT_BEGUN, Facts, Refusal
from als_tui.domain.moves.bids import empty_slots
from als_tui.domain.moves.floor import PRESENTER_STARTS, STANDS_STILL
from als_tui.domain.process.planning import MINUTE, Stop, unplanned
from als_tui.domain.session.facts import (
    Backdated,
    ClockStarted,
    ClockStopped,
    Fact,
    FloorGiven,
    PhaseBegan,
    Presence,
    ProgressSkipped,
    Slot,
    TimeGiven,
)
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import allowed, elapsed, next_stop, place, unanswered
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.counting import are
from als_tui.domain.words.pressing import press

What = Literal["phase", "turn"]
"""What a start is put right of."""

BREAK_MINUTES = 10
"""Length of an unplanned break, if none is said."""
MOST_EARLIER = 6 * 60 * MINUTE
"""Seconds; the first phase may have begun before als-tui was opened, but not the day before."""


def start_or_pause(live: Live, now: Stamp) -> Facts | Refusal:
    """Start the first phase, pause the timer, or let it run again."""
    session = live.running
    if session.stop is None:
        return _begin(session, session.agenda[0])
    return (ClockStopped(),) if session.running else (ClockStarted(),)


def next_phase(live: Live, now: Stamp) -> Facts | Refusal:
    """Begin the next phase; after an unplanned break, go back to the phase that it interrupted."""
    session = live.running
    coming = next_stop(session)
    if coming is None:
        return Refusal(
            f"This is the last phase. {press('go.review', 'review.seal')} closes the session and seals it."
        )
    return _begin(session, coming)


def back(live: Live, now: Stamp) -> Facts | Refusal:
    """Go back to the phase before this one; its time goes on from where it stood."""
    session = live.running
    at = place(session)
    if session.resume is not None:
        return next_phase(live, now)
    begun = session.planned.keys() - session.skipped
    earlier = [stop for stop in session.agenda[: at or 0] if stop.key in begun]
    return _begin(session, earlier[-1]) if earlier else Refusal("There is no phase before this one.")


def give_time(live: Live, now: Stamp, seconds: int) -> Facts | Refusal:
    """Give the running phase so many seconds more, or less below 0; it never gets less than it has used already."""
    session = live.running
    here = session.here
    if here is None:
        return Refusal(f"No phase runs yet. {press('clock.toggle')} starts the first.")
    total = allowed(session, here)
    if total is None:
        return Refusal(f"{here.phase.title} has no time of its own.")
    if seconds < 0 and total + seconds < elapsed(session, here.key, now.t):
        return Refusal(f"There is not that much left to take. {press('phase.next')} ends the phase.")
    return (TimeGiven(here.key, seconds),)


def skip(live: Live, now: Stamp) -> Facts | Refusal:
    """Skip this phase, if the process says that it may be left out."""
    session = live.running
    here, coming = session.here, next_stop(session)
    if session.resume is not None:
        return Refusal(f"This is a break. {press('phase.next')} goes back to work.")
    if here is None or coming is None:
        return Refusal("There is nothing to skip here.")
    if not here.phase.optional:
        onward = why_not_yet(session) or f"{press('phase.next')} ends it and goes on."
        return Refusal(f"{here.phase.title} is part of the process. {onward}")
    return _begin(session, coming, skipped=(here.key,))


def end_slot(live: Live, now: Stamp) -> Facts | Refusal:
    """End this slot here; what was left of it is marked as skipped."""
    session = live.running
    at, slot = place(session), session.slot
    if slot is None or at is None:
        return Refusal("No slot is being held.")
    rest = session.agenda[at + 1 :]
    after = next((stop for stop in rest if stop.slot != slot.id), None)
    if after is None:
        return Refusal("Nothing comes after this slot.")
    return _begin(session, after, skipped=tuple(stop.key for stop in rest if stop.slot == slot.id))


def unplanned_break(live: Live, now: Stamp, minutes: int = BREAK_MINUTES) -> Facts | Refusal:
    """Begin an unplanned break; `next_phase` goes back to the phase that it interrupted."""
    session = live.running
    if session.stop is None:
        return NOT_BEGUN
    if session.resume is not None:
        return Refusal(f"This is a break already. {press('phase.next')} goes back to work.")
    if minutes < 1:
        return Refusal("A break takes at least a minute.")
    number = 1 + len({run.stop for run in session.runs if unplanned(run.stop)})
    return (PhaseBegan(f"break.{number}", minutes * MINUTE),)


def skip_progress(live: Live, now: Stamp) -> Facts | Refusal:
    """Leave the rest of the progress round for another day, on purpose; the record says so."""
    session = live.running
    if session.progress_skipped:
        return Refusal("The progress round is left for another day already.")
    if not unanswered(session) and not _unmarked(session):
        return Refusal("Every action has been answered for.")
    return (ProgressSkipped(),)


def began_earlier(
    live: Live, now: Stamp, seconds: int, what: What = "turn", asked: Stamp | None = None
) -> Facts | Refusal:
    """Say that the running turn began so many seconds before `asked`, or that the running phase did.

    The phase is meant if nobody has the floor, or if turn and phase began as one.
    """
    asked = asked or now
    session, t = live.running, round(asked.t - seconds, 3)
    if (why := began_at_once(session, asked, what)) is not None:
        return why
    kind, least, most = earlier_range(session, asked, what)
    if not least <= seconds <= most:
        which = range_words(least, most)
        before = f", and what was before it {most} ago" if kind == "turn" or session.runs[:-1] else ""
        return Refusal(f"Say {which} seconds: counted from now, this {kind} began {least - 1} ago{before}.")
    return (Backdated(kind, t),)


def began_at_once(session: Session, now: Stamp, what: What = "turn") -> Refusal | None:
    """Why no other start can be told; None if one can."""
    if not session.running:
        return Refusal(STANDS_STILL)
    kind, least, most = earlier_range(session, now, what)
    if least <= most:
        return None
    return Refusal(f"This {kind} cannot have begun earlier: it followed at once on what came before it.")


def range_words(least: int, most: int) -> str:
    """From the least to the most; one figure if they are the same."""
    return f"{least} to {most}" if least < most else str(least)


def earlier_range(session: Session, now: Stamp, what: What = "turn") -> tuple[What, int, int]:
    """What can be put right now, and the least and the most seconds ago at which it can have begun.

    A turn that began with its phase is the phase's start. If the least is over the most, nothing can be put right.
    """
    turn = session.turn if what == "turn" else None
    if turn and turn.began == _visit_began(session):
        turn = None
    began = turn.began if turn else session.runs[-1].began
    earliest = _turn_after(session) if turn else _phase_after(session, now)
    gone, before = (int(round(now.t - then, 3)) for then in (began, earliest))
    return "turn" if turn else "phase", gone + 1, before


def _turn_after(session: Session) -> float:
    """The set's seconds before which the running turn cannot have begun: the turn before it, or its phase."""
    earlier = [old.began for old in session.turns[-2:-1]]
    return max([_visit_began(session), *earlier])


def _phase_after(session: Session, now: Stamp) -> float:
    """The set's seconds before which the running phase cannot have begun, or gone on after a pause."""
    *earlier, run = session.runs
    if not earlier:
        return now.t - MOST_EARLIER
    last = earlier[-1]
    return last.began if last.stop != run.stop or last.ended is None else last.ended


def _visit_began(session: Session) -> float:
    """The set's seconds at which the running phase was begun this time, pauses left aside."""
    visit = takewhile(lambda run: run.stop == session.stop, reversed(session.runs))
    return [run.began for run in visit][-1]


def why_not_yet(session: Session) -> str | None:
    """Why the next phase cannot begin yet, and what to press; None if it can."""
    coming = next_stop(session)
    slot = session.slot_of(coming.slot) if coming else None
    return _gate(session, slot) if slot and slot.id not in session.begun_slots() else None


def _begin(session: Session, stop: Stop, skipped: tuple[str, ...] = ()) -> Facts | Refusal:
    slot = session.slot_of(stop.slot)
    if slot is not None and slot.id not in session.begun_slots() and (why := _gate(session, slot)):
        return Refusal(why)
    facts: list[Fact] = [PhaseBegan(stop.key, stop.seconds, skipped)]
    presenter = session.person(slot.presenter or 0) if slot else None
    if presenter and presenter.present and stop.phase.speakers in PRESENTER_STARTS:
        facts.append(FloorGiven(presenter.id))
    return tuple(facts)


def _gate(session: Session, slot: Slot) -> str | None:
    """Why this slot cannot begin yet; one that has begun goes on, whoever leaves."""
    left, unmarked = unanswered(session), _unmarked(session)
    if not session.progress_skipped and not session.begun_slots():
        if left:
            many = are(len(left), "action")
            return (
                f"{many} not answered for yet. {press('go.progress')} opens the progress round; "
                f"{press('progress.skip')} there skips it on purpose."
            )
        if unmarked:
            who = session.name(unmarked[0])
            return f"Is {who} here? An action is to be heard. {press('go.roster')} opens the roster."
    presenter = session.person(slot.presenter or 0)
    if presenter is None:
        empty = empty_slots(session)
        which = "the slot" if empty == 1 else f"each of {empty} empty slots"
        choose, drop = press("go.issues", "bids.present"), f"{press('more.menu')} `d`"
        return f"Nobody presents next. {choose} puts one on; {drop} drops {which}."
    if not presenter.present:
        came, order = press("people.came"), press("go.issues", "bids.later")
        return (
            f"{presenter.name} is not marked as here. {came} says that they came; {order} changes the order."
        )
    return None


def _unmarked(session: Session) -> tuple[int, ...]:
    """Return who owes an answer in the progress round and is not marked as here or away yet."""
    owing = {owner for action, owner in session.due.items() if action not in session.progress}
    return tuple(
        person.id for person in session.people if person.presence is Presence.EXPECTED and person.id in owing
    )
