"""Whose turn comes: the turn mode, raised hands and their order, a turn's limit, and turns that are let go by."""

from collections.abc import Callable

from als_tui.domain.asking.turntaking import proposed
from als_tui.domain.moves import NOBODY, Facts, Refusal
from als_tui.domain.moves.floor import give_floor, no_turns
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.facts import (
    Hand,
    HandOrder,
    HandShown,
    HandsOrdered,
    HandTold,
    QueueClosed,
    TurnLimited,
    TurnModeChosen,
)
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp, read_seconds
from als_tui.domain.words.pressing import press
from als_tui.domain.words.text import LINE, clean, too_long

LIMITS = range(10, 3601)
"""Seconds that a turn's limit can be."""
BAD_LIMIT = Refusal(
    "A turn's limit is from 10 seconds to an hour: 1:30 for example, or 90 for as many seconds; 0 for none."
)
"""For what is no such length."""

NO_PROPOSAL = Refusal(
    f"Nobody is proposed: turns are free here. A seat's key gives the floor; {press('turn.mode')} changes that."
)


def choose_mode(live: Live, now: Stamp, mode: TurnMode) -> Facts | Refusal:
    """Let the floor go round in another way in the running phase."""
    session = live.running
    if session.stop is None or session.turn_mode is TurnMode.NONE:
        return no_turns(session.here)
    if mode is TurnMode.NONE:
        return Refusal("This phase has turns; choose how they go round.")
    if mode is session.turn_mode:
        return Refusal(f"Turns go that way already: {mode.words}.")
    return (TurnModeChosen(session.stop, mode),)


def give_proposed(live: Live, now: Stamp) -> Facts | Refusal:
    """Give the floor to whoever is proposed."""
    person = proposed(live.running)
    if person is None:
        return _nobody(live)
    return give_floor(live, now, person)


def raise_hand(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Raise a person's hand, or lower it if it is up."""
    session = live.running
    who = session.person(person)
    if who is None:
        return NOBODY
    if session.turn_mode is TurnMode.NONE:
        return no_turns(session.here)
    if not who.present:
        return Refusal(f"{who.name} is not marked as here. {press('people.came')} says that they came.")
    if person == session.presenter:
        return Refusal(f"{who.name} presents. {press('floor.back')} gives the presenter the floor.")
    up = person in session.hands
    if session.queue_closed and not up:
        return Refusal(f"The queue is closed. {press('turn.queue')} opens it.")
    return (HandShown(person, Hand.DOWN if up else Hand.UP),)


def tell_hand(live: Live, now: Stamp, person: int, text: str) -> Facts | Refusal:
    """Say in a word or two what a raised hand is about; empty takes that back."""
    session, ready = live.running, clean(text, LINE).strip()
    if session.person(person) is None:
        return NOBODY
    if person not in session.hands:
        return Refusal(f"{session.name(person)}'s hand is not up. {press('turn.hand')} raises it.")
    if why := too_long(text, LINE):
        return Refusal(why)
    if ready == session.hand_words.get(person, ""):
        return Refusal("It says that already." if ready else "There is no word with that hand.")
    return (HandTold(person, ready),)


def opened_as_wanted(
    live: Live, now: Stamp, opens: Callable[[Live, Stamp], Facts | Refusal], limit: str, order: str
) -> Facts | Refusal:
    """Open a session by `opens` with the limit and the order of hands that two settings say; other words are none."""
    facts, seconds = opens(live, now), read_seconds(limit)
    if isinstance(facts, Refusal):
        return facts
    limited = (TurnLimited(seconds),) if seconds is not None and seconds in LIMITS else ()
    return (*facts, *limited, *((HandsOrdered(HandOrder.LEAST),) if order == HandOrder.LEAST else ()))


def order_hands(live: Live, now: Stamp, by: HandOrder) -> Facts | Refusal:
    """Let hands come as they went up, or who has spoken least first."""
    if by is live.running.hands_by:
        return Refusal("Hands come in that order already.")
    return (HandsOrdered(by),)


def close_queue(live: Live, now: Stamp) -> Facts | Refusal:
    """Let no further hand go up in the running phase; if the queue is closed, open it again."""
    session = live.running
    if session.turn_mode is TurnMode.NONE:
        return no_turns(session.here)
    return (QueueClosed(not session.queue_closed),)


def limit_turns(live: Live, now: Stamp, seconds: int) -> Facts | Refusal:
    """Give turns a limit for the rest of the session; 0 for none."""
    if seconds and seconds not in LIMITS:
        return BAD_LIMIT
    if seconds == live.running.turn_limit:
        return Refusal("That is the limit already." if seconds else "Turns have no limit.")
    return (TurnLimited(seconds),)


def pass_turn(live: Live, now: Stamp) -> Facts | Refusal:
    """Let whoever is proposed pass, so that the next one is proposed."""
    person = proposed(live.running)
    if person is None:
        return _nobody(live)
    return (HandShown(person, Hand.PASS),)


def _nobody(live: Live) -> Refusal:
    if live.running.turn_mode is TurnMode.NONE:
        return no_turns(live.running.here)
    if live.running.turn_mode is TurnMode.STACK:
        return Refusal(f"No hand is up. {press('turn.hand')} and a seat's key raises one.")
    return NO_PROPOSAL
