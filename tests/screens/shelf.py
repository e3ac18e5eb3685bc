"""Sets on a shelf for the tests of home and the set's page: none, a new one, one with a past."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

from als_tui.domain.book import Action, Attendance, Book, Policy, Presented, Record, Status
from als_tui.ports import Glance
from tests.fakes import NAMES, MemoryLibrary, StillClock, a_set
from tests.screens.desk import Desk
from tests.seeded import seeded_library


@asynccontextmanager
async def desk_over(
    library: MemoryLibrary, size: tuple[int, int] = (80, 24), open_set: str | None = None
) -> AsyncIterator[Desk]:
    """The app over this library."""
    made = Desk(library)
    made.place_on(library, open_set)
    async with made.used(size):
        yield made


@asynccontextmanager
async def desk_with_past(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Desk]:
    """The page of a set that met twice."""
    library = MemoryLibrary()
    async with desk_over(library, size, a_past(library)) as made:
        yield made


@asynccontextmanager
async def desk_with_programme(
    size: tuple[int, int] = (80, 24), book: Book | None = None
) -> AsyncIterator[Desk]:
    """The page of the set whose programme is played in full, three days before its ninth session."""
    library, set_id = seeded_library(book)
    made = Desk(library, StillClock(datetime(2026, 11, 28, 10, 49, tzinfo=UTC)))
    made.place_on(library, set_id)
    async with made.used(size):
        yield made


def a_past(library: MemoryLibrary) -> str:
    """A set that met twice and has open actions; returns its id."""
    set_id = a_set(library, next_session=datetime(2026, 12, 1, 9, 30))
    book = library.books[set_id]
    for number, (month, day) in enumerate(((10, 13), (11, 3)), start=1):
        book = book.put("sessions", number, a_record(number, datetime(2026, month, day, 9, tzinfo=UTC)))
    library.books[set_id] = with_actions(book)
    return set_id


def a_record(number: int, began: datetime) -> Record:
    """A sealed session in which Ana and Carla presented."""
    return Record(
        number,
        began,
        began.replace(hour=12),
        "Europe/London",
        "half-day",
        "Half day",
        Policy.QUESTIONS,
        210,
        190,
        tuple(Attendance(id, name, "here") for id, name in enumerate(NAMES, start=1)),
        (Presented(1, "How do I hand over [the clinic]?"), Presented(3)),
        (),
        (),
    )


def with_actions(book: Book) -> Book:
    """The book with four actions, one of them done."""
    made = (
        Action(2, "Ben", "Ask [Ela] for her figures", 2),
        Action(1, "Ana", "Write the handover note", 2, "next session"),
        Action(1, "Ana", "Call the supplier", 2, date(2026, 11, 27), "the phone is quiet", 8, "Ben"),
        Action(3, "Carla", "Tell the board", 1, status=Status.DONE),
    )
    for id, action in enumerate(made, start=1):
        book = book.put("actions", id, action)
    return book


TROUBLE = Glance(
    "torn", "Torn [/x]", False, None, 0, 0, "set.json: row 3 of the members has no name. Nothing was changed."
)
BUSY = Glance("busy", "Busy", True, None, 3, 12)
