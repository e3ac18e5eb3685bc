"""Proof of who was there and who facilitated, for those who register hours; nothing is counted that no record knows."""

from datetime import date, datetime, timedelta

from als_tui.domain.book import Attendance, Book, Record, active_members, in_order
from als_tui.domain.coming import coming_module
from als_tui.domain.programme.board import came, seat_of, was_late
from als_tui.domain.session.facts import Presence
from als_tui.domain.timing import wall_time
from als_tui.domain.words.naming import called_alike
from als_tui.value import Value

_NEAR = timedelta(minutes=2)
"""Further than seconds lead when they are rounded."""


class Present(Value):
    """A session at which somebody was."""

    number: int
    began: datetime
    """Local time where the set meets (naive), as is `ended`; of a session from paper only the day is known."""
    ended: datetime
    minutes: int | None
    """That they were there; None if the record does not know how long."""
    late: int = 0
    left: bool = False
    """True for somebody who left early; when is in no record."""
    led: bool = False
    """True for who facilitated."""
    paper: bool = False
    people: int = 0
    """Who came, guests too."""

    @property
    def came(self) -> datetime:
        """When they came; at its end if they are said to have been later than it was long."""
        return min(self.began + timedelta(minutes=self.late), max(self.began, self.ended))


class Proof(Value):
    """The sessions at which somebody was, by date."""

    sessions: tuple[Present, ...]
    held: int
    """Of how many: those held while they were a member."""
    others: tuple[str, ...] = ()
    """Who facilitated those that are not in it, a name a session, if it is the facilitator's own proof."""

    @property
    def minutes(self) -> int:
        """In the sessions of which it is known."""
        return sum(one.minutes or 0 for one in self.sessions)

    @property
    def counted(self) -> int:
        """How many sessions the minutes are of."""
        return len(self.sessions) - len(self.unknown)

    @property
    def unknown(self) -> tuple[int, ...]:
        """Sessions at which they were, and of which no record knows how long."""
        return tuple(one.number for one in self.sessions if one.minutes is None)


class SignIn(Value):
    """What stands on the sheet that everybody signs at the next session."""

    number: int
    begins: datetime | None
    """Local time where the set meets (naive), as is `ends`; None while no date is set."""
    ends: datetime | None
    names: tuple[str, ...]
    """Members, by seat."""
    place: str = ""
    facilitator: str = ""
    """Empty for who keeps this set."""


def ended_at(record: Record) -> datetime:
    """When a session ended, to the minute at which its minutes lead from the one that is shown as its beginning.

    Its own end where the clock was set meanwhile, so that they lead elsewhere.
    """
    led_to = record.began.replace(second=0, microsecond=0) + timedelta(minutes=record.minutes_actual)
    return led_to if abs(record.ended - led_to) < _NEAR else record.ended


def attended(book: Book, id: int) -> Proof:
    """The sessions to which a member came, with the time that they were there."""
    seats = [(record, seat) for record in in_order(book) if (seat := seat_of(record, id)) is not None]
    return Proof(tuple(_present(record, seat) for record, seat in seats if came(seat)), len(seats))


def minutes_there(record: Record, seat: Attendance) -> int | None:
    """Minutes that somebody was at a session; None if they did not come, or no record knows how long."""
    late = minutes_late(record, seat)
    if late is None or seat.presence == Presence.LEFT:
        return None
    return max(0, record.minutes_actual - late)


def minutes_late(record: Record, seat: Attendance) -> int | None:
    """Minutes that somebody came late; None if they did not come, or it was never said by how much.

    Whoever is marked late in a session has a figure, and 0 is one; from paper it may be missing.
    """
    if not came(seat) or (record.paper and was_late(seat) and not seat.late):
        return None
    return seat.late


def facilitated(book: Book, name: str = "") -> Proof:
    """The sessions that who keeps this set facilitated: nobody else is named for them, or `name` is."""
    named = [(record, book.called(record, record.led_by) or record.facilitator) for record in in_order(book)]
    own = [record for record, who in named if not who or called_alike(name, [who])]
    others = tuple(who for record, who in named if record not in own)
    return Proof(tuple(map(_whole, own)), len(named), others)


def sign_in(book: Book, today: date) -> SignIn:
    """The sheet of the next session, as it is planned."""
    planned = coming_module(book, today)
    module = book.modules[planned] if planned is not None else None
    begins = module.when if module else book.profile.next_session
    length = timedelta(minutes=module.minutes if module else book.profile.minutes)
    return SignIn(
        book.next_id("sessions"),
        begins,
        begins + length if begins else None,
        tuple(member.name for member in active_members(book).values()),
        module.place if module else "",
        module.facilitator if module else "",
    )


def _present(record: Record, seat: Attendance) -> Present:
    return Present(
        record.number,
        wall_time(record.began, record.zone),
        wall_time(ended_at(record), record.zone),
        minutes_there(record, seat),
        seat.late,
        seat.presence == Presence.LEFT,
        record.led_by == seat.person,
        record.paper,
        _people(record),
    )


def _whole(record: Record) -> Present:
    began, ended = wall_time(record.began, record.zone), wall_time(ended_at(record), record.zone)
    people = _people(record)
    return Present(
        record.number, began, ended, record.minutes_actual, led=True, paper=record.paper, people=people
    )


def _people(record: Record) -> int:
    return sum(map(came, record.attendance))
