"""Facts: what a facilitator's key made true. A step is one key's facts and one line on the disk."""

from enum import StrEnum
from typing import Literal

from als_tui.domain.book import Document, Point, Policy, RoundKind, Status, Table
from als_tui.domain.days.calendar import Due
from als_tui.domain.process.definition import Process, TurnMode
from als_tui.domain.timing import Away, Stamp
from als_tui.value import Value


class Presence(StrEnum):
    """Where a person is, as the roster shows it."""

    EXPECTED = "expected"
    HERE = "here"
    LATE = "late"
    ABSENT = "absent"
    APOLOGIES = "apologies"
    LEFT = "left"


class Hand(StrEnum):
    """What a person shows who wants the floor, no longer wants it, or lets a proposed turn go by."""

    UP = "up"
    DOWN = "down"
    PASS = "pass"


class HandOrder(StrEnum):
    """Whose raised hand comes first."""

    RAISED = "raised"
    """Whose went up first."""
    LEAST = "least"
    """Who has spoken least."""


class Reason(StrEnum):
    """Why the facilitator stops the set; no name is ever attached (our own judgement)."""

    ADVICE = "advice"
    PACE = "pace"
    FOCUS = "focus"
    DOMINANCE = "dominance"
    CONFLICT = "conflict"
    RULE = "ground rule"
    SILENCE = "silence"
    """The set is asked for a moment without words."""


Detail = Literal["topic", "goal", "place", "facilitator", "goal_met", "next_session"]
NOT_KNOWN = "not known"
"""The detail `next_session` of a set that was asked and has no date yet; one that stood does not stand any more."""
WordsAbout = Literal["check-in", "learning", "pulse", "check-out"]


class Seat(Value):
    """A person as the session knows them: a member's id is above 0, a guest's below."""

    id: int
    name: str


class Slot(Value):
    """One presenter's turn through the slot phases; the presenter may still be unknown."""

    id: int
    presenter: int | None = None


class Question(Value, tag_field="caught", tag="question"):
    """A question asked of the presenter; the words may be empty, as an asked question counts unheard."""

    asker: int
    text: str = ""
    kind: str = ""
    """A kind of `domain.questioning.KINDS`; empty while nobody has said."""
    hint: str | None = None
    """The hint that the facilitator took as right; empty once cleared, None while not looked at."""
    starred: bool = False
    """True if the presenter said that it helped; only the receiver can tell (ONION)."""


class Commitment(Value, tag_field="caught", tag="commitment"):
    """An action as it is caught: what, by when, cue, confidence 0-10, supporter."""

    owner: int
    text: str
    due: Due | None = None
    cue: str = ""
    confidence: int | None = None
    supporter: str = ""


class Note(Value, tag_field="caught", tag="note"):
    """The facilitator's own words, for nobody else's eyes; `person` is whom it is about, if anyone."""

    text: str
    person: int | None = None


class Decision(Value, tag_field="caught", tag="decision"):
    """What the set decided for itself, in a line."""

    text: str


Content = Question | Commitment | Decision | Note


class _Named(Value, tag_field="fact", tag=True):
    """A fact; in a file its class's name stands with it."""


class Opened(_Named):
    """A session was opened; it carries all it needs, so that later edits of the set do not change it."""

    number: int
    process: Process
    minutes: int
    seats: tuple[Seat, ...]
    slots: tuple[Slot, ...]
    policy: Policy
    quorum: int
    charter: int | None
    due: tuple[tuple[int, int], ...]
    """(action id, owner's id) of each action to be answered for today."""
    module: int | None = None
    """Number of the programme's module that it is; None if it was not planned there."""
    evaluation: RoundKind = ""
    """Which evaluation round its review has."""


class Attended(_Named):
    """A person is here, late, absent, sent apologies, or left."""

    person: int
    presence: Presence
    late: int = 0
    """Minutes."""


class GuestCame(_Named):
    """A guest sits in today."""

    seat: Seat


class RoleGiven(_Named):
    """A role for today; None takes it back."""

    role: str
    person: int | None


class DetailSet(_Named):
    """A line about today: topic, goal, place, facilitator, whether the goal was met, the next date."""

    detail: Detail
    text: str


class CharterAgreed(_Named):
    """These people agreed to the charter (or took it back)."""

    people: tuple[int, ...]
    agreed: bool = True


class WordGiven(_Named):
    """A few words of a person; empty takes them back."""

    person: int
    about: WordsAbout
    text: str
    passed: bool = False
    """True if the person gave none; words that were struck are none either, and nobody passed."""


