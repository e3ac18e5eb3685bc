"""The set's book: everything a set keeps between its sessions, as frozen documents in named tables."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, cast

from als_tui.domain.days.calendar import Due
from als_tui.domain.timing import local_time
from als_tui.value import Value, field, replace

NOBODY = 0
"""In place of a person's number; members' are above it, guests' below."""
LEAST_QUORUM = 3
"""Fewer than three cannot present, ask and keep the process (our own judgement)."""


class Policy(StrEnum):
    """What the seal keeps of a session; each level adds to the one before."""

    NOTHING = "nothing"
    ACTIONS = "actions"
    QUESTIONS = "actions and questions"
    ALL = "all"

    @property
    def label(self) -> str:
        """What it keeps, in a few words as a screen names it: even the least of them keeps by name who met."""
        return "no words, only who met" if self is Policy.NOTHING else self.value

    @property
    def words(self) -> str:
        """All that is kept, as it is read to the set with the charter: each level after those below it."""
        return " ".join(words for level, words in _POLICY_WORDS.items() if self.keeps(level))

    @property
    def adds(self) -> str:
        """What this level keeps beside all that the one below it does."""
        below = [level for level in Policy if self.keeps(level) and level is not self]
        more = f"All of “{below[-1].label}”, and: " if below else ""
        return f"{more}{_POLICY_WORDS[self]}"

    @property
    def drops(self) -> str:
        """What the seal removes of all that was said; empty if it keeps everything."""
        dropped = [words for level, words in _POLICY_WORDS.items() if not self.keeps(level)]
        return " ".join(dropped if self.keeps(Policy.ACTIONS) else [*dropped, _STAY_OPEN])

    def keeps(self, level: "Policy") -> bool:
        """True if this policy keeps at least what `level` keeps."""
        order = list(Policy)
        return order.index(self) >= order.index(level)


_STAY_OPEN = "Earlier actions stay open, whatever is told of them today."
_POLICY_WORDS = {
    Policy.NOTHING: "That we met: date, process, the phases' times, the next date; by name, guests too, who came, "
    "presented and how long, facilitated or waited.",
    Policy.ACTIONS: "Actions, their progress, decisions, who agreed to the charter or did not; by name the pulse "
    "from 1 to 10, the evaluation's figures, turns, questions counted, airtime.",
    Policy.QUESTIONS: "Topic, goal, place, roles, issues, questions caught, with asker and star, "
    "a bank of those that helped, what each learned.",
    Policy.ALL: "Notes, check-in, check-out, bid and pulse words, check rounds, stops, the timeline.",
}


class Status(StrEnum):
    """Where an action stands; each outcome of a progress round is one of these."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped"


class Profile(Value):
    """What the set is called and how it usually meets."""

    name: str
    zone: str
    """IANA name of the zone in which the set's times are planned and shown."""
    created: date
    policy: Policy = Policy.QUESTIONS
    quorum: int = LEAST_QUORUM
    """The least number of members present for a session; never under `LEAST_QUORUM`."""
    process: str = "half-day"
    """Id of the process that the set usually runs."""
    minutes: int = 210
    """Minutes that the set usually has for a session."""
    next_session: datetime | None = None
    """Planned, as a local time in `zone` (naive); None while no date is set.

    With a programme it is that of the first module still to come.
    """
    asked: str = ""
    """What the organisation asked for, in a line."""
    keep_until: date | None = None
    """The day until which the set is kept."""
    keep_days: int | None = None
    """Days after the last session for which it is kept, instead; so many times 365 are so many years."""
    last_member: int = 0
    """The highest number of a member who was forgotten: it goes to nobody else."""
    sheet_agreed: date | None = None
    """When the set agreed that the organisation gets a sheet of totals; None while it did not."""


class Stay(Value):
    """A time for which somebody belonged to the set before they left it."""

    joined: date
    left: date


class Member(Value):
    """A person of the set; records name them by the number of their row, which never goes to anybody else."""

    name: str
    joined: date
    left: date | None = None
    earlier: tuple[Stay, ...] = ()
    """Before they came back."""
    mail: str = ""
    role: str = ""
    """In the organisation."""
    goal: str = ""
    """What they want to learn in this set, in a line of their own."""
    slots_before: int = 0
    """Slots that they had in this set before als-tui kept its sessions."""
    sessions_before: int = 0
    """Sessions of this set that they came to before als-tui kept them."""


