"""The floor: who speaks now. Where the set asks, giving a member the floor counts one question."""

from collections.abc import Iterator
from math import inf

from als_tui.domain.moves import NOBODY, NOT_BEGUN, Facts, Refusal
from als_tui.domain.process.definition import ASKING, Records, Speakers, TurnMode
from als_tui.domain.process.planning import Stop, slot_in
from als_tui.domain.session.facts import (
    Amended,
    Captured,
    Fact,
    FloorCorrected,
    FloorGiven,
    Hand,
    HandShown,
    HandTold,
    Intervened,
    PhaseBegan,
    Question,
)
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import Entry, Person, Session, Turn, questions
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.value import replace

STANDS_STILL = f"The timer stands still. {press('clock.toggle')} starts it."
PRESENTER_STARTS = (Speakers.PRESENTER, Speakers.SET_ASKS)
"""Phases that begin with the floor at the presenter."""

_RUNS = {
    Records.CHECK_IN: f" {press('go.roster')} opens the roster.",
    Records.PROGRESS: f" {press('go.progress')} opens the progress round.",
    Records.BIDS: f" {press('go.issues')} opens the bids.",
    Records.REVIEW: f" {press('go.review')} opens the review.",
}
"""Which key runs a phase that counts no turns, by what the phase records."""

NO_TURN = Refusal("Nobody else has had the floor in this phase yet.")
"""There is no turn to be put right."""


