"""The programme board and who is due, one fact a line: the figures are those of the screen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.programme import sentences
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.due import DueMember, last_words, who_is_due
from als_tui.domain.programme.figures import Cell, MemberFigures, Programme, SessionFigures
from als_tui.domain.programme.outcomes import Promises
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.words.counting import counted, tenths
from als_tui.exports.fact_lines import Datum, FactLine, day

_CELLS: Mapping[Cell, str] = {
    Cell.PRESENTED: "presented",
    Cell.WAITED: "asked for a slot and got none",
    Cell.HERE: "here",
    Cell.LATE: "late",
    Cell.APOLOGIES: "sent apologies",
    Cell.ABSENT: "absent",
}
"""What a member was in a session, as it is read aloud."""


def board_lines(book: Book, today: date) -> Iterator[FactLine]:
    """The set, then each session by date, then each member by seat."""
    board = board_of(book, today)
    yield from _sums(book, board)
    for session in board.sessions:
        yield from _session(session)
    for figures in board.members:
        yield from _member(board, figures)


def due_lines(book: Book, today: date) -> Iterator[FactLine]:
    """Who is due for a slot, the longest without one first."""
    for due in who_is_due(board_of(book, today)):
        figures = due.figures
        values: dict[str, Datum] = {
            "slots": figures.slots,
            "last_session": figures.last,
            "weeks": figures.weeks,
            "sessions_since": figures.since,
            "bids_lost": figures.lost,
            "waited_last_time": due.waited_last,
            "missed_in_a_row": len(due.missed),
        }
        yield FactLine(figures.member.name, "due", SPOKEN.joined(_claims(due)), values)


def _claims(due: DueMember) -> Iterable[str]:
    figures = due.figures
    yield counted(figures.slots, "slot")
    yield last_words(figures, SPOKEN)
    yield f"{counted(figures.lost, 'bid')} lost"
    yield "waited last time" if due.waited_last else ""
    yield f"missed {SPOKEN.sessions(due.missed)}" if due.missed else ""


def _sums(book: Book, board: Programme) -> Iterator[FactLine]:
    name, promised = book.profile.name, board.promised
    held, every = len(board.held), len(board.sessions)
    off = f", {board.cancelled} cancelled" if board.cancelled else ""
    yield FactLine(
        name,
        "held",
        f"{held} of {counted(every, 'session')} held{off}",
        {"held": held, "planned": every, "cancelled": board.cancelled},
    )
    yield set_attendance(book, board)
    yield FactLine(
        name,
        "slots",
        f"{counted(board.slots, 'slot')} held, {counted(board.waited, 'bid')} lost",
        {"slots": board.slots, "bids_lost": board.waited},
    )
    kept = {"kept_by": board.kept, "sessions": held}
    words = (
        f"{sentences.told_words(promised)}; {sentences.open_words(promised)}; {sentences.kept_words(board)}"
    )
    yield FactLine(name, "actions", words, _promised(promised) | kept)


def set_attendance(book: Book, board: Programme) -> FactLine:
    """How many places were taken, of all."""
    return FactLine(
        book.profile.name,
        "attendance",
        f"{sentences.here_words(board)} taken",
        {"here": board.here, "places": board.places},
    )


def session_attendance(session: SessionFigures) -> FactLine:
    """Who came to a session, in numbers."""
    return FactLine(
        f"Session {session.number}",
        "attendance",
        _here(session),
        {
            "here": session.here,
            "members": session.members,
            "people_late": session.late,
            "apologies": session.apologies,
            "absent": session.absent,
        },
    )


def _session(session: SessionFigures) -> Iterator[FactLine]:
    of, what = f"Session {session.number}", "session"
    if not session.held:
        yield FactLine(of, "to_come", f"to come on {day(session.day)}", _named(session))
        return
    yield FactLine(of, what, f"held on {day(session.day)}", _named(session))
    yield session_attendance(session)
    yield FactLine(
        of,
        "slots",
        f"{counted(session.presented, 'slot')} held, {counted(session.waited, 'bid')} lost",
        {"slots": session.presented, "bids_lost": session.waited},
    )
    yield FactLine(of, "actions", _told(session), _promised(session.promised) | {"kept": session.keeps})
    mean = None if session.mean is None else round(session.mean, 2)
    yield FactLine(of, "pulse", _pulse(session), {"pulse": mean, "people": len(session.pulse)})
    yield FactLine(of, "minutes_over", _over(session.over), {"minutes": session.over})


def _here(session: SessionFigures) -> str:
    facts = (
        f"{session.here} of {counted(session.members, 'member')} here{_late(session.late)}",
        f"{session.apologies} with apologies" if session.apologies else "",
        f"{session.absent} absent" if session.absent else "",
    )
    return SPOKEN.joined(facts)


def _late(count: int | None) -> str:
    return f", {count} of them late" if count else ""


def _pulse(session: SessionFigures) -> str:
    if session.mean is None:
        return "nobody gave a pulse" if session.keeps_pulse else "its pulse is not kept"
    people = "1 person" if len(session.pulse) == 1 else f"{len(session.pulse)} people"
    return f"pulse {tenths(session.mean)} from {people}"


def _named(session: SessionFigures) -> dict[str, Datum]:
    return {"session": session.number, "module": session.module, "day": session.day.isoformat()}


def _told(session: SessionFigures) -> str:
    if not session.promised.made:
        return "no actions were promised" if session.keeps else "its actions are not kept"
    return f"actions: {sentences.told_words(session.promised)}"


def _over(minutes: int | None) -> str:
    if minutes is None:
        return "its plan is not kept"
    if not minutes:
        return "as long as planned"
    return f"{counted(abs(minutes), 'minute')} {'over' if minutes > 0 else 'under'} the plan"


def _promised(promised: Promises) -> dict[str, Datum]:
    return {
        "made": promised.made,
        "told": promised.told,
        "told_between": promised.between,
        "done": promised.done,
        "partly": promised.partly,
        "missed": promised.missed,
        "dropped": promised.dropped,
        "open": promised.open,
        "overdue": promised.overdue,
        "carried": promised.carried,
    }


def member_attendance(figures: MemberFigures) -> FactLine:
    """To how many sessions a member came."""
    return FactLine(
        figures.member.name,
        "attendance",
        f"came to {figures.here} of {counted(figures.of, 'session')}{_late(figures.late)}",
        {"here": figures.here, "held": figures.of, "times_late": figures.late},
    )


def _member(board: Programme, figures: MemberFigures) -> Iterator[FactLine]:
    name = figures.member.name
    yield member_attendance(figures)
    yield FactLine(
        name,
        "slots",
        f"{counted(figures.slots, 'slot')}, {last_words(figures, SPOKEN)}; {counted(figures.lost, 'bid')} lost",
        {
            "slots": figures.slots,
            "last_session": figures.last,
            "weeks": figures.weeks,
            "bids_lost": figures.lost,
        },
    )
    for cell, words in _CELLS.items():
        numbers = [
            session.number
            for session, then in zip(board.sessions, figures.cells, strict=True)
            if then is cell and session.held
        ]
        if numbers:
            values: dict[str, Datum] = {"sessions": tuple(numbers)}
            yield FactLine(name, cell.name.casefold(), f"{words} in {SPOKEN.sessions(numbers)}", values)
