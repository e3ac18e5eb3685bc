"""What the programme board holds: members by sessions, what each was in each, and sums that say from how many.

Members stand by seat and sessions by date; nothing here is a rank.
"""

from datetime import date
from enum import StrEnum

from als_tui.domain.book import Member
from als_tui.domain.programme.outcomes import Promises
from als_tui.value import Value


class Cell(StrEnum):
    """What a member was in a session."""

    PRESENTED = "presented"
    WAITED = "bid, no slot"
    HERE = "here"
    LATE = "late"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    TO_COME = "to come"
    NO_MEMBER = "not a member then"

    @property
    def came(self) -> bool:
        """True if they were in the room."""
        return self in (Cell.PRESENTED, Cell.WAITED, Cell.HERE, Cell.LATE)


class SessionFigures(Value):
    """One session of the programme, held or to come."""

    number: int
    """Of one to come: what it will be if all before it are held."""
    day: date
    """Where the set meets."""
    held: bool
    module: int | None = None
    here: int = 0
    """Members who came; guests are in no figure but `presented`."""
    late: int | None = 0
    """None for one from paper that names nobody as late: it does not know who came in time."""
    apologies: int = 0
    absent: int = 0
    presented: int = 0
    """Slots held, guests' too."""
    waited: int = 0
    promised: Promises = Promises()
    """What became of the actions made in it."""
    pulse: tuple[int, ...] = ()
    keeps: bool = False
    """True if its record may hold actions: the policy said so, and of one entered from paper some are in it."""
    keeps_pulse: bool = False
    """True if its record may hold a pulse: the policy said so, and it was not entered from paper."""
    over: int | None = 0
    """Minutes over the plan; below 0 if it was shorter, None for one from paper, which tells no plan."""

    @property
    def members(self) -> int:
        """How many belonged to the set on that day."""
        return self.here + self.apologies + self.absent

    @property
    def in_time(self) -> int | None:
        """How many came in time; None where nobody knows."""
        return None if self.late is None else self.here - self.late

    @property
    def mean(self) -> float | None:
        """Mean pulse of those who gave one; None if nobody did, or none is kept."""
        return sum(self.pulse) / len(self.pulse) if self.pulse else None


class MemberFigures(Value):
    """One member over the programme."""

    id: int
    member: Member
    cells: tuple[Cell, ...]
    """One for each session of the board."""
    here: int
    """Sessions that they came to, with those before als-tui kept any."""
    of: int
    """Sessions held while they were a member."""
    slots: int
    """Held, with those before als-tui kept any."""
    lost: int
    """How often they asked for a slot and got none."""
    late: int
    """How often they came late."""
    last: int | None = None
    """The session in which they presented last; None for never."""
    last_day: date | None = None
    """Its day."""
    weeks: int | None = None
    """Whole weeks since then."""
    since: int = 0
    """Sessions held since then, while they were a member; since they joined, if they never presented."""


class Programme(Value):
    """The board of a set's programme."""

    sessions: tuple[SessionFigures, ...]
    members: tuple[MemberFigures, ...]
    """In the order of seats, those who left included."""
    promised: Promises
    """All actions of the register."""
    cancelled: int = 0
    """Modules that were called off."""

    @property
    def held(self) -> tuple[SessionFigures, ...]:
        """The sessions that were held."""
        return tuple(session for session in self.sessions if session.held)

    @property
    def kept(self) -> int:
        """From how many sessions actions are kept."""
        return sum(session.keeps for session in self.held)

    @property
    def kept_pulse(self) -> int:
        """From how many sessions the pulse is kept."""
        return sum(session.keeps_pulse for session in self.held)

    @property
    def here(self) -> int:
        """Places that were taken, of `places`."""
        return sum(session.here for session in self.held)

    @property
    def places(self) -> int:
        """Members of each session, added up."""
        return sum(session.members for session in self.held)

    @property
    def slots(self) -> int:
        """Slots held, guests' too."""
        return sum(session.presented for session in self.held)

    @property
    def waited(self) -> int:
        """Bids that got no slot."""
        return sum(session.waited for session in self.held)

    @property
    def weeks(self) -> int:
        """Whole weeks from the first session held to the last."""
        days = [session.day for session in self.held]
        return (days[-1] - days[0]).days // 7 if days else 0

    def of(self, member: int) -> MemberFigures | None:
        """A member's figures; None for nobody's number."""
        return next((figures for figures in self.members if figures.id == member), None)
