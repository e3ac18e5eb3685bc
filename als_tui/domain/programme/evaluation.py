"""What a programme comes to, as its evaluation rounds were answered: each figure with from how many, and never a rank.

A goal's figures lead from where people start, by half-way, to the end; what is too early or not kept is a state.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from als_tui.domain.book import (
    NOBODY,
    Book,
    Module,
    ModuleState,
    Point,
    Policy,
    Rated,
    Record,
    RoundKind,
    day_of,
    in_order,
)
from als_tui.domain.programme.board import board_of, seat_of
from als_tui.domain.programme.figures import Cell, Programme
from als_tui.domain.session.evaluating import GOAL, STATEMENTS
from als_tui.value import Value, field


class RoundState(StrEnum):
    """Whether a round was answered, and why there is nothing to show of it."""

    NOT_PLANNED = "not planned"
    TO_COME = "to come"
    NOT_ASKED = "not asked"
    NOT_KEPT = "not kept"
    ANSWERED = "answered"


class RoundAnswers(Value):
    """The figures that people gave to one line, and how many could have."""

    figures: tuple[int, ...] = ()
    of: int = 0
    few: bool = False
    """True if they are left out, as so few gave one that it would tell who."""

    @property
    def mean(self) -> float | None:
        """Their mean; None if nobody answered."""
        return sum(self.figures) / len(self.figures) if self.figures else None

    @property
    def count(self) -> Mapping[int, int]:
        """How many gave each figure."""
        return Counter(self.figures)


class RoundFigures(Value):
    """One evaluation round."""

    occasion: RoundKind
    state: RoundState
    session: int | None = None
    """In which it was held, or was to be."""
    day: date | None = None
    """When, or when it is planned."""
    members: int = 0
    """Members of the set on that day."""
    answered: int = 0
    """How many of them answered at least a line."""
    goals: RoundAnswers = RoundAnswers()
    rules: Mapping[str, RoundAnswers] = field(default_factory=dict)
    """By the rule's words, in the order of the charter."""
    statements: tuple[RoundAnswers, ...] = ()
    """In the order of `STATEMENTS`."""


class PhaseTotal(Value):
    """A phase over all sessions, in seconds; only where it was planned."""

    title: str
    times: int
    planned: int
    actual: int


class Evaluation(Value):
    """What a programme comes to."""

    board: Programme
    start: RoundAnswers
    """How near to their own goal people were before the first round."""
    rounds: tuple[RoundFigures, RoundFigures]
    """Half-way and at the end."""
    issues: RoundAnswers
    """Where each issue is now: of those that members presented, what was told of them last."""
    phases: tuple[PhaseTotal, ...]
    minutes: int
    """Of all sessions that were held."""


def evaluation_of(book: Book, today: date) -> Evaluation:
    """What the programme comes to, as it stands on this day."""
    records, board = in_order(book), board_of(book, today)
    return Evaluation(
        board=board,
        start=RoundAnswers(tuple(_first_goals(records)), _belonged(board) + _forgotten(book)),
        rounds=(_round(book, board, "half-way"), _round(book, board, "end")),
        issues=_issues(book, records),
        phases=tuple(_phases(records)),
        minutes=sum(record.minutes_actual for record in records),
    )


def goal_figures(book: Book, person: int) -> tuple[tuple[Record, int], ...]:
    """How near to their own goal a person was, each with the session that asked."""
    return tuple(
        (record, rated.figure)
        for record in in_order(book)
        for rated in record.rated
        if (rated.person, rated.point) == (person, GOAL)
    )


def issue_now(book: Book, point: Point) -> tuple[Record, int] | None:
    """Where an issue is, as it was told last, and when; None if nobody asked."""
    told = [
        (record, rated.figure) for record in in_order(book) for rated in record.rated if rated.point == point
    ]
    return told[-1] if told else None


def _belonged(board: Programme) -> int:
    """How many members belonged to the set when it met."""
    none = (Cell.NO_MEMBER, Cell.TO_COME)
    return sum(any(cell not in none for cell in figures.cells) for figures in board.members)


