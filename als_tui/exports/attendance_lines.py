"""Attendance as a register has it: sums of the set and its sessions, then who was where, one fact a line."""

from collections.abc import Iterator
from datetime import date

from als_tui.domain.book import Attendance, Book, Record, day_of, in_order
from als_tui.domain.programme.board import board_of, presence_words, seat_of
from als_tui.domain.programme.figures import MemberFigures
from als_tui.domain.programme.proof import attended, minutes_late, minutes_there
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.session.facts import Presence
from als_tui.domain.timing import spell_hours
from als_tui.domain.words.counting import counted
from als_tui.exports.board_lines import member_attendance, session_attendance, set_attendance
from als_tui.exports.fact_lines import Datum, FactLine


def attendance_lines(book: Book, today: date) -> Iterator[FactLine]:
    """The set, each session by date, each member by seat with every session, then guests."""
    board, records = board_of(book, today), in_order(book)
    yield set_attendance(book, board)
    yield from map(session_attendance, board.held)
    for figures in board.members:
        yield from _member(book, records, figures)
    for record in records:
        for seat in record.attendance:
            if seat.person not in book.members:
                yield seat_line(seat.name, record, seat)


def seat_line(name: str, record: Record, seat: Attendance) -> FactLine:
    """What somebody was in a session, and how long they were there if its record knows it."""
    what, minutes = _presence(record, seat), minutes_there(record, seat)
    there = spell_hours(minutes) if minutes is not None else ""
    values: dict[str, Datum] = {
        "session": record.number,
        "day": day_of(record).isoformat(),
        "presence": seat.presence,
        "minutes_late": minutes_late(record, seat),
        "guest": seat.guest,
        "minutes": minutes,
    }
    return FactLine(
        name, "presence", f"{SPOKEN.session(record.number)}: {SPOKEN.joined((what, there))}", values
    )


def _presence(record: Record, seat: Attendance) -> str:
    """`late, 12 minutes`: what a seat was, and by how much."""
    late, is_late = minutes_late(record, seat), seat.presence == Presence.LATE
    by = f"{counted(late, 'minute')}{'' if is_late else ' late'}" if late or (late == 0 and is_late) else ""
    return ", ".join(filter(None, (presence_words(seat.presence), by, "guest" if seat.guest else "")))


def _member(book: Book, records: list[Record], figures: MemberFigures) -> Iterator[FactLine]:
    name, proof = figures.member.name, attended(book, figures.id)
    yield member_attendance(figures)
    unknown = (
        f"{SPOKEN.sessions(proof.unknown)} not counted, as how long is not kept" if proof.unknown else ""
    )
    sums = f"{spell_hours(proof.minutes)} in {counted(proof.counted, 'session')}"
    values: dict[str, Datum] = {"minutes": proof.minutes, "counted": proof.counted, "unknown": proof.unknown}
    yield FactLine(name, "hours", SPOKEN.joined((sums, unknown)), values)
    for record in records:
        if seat := seat_of(record, figures.id):
            yield seat_line(name, record, seat)
