"""What a screen asks of the app: to draw anew, to say something, to go somewhere, to hand text out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from textual.message import Message

from als_tui.widgets.values import Saying

Place = Literal[
    "phase",
    "swap",
    "roster",
    "progress",
    "bids",
    "timer",
    "board",
    "review",
    "ledger",
    "search",
    "agenda",
    "set",
]


SetView = Literal[
    "programme",
    "planner",
    "prepare",
    "register",
    "members",
    "member",
    "hand-out",
    "notes",
    "evaluation",
    "organisation",
    "forget",
    "history",
    "helped",
    "decisions",
]
"""What shows of a set between its sessions, each over what showed before."""


class SetChanged(Message):
    """The set is another value now."""


@dataclass
class SayRequested(Message):
    """Words for the message line."""

    saying: Saying


@dataclass
class Answered(Message):
    """What came of a key, which goes with the next one."""

    words: str


@dataclass
class GoRequested(Message):
    """Show another screen of the session; `phase` is the one that belongs to the running phase."""

    place: Place


@dataclass
class ViewRequested(Message):
    """Show a view of the set over what shows; `about` is the number of the member, or session, that it is about."""

    view: SetView
    about: int | None = None


class LeaveRequested(Message):
    """Leave this screen."""


@dataclass
class CopyRequested(Message):
    """Hand text to the clipboard, on the facilitator's own key."""

    text: str
    what: str
    """What it is, in a word or two, for the answer."""


@dataclass
class ExportRequested(Message):
    """Write text to a file of its own, on the facilitator's own key."""

    text: str
    name: str
    """What the file is called, before it is made safe."""
    ending: str = "md"


@dataclass
class WriteRequested(Message):
    """Write files that take their time beside what shows, on the facilitator's own key."""

    write: Callable[[], str]
    """Makes and writes them, and says where they are; raises NotSaved."""
    then: Callable[[], object] = lambda: None
    """What follows once they are written."""


@dataclass
class Sealed(Message):
    """The session was closed for good."""

    number: int
    still: str
    """Where words that it dropped are on the disk still, as the end of a sentence; empty where they are gone."""
