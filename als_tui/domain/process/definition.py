"""A process: the ordered phases of a session, as data, so that a set can run by any published way or its own."""

from enum import StrEnum

from als_tui.value import Value


class Speakers(StrEnum):
    """Who may speak in a phase: the one rule in which the published ways differ most (`processes/*.toml` name each)."""

    PRESENTER = "presenter"
    SET_ASKS = "set asks"
    SET_SPEAKS = "set speaks"
    EVERYONE = "everyone"
    EACH_IN_TURN = "each in turn"
    ANYONE_BY_QUESTION = "anyone by question"
    FACILITATOR_ASKS = "facilitator asks"
    NOBODY = "nobody"

    @property
    def words(self) -> str:
        """The rule as a facilitator would say it aloud."""
        return _WORDS[self]


ASKING = (Speakers.SET_ASKS, Speakers.ANYONE_BY_QUESTION)
"""Phases in which the set asks the presenter."""
_WORDS = {
    Speakers.PRESENTER: "Only the presenter speaks",
    Speakers.SET_ASKS: "The set asks, the presenter answers",
    Speakers.SET_SPEAKS: "The set speaks, the presenter listens",
    Speakers.EVERYONE: "Everyone may speak",
    Speakers.EACH_IN_TURN: "Each in turn, no interruptions",
    Speakers.ANYONE_BY_QUESTION: "Anyone may ask anyone; statements only answer questions",
    Speakers.FACILITATOR_ASKS: "The facilitator asks, all answer",
    Speakers.NOBODY: "Nobody speaks",
}


class Records(StrEnum):
    """What a phase is for on the screen: what a line typed in it becomes, and which screen it opens."""

    NOTHING = "nothing"
    CHECK_IN = "check-in"
    PROGRESS = "progress"
    BIDS = "bids"
    QUESTIONS = "questions"
    NOTES = "notes"
    ACTIONS = "actions"
    REVIEW = "review"
    BREAK = "break"


class TurnMode(StrEnum):
    """How the floor goes round in a phase; `none` if the phase has no turns."""

    NONE = "none"
    FREE = "free"
    ROUND = "round"
    FEWEST_FIRST = "fewest first"
    STACK = "stack"

    @property
    def words(self) -> str:
        """How the floor goes round, as a facilitator would say it aloud."""
        return _MODE_WORDS[self]


_MODE_WORDS = {
    TurnMode.NONE: "no turns",
    TurnMode.FREE: "whoever wants to may speak",
    TurnMode.ROUND: "a question and a follow-up each",
    TurnMode.FEWEST_FIRST: "who has asked least comes first",
    TurnMode.STACK: "hands up, in order",
}


class Minutes(Value):
    """How long a phase is planned to take, and who says so."""

    low: int
    """Minutes; the least a source gives (equal to `high` if it gives one figure)."""
    high: int
    """Minutes; a plan uses this one."""
    each: bool = False
    """True if the minutes are for each person present."""
    rest: bool = False
    """True if the phase takes what the other phases of its slot leave."""
    source: str = "own"
    """A key of the source list (for example `CLAP`), or `own` if we set the figure ourselves."""


class Phase(Value):
    """A named stretch of a session."""

    id: str
    title: str
    purpose: str
    """One sentence: why this phase exists."""
    say: str
    """What the facilitator can say to open it, in our own words."""
    speakers: Speakers
    minutes: Minutes | None = None
    """None if the phase has no time of its own."""
    records: Records = Records.NOTHING
    turns: TurnMode = TurnMode.NONE
    optional: bool = False
    protected: bool = False
    """True if the time may not be eaten by earlier phases (the protected tail)."""


class Between(Value):
    """A phase that stands between two slots, such as a break."""

    after: int
    """Comes after this many slots (1 = after the first), if another slot follows."""
    phase: Phase


class Process(Value):
    """A way to run a session: opening phases, the phases of each slot, phases between slots, closing phases."""

    id: str
    title: str
    about: str
    """One or two sentences for the list from which a process is chosen."""
    sources: tuple[str, ...]
    """Keys of the sources that the shape comes from; empty for a set's own."""
    minutes: int
    """Minutes a session of this kind usually has at hand."""
    slot_minutes: int
    """Minutes of one slot, from which `rest` is worked out and slots are counted."""
    opening: tuple[Phase, ...]
    slot: tuple[Phase, ...]
    closing: tuple[Phase, ...]
    between: tuple[Between, ...] = ()
    most_slots: int | None = None
    """The most slots the source runs in one session; None if only the time decides."""

    def phases(self) -> tuple[Phase, ...]:
        """Every phase once, in the order of a session with one slot."""
        return (*self.opening, *self.slot, *(stop.phase for stop in self.between), *self.closing)
