"""Bids for a slot, and the order of presenters that the set chooses from them."""

from collections.abc import Sequence

from als_tui.domain.moves import NOBODY, Facts, Refusal
from als_tui.domain.process.planning import MOST_SLOTS
from als_tui.domain.session.facts import BidMade, Slot, SlotsOrdered
from als_tui.domain.session.live import Live
from als_tui.domain.session.scene import Scene
from als_tui.domain.session.state import Person, Session
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, clean, too_long

URGENCIES = {1: "can wait", 2: "soon", 3: "now"}


def bid(live: Live, now: Stamp, person: int, issue: str, urgency: int | None = None) -> Facts | Refusal:
    """Keep a member's bid for a slot: the issue in a line, and how urgent it is (2, soon, unless said)."""
    session = live.running
    if session.person(person) is None:
        return NOBODY
    if why := too_long(issue, LINE):
        return Refusal(why)
    before = session.bids.get(person)
    chosen = urgency if urgency is not None else before.urgency if before else 2
    if chosen not in URGENCIES:
        return Refusal("Urgency is 1 (can wait), 2 (soon) or 3 (now).")
    return (BidMade(person, clean(issue, LINE).strip(), chosen),)


def urge(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Turn a bid's urgency on: can wait, soon, now, and round again; makes a bid without words if need be."""
    session = live.running
    if session.person(person) is None:
        return NOBODY
    before = session.bids.get(person)
    if before is None:
        return (BidMade(person, "", 2),)
    return (BidMade(person, before.issue, before.urgency % 3 + 1),)


def withdraw(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Take a bid back."""
    if person not in live.running.bids:
        return Refusal("There is no bid to take back.")
    return (BidMade(person, "", 0),)


def pass_by(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Keep that a member was asked and brings nothing today."""
    session = live.running
    who = session.person(person)
    if who is None:
        return NOBODY
    if person in session.bids:
        return Refusal(f"{who.name} has a bid. {press('bids.withdraw')} takes it back.")
    if (person, "bid") in session.passed:
        return Refusal(f"{who.name} has passed already.")
    return (BidMade(person, "", 0),)


def present(live: Live, now: Stamp, person: int, *, again: bool = False) -> Facts | Refusal:
    """Put a person on as the next presenter; if they are on already and have not begun, take them off.

    Guests may be chosen too. Whoever is taken off leaves an empty slot behind the others. To take somebody off, or
    to give one person a second slot, is rarely meant: it is done only if that is said (`again`), and never to
    whom the last step put on, as that is a key pressed twice.
    """
    session = live.running
    who, begun = session.person(person), session.begun_slots()
    if who is None:
        return NOBODY
    slots = session.slots
    own = next((s for s in slots if s.presenter == person and s.id not in begun), None)
    if own is not None:
        return _taken_off(live, who, own, again=again)
    if not who.present:
        return Refusal(f"{who.name} is not marked as here. {press('roster.here')} on the roster does it.")
    if not again and any(s.presenter == person for s in slots):
        state = "presents now" if session.presenter == person else "has presented"
        return Refusal(f"{who.name} {state}. {press('bids.present')} again gives {who.name} one more slot.")
    free = next((s for s in slots if s.presenter is None), None)
    if free is None:
        return Refusal(f"No slot is free. {press('bids.more')} adds one, and the plan shows what it costs.")
    return (SlotsOrdered(tuple(Slot(s.id, person) if s is free else s for s in slots)),)


def _taken_off(live: Live, who: Person, own: Slot, *, again: bool) -> Facts | Refusal:
    if just_put_on(live, who.id):
        return Refusal(f"{who.name} was put on just now. {press('step.undo')} takes that back.")
    if not again:
        return Refusal(f"{who.name} is on already. {press('bids.present')} again takes {who.name} off.")
    chosen = [s for s in live.running.slots if s is not own and s.presenter is not None]
    empty = [s for s in live.running.slots if s.presenter is None]
    return (SlotsOrdered((*chosen, *empty, Slot(own.id))),)


def just_put_on(live: Live, person: int) -> bool:
    """True if the last step gave this person a slot."""
    step = live.step(live.done[-1]) if live.done else None
    if step is None or not any(isinstance(fact, SlotsOrdered) for fact in step.facts):
        return False
    before, now = Scene(live, step).slots_before(), live.running.slots
    return sum(s.presenter == person for s in before) < sum(s.presenter == person for s in now)


def add_slot(live: Live, now: Stamp) -> Facts | Refusal:
    """Add a slot today, at the end."""
    slots = live.running.slots
    if len(slots) >= MOST_SLOTS:
        return Refusal(f"A session has at most {MOST_SLOTS} slots.")
    return (SlotsOrdered((*slots, Slot(max((slot.id for slot in slots), default=0) + 1))),)


def drop_slot(live: Live, now: Stamp, slot: int | None = None) -> Facts | Refusal:
    """Take a coming slot out of today, be it the only one; unless named, the last without a presenter, or the last."""
    session = live.running
    coming = coming_slots(session)
    named = [s for s in coming if slot in (None, s.id)]
    empty = [s for s in named if s.presenter is None]
    chosen = (empty or named)[-1] if named else None
    if chosen is None:
        which = "No slot is to come" if slot is None else "That slot has begun"
        return Refusal(f"{which}. {press('more.menu')} `e` ends a slot early.")
    return (SlotsOrdered(tuple(other for other in session.slots if other is not chosen)),)


def swap_slots(live: Live, now: Stamp, slot: int, by: int) -> Facts | Refusal:
    """Move a coming slot earlier (-1) or later (+1) among the coming slots."""
    slots, coming = list(live.running.slots), coming_slots(live.running)
    places = [place for place, other in enumerate(slots) if other in coming]
    place = next((place for place in places if slots[place].id == slot), None)
    if len(places) < 2:
        return Refusal("Fewer than two slots are to come: there is nothing to swap.")
    if place is None or by == 0 or place + by not in places:
        return Refusal("It cannot go further that way.")
    slots[place], slots[place + by] = slots[place + by], slots[place]
    return (SlotsOrdered(tuple(slots)),)


def coming_slots(session: Session) -> Sequence[Slot]:
    """Slots of which no phase has begun, in order."""
    begun = session.begun_slots()
    return [slot for slot in session.slots if slot.id not in begun]


def empty_slots(session: Session) -> int:
    """How many coming slots have nobody yet."""
    return sum(slot.presenter is None for slot in coming_slots(session))


def not_asked(session: Session) -> list[int]:
    """Members in the room who have no slot, and have neither made a bid nor passed, by seat."""
    known = {slot.presenter for slot in session.slots} | session.bids.keys()
    return [
        person.id
        for person in session.present
        if not person.guest and person.id not in known and (person.id, "bid") not in session.passed
    ]


def who_fits(session: Session) -> list[int]:
    """Who could be put on next, by seat: those who bid, then members not asked; if nobody presents next, anybody."""
    holding = {slot.presenter for slot in session.slots}
    free = [person for person in session.present if person.id not in holding]
    bidding = [person.id for person in free if person.id in session.bids]
    coming = coming_slots(session)
    nobody_next = bool(coming) and coming[0].presenter is None
    return bidding or not_asked(session) or [person.id for person in free if nobody_next and not person.guest]
