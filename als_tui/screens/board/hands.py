"""What is asked of raised hands and of turns beside their mode: a hand's word, whose comes first, a turn's limit."""

from als_tui.domain.moves import turns
from als_tui.domain.session.facts import HandOrder
from als_tui.domain.session.state import Session
from als_tui.domain.timing import clock_face, read_seconds
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.pages.work import Work
from als_tui.widgets.values import LineQuestion

LIMIT, ORDER = "limit", "order"
"""Of the choices of the turn modes those that are no mode."""
_HAND = "hand"
_ORDERS = {
    HandOrder.RAISED: ("Hands by least spoken", "now as they went up"),
    HandOrder.LEAST: ("Hands as they went up", "now by least spoken"),
}
"""What can be chosen in place of each order."""


def further(session: Session) -> tuple[Choice, ...]:
    """What can be chosen beside the modes, for the rest of the session."""
    limit = f"now {clock_face(session.turn_limit)}" if session.turn_limit else "none now"
    return (
        Choice("h", ORDER, *_ORDERS[session.hands_by]),
        Choice("t", LIMIT, "Limit of a turn", f"{limit}; a quiet sign, no bell"),
    )


def other_order(session: Session) -> HandOrder:
    """The order of hands that holds not."""
    return HandOrder.RAISED if session.hands_by is HandOrder.LEAST else HandOrder.LEAST


def raise_hand(work: Work, person: int) -> None:
    """Raise a hand, and ask what it is about; lower one that is up, unless words for it wait to be gone on with."""
    topic, drafts = f"{_HAND}:{person}", work.engine.drafts
    if person in work.session.hands and drafts.get(topic):
        work.ask_topic(topic)
    elif work.do(turns.raise_hand, person):
        work.engine.draft(topic, "")
        if person in work.session.hands:
            work.ask_topic(topic)


def asks(work: Work) -> Asks:
    """A hand's word, and a turn's limit."""
    return {
        _HAND: Ask(lambda who: _hand_question(work, who), lambda who, text: _hand_told(work, int(who), text)),
        LIMIT: Ask(lambda _: _limit_question(work), lambda _, text: _limited(work, text)),
    }


def _hand_question(work: Work, who: str) -> LineQuestion | None:
    person = int(who) if who.removeprefix("-").isdecimal() else 0
    if person not in work.session.hands:
        return None
    label = f"The hand is up; about what? Empty for no word. {work.session.name(person)}"
    return LineQuestion(f"{_HAND}:{person}", label, work.session.hand_words.get(person, ""))


def _hand_told(work: Work, person: int, text: str) -> bool:
    said = work.session.hand_words.get(person, "")
    return text.strip() == said or work.do(turns.tell_hand, person, text)


def _limit_question(work: Work) -> LineQuestion:
    limit = work.session.turn_limit
    label = "How long may a turn be: 1:30, or 90; 0 for no limit"
    return LineQuestion(LIMIT, label, clock_face(limit) if limit else "", whole=True)


def _limited(work: Work, text: str) -> bool:
    seconds = read_seconds(text)
    if seconds is None:
        work.say(turns.BAD_LIMIT.why, "refused")
        return False
    return work.do(turns.limit_turns, seconds)
