"""What the window of the evaluation round says: the lines of one person, their answers, the keys that answer."""

from als_tui.domain.book import Book, Point
from als_tui.domain.session import evaluating
from als_tui.domain.session.evaluating import ANSWERS, GOAL
from als_tui.domain.session.state import Session
from als_tui.value import Value

ANSWER = 10
"""Cells of an answer: the longest is `2 moved on`."""
NO_GOAL = "no goal told yet"
_ABOUT = {"rule": "", "issue": "Where is it now: ", "statement": ""}


class PointLine(Value):
    """One line of the round, as it stands for a person."""

    point: Point
    answer: str
    """The digit and what it means; a sign where it was passed over or not asked."""
    words: str


def title(book: Book, session: Session) -> str:
    """Which round, and how far it is."""
    words = evaluating.progress_words(book, session)
    return f"{words[:1].upper()}{words[1:]}"


def lines(book: Book, session: Session, person: int) -> list[PointLine]:
    """All lines of a person."""
    return [
        PointLine(point, _answer(session, person, point), _asked(book, session, person, point))
        for point in evaluating.points_for(book, session, person)
    ]


def scale(point: Point) -> str:
    """What the digits mean for a line."""
    if point == GOAL:
        return "How near to it today? 0 to 9, t is 10"
    digits = {evaluating.digit_of(point, figure): words for figure, words in ANSWERS[point.about].items()}
    return " · ".join(f"{digit} {digits[digit]}" for digit in sorted(digits))


def _answer(session: Session, person: int, point: Point) -> str:
    asked = (person, point) in session.rated
    figure = session.rated.get((person, point))
    if figure is None:
        return "/ passed" if asked else "–"
    said = evaluating.said(point, figure)
    return said if point == GOAL else f"{evaluating.digit_of(point, figure)} {said}"


def _asked(book: Book, session: Session, person: int, point: Point) -> str:
    if point == GOAL:
        member = book.members.get(person)
        return f"Own goal: {(member.goal if member else '') or NO_GOAL}"
    return f"{_ABOUT[point.about]}{evaluating.named(book, session.charter, point)}"
