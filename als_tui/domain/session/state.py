"""A session as it stands: one frozen value, folded from facts, from which every screen is drawn."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import datetime
from math import inf
from operator import attrgetter, is_
from typing import Literal

from als_tui.domain.book import Point, Policy, RoundKind, Status
from als_tui.domain.process.definition import Process, Speakers, TurnMode
from als_tui.domain.process.planning import BREAK, Stop, agenda, slot_in, unplanned
from als_tui.domain.series import Series
from als_tui.domain.session.facts import (
    AwayCounted,
    Commitment,
    Content,
    Decision,
    Detail,
    HandOrder,
    Note,
    Presence,
    Question,
    Reason,
    Slot,
    WordsAbout,
)
from als_tui.value import Value, field


class Person(Value):
    """A member or guest in this session; the place in `Session.people` is the seat."""

    id: int
    name: str
    presence: Presence = Presence.EXPECTED
    late: int = 0
    """Minutes."""
    agreed: bool = False
    """True once the person agreed to the charter today."""
    refused: bool = False
    """True if the person was asked and did not agree; false while nobody has asked."""

    @property
    def guest(self) -> bool:
        """True for somebody who attends once."""
        return self.id < 0

    @property
    def present(self) -> bool:
        """True while the person is in the room."""
        return self.presence in (Presence.HERE, Presence.LATE)


class Run(Value):
    """A stretch in which the timer ran in one stop; a pause ends a run and the next begins another."""

    stop: str
    began: float
    ended: float | None = None


class Turn(Value):
    """A stretch in which one person had the floor."""

    person: int
    stop: str
    began: float
    ended: float | None = None


class Pass(Value):
    """A person let the proposed turn go by."""

    person: int
    stop: str
    t: float


class Intervention(Value):
    """A stretch in which the facilitator had stopped the set; no name belongs to it."""

    reason: Reason
    stop: str
    began: float
    ended: float | None = None
    resumes: Reason | None = None
    """What the set was stopped for when this silence began, and is again once it ends."""


class CheckRound(Value):
    """A stretch in which a check round was held: from its key to the last figure before a turn or the next such key."""

    number: int
    stop: str
    began: float
    ended: float


class Entry(Value):
    """Something said that was caught."""

    id: int
    content: Content
    stop: str | None
    slot: int | None
    t: float


Catch = tuple[Literal["entry", "learning", "check"], int]
"""Names one thing that was caught: an entry's number, who learned, or the number of a check round."""


class Bid(Value):
    """A member's request for a slot today."""

    issue: str
    urgency: int
    """1 can wait, 2 soon, 3 now."""


class Answer(Value):
    """What was told of an action in the progress round."""

    outcome: Status
    learned: str = ""
    changed: str = ""


