"""The floor in words: who has it, how turns go, whose slot it is, and what comes next."""

from rich.cells import cell_len

from als_tui.domain.asking.participation import answers
from als_tui.domain.asking.turntaking import may_follow_up, proposed
from als_tui.domain.moves import attendance, flow
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.airtime import seconds_of
from als_tui.domain.session.schedule import ahead, next_stop
from als_tui.domain.session.state import Session
from als_tui.domain.timing import clock_face, passed_face
from als_tui.domain.words.pressing import press
from als_tui.screens.pages.words import back_words
from als_tui.widgets.fitting import LEAST_NAME, fit, fit_name, shown

WAIT_SECONDS = 3.0
"""Quiet after a question; from about 2.7 s on answers change (ROWE)."""
WHOLE = 1000
"""Cells in which every name is whole."""
_A_NAME = 16
"""Cells that the name of who is proposed keeps beside raised hands."""


def floor_words(session: Session, t: float, cells: int, *, quiet_wanted: bool) -> str:
    """Who has the floor, and for how long: their airtime, as in the figures; or that quiet is wanted after a question.

    The words take so many cells.
    """
    turn = session.turn
    if turn is None:
        return ""
    told = f" has the floor {passed_face(seconds_of(session, turn, t))}"
    if quiet_wanted and t - turn.began < WAIT_SECONDS and answers(session, session.turns[-2:]):
        told = " answers · leave three seconds of quiet"
    return f"{fit_name(session.name(turn.person), cells - cell_len(told))}{told}"


def turn_words(session: Session, cells: int) -> str:
    """How turns go, who is proposed, and whose hands are up, in so many cells; or nothing.

    The name of who is proposed gives way, not the key that takes the proposal.
    """
    mode = session.turn_mode
    if mode is TurnMode.NONE:
        return ""
    person = proposed(session)
    names = ", ".join(session.name(hand) for hand in session.hands)
    hands = f"hands up: {names}" if names else ""
    if not person:
        raises = f"{press('turn.hand')} and a seat's key raises one"
        empty = f"Stack: no hand is up · {raises}" if mode is TurnMode.STACK else ""
        return fit(" · ".join(filter(None, (empty, hands))), cells)
    takes = f" ({press('turn.next')})"
    mode_words, key_words = (
        f"{mode.capitalize()}: ",
        f" {_next_word(session, person)}{shown(takes) if session.running else ''}",
    )
    left = cells - cell_len(mode_words + key_words)
    name = fit_name(session.name(person), max(min(left, _A_NAME), left - (cell_len(hands) + 3)))
    return fit(" · ".join(filter(None, (f"{mode_words}{name}{key_words}", hands))), cells)


def place_words(session: Session, cells: int) -> str:
    """Where in the session we are, in so many cells: which slot of how many, and whose; the name gives way."""
    slot = session.slot
    if slot is None:
        return ""
    name, presents = session.name(slot.presenter), " presents"
    number = f"Slot {session.slots.index(slot) + 1} of {len(session.slots)} · "
    for before in (number, ""):
        left = cells - cell_len(before + presents)
        if left >= min(cell_len(name), LEAST_NAME):
            return f"{before}{fit_name(name, left)}{presents}"
    return fit_name(name, cells)


def issue_words(session: Session) -> str:
    """The presenter's issue in a line, if the bid gave one."""
    bid = session.bids.get(session.presenter or 0)
    return f"“{bid.issue}”" if bid and bid.issue else ""


def coming_words(session: Session, t: float, cells: int) -> str:
    """What comes next, and after it; after a break the interrupted phase goes on with what is left of it.

    The name of who presents next gives way to so many cells.
    """
    if back := back_words(session, t):
        return f"Then: back to {back}"
    coming = next_stop(session)
    if session.here is None:
        return f"{press('clock.toggle')} starts the session: {coming.phase.title if coming else ''}"
    if coming is None:
        asked = attendance.last_words_wait(session)
        then = ", a last word from each" if asked else " reviews and closes the session"
        return f"Next: {press('go.review')}{then}"
    if why := flow.why_not_yet(session):
        return f"Before {coming.phase.title}: {why}"
    seconds = ahead(session, coming, t)
    length = f" {clock_face(seconds)}" if seconds is not None else ""
    then = f"Then: {coming.phase.title}{length}"
    slot = session.slot_of(coming.slot)
    if slot is None or not slot.presenter or slot == session.slot:
        return then
    left = cells - cell_len(f"{then} · ")
    return f"{then} · {fit_name(session.name(slot.presenter), max(LEAST_NAME, left))}"


def _next_word(session: Session, person: int) -> str:
    """What the proposal is: in a round the one who asked may follow up once."""
    return "may follow up" if may_follow_up(session) == person else "is next"
