"""What the window of the evaluation round says: the lines of one person, their answers, the keys that answer."""

from als_tui.domain.book import Book, Point
from als_tui.domain.session import evaluating
from als_tui.domain.session.evaluating import ANSWERS, GOAL
from als_tui.domain.session.state import Session
from als_tui.value import Value

NO_GOAL = "no goal told yet"
_ABOUT = {"rule": "", "issue": "Where is it now: ", "statement": ""}


class PointLine(Value):
    """One line of the round, as it stands for a person."""

    point: Point
    answer: str
    """The figure; a sign where it was passed over or not asked."""
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
    return " · ".join(f"{figure} {words}" for figure, words in ANSWERS[point.about].items())


def _answer(session: Session, person: int, point: Point) -> str:
    asked = (person, point) in session.rated
    figure = session.rated.get((person, point))
    return str(figure) if figure is not None else "/" if asked else "–"


def _asked(book: Book, session: Session, person: int, point: Point) -> str:
    if point == GOAL:
        member = book.members.get(person)
        return f"Own goal: {(member.goal if member else '') or NO_GOAL}"
    return f"{_ABOUT[point.about]}{evaluating.named(book, session, point)}"