class ModuleState(StrEnum):
    """Where a planned session stands."""

    PLANNED = "planned"
    MOVED = "moved"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def to_come(self) -> bool:
        """True if the set still means to meet for it."""
        return self in (ModuleState.PLANNED, ModuleState.MOVED)


RoundKind = Literal["", "half-way", "end"]
"""Whether a session has an evaluation round in its review, and which."""


class Module(Value):
    """A session of the programme, as it is planned."""

    when: datetime
    """Local time in the set's zone (naive)."""
    minutes: int
    process: str
    """Id of the process by which it is to run."""
    changed: datetime
    """UTC, when it was planned or changed last; a calendar's LAST-MODIFIED (RFC 5545)."""
    place: str = ""
    """Where; it may be a link."""
    topic: str = ""
    goal: str = ""
    facilitator: str = ""
    """Who runs it; empty for who keeps this set."""
    state: ModuleState = ModuleState.PLANNED
    why: str = ""
    """Why it was moved or cancelled."""
    cannot: tuple[int, ...] = ()
    """Members who said that they cannot come."""
    session: int | None = None
    """Number of the session that it became; None until one is sealed."""
    moved: bool = False
    """True once its date was changed, also while it is cancelled or was held."""
    evaluation: RoundKind = ""


class Charter(Value):
    """One version of the set's ground rules; the table's id is its version number."""

    rules: tuple[str, ...]
    since: date


class ToldBetween(Value):
    """What was said of an action between two sessions; the next progress round still asks, if it asks its owner."""

    on: date
    outcome: Status
    """OPEN means that it stays open."""
    words: str = ""


class Progress(Value):
    """What a member said of an action in one progress round."""

    session: int
    outcome: Status
    """OPEN means carried to the next session."""
    learned: str = ""
    changed: str = ""
    """What changed because of it."""
    told: ToldBetween | None = None
    """What had been told of it before that round, since the one before."""


class Action(Value):
    """A commitment of a member."""

    owner: int
    owner_name: str
    """Kept beside the id, as a guest's number means nothing after the session."""
    text: str
    session: int
    """Number of the session in which it was made."""
    due: Due | None = None
    """By when it is to be done, wherever it was put off to."""
    cue: str = ""
    """The if-then cue: when this happens, I do it."""
    confidence: int | None = None
    """0 to 10; under 7 asks what would make it a 7 (BAP)."""
    supporter: str = ""
    status: Status = Status.OPEN
    progress: tuple[Progress, ...] = ()
    between: ToldBetween | None = None
    """The last that was told of it since its last progress round; of one that no round asks for what closed it."""
    promised: Due | None = None
    """By when it was promised: what a record says, whatever it was put off to since."""


class Attendance(Value):
    """Who was there."""

    person: int
    name: str
    presence: str
    """Empty for somebody whom the record names and of whom it does not say whether they came."""
    late: int = 0
    """Minutes."""
    guest: bool = False


class PhaseTime(Value):
    """One phase as planned and as it was, in seconds."""

    stop: str
    title: str
    planned: int | None
    """None if it has no time of its own, or is a break that was not planned."""
    actual: int


class Presented(Value):
    """A slot that was held."""

    person: int
    issue: str = ""
    seconds: int = 0


class Told(Value):
    """One line of a progress round, as the record keeps it; the register says whose action it is."""

    action: int
    text: str
    outcome: Status
    learned: str = ""
    changed: str = ""


class Count(Value):
    """How often and how long a person spoke: facts, never a rank."""

    person: int
    turns: int
    questions: int
    seconds: int


class Asked(Value):
    """A question, verbatim, with its asker."""

    slot: int | None
    """Counts from 0 into the record's `presented`; None if it was asked outside a slot."""
    asker: int
    text: str
    kind: str = ""
    starred: bool = False
    """True if the presenter said that it helped."""


class Said(Value):
    """A few words of a person; `about` says on what occasion (learning, check-in, check-out, pulse, bid, note)."""

    about: str
    person: int
    """`NOBODY` for a note that is about none."""
    text: str
    shared: bool = False
    """True for a learning that the set chose to share with the organisation, without a name."""


