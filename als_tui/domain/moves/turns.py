"""Whose turn comes: the turn mode, raised hands, and turns that are let go by."""

from als_tui.domain.asking.turntaking import proposed
from als_tui.domain.moves import NOBODY, Facts, Refusal
from als_tui.domain.moves.floor import give_floor, no_turns
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.facts import Hand, HandShown, TurnModeChosen
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press

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
    return (HandShown(person, Hand.DOWN if person in session.hands else Hand.UP),)


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
