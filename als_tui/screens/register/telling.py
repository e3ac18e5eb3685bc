"""What an owner told between two sessions, by one key; with which words, in a line."""

from collections.abc import Callable

from als_tui.domain.book import Status
from als_tui.domain.moves import register as moves
from als_tui.domain.programme.register import Registered
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.register.lines import RegisterList


def tells(outcome: Status) -> Callable[[RegisterList], None]:
    """Keep that the owner of the action under the cursor told this."""

    def tell(screen: RegisterList) -> None:
        one = screen.pointed()
        if one is not None and screen.do(moves.tell_between, one.id, outcome) and screen.engine.saved:
            more, after = f"{press('register.words')} adds what was said.", screen.one(one.id)
            if after is not None and after.action.status is not Status.OPEN:
                more = f"{press('step.undo')} opens it again."
            elif _words(one) and not _words(after):
                more = f"The words told before went with the other outcome; {press('step.undo')} brings both back."
            screen.say(f"{screen.message.words}. {more}", screen.message.tone)

    return tell


def _words(one: Registered | None) -> str:
    """The words with which an action was told."""
    return one.action.between.words if one is not None and one.action.between else ""


def ask_words(screen: RegisterList) -> None:
    """Ask with which words it was told."""
    one = screen.pointed()
    if one is None:
        return
    if one.action.between is None or one.action.status is not Status.OPEN:
        screen.do(moves.tell_words, one.id, "")
    else:
        screen.ask_topic(f"told:{one.id}")


def take_back(screen: RegisterList) -> None:
    """Let nothing be told of it."""
    if one := screen.pointed():
        screen.do(moves.untell, one.id)


KEYS = (
    Key(
        "register.done",
        "d",
        tells(Status.DONE),
        "done",
        "Its owner told that it is done; the round still asks a member.",
    ),
    Key(
        "register.partly",
        "p",
        tells(Status.PARTLY),
        "partly",
        "Told: done in part; the round still asks a member.",
    ),
    Key(
        "register.missed",
        "m",
        tells(Status.MISSED),
        "missed",
        "Told: not done; the round still asks a member.",
    ),
    Key(
        "register.dropped",
        "x",
        tells(Status.DROPPED),
        "dropped",
        "Told: no longer wanted; the round still asks a member.",
    ),
    Key(
        "register.carried",
        "k",
        tells(Status.OPEN),
        "carried",
        "Told: it stays open; the round still asks a member.",
    ),
    Key(
        "register.words",
        "w",
        ask_words,
        "words",
        "The words with which it was told, in a line.",
        opens="words",
    ),
    Key("register.untell", "minus", take_back, "not told", "Let nothing be told of it between sessions."),
)
TELLS = tuple(key.id for key in KEYS[:5])
"""Ids of the keys of the outcomes."""
