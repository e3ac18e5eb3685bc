"""The protected tail: what a longer phase costs is taken from time that may give way, and from no other.

Sets tend to spend the time for actions and for the review on more talk (WIAL-FIN, WIAL-T6); phases that a process
marks as protected are never shortened here.
"""

from collections.abc import Collection, Iterable

from als_tui.domain.moves import NOT_BEGUN, Facts, Refusal
from als_tui.domain.process.planning import MINUTE, Stop
from als_tui.domain.session.facts import TimeGiven
from als_tui.domain.session.live import Live
from als_tui.domain.session.schedule import allowed, coming, minutes_over
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.counting import together
from als_tui.domain.words.pressing import press
from als_tui.domain.words.shortening import shortened

LEAST = MINUTE
"""Seconds that a shortened phase keeps: under a minute it would be skipped, and that is another key."""


def trim_rest(live: Live, now: Stamp) -> Facts | Refusal:
    """Take what the session runs over from the rest of this slot."""
    session = live.running
    later = coming_slots(session)
    whose = [stop.slot for stop in later]
    other = f"{press('tail.hold')} takes it from {whose_time(session, whose)}." if whose else ""
    none = f"No slot runs now. {other or 'Nothing else may give way.'}"
    why = _kept("this slot", other) if session.slot else none
    return _shorten(session, now, rest_of_slot(session), why)


def hold_end(live: Live, now: Stamp) -> Facts | Refusal:
    """Take what the session runs over from the coming slots and the breaks between them."""
    session = live.running
    other = f"{press('tail.trim')} trims this slot." if rest_of_slot(session) else ""
    return _shorten(session, now, coming_slots(session), _kept("the coming slots", other))


def rest_of_slot(session: Session) -> tuple[Stop, ...]:
    """The coming phases of the running slot that may give way."""
    slot = session.slot
    return _may_give(session, (stop for stop in coming(session) if slot and stop.slot == slot.id))


def coming_slots(session: Session) -> tuple[Stop, ...]:
    """The phases of later slots, and what stands between slots, that may give way."""
    running = session.slot.id if session.slot else None
    return _may_give(
        session,
        (
            stop
            for stop in coming(session)
            if (stop.slot is not None and stop.slot != running) or stop.key.startswith("between.")
        ),
    )


def whose_time(session: Session, slots: Collection[int | None]) -> str:
    """Whose time goes if it is taken in these slots, each person named once; None among them stands for the break."""
    names = [shortened(session.slot_name(slot.id)) for slot in session.slots if slot.id in slots]
    return together((["the break"] if None in slots else []) + names)


def can_go(session: Session, stops: Iterable[Stop]) -> int:
    """Seconds that these stops can lose together, in whole minutes."""
    return sum(_spare(session, stop) for stop in stops)


def _kept(whose: str, otherwise: str) -> str:
    """Why nothing can go; `otherwise` names the other key, if it would help."""
    kept = f"Nothing in {whose} may give way: the time for actions and review is kept."
    return f"{kept} {otherwise or 'Nor may anything else.'}"


def _may_give(session: Session, stops: Iterable[Stop]) -> tuple[Stop, ...]:
    return tuple(
        stop
        for stop in stops
        if not stop.phase.protected and stop.key not in session.planned and _spare(session, stop)
    )


def _spare(session: Session, stop: Stop) -> int:
    """Whole minutes, in seconds, that a stop can lose."""
    return max(0, (allowed(session, stop) or 0) - LEAST) // MINUTE * MINUTE


def _shorten(session: Session, now: Stamp, stops: tuple[Stop, ...], why: str) -> Facts | Refusal:
    """Take as many minutes as the screens say that the session runs over; if nothing can go, say `why`."""
    need = minutes_over(session, now) * MINUTE
    if not session.runs:
        return NOT_BEGUN
    if need <= 0:
        return Refusal("The session ends in time: nothing has to give way.")
    spare = {stop.key: _spare(session, stop) for stop in stops}
    if not spare:
        return Refusal(why)
    taken = dict.fromkeys(spare, 0)
    while need > 0 and any(spare.values()):
        longest = max(spare, key=lambda key: spare[key])
        spare[longest] -= MINUTE
        taken[longest] += MINUTE
        need -= MINUTE
    return tuple(TimeGiven(key, -seconds) for key, seconds in taken.items() if seconds)
