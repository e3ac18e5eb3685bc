"""The floor in words: who has it, how turns go, whose slot it is, and what comes next."""

from rich.cells import cell_len

from als_tui.domain.asking.participation import answers
from als_tui.domain.asking.turn_limit import ROUND_OFF, limit_of, rounds_off
from als_tui.domain.asking.turntaking import hands_in_turn, may_follow_up, proposed
from als_tui.domain.moves import attendance, flow
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.airtime import seconds_of
from als_tui.domain.session.schedule import ahead, left, minutes_over, next_stop
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, clock_face, passed_face, spell_minutes
from als_tui.domain.words.counting import one_of
from als_tui.domain.words.pressing import press
from als_tui.screens.board.face_words import back_at
from als_tui.screens.pages.words import back_words
from als_tui.widgets.fitting import LEAST_NAME, fit, fit_name, shown

WAIT_SECONDS = 3.0
"""Quiet after a question; from about 2.7 s on answers change (ROWE)."""
STEP = 10
"""Seconds by which the time of a turn moves: it is there for who looks, and calls nobody."""
WHOLE = 1000
"""Cells in which every name is whole."""
_A_NAME = 16
"""Cells that the name of who is proposed keeps beside raised hands."""


def turn_length(session: Session, t: float, *, brief: bool = False) -> str:
    """How long whoever has the floor has had it, their airtime as in the figures, in steps of ten seconds.

    With a limit it is said of how much, but for in `brief`, and over it what is wished.
    """
    turn = session.turn
    if turn is None:
        return ""
    if rounds_off(session, t):
        return ROUND_OFF.removeprefix("please ") if brief else ROUND_OFF
    seconds, limit = seconds_of(session, turn, t), limit_of(session)
    shown = min(seconds, limit) if 0 < limit <= seconds else seconds // STEP * STEP
    return passed_face(shown) if brief or not limit else f"{passed_face(shown)} of {clock_face(limit)}"


def quiet_words(session: Session, t: float) -> str:
    """That quiet is wanted after a question, while it is."""
    turn = session.turn
    if turn is not None and t - turn.began < WAIT_SECONDS and answers(session, session.turns[-2:]):
        return "answers · leave three seconds of quiet"
    return ""


def turn_words(session: Session, cells: int, *, worded: bool = True) -> str:
    """How turns go, who is proposed, and whose hands are up, with `worded` for what, in so many cells; or nothing.

    The name of who is proposed gives way, not the key that takes the proposal.
    """
    mode = session.turn_mode
    if mode is TurnMode.NONE:
        return ""
    person = proposed(session)
    words = session.hand_words if worded else {}
    names = ", ".join(
        f"{one_of(session.name(hand))}{f' “{words[hand]}”' if hand in words else ''}"
        for hand in hands_in_turn(session)
    )
    hands = f"hands up: {names}" if names else ""
    if not person:
        opens, hand = press("turn.queue"), press("turn.hand")
        raises = f"{opens} opens the queue" if session.queue_closed else f"{hand} and a seat's key raises one"
        empty = f"Stack: no hand is up · {raises}" if mode is TurnMode.STACK else ""
        return fit(" · ".join(filter(None, (empty, hands))), cells)
    takes = f" ({press('turn.next')})"
    mode_words, key_words = (
        f"{mode.capitalize()}: ",
        f" {_next_word(session, person)}{shown(takes) if session.running else ''}",
    )
    room = cells - cell_len(mode_words + key_words)
    name = fit_name(session.name(person), max(min(room, _A_NAME), room - (cell_len(hands) + 3)))
    return fit(" · ".join(filter(None, (f"{mode_words}{name}{key_words}", hands))), cells)


def place_words(session: Session, cells: int) -> str:
    """Where in the session we are, in so many cells: which slot of how many, and whose; the name gives way."""
    slot = session.slot
    if slot is None:
        return ""
    name, presents = session.name(slot.presenter), " presents"
    number = f"Slot {session.slots.index(slot) + 1} of {len(session.slots)} · "
    for before in (number, ""):
        room = cells - cell_len(before + presents)
        if room >= min(cell_len(name), LEAST_NAME):
            return f"{before}{fit_name(name, room)}{presents}"
    return fit_name(name, cells)


def issue_words(session: Session) -> str:
    """The presenter's issue in a line, if the bid gave one."""
    bid = session.bids.get(session.presenter or 0)
    return f"“{bid.issue}”" if bid and bid.issue else ""


def instruction(session: Session, t: float) -> str:
    """What has to be done first, or that nothing comes any more; empty where the next phase can simply begin."""
    coming = next_stop(session)
    if session.here is None:
        return f"{press('clock.toggle')} starts the session: {coming.phase.title if coming else ''}"
    if back_words(session, t):
        return ""
    if coming is None:
        asked = attendance.last_words_wait(session)
        then = ", a last word from each" if asked else " reviews and closes the session"
        return f"Next: {press('go.review')}{then}"
    why = flow.why_not_yet(session)
    return f"Before {coming.phase.title}: {why}" if why else ""


def then_words(session: Session, now: Stamp, zone: str, cells: int, *, at: str = " at ") -> str:
    """What comes next, how long it is and when, and who presents then; the name gives way to so many cells.

    After a break the interrupted phase goes on with what is left of it.
    """
    if back := back_words(session, now.t):
        return f"then back to {back}"
    coming = next_stop(session)
    if coming is None or session.here is None:
        return ""
    seconds = ahead(session, coming, now.t)
    length = f" {clock_face(seconds)}" if seconds is not None else ""
    remains = left(session, now.t)
    when = f"{at}{back_at(now, max(0.0, remains), zone)}" if remains is not None else ""
    words = f"then {coming.phase.title}{length}{when}"
    slot = session.slot_of(coming.slot)
    if slot is None or not slot.presenter or slot == session.slot:
        return words
    return f"{words} · {fit_name(session.name(slot.presenter), max(LEAST_NAME, cells - cell_len(words) - 3))}"


def end_words(session: Session, now: Stamp) -> str:
    """When the session ends now, against its time at hand."""
    over = minutes_over(session, now)
    sense = f"{spell_minutes(abs(over))} {'after' if over > 0 else 'before'} its time" if over else "in time"
    return f"The session now ends {sense}."


def _next_word(session: Session, person: int) -> str:
    """What the proposal is: in a round the one who asked may follow up once."""
    return "may follow up" if may_follow_up(session) == person else "is next"
