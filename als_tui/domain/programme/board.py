"""How the programme board is added up from a set's book; every figure of a programme comes from here."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from als_tui.domain.book import (
    Action,
    Attendance,
    Book,
    Member,
    ModuleState,
    Policy,
    Record,
    day_of,
    in_order,
)
from als_tui.domain.programme.figures import Cell, MemberFigures, Programme, SessionFigures
from als_tui.domain.programme.outcomes import Promises, promises
from als_tui.domain.session.facts import Presence
from als_tui.value import Value

_CAME = (Presence.HERE, Presence.LATE, Presence.LEFT)

_PRESENCES: Mapping[str, str] = {
    Presence.HERE: "here",
    Presence.LATE: "late",
    Presence.LEFT: "left early",
    Presence.APOLOGIES: "sent apologies",
    Presence.ABSENT: "absent",
}


class _Planned(Value):
    """A session to come, by its module if it has one."""

    when: datetime
    module: int | None = None
    cannot: tuple[int, ...] = ()


def board_of(book: Book, today: date) -> Programme:
    """The board as it stands on this day."""
    records = in_order(book)
    actions: dict[int, list[Action]] = {}
    for action in book.actions.values():
        actions.setdefault(action.session, []).append(action)
    modules = {module.session: number for number, module in book.modules.items()}
    held = [
        _held(record, modules.get(record.number), promises(book, actions.get(record.number, ()), today))
        for record in records
    ]
    planned, following = _planned(book), book.next_id("sessions")
    coming = [
        SessionFigures(number=number, day=each.when.date(), held=False, module=each.module)
        for number, each in enumerate(planned, following)
    ]
    attended = [(record, {each.person: each for each in record.attendance}) for record in records]
    called_off = sum(module.state is ModuleState.CANCELLED for module in book.modules.values())
    members = tuple(_member(id, member, attended, planned, today) for id, member in book.members.items())
    return Programme((*held, *coming), members, promises(book, book.actions.values(), today), called_off)


def seat_of(record: Record, person: int) -> Attendance | None:
    """Where a person was; None for somebody who was not on the list then."""
    return next((each for each in record.attendance if each.person == person), None)


def came(attendance: Attendance) -> bool:
    """True for somebody who was in the room."""
    return attendance.presence in _CAME


def presence_words(presence: str) -> str:
    """Where somebody was, as a record has it, in words; of any other nobody said whether they came."""
    return _PRESENCES.get(presence, "not marked")


def was_late(attendance: Attendance) -> bool:
    """True for somebody who came, and late."""
    return came(attendance) and (attendance.presence == Presence.LATE or attendance.late > 0)


def _held(record: Record, module: int | None, promised: Promises) -> SessionFigures:
    seats = [each for each in record.attendance if not each.guest]
    here = [each for each in seats if came(each)]
    kept = record.policy.keeps(Policy.ACTIONS)
    apologies = sum(each.presence == Presence.APOLOGIES for each in seats)
    late = sum(was_late(each) for each in here)
    return SessionFigures(
        number=record.number,
        day=day_of(record),
        held=True,
        module=module,
        here=len(here),
        late=None if record.paper and not late else late,
        apologies=apologies,
        absent=len(seats) - len(here) - apologies,
        presented=len(record.presented),
        waited=len(record.bids_lost),
        promised=promised,
        pulse=tuple(score.score for score in record.pulse),
        keeps=kept and (not record.paper or bool(record.pulse or promised.made)),
        keeps_pulse=kept and (not record.paper or bool(record.pulse)),
        over=None if record.paper else record.minutes_actual - record.minutes_planned,
    )


def _planned(book: Book) -> list[_Planned]:
    """What is to come: the modules that are, else the one date that is set."""
    coming = [
        _Planned(module.when, number, module.cannot)
        for number, module in book.modules.items()
        if module.state.to_come and module.session is None
    ]
    date_set = book.profile.next_session
    if not coming and date_set is not None:
        return [_Planned(date_set)]
    return sorted(coming, key=lambda planned: (planned.when, planned.module or 0))


def _member(
    id: int,
    member: Member,
    attended: Sequence[tuple[Record, Mapping[int, Attendance]]],
    planned: Sequence[_Planned],
    today: date,
) -> MemberFigures:
    cells = [_cell(id, record, seats.get(id)) for record, seats in attended]
    presented = [place for place, cell in enumerate(cells) if cell is Cell.PRESENTED]
    last = attended[presented[-1]][0] if presented else None
    after = cells[presented[-1] + 1 :] if presented else cells
    coming = [_to_come(member, id in each.cannot) for each in planned]
    places = [cell for cell in cells if cell is not Cell.NO_MEMBER]
    return MemberFigures(
        id=id,
        member=member,
        cells=(*cells, *coming),
        here=sum(cell.came for cell in places) + member.sessions_before,
        of=len(places) + member.sessions_before,
        slots=sum(slot.person == id for record, _ in attended for slot in record.presented)
        + member.slots_before,
        lost=sum(record.bids_lost.count(id) for record, _ in attended),
        late=sum(was_late(seats[id]) for _, seats in attended if id in seats),
        last=last.number if last else None,
        last_day=day_of(last) if last else None,
        weeks=(today - day_of(last)).days // 7 if last else None,
        since=sum(cell is not Cell.NO_MEMBER for cell in after),
    )


def _cell(id: int, record: Record, seat: Attendance | None) -> Cell:
    if seat is None:
        return Cell.NO_MEMBER
    if any(slot.person == id for slot in record.presented):
        return Cell.PRESENTED
    if not came(seat):
        return Cell.APOLOGIES if seat.presence == Presence.APOLOGIES else Cell.ABSENT
    if id in record.bids_lost:
        return Cell.WAITED
    return Cell.LATE if was_late(seat) else Cell.HERE


def _to_come(member: Member, cannot: bool) -> Cell:
    if member.left is not None:
        return Cell.NO_MEMBER
    return Cell.APOLOGIES if cannot else Cell.TO_COME