class PulseGiven(_Named):
    """A person's 1-10: the pulse at the review, or in a check round held on the way."""

    person: int
    score: int
    """0 takes it back."""
    round: int = 0
    """0 for the pulse; check rounds count from 1."""
    asked: float | None = None
    """The set's seconds at which a check round was asked for, or went on: since then nobody else has the word."""


class PointRated(_Named):
    """A member's answer to one line of the evaluation."""

    person: int
    point: Point
    figure: int | None
    """None if the line was passed over."""


class ProgressTold(_Named):
    """What became of an action; OPEN carries it to the next session."""

    action: int
    outcome: Status
    learned: str = ""
    changed: str = ""


class ProgressSkipped(_Named):
    """The set chose not to hear the rest of the progress round today."""


class BidMade(_Named):
    """A member asks for a slot; an empty issue and no urgency withdraws it."""

    person: int
    issue: str
    urgency: int
    """1 can wait, 2 soon, 3 now; 0 withdrawn."""


class SlotsOrdered(_Named):
    """The slots of this session, in order, those already held included."""

    slots: tuple[Slot, ...]


class PhaseBegan(_Named):
    """A phase began, and with it its timer."""

    stop: str
    planned: int | None
    """Seconds that the plan gives it at this moment."""
    skipped: tuple[str, ...] = ()
    """Stops passed over on purpose to get here."""


class ClockStopped(_Named):
    """The timer was paused."""


class ClockStarted(_Named):
    """The timer runs again."""


class TimeGiven(_Named):
    """Seconds more (or less, below 0) for a stop."""

    stop: str
    seconds: int


class FloorGiven(_Named):
    """The floor went to a person; None means that nobody has it."""

    person: int | None


class FloorCorrected(_Named):
    """A turn was this person's, not the one's it was given to."""

    turn: int
    """Its place among the session's turns, counted from 0."""
    person: int
    was: int
    """Whom it was given to."""


class TurnModeChosen(_Named):
    """How the floor goes round in a stop from here on, in place of what the process says."""

    stop: str
    mode: TurnMode


class HandShown(_Named):
    """A hand went up or down, or a person let the proposed turn go by."""

    person: int
    hand: Hand


class HandTold(_Named):
    """What a raised hand is about, in a word or two; empty takes them back."""

    person: int
    text: str


class HandsOrdered(_Named):
    """Whose hand comes first, from here on."""

    by: HandOrder


class QueueClosed(_Named):
    """No further hand goes up in the running phase, or again they do."""

    closed: bool = True


class TurnLimited(_Named):
    """How long a turn is to be at most, from here on."""

    seconds: int
    """0 for no limit."""


class Intervened(_Named):
    """The facilitator stopped the set; None lets it go on."""

    reason: Reason | None
    which: int | None = None
    """The place of an earlier intervention, counted from 0, for which this is the reason; with None it is taken out."""


class Backdated(_Named):
    """The running phase or turn began earlier than the key was pressed."""

    what: Literal["phase", "turn"]
    t: float
    """The set's seconds at which it really began."""


class AwayCounted(_Named):
    """So much of a stretch that als-tui did not see counts; without a word of anybody all of it does."""

    away: Away
    seconds: float
    """0 if none of it counts; more than was measured if the clocks told too little."""


class Captured(_Named):
    """Something said was caught."""

    id: int
    content: Content
    stop: str | None
    slot: int | None


class Amended(_Named):
    """A caught thing was put right; None takes it out."""

    id: int
    content: Content | None


class Put(_Named):
    """A document of the set's book was made, changed or taken out."""

    table: Table
    id: int
    before: Document | None
    after: Document | None


class Undone(_Named):
    """The step with this number no longer counts."""

    step: int


class Redone(_Named):
    """The step with this number counts again."""

    step: int


Fact = (
    Opened
    | Attended
    | GuestCame
    | RoleGiven
    | DetailSet
    | CharterAgreed
    | WordGiven
    | PulseGiven
    | PointRated
    | ProgressTold
    | ProgressSkipped
    | BidMade
    | SlotsOrdered
    | PhaseBegan
    | ClockStopped
    | ClockStarted
    | TimeGiven
    | FloorGiven
    | FloorCorrected
    | TurnModeChosen
    | HandShown
    | HandTold
    | HandsOrdered
    | QueueClosed
    | TurnLimited
    | Intervened
    | Backdated
    | AwayCounted
    | Captured
    | Amended
    | Put
    | Undone
    | Redone
)


class Step(Value):
    """One user action: its number, its moment, and what it made true."""

    seq: int
    stamp: Stamp
    facts: tuple[Fact, ...]