class Session(Value):
    """One meeting of the set, from check-in to check-out."""

    number: int
    process: Process
    minutes: int
    policy: Policy
    quorum: int
    charter: int | None
    due: Mapping[int, int]
    """Owner's id by action id, of the actions to be answered for today."""
    opened_at: datetime
    opened_t: float
    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    module: int | None = None
    """Number of the programme's module that it is."""
    evaluation: RoundKind = ""
    """Which evaluation round its review has."""
    dropped: tuple[int, ...] = ()
    """Who was to present in a slot that was dropped."""
    roles: Mapping[str, int] = field(default_factory=dict)
    details: Mapping[Detail, str] = field(default_factory=dict)
    words: Mapping[tuple[int, WordsAbout], str] = field(default_factory=dict)
    passed: frozenset[tuple[int, str]] = frozenset()
    """Who was asked and gave nothing: (person, what the words would be about, or `bid`)."""
    pulse: Mapping[int, int] = field(default_factory=dict)
    rated: Mapping[tuple[int, Point], int | None] = field(default_factory=dict)
    """The evaluation's figures by person and line; None where a line was passed over."""
    progress: Mapping[int, Answer] = field(default_factory=dict)
    progress_skipped: bool = False
    bids: Mapping[int, Bid] = field(default_factory=dict)
    stop: str | None = None
    """Key of the stop that runs, or whose timer stands; None until the first phase begins."""
    resume: str | None = None
    """Key of the stop that an unplanned break interrupted."""
    planned: Mapping[str, int | None] = field(default_factory=dict)
    """Seconds that the plan gave each stop when it first began."""
    given: Mapping[str, int] = field(default_factory=dict)
    """Seconds added to or taken from a stop since."""
    skipped: frozenset[str] = frozenset()
    runs: Series[Run] = field(default_factory=Series)
    turns: Series[Turn] = field(default_factory=Series)
    modes: Mapping[str, TurnMode] = field(default_factory=dict)
    """Turn mode by stop, for those in which the facilitator chose another than the process has."""
    hands: tuple[int, ...] = ()
    """Whose hands are up, in the order they went up."""
    hand_words: Mapping[int, str] = field(default_factory=dict)
    """What a raised hand is about, by person, where that was said."""
    hands_by: HandOrder = HandOrder.RAISED
    queue_closed: bool = False
    """True while no further hand goes up in the running phase."""
    turn_limit: int = 0
    """Seconds that a turn is to have at most; 0 for no limit."""
    passes: Series[Pass] = field(default_factory=Series)
    interventions: Series[Intervention] = field(default_factory=Series)
    checks: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """A 1-10 by (check round, person)."""
    rounds: tuple[CheckRound, ...] = ()
    """When the check rounds went round; one that was left half-way and went on has several."""
    away: tuple[AwayCounted, ...] = ()
    """What counts of the time that als-tui did not see, as far as somebody said."""
    entries: Series[Entry] = field(default_factory=Series)
    next_entry: int = 1
    caught: Series[Catch] = field(default_factory=Series)
    """What was caught, in the order in which its words came (of a check round, its latest figure)."""
    earlier: frozenset[Catch] = frozenset()
    """The learnings that were caught before the running slot, or the stretch between slots, began."""

    def person(self, id: int) -> Person | None:
        """The person with this id, if in the room's list."""
        return next((person for person in self.people if person.id == id), None)

    def name(self, id: int | None) -> str:
        """A person's name; empty for nobody."""
        person = None if id is None else self.person(id)
        return person.name if person else ""

    @property
    def present(self) -> tuple[Person, ...]:
        """Who is in the room, in the order of the seats."""
        return tuple(person for person in self.people if person.present)

    @property
    def counted(self) -> int:
        """People the plan counts with: those present, or everybody expected until the roster is taken."""
        expected = sum(person.presence is Presence.EXPECTED for person in self.people)
        return max(1, len(self.present) + expected)

    @property
    def owing(self) -> int:
        """People the progress round is planned for: those here or expected who have an action to answer for."""
        owners = frozenset(self.due.values())
        expected = Presence.EXPECTED
        return sum(
            person.id in owners and (person.present or person.presence is expected) for person in self.people
        )

    @property
    def agenda(self) -> tuple[Stop, ...]:
        """All stops of this session in order, as the plan stands now; unplanned breaks are not in it."""
        made_of = (self.process, self.people, self.slots, self.due, self.planned)
        same_as, stops = _AGENDA[0]
        if not all(map(is_, made_of, same_as)):
            slots = tuple(slot.id for slot in self.slots)
            stops = agenda(self.process, self.counted, slots, self.planned.keys(), self.owing)
            _AGENDA[0] = made_of, stops
        return stops

    def stop_of(self, key: str | None) -> Stop | None:
        """The stop with this key; an unplanned break is one too."""
        if key is not None and unplanned(key):
            return Stop(key, BREAK, None, self.planned.get(key))
        return next((stop for stop in self.agenda if stop.key == key), None)

    @property
    def here(self) -> Stop | None:
        """The stop that runs now; None before the first phase."""
        return self.stop_of(self.stop)

    @property
    def running(self) -> bool:
        """True while the timer runs."""
        return bool(self.runs) and self.runs[-1].ended is None

    @property
    def slot(self) -> Slot | None:
        """The slot that is being held now."""
        return self.slot_of(slot_in(self.resume or self.stop))

    def slot_of(self, id: int | None) -> Slot | None:
        """The slot with this id."""
        return next((slot for slot in self.slots if slot.id == id), None)

    @property
    def presenter(self) -> int | None:
        """Whose slot it is now."""
        return self.slot.presenter if self.slot else None

    @property
    def facilitator(self) -> int | None:
        """The member who keeps the process today, if it is one of those in the room."""
        return self.roles.get("facilitator")

    @property
    def turn(self) -> Turn | None:
        """The turn that runs now."""
        return self.turns[-1] if self.turns and self.turns[-1].ended is None else None

    @property
    def floor(self) -> int | None:
        """Who has the floor now."""
        return self.turn.person if self.turn else None

    @property
    def turn_mode(self) -> TurnMode:
        """How the floor goes round now; `NONE` if the running phase has no turns.

        What was chosen for a phase of one slot holds for the same phase of later ones, until another is chosen.
        """
        here = self.here
        if here is None or here.slot is None:
            return TurnMode.NONE if here is None else self.modes.get(here.key, here.phase.turns)
        alike = [f"slot.{slot.id}.{here.phase.id}" for slot in self.slots]
        until = alike[: alike.index(here.key) + 1]
        return next((self.modes[key] for key in reversed(until) if key in self.modes), here.phase.turns)

    @property
    def intervention(self) -> Intervention | None:
        """The intervention that holds the set now."""
        last = self.interventions[-1] if self.interventions else None
        return last if last is not None and last.ended is None else None

    @property
    def quiet(self) -> bool:
        """True while nobody is to speak: in a phase of silence, or in a silence by key."""
        intervention, here = self.intervention, self.here
        nobody = here is not None and here.phase.speakers is Speakers.NOBODY
        return nobody or (intervention is not None and intervention.reason is Reason.SILENCE)

    def entry(self, id: int) -> Entry | None:
        """The caught thing with this number."""
        place = self.place_of(id)
        return None if place is None else self.entries[place]

    def place_of(self, id: int) -> int | None:
        """Where in `entries`, whose numbers ascend, the one with this number stands; None if it is not there."""
        count = len(self.entries)
        gone = self.next_entry - 1 - count
        first, end = (min(max(0, place), count) for place in (id - 1 - gone, id))
        place = bisect_left(self.entries, id, first, end, key=attrgetter("id"))
        return place if place < count and self.entries[place].id == id else None

    def slot_name(self, id: int) -> str:
        """Whose slot it is, in words that no other slot has: with its number if the name alone does not tell."""
        numbers = {slot.id: number for number, slot in enumerate(self.slots, 1)}
        names = {slot.id: self.name(slot.presenter) for slot in self.slots}
        name, number = names.get(id, ""), f"slot {numbers.get(id, '')}".strip()
        if not name:
            return number
        return name if list(names.values()).count(name) == 1 else f"{name} ({number})"

    @property
    def latest_here(self) -> Iterator[Catch]:
        """What was caught in the running slot, or outside the slots, latest first; what is not taken is not read."""
        slot = self.slot.id if self.slot else None
        rounds = {round_.number: slot_in(round_.stop) for round_ in reversed(self.rounds)}
        since = bisect_left(self.entries, self.slot_began(slot), key=attrgetter("t"))
        first = self.entries[since].id if since < len(self.entries) else self.next_entry
        for catch in reversed(self.caught):
            what, number = catch
            if what == "entry":
                entry = self.entry(number) if number >= first else None
                here = entry is not None and entry.slot == slot
            elif what == "check" and number in rounds:
                here = rounds[number] == slot
            else:
                here = catch not in self.earlier
            if here:
                yield catch

    def slot_began(self, id: int | None) -> float:
        """When the first phase of a slot began; nothing outside the slots (None) began later than the session."""
        return -inf if id is None else next((run.began for run in self.runs if slot_in(run.stop) == id), inf)

    def begun_slots(self) -> frozenset[int]:
        """Ids of the slots of which a phase has begun."""
        ids = {slot.id for slot in self.slots}
        return frozenset(slot for run in self.runs if (slot := slot_in(run.stop)) in ids and slot is not None)


