"""The sheet of a process: each phase with minutes, speakers and words to say, worked out for a set and its time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from als_tui.domain.process.definition import Phase, Process, TurnMode
from als_tui.domain.process.planning import MINUTE, Plan, phase_seconds, plan, plan_for
from als_tui.domain.process.sources import SOURCES
from als_tui.domain.session.state import Session
from als_tui.domain.timing import spell_minutes
from als_tui.domain.words.counting import counted
from als_tui.value import Value

USUAL_MEMBERS = 6
"""Members for whom a sheet is worked out unless told: the middle of what sets usually have (4 to 8, WIAL-USA)."""
_TURNS = {
    TurnMode.ROUND: "In a fixed order, one question and one follow-up each",
    TurnMode.FEWEST_FIRST: "Who asked least goes first",
    TurnMode.STACK: "In the order in which hands went up",
}


class SheetRow(Value):
    """One phase on the sheet."""

    phase: Phase
    minutes: int | None
    """As planned for this set; None if the phase has no time of its own."""

    @property
    def time(self) -> str:
        """The minutes in words, how they come about, and who says so."""
        return "no set time" if self.minutes is None else f"{self.minutes} min ({', '.join(self.origin)})"

    @property
    def origin(self) -> tuple[str, ...]:
        """How the minutes come about, and the source; nothing if there are none."""
        minutes = self.phase.minutes
        if minutes is None:
            return ()
        figures = f"{minutes.high}" if minutes.low == minutes.high else f"{minutes.low} to {minutes.high}"
        if minutes.rest:
            return "the rest of the slot", minutes.source
        if minutes.each:
            return f"{figures} each", minutes.source
        return (minutes.source,) if minutes.low == minutes.high else (figures, minutes.source)

    @property
    def speakers(self) -> str:
        """Who may speak, and in which order."""
        turns = _TURNS.get(self.phase.turns, "")
        return f"{self.phase.speakers.words}. {turns}." if turns else f"{self.phase.speakers.words}."

    @property
    def marks(self) -> str:
        """What else holds for this time."""
        parts = (
            "may be left out" if self.phase.optional else "",
            "protected time" if self.phase.protected else "",
        )
        return ", ".join(part for part in parts if part)


class SheetPart(Value):
    """Phases that belong together."""

    title: str
    minutes: int
    rows: tuple[SheetRow, ...]

    @property
    def heading(self) -> str:
        """Its title, and what it takes."""
        return f"{self.title}, {self.minutes} min" if self.minutes else self.title


class Sheet(Value):
    """A process as a set can run it from paper."""

    process: Process
    members: int
    plan: Plan
    parts: tuple[SheetPart, ...]

    @property
    def about(self) -> tuple[str, ...]:
        """For whom it is worked out and what that comes to, a line each."""
        members = counted(self.members, "member")
        lines = (f"For {members} and {self.plan.minutes} minutes at hand.", *plan_words(self.plan))
        return (*lines, over) if (over := overrun(self.plan)) else lines

    @property
    def origin(self) -> str:
        """Who says so."""
        if not self.process.sources:
            return "All minutes are own."
        return "Minutes marked own come from none of these sources:"

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Each source's key, and where it leads; nothing if that is not known here."""
        return tuple((key, SOURCES.get(key, "")) for key in self.process.sources)


def make_sheet(
    process: Process, members: int, minutes: int, slots: int | None = None, owing: int | None = None
) -> Sheet:
    """The sheet for so many members and minutes at hand; for as many slots as fit, unless told.

    `owing` says how many members have something to answer for; None if that is not known.
    """
    made = plan_for(process, members, minutes, slots, owing)
    rest = sum(phase_seconds(phase, members) or 0 for phase in process.slot)
    slot = "The slot" if made.slots == 1 else f"Each of {made.slots} slots"
    between = (stand for stand in process.between if stand.after < made.slots)
    parts = (
        SheetPart("Opening", made.opening, _rows(process.opening, members, owing=owing)),
        *(
            (SheetPart(slot, made.slot, _rows(process.slot, members, made.slot * MINUTE - rest)),)
            if made.slots
            else ()
        ),
        *(_between(stand.after, stand.phase, members) for stand in between),
        SheetPart("Closing", made.closing, _rows(process.closing, members)),
    )
    return Sheet(process, members, made, tuple(part for part in parts if part.rows))


def sheet_of(session: Session) -> Sheet:
    """The sheet of a session's process, for its slots, its people, and those of them who owe an answer."""
    return make_sheet(session.process, session.counted, session.minutes, len(session.slots), session.owing)


def plan_words(made: Plan, now: datetime | None = None) -> tuple[str, ...]:
    """What a plan comes to, a line each; `now` is the local time at which it would begin."""
    parts = [
        f"{counted(made.slots, 'slot')} of {made.slot} min",
        f"frame {made.frame} min",
        f"{made.total} of {made.minutes} min",
    ]
    if now is not None:
        parts.append(f"ends about {now + timedelta(minutes=made.total):%H:%M}")
    notes = []
    if made.uses_maximum:
        notes.append("It uses the longest minutes where a range is given.")
    if made.spare:
        notes.append(f"{made.spare} min to spare in each slot.")
    if made.untimed:
        notes.append(f"{counted(made.untimed, 'phase')} without minutes come on top.")
    return (" · ".join(parts), *notes)


def why_slots(
    process: Process, members: int, made: Plan, asked: int | None = None, owing: int | None = None
) -> str:
    """Why a plan has no more slots; if somebody asked for a number, whether the process has so many."""
    most = process.most_slots
    if asked is not None:
        return f"! This process is made for {counted(most, 'slot')} at most." if most and asked > most else ""
    if made.left < 0:
        return ""
    if most and made.slots >= most:
        return f"This process is made for {counted(most, 'slot')} at most; a number in Slots plans more."
    if made.slots >= members:
        return "Each member has a slot then; a number in Slots plans more."
    over = -plan(process, members, made.minutes, made.slots + 1, owing).left
    if over <= 0:
        return "One slot more would fit, as there is little to answer for today; a number in Slots plans it."
    return f"One slot more would run {spell_minutes(over)} over."


def overrun(made: Plan) -> str:
    """By how much it runs over; empty if it does not."""
    return f"! It runs {spell_minutes(-made.left)} over the time at hand." if made.left < 0 else ""


def _between(after: int, phase: Phase, members: int) -> SheetPart:
    rows = _rows((phase,), members)
    return SheetPart(f"After slot {after}", rows[0].minutes or 0, rows)


def _rows(
    phases: Iterable[Phase], members: int, rest: int | None = None, owing: int | None = None
) -> tuple[SheetRow, ...]:
    planned = ((phase, phase_seconds(phase, members, rest, owing)) for phase in phases)
    return tuple(
        SheetRow(phase, None if seconds is None else seconds // MINUTE) for phase, seconds in planned
    )
