"""A set between two sessions for the tests of its register and of what it hands out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

from als_tui.domain.book import (
    Action,
    Asked,
    Attendance,
    Book,
    Helpful,
    Module,
    Policy,
    Presented,
    Progress,
    Record,
    Said,
    Status,
)
from als_tui.value import replace
from tests.fakes import NAMES, MemoryLibrary, a_set
from tests.screens.desk import Desk
from tests.screens.shelf import desk_over

ANA, BEN, CARLA, DEV = 1, 2, 3, 4
MADE = {
    1: Action(BEN, "Ben", "Ask [Ela] for her figures", 7, date(2026, 10, 3), "I am back on Monday", 8, "Ela"),
    2: Action(ANA, "Ana", "Write the handover note", 8, "next session"),
    3: Action(ANA, "Ana", "Call the supplier", 8, date(2026, 11, 27), "the phone is quiet", 8, "Ben"),
    4: Action(CARLA, "Carla", "Tell the board", 7, status=Status.DONE),
    5: Action(ANA, "Ana", "Book the room", 8),
}
ANSWERS = {1: Progress(8, Status.OPEN, "ask first, then plan"), 4: Progress(8, Status.DONE, "They knew")}
MODULE = Module(datetime(2026, 12, 1, 9, 30), 210, "half-day", datetime(2026, 11, 1, tzinfo=UTC), "Library")


def between(book: Book) -> Book:
    """The book after two sessions: Ana and Carla presented in the last one, two of four actions told of in it."""
    for id, action in MADE.items():
        told = (ANSWERS[id],) if id in ANSWERS else ()
        book = book.put("actions", id, replace(action, progress=told))
    book = book.put("sessions", 7, a_record(7, ()))
    book = book.put("sessions", 8, a_record(8, (2, 3, 5)))
    book = book.put("bank", 1, Helpful("Who decides today?", "open", 8))
    return book.put("modules", 9, MODULE)


def a_record(number: int, made: tuple[int, ...]) -> Record:
    """A sealed session in which Ana and Carla presented, and were asked."""
    began = datetime(2026, 10 if number == 8 else 9, 24, 9, tzinfo=UTC)
    return Record(
        number=number,
        began=began,
        ended=began.replace(hour=12),
        zone="Europe/London",
        process="half-day",
        process_title="Half day",
        policy=Policy.ALL,
        minutes_planned=210,
        minutes_actual=190,
        attendance=tuple(Attendance(id, name, "here") for id, name in enumerate(NAMES, start=1)),
        presented=(
            Presented(ANA, "My team has two bosses", 2400),
            Presented(CARLA, "How do I hand over [the clinic]?", 2400),
        ),
        bids_lost=(),
        phases=(),
        actions=made,
        questions=(
            Asked(0, BEN, "Who decides today?", "open", True),
            Asked(1, DEV, "What would you keep?"),
            Asked(None, BEN, "When is lunch?"),
        ),
        words=(Said("bid", ANA, "My team has two bosses"), Said("learning", BEN, "Ask first")),
    )


@asynccontextmanager
async def desk_between(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Desk]:
    """The page of that set."""
    library = MemoryLibrary()
    set_id = a_set(library, next_session=datetime(2026, 12, 1, 9, 30))
    library.books[set_id] = between(library.books[set_id])
    async with desk_over(library, size, set_id) as made:
        yield made


def book_of(d: Desk) -> Book:
    """The set's book as the engine holds it."""
    assert d.app.engine is not None
    return d.app.engine.live.book