class Score(Value):
    """A pulse: 1 to 10."""

    person: int
    score: int


class Held(Value):
    """The facilitator stopped the set: why, in which phase, and for how long; never for whom."""

    reason: str
    phase: str
    seconds: int


class Check(Value):
    """One 1-10 of a check round held on the way; rounds count from 1."""

    round: int
    person: int
    score: int


class Point(Value):
    """One line of an evaluation round, which a member answers by a figure."""

    about: Literal["goal", "rule", "issue", "statement"]
    number: int = 0
    """Of a rule its place in the charter, of a statement in the list of them, of an issue that of its slot; from 1."""
    session: int = 0
    """Of an issue: in which session it was presented."""


class Rated(Value):
    """What a member answered to one line of an evaluation; outside of a round a goal's figure is where they start."""

    person: int
    point: Point
    figure: int


class Helpful(Value):
    """A question that a presenter said had helped: the set's own bank of questions."""

    text: str
    kind: str
    session: int


class Correction(Value):
    """What is right instead of something in a record, said later; the record itself stays as it was sealed."""

    on: date
    text: str


class LogLine(Value):
    """What a facilitator notes of a session for themselves; the table's id is the session's number."""

    on: date
    text: str


class Record(Value):
    """A sealed session; the record policy decides which of the fields below the first block hold anything.

    People are named by number: `Book.called` says what they are called.
    """

    number: int
    began: datetime
    """UTC."""
    ended: datetime
    """UTC."""
    zone: str
    process: str
    process_title: str
    policy: Policy
    minutes_planned: int
    """Of all phases as planned when each began, without unplanned breaks; up to schema 2 the minutes at hand."""
    minutes_actual: int
    attendance: tuple[Attendance, ...]
    presented: tuple[Presented, ...]
    bids_lost: tuple[int, ...]
    phases: tuple[PhaseTime, ...]
    facilitator: str = ""
    """As it was typed, for somebody who is no person of the set."""
    led_by: int = NOBODY
    """Whom of those that came facilitated."""
    paper: bool = False
    """True for a session that was held without als-tui and entered afterwards."""
    actions: tuple[int, ...] = ()
    """Ids of the actions made, in the register."""
    progress: tuple[Told, ...] = ()
    progress_skipped: bool = False
    counts: tuple[Count, ...] = ()
    pulse: tuple[Score, ...] = ()
    charter: int | None = None
    agreed: tuple[int, ...] = ()
    refused: tuple[int, ...] | None = None
    """Who was asked and did not agree; None if the record does not tell them from those never asked."""
    topic: str = ""
    goal: str = ""
    goal_met: str = ""
    place: str = ""
    roles: tuple[tuple[str, int], ...] = ()
    questions: tuple[Asked, ...] = ()
    words: tuple[Said, ...] = ()
    timeline: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    """What the set decided for itself."""
    interventions: tuple[Held, ...] = ()
    checks: tuple[Check, ...] = ()
    evaluation: RoundKind = ""
    """Which round it was marked for."""
    rated: tuple[Rated, ...] = ()
    hints: int | None = None
    """How many hints on questions the facilitator took as right; None where they were not counted."""
    next_session: datetime | None = None
    """When the set was to meet next, as it stood at the seal: a local time (naive)."""
    corrections: tuple[Correction, ...] = ()
    """In the order in which they were said."""


Document = Profile | Member | Charter | Action | Record | Helpful | Module | LogLine
Table = Literal["profile", "members", "charter", "actions", "sessions", "bank", "modules", "logbook"]
TABLES: Mapping[Table, type[Document]] = MappingProxyType(
    {
        "profile": Profile,
        "members": Member,
        "charter": Charter,
        "actions": Action,
        "sessions": Record,
        "bank": Helpful,
        "modules": Module,
        "logbook": LogLine,
    }
)
PROFILE_ID = 1