def _forgotten(book: Book) -> int:
    """How many members were forgotten, as their numbers tell, which go to nobody else; none if no record has them."""
    seats = (seat for record in book.sessions.values() for seat in record.attendance)
    if not any(seat.person < NOBODY and not seat.guest for seat in seats):
        return 0
    return sum(number not in book.members for number in range(1, book.profile.last_member + 1))


def _was_member(book: Book, record: Record, person: int) -> bool:
    """True if somebody of a record was a member then, also one who was forgotten since."""
    seat = seat_of(record, person)
    return person in book.members or (seat is not None and not seat.guest)


def _first_goals(records: Iterable[Record]) -> Iterable[int]:
    """Where each started, as long as no round had asked them; who was forgotten has another number in each record."""
    asked: set[int] = set()
    for record in records:
        for rated in record.rated:
            if rated.point == GOAL and rated.person not in asked:
                if rated.person > NOBODY:
                    asked.add(rated.person)
                if not record.evaluation:
                    yield rated.figure


def _round(book: Book, board: Programme, occasion: RoundKind) -> RoundFigures:
    """The round as it was answered last; else why there is none."""
    held = [record for record in in_order(book) if record.evaluation == occasion]
    if held:
        return _answered(book, board, held[-1], occasion)
    marked = sorted(
        (module for module in book.modules.values() if module.evaluation == occasion),
        key=lambda module: module.when,
    )
    past = [module for module in marked if module.session in book.sessions]
    if past:
        return _unanswered(book, past[-1], occasion)
    coming = [module for module in marked if module.state is not ModuleState.CANCELLED]
    if not coming:
        return RoundFigures(occasion, RoundState.NOT_PLANNED)
    day = coming[-1].when.date()
    number = next((session.number for session in board.sessions if session.day == day), None)
    return RoundFigures(occasion, RoundState.TO_COME, number, day)


def _unanswered(book: Book, module: Module, occasion: RoundKind) -> RoundFigures:
    record = book.sessions[module.session or 0]
    lost = not record.paper and not record.policy.keeps(Policy.ACTIONS)
    return RoundFigures(
        occasion, RoundState.NOT_KEPT if lost else RoundState.NOT_ASKED, record.number, day_of(record)
    )


def _answered(book: Book, board: Programme, record: Record, occasion: RoundKind) -> RoundFigures:
    people = {rated.person for rated in record.rated}
    of = next(session.members for session in board.held if session.number == record.number)
    charter = book.charter.get(record.charter or 0)
    rules = charter.rules if charter else ()
    return RoundFigures(
        occasion=occasion,
        state=RoundState.ANSWERED if people else RoundState.NOT_ASKED,
        session=record.number,
        day=day_of(record),
        members=of,
        answered=len(people),
        goals=_to(record.rated, GOAL, of),
        rules={rule: _to(record.rated, Point("rule", number), of) for number, rule in enumerate(rules, 1)},
        statements=tuple(
            _to(record.rated, Point("statement", number), of) for number, _ in enumerate(STATEMENTS, 1)
        ),
    )


def _to(rated: Iterable[Rated], point: Point, of: int) -> RoundAnswers:
    return RoundAnswers(tuple(each.figure for each in rated if each.point == point), of)


def _issues(book: Book, records: Iterable[Record]) -> RoundAnswers:
    """What was told last of each issue that a member presented."""
    presented = [
        Point("issue", place, record.number)
        for record in records
        for place, slot in enumerate(record.presented, 1)
        if _was_member(book, record, slot.person)
    ]
    told = (issue_now(book, point) for point in presented)
    return RoundAnswers(tuple(each[1] for each in told if each), len(presented))


def _phases(records: Iterable[Record]) -> Iterable[PhaseTotal]:
    found: dict[str, PhaseTotal] = {}
    for record in records:
        for time in record.phases:
            if time.planned is not None:
                so_far = found.get(time.title, PhaseTotal(time.title, 0, 0, 0))
                found[time.title] = PhaseTotal(
                    time.title,
                    so_far.times + 1,
                    so_far.planned + time.planned,
                    so_far.actual + time.actual,
                )
    return found.values()
