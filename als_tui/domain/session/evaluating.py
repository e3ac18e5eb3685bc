"""What an evaluation round asks: each one's own goal, the charter's rules, where each issue is now, four statements.

In every other session it asks who has no start figure yet how near to their own goal they are.
"""

from collections.abc import Mapping
from types import MappingProxyType

from als_tui.domain.book import Book, Point, Policy, in_order
from als_tui.domain.session.state import Session
from als_tui.domain.words.counting import counted

GOAL = Point("goal")
STATEMENTS = (
    "We talk openly here.",
    "Issues that are brought here get resolved.",
    "I know more people whom I can ask.",
    "I ask better questions than before.",
)
"""Answered by yes, partly or no."""
MOST_GOAL = 10
ANSWERS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "rule": {1: "not met", 2: "partly", 3: "met"},
        "issue": {1: "solved", 2: "moved on", 3: "the same", 4: "given up"},
        "statement": {1: "yes", 2: "partly", 3: "no"},
    }
)
"""What each figure means as it is kept, by what a line is about; a goal's is from 0 to `MOST_GOAL`."""
_BEST_FIRST = ("issue", "statement")
"""What a line is about whose lowest figure is the best."""


def figures_of(point: Point) -> range:
    """The figures by which a line may be answered."""
    return range(MOST_GOAL + 1) if point == GOAL else range(1, len(ANSWERS[point.about]) + 1)


def digit_of(point: Point, figure: int) -> int:
    """By which digit a figure is asked for and shown: on the whole card more is better; of a digit its figure."""
    return len(ANSWERS[point.about]) + 1 - figure if point.about in _BEST_FIRST else figure


def said(point: Point, figure: int) -> str:
    """An answer in words."""
    return f"{figure} of {MOST_GOAL}" if point == GOAL else ANSWERS[point.about].get(figure, "?")


def named(book: Book, version: int | None, point: Point) -> str:
    """What a line asks about, in the set's own words, by a version of the charter; an issue not kept by its session."""
    if point.about == "rule":
        charter = book.charter.get(version or 0)
        rules = charter.rules if charter else ()
        return rules[point.number - 1] if 0 < point.number <= len(rules) else f"rule {point.number}"
    if point.about == "statement":
        return STATEMENTS[point.number - 1] if 0 < point.number <= len(STATEMENTS) else "a statement"
    return issue(book, point) if point.about == "issue" else "own goal"


def issue(book: Book, point: Point) -> str:
    """The line of an issue that was presented, as far as it is kept."""
    record = book.sessions.get(point.session)
    kept = record.presented[point.number - 1 : point.number] if record else ()
    return (kept[0].issue if kept else "") or f"the issue of session {point.session}, which is not kept"


def issues_of(book: Book, person: int) -> tuple[Point, ...]:
    """The issues that somebody presented in sealed sessions, in their order."""
    return tuple(
        Point("issue", place, record.number)
        for record in in_order(book)
        for place, slot in enumerate(record.presented, 1)
        if slot.person == person
    )


def has_start(book: Book, person: int) -> bool:
    """True if a figure of the member's own goal is kept already."""
    return any(
        rated.person == person and rated.point == GOAL
        for record in book.sessions.values()
        for rated in record.rated
    )


def points_for(book: Book, session: Session, person: int) -> tuple[Point, ...]:
    """The lines that a person is asked today; none of a guest, nor of who is not in the room."""
    if person not in [each.id for each in session.present if not each.guest]:
        return ()
    if not session.evaluation:
        starts = session.policy.keeps(Policy.ACTIONS) and not has_start(book, person)
        return (GOAL,) if starts else ()
    charter = book.charter.get(session.charter or 0)
    rules = range(1, len(charter.rules) + 1) if charter else ()
    return (
        GOAL,
        *(Point("rule", number) for number in rules),
        *issues_of(book, person),
        *(Point("statement", number) for number, _ in enumerate(STATEMENTS, 1)),
    )


def people_asked(book: Book, session: Session) -> tuple[int, ...]:
    """Who is asked anything, in the order of the seats."""
    return tuple(person.id for person in session.present if points_for(book, session, person.id))


def open_points(book: Book, session: Session, person: int) -> tuple[Point, ...]:
    """The lines to which a person has neither answered nor passed."""
    return tuple(point for point in points_for(book, session, person) if (person, point) not in session.rated)


def waiting(book: Book, session: Session) -> tuple[int, ...]:
    """Who still has a line to answer, in the order of the seats."""
    return tuple(person for person in people_asked(book, session) if open_points(book, session, person))


def wanted(book: Book, session: Session) -> bool:
    """True if the review asks by itself: in a session marked for it, and where the programme has one planned."""
    return bool(session.evaluation) or any(module.evaluation for module in book.modules.values())


def progress_words(book: Book, session: Session) -> str:
    """How far the round is: `half-way evaluation: 3 of 6 asked`; empty if nobody is asked anything."""
    people, left = people_asked(book, session), waiting(book, session)
    title = f"{session.evaluation} evaluation" if session.evaluation else "own goals at the start"
    return f"{title}: {len(people) - len(left)} of {counted(len(people), 'member')} asked" if people else ""