class Book(Value):
    """All documents of one set, by table and id (ids are whole numbers above 0)."""

    set_id: str
    tables: Mapping[Table, Mapping[int, Document]] = field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        """What the set is called and how it meets."""
        return cast(Profile, self.tables["profile"][PROFILE_ID])

    @property
    def members(self) -> Mapping[int, Member]:
        """The people of the set, those who left included."""
        return cast(Mapping[int, Member], self.tables.get("members", {}))

    @property
    def charter(self) -> Mapping[int, Charter]:
        """Charter versions by number."""
        return cast(Mapping[int, Charter], self.tables.get("charter", {}))

    @property
    def actions(self) -> Mapping[int, Action]:
        """The action register."""
        return cast(Mapping[int, Action], self.tables.get("actions", {}))

    @property
    def sessions(self) -> Mapping[int, Record]:
        """Sealed sessions by number."""
        return cast(Mapping[int, Record], self.tables.get("sessions", {}))

    @property
    def bank(self) -> Mapping[int, Helpful]:
        """Questions that helped, as far as the record policy kept them."""
        return cast(Mapping[int, Helpful], self.tables.get("bank", {}))

    @property
    def modules(self) -> Mapping[int, Module]:
        """The programme: each session as it is planned, by its number."""
        return cast(Mapping[int, Module], self.tables.get("modules", {}))

    @property
    def logbook(self) -> Mapping[int, LogLine]:
        """What the facilitator noted for themselves, by session."""
        return cast(Mapping[int, LogLine], self.tables.get("logbook", {}))

    def called(self, record: Record, person: int) -> str:
        """What a person of a record is called today; a guest as they were then; empty for nobody."""
        member = self.members.get(person)
        if member is not None:
            return member.name
        return next((each.name for each in record.attendance if each.person == person), "")

    def owner(self, action: int) -> str:
        """Whose an action is, as they are called today; empty for one that is not in the register."""
        made = self.actions.get(action)
        return self.whose(made) if made else ""

    def whose(self, action: Action) -> str:
        """The same of an action that may stand in no register: one that was, or is to be."""
        member = self.members.get(action.owner)
        return member.name if member else action.owner_name

    def put(self, table: Table, id: int, document: Document | None) -> "Book":
        """The book with one document set, or taken out if `document` is None."""
        rows = dict(self.tables.get(table, {}))
        rows.pop(id, None)
        if document is not None:
            rows[id] = document
        return replace(self, tables={**self.tables, table: dict(sorted(rows.items()))})

    def next_id(self, table: Table) -> int:
        """The first id above every one in use; a member's number is not given again once they are forgotten."""
        gone = self.profile.last_member if table == "members" and "profile" in self.tables else 0
        return max(gone, *self.tables.get(table, {}), 0) + 1


def in_order(book: Book) -> list[Record]:
    """Records by the day on which they were held, whenever they were entered."""
    return sorted(book.sessions.values(), key=lambda record: (record.began, record.number))


def last_held(book: Book) -> Record | None:
    """The record of the session that was held last, by its day; None before the first."""
    return max(book.sessions.values(), key=lambda record: (record.began, record.number), default=None)


def day_of(record: Record) -> date:
    """The day on which a session was held, where the set meets."""
    return local_time(record.began, record.zone).date()


def active_members(book: Book) -> dict[int, Member]:
    """Members who have not left, by id, in the order of their seats."""
    return {id: member for id, member in book.members.items() if member.left is None}


def open_actions(book: Book) -> dict[int, Action]:
    """Actions still to be answered for; one done in part has been answered for."""
    return {id: action for id, action in book.actions.items() if action.status is Status.OPEN}


def waits(action: Action) -> bool:
    """True if an action is open, and nobody told since that it is no longer to be done."""
    told = action.between
    return action.status is Status.OPEN and (told is None or told.outcome is Status.OPEN)


def owed_actions(book: Book) -> dict[int, Action]:
    """Open actions for which the next progress round asks: not those of guests, of who left, of who was forgotten."""
    members = active_members(book)
    return {id: action for id, action in open_actions(book).items() if action.owner in members}


def owing(book: Book) -> int:
    """How many members have an action to answer for."""
    return len({action.owner for action in owed_actions(book).values()})


def current_charter(book: Book) -> tuple[int, Charter] | None:
    """The newest charter with its version number, or None if the set has none yet."""
    return max(book.charter.items(), default=None)
