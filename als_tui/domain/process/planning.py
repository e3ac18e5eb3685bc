"""Planning: how long a process takes with the people in the room, how many slots fit, each stop in order."""

from collections.abc import Collection, Iterable, Sequence

from als_tui.domain.process.definition import Phase, Process, Records, Speakers
from als_tui.value import Value

MINUTE = 60
"""Seconds."""
MOST_SLOTS = 24
"""Slots of one session, whatever the time at hand: a slip of the keys must not plan a thousand."""
BREAK = Phase(
    id="break",
    title="Break",
    purpose="A break that was not planned.",
    say="Let us stop here for a moment and come back together.",
    speakers=Speakers.EVERYONE,
    records=Records.BREAK,
)
"""What an unplanned break is made of; its stops are `break.1`, `break.2`, ..."""


class Stop(Value):
    """One place in a session's agenda."""

    key: str
    """Names the place for good, such as `slot.3.explore` with the slot's id, whatever changes later."""
    phase: Phase
    slot: int | None
    """The slot's id; None outside the slots."""
    seconds: int | None
    """What the plan gives it; None if the phase has no time of its own."""


def slot_in(key: str | None) -> int | None:
    """The id of the slot that a stop with this key belongs to; None outside the slots."""
    part, _, rest = (key or "").partition(".")
    return int(rest.partition(".")[0]) if part == "slot" else None


def unplanned(key: str) -> bool:
    """True of a break that no plan has; it has a length, which its timer counts, and no planned one."""
    return key.startswith("break.")


class Plan(Value):
    """What a session costs, in minutes, for the preview before it starts."""

    minutes: int
    """At hand."""
    slots: int
    """How many are planned."""
    slot: int
    """Of each slot."""
    spare: int
    """Of each slot: what none of its phases has."""
    opening: int
    between: int
    """Of what stands between the planned slots."""
    closing: int
    uses_maximum: bool
    """True if a phase has a range, of which the plan took the longer end."""
    untimed: int
    """Phases that have no time of their own, and so cost nothing here."""

    @property
    def frame(self) -> int:
        """Minutes around the slots."""
        return self.opening + self.between + self.closing

    @property
    def total(self) -> int:
        """Minutes of the whole session."""
        return self.frame + self.slots * self.slot

    @property
    def left(self) -> int:
        """Minutes left over; below 0 the session runs over by as many."""
        return self.minutes - self.total


def phase_seconds(
    phase: Phase, people: int, slot_rest: int | None = None, owing: int | None = None
) -> int | None:
    """Seconds that a plan gives a phase with so many people; None if it has no time of its own.

    A progress round is planned for the people who have something to answer for, and takes no time if nobody has:
    `owing` is their number, or None if it is not known, and then all count. A range counts with its longer end, so
    that no plan promises more than it can hold. `slot_rest` is what the other phases of its slot leave, for a phase
    that takes the rest.
    """
    minutes = phase.minutes
    if phase.records is Records.PROGRESS and owing is not None:
        people = owing
    if minutes is None or (phase.records is Records.PROGRESS and not people):
        return None
    if minutes.rest:
        return slot_rest
    return minutes.high * MINUTE * (max(people, 0) if minutes.each else 1)


def slot_cost(process: Process, people: int) -> int:
    """Minutes of one slot: as the process says, or more if its phases for each person need more."""
    return max(process.slot_minutes, _minutes(process.slot, people))


def slots_that_fit(process: Process, people: int, minutes: int) -> int:
    """How many slots fit into `minutes`.

    What stands between slots counts only once it would: a single slot needs no break after it.
    """
    cost = slot_cost(process, people)
    outside = _minutes((*process.opening, *process.closing), people)
    most = MOST_SLOTS if process.most_slots is None else min(process.most_slots, MOST_SLOTS)
    fit = 0
    while fit < most and outside + _between(process, people, fit + 1) + (fit + 1) * cost <= minutes:
        fit += 1
    return fit


def slots_offered(process: Process, people: int, minutes: int) -> int:
    """How many slots are planned if nobody said: as many as fit, and no more than people who could present."""
    return min(people, slots_that_fit(process, people, minutes))


def agenda(
    process: Process,
    people: int,
    slots: Sequence[int],
    begun: Collection[str] = (),
    owing: int | None = None,
) -> tuple[Stop, ...]:
    """All stops in order for the slots with these ids; what stands between slots only if another follows.

    What is `begun` (keys of stops) stays, so that a slot dropped during the break before it does not take
    it along; `owing` is as for `phase_seconds`.
    """
    rest = slot_cost(process, people) * MINUTE - _seconds(process.slot, people)
    stops = _part("opening", process.opening, people, owing)
    for place, slot in enumerate(slots, start=1):
        stops += [
            Stop(f"slot.{slot}.{phase.id}", phase, slot, phase_seconds(phase, people, rest))
            for phase in process.slot
        ]
        stand = _part(f"between.{place}", (b.phase for b in process.between if b.after == place), people)
        stops += [stop for stop in stand if place < len(slots) or stop.key in begun]
    return (*stops, *_part("closing", process.closing, people))


def plan(
    process: Process, people: int, minutes: int, slots: int | None = None, owing: int | None = None
) -> Plan:
    """What a session costs with these people: for as many slots as asked for, or as fit into `minutes`.

    Slots fit as they will in any session, with something to answer for by everybody; `owing` is as for
    `phase_seconds`, and only shortens this one.
    """
    count = slots_offered(process, people, minutes) if slots is None else max(slots, 0)
    between = tuple(stand.phase for stand in process.between if stand.after < count)
    phases = (*process.opening, *(process.slot if count else ()), *between, *process.closing)
    cost = slot_cost(process, people)
    takes_rest = any(phase.minutes is not None and phase.minutes.rest for phase in process.slot)
    return Plan(
        minutes=minutes,
        slots=count,
        slot=cost,
        spare=0 if takes_rest else cost - _minutes(process.slot, people),
        opening=_minutes(process.opening, people, owing),
        between=_minutes(between, people),
        closing=_minutes(process.closing, people),
        uses_maximum=any(
            phase.minutes is not None and phase.minutes.low < phase.minutes.high for phase in phases
        ),
        untimed=sum(phase.minutes is None for phase in phases),
    )


def plan_for(
    process: Process, people: int, minutes: int, slots: int | None, owing: int | None = None
) -> Plan:
    """The plan as the session would open: as many slots as fit and at least one, unless told."""
    made = plan(process, people, minutes, slots, owing)
    return made if made.slots or slots is not None else plan(process, people, minutes, 1, owing)


def _part(name: str, phases: Iterable[Phase], people: int, owing: int | None = None) -> list[Stop]:
    return [
        Stop(f"{name}.{phase.id}", phase, None, phase_seconds(phase, people, owing=owing)) for phase in phases
    ]


def _between(process: Process, people: int, slots: int) -> int:
    return _minutes((stand.phase for stand in process.between if stand.after < slots), people)


def _minutes(phases: Iterable[Phase], people: int, owing: int | None = None) -> int:
    return _seconds(phases, people, owing) // MINUTE


def _seconds(phases: Iterable[Phase], people: int, owing: int | None = None) -> int:
    return sum(phase_seconds(phase, people, owing=owing) or 0 for phase in phases)