_AGENDA: list[tuple[tuple[object, ...], tuple[Stop, ...]]] = [((None,) * 5, ())]
"""The last one, after what it was made of: a screen asks for it dozens of times a key, and few keys change it."""


def questions(
    session: Session, slot: int | None = None, since: float | None = None
) -> tuple[tuple[Entry, Question], ...]:
    """The questions caught, each with its entry, in the order they were asked; of one slot, or of the session.

    `since` leaves out, unread, those asked before that moment; it is when the slot began unless told.
    """
    moment = session.slot_began(slot) if since is None else since
    first = bisect_left(session.entries, moment, key=attrgetter("t"))
    return tuple(
        (entry, entry.content)
        for entry in session.entries[first:]
        if isinstance(entry.content, Question) and slot in (None, entry.slot)
    )


def commitments(session: Session) -> tuple[tuple[Entry, Commitment], ...]:
    """The actions caught, each with its entry, in the order they were made; without those whose words were struck."""
    return tuple(
        (entry, entry.content)
        for entry in session.entries
        if isinstance(entry.content, Commitment) and entry.content.text
    )


def notes(session: Session) -> tuple[tuple[Entry, Note], ...]:
    """The facilitator's notes, each with its entry, in order; without those whose words were struck."""
    return tuple(
        (entry, entry.content)
        for entry in session.entries
        if isinstance(entry.content, Note) and entry.content.text
    )


def decisions(session: Session) -> tuple[tuple[Entry, Decision], ...]:
    """What the set decided, each with its entry, in order; without what was struck."""
    return tuple(
        (entry, entry.content)
        for entry in session.entries
        if isinstance(entry.content, Decision) and entry.content.text
    )
