"""What a report tells with names: for the set as its records have it, for the facilitator what each member said."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from als_tui.domain.book import Action, Book, Point, Record, day_of, in_order
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.evaluation import issue_now
from als_tui.domain.programme.outcomes import promised_beside, standing
from als_tui.domain.programme.person import goal_words
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.programme.wording import SPOKEN
from als_tui.domain.session.evaluating import said
from als_tui.exports.printouts import Grid
from als_tui.exports.report.part import ReportPart
from als_tui.exports.report.totals import named_session

_DASH = "–"


def people_parts(book: Book, today: date, reader: ReportReader) -> Iterable[ReportPart]:
    """Who presented and what was learned; for the facilitator also members, their goals and actions."""
    if reader is ReportReader.ORGANISATION:
        return
    eyes = reader is ReportReader.FACILITATOR
    if eyes:
        yield _members(book, today)
    yield _presenters(book, today, now=eyes)
    if eyes:
        yield _actions(book, today)
    yield _learned(book, today)


def _members(book: Book, today: date) -> ReportPart:
    """By seat, never by rank."""
    rows = tuple(
        (
            figures.member.name,
            f"{figures.here} of {figures.of}",
            str(figures.late),
            str(figures.slots),
            str(figures.lost),
            goal_words(book, figures.id, SPOKEN) or _DASH,
        )
        for figures in board_of(book, today).members
    )
    columns = ("Member", "came to", "late", "slots", "bids that waited", "how near to their own goal")
    return ReportPart("Members", "By seat, those who left included.", grid=Grid(columns, rows))


def _presenters(book: Book, today: date, *, now: bool) -> ReportPart:
    rows: list[tuple[str, ...]] = []
    for record in in_order(book):
        for place, slot in enumerate(record.presented, 1):
            row = (_session(record, today), book.called(record, slot.person), slot.issue or _DASH)
            told = issue_now(book, Point("issue", place, record.number)) if now else None
            where = said(Point("issue"), told[1]) if told else _DASH
            rows.append((*row, where) if now else row)
    columns = ("Session", "presenter", "issue", *(("where it is now",) if now else ()))
    return ReportPart(
        "Presenters", "Issues as far as the record policy keeps them.", grid=Grid(columns, tuple(rows))
    )


def _actions(book: Book, today: date) -> ReportPart:
    rows = tuple(
        (
            book.whose(action),
            action.text,
            SPOKEN.session(action.session),
            _due(action, today),
            standing(action),
            _DASH if action.confidence is None else str(action.confidence),
        )
        for action in book.actions.values()
    )
    columns = ("Owner", "action", "promised in", "due", "told", "how sure, 0 to 10")
    return ReportPart("Actions", "In the order in which they were promised.", grid=Grid(columns, rows))


def _due(action: Action, today: date) -> str:
    due = spell_day(action.due, today) if isinstance(action.due, date) else action.due or _DASH
    return f"{due}{promised_beside(action, partial(spell_day, today=today))}"


def _learned(book: Book, today: date) -> ReportPart:
    rows = tuple(
        (_session(record, today), book.called(record, word.person), word.text)
        for record in in_order(book)
        for word in record.words
        if word.about == "learning"
    )
    return ReportPart("Learned", grid=Grid(("Session", "who", "learned"), rows))


def _session(record: Record, today: date) -> str:
    return named_session(record.number, day_of(record), today)
