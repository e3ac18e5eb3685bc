"""Each figure of the programme board, added up by hand once from the seeded programme's table, and its laws."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import (
    Action,
    Attendance,
    Book,
    Member,
    Module,
    ModuleState,
    Policy,
    Presented,
    Profile,
    Progress,
    Record,
    Score,
    Status,
    ToldBetween,
)
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.figures import Cell, Programme
from als_tui.domain.programme.outcomes import promises
from als_tui.domain.programme.sentences import kept_pulse_words, kept_words, pulse_words
from als_tui.value import replace
from tests.seeded import CAME, LATE, TODAY
from tests.seeded import programme as seeded_programme

BOARD = board_of(seeded_programme(), TODAY)
_SIGNS = {
    "P": Cell.PRESENTED,
    "b": Cell.WAITED,
    "h": Cell.HERE,
    "a": Cell.APOLOGIES,
    "n": Cell.ABSENT,
    ".": Cell.NO_MEMBER,
}
_MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_each_cell_says_what_the_member_was_then() -> None:
    for seat, (figures, row) in enumerate(zip(BOARD.members, CAME, strict=True), 1):
        late = [(session, seat) in LATE for session in range(1, 9)]
        wanted = [
            Cell.LATE if sign == "h" and came_late else _SIGNS[sign]
            for sign, came_late in zip(row, late, strict=True)
        ]
        to_come = Cell.NO_MEMBER if figures.member.left else Cell.TO_COME
        assert figures.cells == (*wanted, to_come), figures.member.name


def test_the_figures_of_members_are_those_added_up_by_hand() -> None:
    found = [(m.here, m.of, m.slots, m.lost, m.late, m.last, m.weeks, m.since) for m in BOARD.members]
    assert found == [
        (7, 8, 3, 0, 1, 6, 15, 2),
        (7, 8, 4, 2, 2, 8, 5, 0),
        (7, 8, 4, 1, 1, 7, 10, 1),
        (5, 8, 2, 0, 1, 4, 30, 4),
        (7, 8, 3, 1, 1, 8, 5, 0),
        (5, 8, 4, 1, 0, 7, 10, 1),
        (2, 3, 1, 0, 0, 2, 40, 1),
        (4, 4, 3, 0, 0, 8, 5, 0),
    ]


def test_the_figures_of_sessions_are_those_added_up_by_hand() -> None:
    found = [
        (s.number, s.module, s.here, s.late, s.apologies, s.absent, s.presented, s.waited, s.over)
        for s in BOARD.sessions
    ]
    assert found == [
        (1, 1, 6, 1, 0, 1, 3, 0, 184 - 168),
        (2, 2, 6, None, 0, 1, 3, 0, None),
        (3, 3, 4, 0, 2, 1, 3, 0, 178 - 168),
        (4, 4, 5, 1, 1, 0, 3, 1, 190 - 177),
        (5, 5, 6, 1, 1, 0, 3, 1, 195 - 183),
        (6, 7, 5, 1, 2, 0, 3, 0, 185 - 174),
        (7, 8, 6, 1, 1, 0, 3, 2, 200 - 186),
        (8, 9, 6, 1, 1, 0, 3, 1, 195 - 183),
        (9, 10, 0, 0, 0, 0, 0, 0, 0),
    ]
    kept = [(s.promised.done, s.promised.told, s.promised.made, s.promised.carried) for s in BOARD.held]
    assert kept == [
        (6, 9, 9, 5),
        (0, 0, 0, 0),
        (1, 4, 5, 3),
        (5, 5, 6, 1),
        (3, 7, 8, 2),
        (3, 7, 8, 1),
        (0, 0, 0, 0),
        (0, 0, 7, 0),
    ]
    means = [None if s.mean is None else (round(s.mean, 2), len(s.pulse)) for s in BOARD.held]
    assert means == [(7.5, 6), None, (7.0, 4), (6.8, 5), (7.5, 6), (7.4, 5), None, (7.67, 6)]


def test_the_sums_are_those_added_up_by_hand() -> None:
    assert (BOARD.here, BOARD.places) == (44, 55)
    assert (BOARD.slots, BOARD.waited, BOARD.cancelled) == (24, 5, 1)
    assert (BOARD.kept, len(BOARD.held), BOARD.weeks) == (6, 8, 40)
    told = BOARD.promised
    assert (told.made, told.done, told.partly, told.missed, told.dropped) == (43, 18, 7, 5, 2)
    assert (told.told, told.open, told.carried, told.overdue) == (32, 11, 12, 10)


def _abides(board: Programme, book: Book) -> None:
    """Each sum is what it is a sum of."""
    guests = [each.person for record in book.sessions.values() for each in record.attendance if each.guest]
    by_guests = [
        slot for record in book.sessions.values() for slot in record.presented if slot.person in guests
    ]
    own = sum(m.slots - m.member.slots_before for m in board.members)
    assert own + len(by_guests) == board.slots
    assert sum(m.here - m.member.sessions_before for m in board.members) == board.here
    assert sum(m.of - m.member.sessions_before for m in board.members) == board.places
    assert sum(m.lost for m in board.members) == board.waited
    for place, session in enumerate(board.sessions):
        column = [m.cells[place] for m in board.members]
        if session.held:
            assert session.here == sum(cell.came for cell in column)
            assert session.apologies == column.count(Cell.APOLOGIES)
            assert session.absent == column.count(Cell.ABSENT)
            assert session.members == len(column) - column.count(Cell.NO_MEMBER)
    for part in (board.promised, *(session.promised for session in board.held)):
        assert part.told == part.done + part.partly + part.missed + part.dropped
        assert part.made == part.told + part.open
    assert board.promised.made == sum(session.promised.made for session in board.held)
    assert board.promised.carried == sum(
        told.outcome is Status.OPEN for action in book.actions.values() for told in action.progress
    )


def _record(number: int, column: str) -> Record:
    """A session with a sign of the seeded table for each member, and g for a guest who presents."""
    presences = {"a": "apologies", "n": "absent", "e": "expected", "l": "late", "t": "left"}
    seats = [(seat, sign) for seat, sign in enumerate(column, 1) if sign != "."]
    began = _MONDAY + timedelta(weeks=5 * number)
    return Record(
        number=number,
        began=began,
        ended=began + timedelta(hours=3),
        zone="Europe/Amsterdam",
        process="half-day",
        process_title="Half day",
        policy=Policy.ACTIONS,
        minutes_planned=180,
        minutes_actual=180,
        attendance=tuple(
            Attendance(-seat if sign == "g" else seat, "", presences.get(sign, "here"), guest=sign == "g")
            for seat, sign in seats
        ),
        presented=tuple(Presented(-seat if sign == "g" else seat) for seat, sign in seats if sign in "Pg"),
        bids_lost=tuple(seat for seat, sign in seats if sign == "b"),
        phases=(),
        pulse=tuple(Score(seat, 7) for seat, sign in seats if sign in "Phb"),
    )


def _a_book(columns: list[str], outcomes: list[list[Status]]) -> Book:
    joined = date(2026, 1, 1)
    members = {
        seat: Member(f"Member {seat}", joined, slots_before=seat % 2, sessions_before=3)
        for seat in range(1, 5)
    }
    sessions = {number: _record(number, column) for number, column in enumerate(columns, 1)}
    actions = {
        id: Action(
            1 + id % 4,
            "",
            "A step",
            1 + id % max(1, len(columns)),
            date(2026, 3, 1),
            status=told[-1] if told else Status.OPEN,
            progress=tuple(Progress(9, outcome) for outcome in told),
        )
        for id, told in enumerate(outcomes if columns else [], 1)
    }
    profile = Profile("A set", "Europe/Amsterdam", joined)
    tables = {"profile": {1: profile}, "members": members, "sessions": sessions, "actions": actions}
    return Book("set-1", tables)  # type: ignore[arg-type]  # the tables are written out in full


@given(
    st.lists(st.text("Pbhanelt.g", min_size=4, max_size=4), max_size=9),
    st.lists(st.lists(st.sampled_from(Status), max_size=3), max_size=12),
)
def test_every_sum_is_what_it_is_a_sum_of(columns: list[str], outcomes: list[list[Status]]) -> None:
    book = _a_book(columns, outcomes)
    _abides(board_of(book, TODAY), book)


@pytest.mark.parametrize("sessions", range(9))
def test_the_laws_hold_after_each_session(sessions: int) -> None:
    whole = seeded_programme()
    book = replace(
        whole,
        tables={
            **whole.tables,
            "sessions": {number: record for number, record in whole.sessions.items() if number <= sessions},
            "actions": {id: action for id, action in whole.actions.items() if action.session <= sessions},
        },
    )
    _abides(board_of(book, TODAY), book)


def test_what_was_before_als_tui_counts_for_the_member_and_for_no_session() -> None:
    book = _a_book(["Phhh"], [])
    board = board_of(book, TODAY)
    assert [(m.here, m.of, m.slots) for m in board.members] == [(4, 4, 2), (4, 4, 0), (4, 4, 1), (4, 4, 0)]
    assert (board.here, board.places, board.slots) == (4, 4, 1)


def test_an_action_told_between_sessions_waits_no_more_and_is_still_asked_for() -> None:
    due = TODAY - timedelta(days=1)
    told = Action(1, "Ana", "A step", 1, due, between=ToldBetween(TODAY, Status.DONE))
    counted = promises(seeded_programme(), [told], TODAY)
    assert (counted.made, counted.told, counted.open, counted.between, counted.overdue) == (1, 0, 1, 1, 0)
    on = replace(told, between=ToldBetween(TODAY, Status.OPEN))
    assert promises(seeded_programme(), [on], TODAY).overdue == 1


def test_sessions_to_come_are_those_of_the_modules_or_the_one_date() -> None:
    book = _a_book(["hhhh"], [])
    when = datetime(2026, 12, 1, 9, 30)
    dated = book.put("profile", 1, replace(book.profile, next_session=when))
    assert [(s.number, s.day, s.module) for s in board_of(dated, TODAY).sessions[1:]] == [
        (2, when.date(), None)
    ]
    for number, state in enumerate(
        (ModuleState.HELD, ModuleState.PLANNED, ModuleState.CANCELLED, ModuleState.MOVED)
    ):
        later = when + timedelta(weeks=4 - number)
        module = Module(later, 210, "half-day", _MONDAY, state=state, cannot=(2,))
        dated = dated.put("modules", number + 1, replace(module, session=1) if number == 0 else module)
    board = board_of(dated, TODAY)
    assert [(s.number, s.module) for s in board.sessions] == [(1, 1), (2, 4), (3, 2)]
    assert [m.cells[1] for m in board.members] == [Cell.TO_COME, Cell.APOLOGIES, Cell.TO_COME, Cell.TO_COME]
    assert board.cancelled == 1


def test_a_session_entered_later_stands_where_it_was_held() -> None:
    book = _a_book(["Phhh", "hPhh"], [])
    earlier = replace(_record(3, "hhPh"), began=_MONDAY, paper=True)
    board = board_of(book.put("sessions", 3, earlier), TODAY)
    assert [s.number for s in board.held] == [3, 1, 2]
    assert (board.members[2].last, board.members[2].since) == (3, 2)


def test_a_paper_session_with_actions_keeps_those_and_no_pulse() -> None:
    book = _a_book(["Phhh", "hPhh", "hhPh"], [[], [], []])
    paper = replace(book.sessions[3], paper=True, pulse=())
    board = board_of(book.put("sessions", 3, paper), TODAY)
    assert (board.kept, board.kept_pulse) == (3, 2)
    assert kept_words(board) == "from 3 of 3 sessions that kept it"
    assert kept_pulse_words(board) == "from 2 of 3 sessions that kept it"
    assert [pulse_words(session) for session in board.held[1:]] == ["pulse 7.0 from 4", "pulse not kept"]