def give_floor(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Give the floor to a person; while the set asks, that counts a question, and a second press a follow-up.

    Nothing is counted for the facilitator: whoever keeps the process is not one of those whose questions count.
    """
    session = live.running
    here, who = session.here, session.person(person)
    if who is None:
        return NOBODY
    if here is None or not session.running:
        return Refusal(STANDS_STILL)
    if person == session.presenter:
        return floor_back(live, now)
    if here.phase.turns is TurnMode.NONE:
        return no_turns(here)
    return _given(session, here, who) if who.present else _not_here(who)


def floor_back(live: Live, now: Stamp) -> Facts | Refusal:
    """Give the floor back to the presenter."""
    session = live.running
    here, presenter = session.here, session.person(session.presenter or 0)
    if here is None or presenter is None:
        return Refusal("Nobody presents in this phase.")
    if not session.running:
        return Refusal(STANDS_STILL)
    if here.phase.turns is TurnMode.NONE and here.phase.speakers not in PRESENTER_STARTS:
        return no_turns(here)
    if not presenter.present:
        return _not_here(presenter)
    if session.floor == presenter.id:
        return Refusal(f"{presenter.name} has the floor.")
    return (FloorGiven(presenter.id), *_goes_on(session))


def was_someone_else(live: Live, now: Stamp, person: int) -> Facts | Refusal:
    """Say that the last turn of this phase that was not the presenter's was `person`'s, with its questions.

    The presenter's own turns are passed over, as the presenter has the floor back by the time the slip is noticed.
    If `person` is the presenter or the facilitator, questions that were only counted go; those with words stay with
    their asker if it was the presenter, who asks none. If the turn was thought to be the facilitator's, a question is
    counted now. The hand of `person` goes down; the hand of whom it was not goes up again, in its old place.
    """
    session = live.running
    who = session.person(person)
    if who is None:
        return NOBODY
    at = last_turn(session)
    if at is None:
        return NO_TURN
    turn = session.turns[at]
    if turn.person == person:
        return Refusal(f"That is what it says: {who.name}.")
    if turn.ended is None and not who.present:
        return _not_here(who)
    corrected = (FloorCorrected(at, person, turn.person), *_lowered(session, person))
    return (*corrected, *_raised_again(live, at, person), *_questions_of(session, turn, person))


def _questions_of(session: Session, turn: Turn, person: int) -> Iterator[Fact]:
    """Yield what becomes of a turn's questions if the turn was `person`'s."""
    uncounted, asked = (session.presenter, session.facilitator), _asked_in(session, turn)
    for entry, question in asked:
        if person in uncounted and not question.text:
            yield Amended(entry.id, None)
        elif person != session.presenter:
            yield Amended(entry.id, replace(question, asker=person))
    if not asked and turn.person == session.facilitator and person not in uncounted and asks(session):
        yield Captured(session.next_entry, Question(person), turn.stop, slot_in(turn.stop))


def last_turn(session: Session) -> int | None:
    """The place of the last turn of this phase that was not the presenter's; None if there was none."""
    back = zip(range(len(session.turns) - 1, -1, -1), reversed(session.turns), strict=True)
    return next(
        (at for at, turn in back if turn.stop == session.stop and turn.person != session.presenter), None
    )


def asks(session: Session) -> bool:
    """True if the set asks the presenter in the running phase."""
    here = session.here
    return here is not None and here.phase.speakers in ASKING


def open_question(session: Session, asker: int, said: Entry | None = None) -> tuple[Entry, Question] | None:
    """The question without words that was counted since this asker last got the floor; None if there is none.

    The presenter may have the floor back by now, or a phase without questions may have begun: words are typed slower
    than they are said. With `said`, which was caught earlier, it is the question of the asker's last turn before that.
    """
    running = session.slot.id if session.slot else None
    stops = _asking_stops(session, *((session.stop, running) if said is None else (said.stop, said.slot)))
    own, until = None, inf
    for turn in reversed(session.turns):
        if turn.person == asker and turn.stop in stops:
            if said is None or turn.began <= said.t:
                own = turn
                break
            until = turn.began
    if own is None:
        return None
    wordless = [
        (entry, question)
        for entry, question in questions(session, since=own.began)
        if (question.asker, question.text, entry.stop) == (asker, "", own.stop) and entry.t < until
    ]
    counted = [pair for pair in wordless if said is None or pair[0].id < said.id]
    return next(iter(counted[-1:] or wordless), None)


def _asking_stops(session: Session, stop: str | None, slot: int | None) -> tuple[str | None, ...]:
    """The phase in which something was said; if the set does not ask in it, all phases of its slot."""
    at = session.stop_of(stop)
    if slot is None or (at is not None and at.phase.speakers in ASKING):
        return (stop,)
    return tuple(stop.key for stop in session.agenda if stop.slot == slot)


def _given(session: Session, here: Stop, who: Person) -> Facts | Refusal:
    facts: list[Fact] = [] if session.floor == who.id else [FloorGiven(who.id)]
    if asks(session) and who.id != session.facilitator:
        facts.append(Captured(session.next_entry, Question(who.id), session.stop, here.slot))
    if session.floor == who.id:
        facts += _lowered(session, who.id)
    if not facts:
        return Refusal(f"{who.name} has the floor.")
    return (*facts, *_goes_on(session))


def _lowered(session: Session, person: int) -> tuple[Fact, ...]:
    """Return the fact that lowers a person's hand, if it is up, for somebody who has the floor already."""
    return (HandShown(person, Hand.DOWN),) if person in session.hands else ()


def _raised_again(live: Live, at: int, person: int) -> list[Fact]:
    """Return the facts that raise the hand that this turn used up, with its words, and then those behind it."""
    session, before = live.running, _hands_before(live, at)
    whose = session.turns[at].person
    if whose not in before or whose in session.hands:
        return []
    up = [hand for hand in session.hands if hand != person]
    stood = [hand for hand in before if hand in up or hand == whose]
    order = [*stood, *(hand for hand in up if hand not in stood)]
    words = (HandTold(whose, before[whose]),) if before[whose] else ()
    return [*(HandShown(hand, Hand.UP) for hand in order[order.index(whose) :]), *words]


def _hands_before(live: Live, at: int) -> dict[int, str]:
    """Return the hands that were up when the turn in this place began, each with what it was about."""
    done, begun = frozenset(live.done), 0
    hands: dict[int, str] = {}
    for fact in (fact for step in live.log if step.seq in done for fact in step.facts):
        match fact:
            case PhaseBegan():
                hands = {}
            case FloorGiven(person=int(person)):
                if begun == at:
                    break
                begun += 1
                hands.pop(person, None)
            case HandShown(person, hand):
                words = hands.pop(person, "")
                hands |= {person: words} if hand is Hand.UP else {}
            case HandTold(person, text) if person in hands:
                hands[person] = text
            case _:
                pass
    return hands


def _goes_on(session: Session) -> tuple[Fact, ...]:
    """Return the fact that ends an intervention, if there is one: whoever gets the floor speaks again."""
    return () if session.intervention is None else (Intervened(None),)


def _asked_in(session: Session, turn: Turn) -> list[tuple[Entry, Question]]:
    return [
        (entry, question)
        for entry, question in questions(session, since=turn.began)
        if question.asker == turn.person
        and entry.stop == turn.stop
        and (turn.ended is None or entry.t <= turn.ended)
    ]


def _not_here(who: Person) -> Refusal:
    return Refusal(f"{who.name} is not marked as here. {press('people.came')} says that they came.")


def no_turns(here: Stop | None) -> Refusal:
    """Refuse a turn in a phase that counts none: say who may speak, and which key runs the phase."""
    if here is None:
        return NOT_BEGUN
    rule, runs = here.phase.speakers.words, _RUNS.get(here.phase.records, "")
    if here.phase.speakers is Speakers.EACH_IN_TURN:
        return Refusal(f"In {here.phase.title} each speaks in turn without being counted.{runs}")
    return Refusal(f"No turns are counted in {here.phase.title}: {rule[0].lower()}{rule[1:]}.{runs}")
