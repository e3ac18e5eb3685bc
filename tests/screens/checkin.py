"""Sessions that have just been opened, and what every list of them must show at any size."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from rich.cells import cell_len

from als_tui.domain.book import Action, Book, Presented, Record
from als_tui.domain.moves import Facts
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine
from als_tui.screens.pages.list_page import ListPage
from als_tui.widgets.lines import KeyLine
from tests.fakes import START, MemoryLibrary
from tests.screens.desk import Desk
from tests.screens.sessions import left_after, make

ACTIONS = {
    1: Action(
        1,
        "Ana",
        "Call the landlord about the lease and ask for a month more",
        1,
        date(2026, 11, 20),
        "the Monday coffee is made, I ring",
        8,
        "Ben",
    ),
    2: Action(3, "Carla", "Hold the talk with my deputy", 1, "next session"),
    3: Action(1, "Ana", "Write to Marek", 1),
    4: Action(4, "Dev", "Ask three peers for feedback", 1, date(2027, 1, 4)),
}
"""Two of Ana's, one each of Carla's and Dev's."""


@asynccontextmanager
async def opened(
    size: tuple[int, int] = (80, 24), actions: dict[int, Action] | None = None, **more: Any
) -> AsyncIterator[Desk]:
    """The roster of a session that was just opened, with these actions to be answered for."""

    def moves(engine: Engine, library: MemoryLibrary) -> None:
        for id, action in (actions or {}).items():
            make(engine, _put_action, id, action)
        make(engine, open_session, library.processes()[0]["half-day"], 210)

    async with left_after(moves, size=size, **more) as d:
        yield d


@asynccontextmanager
async def again(before: Desk) -> AsyncIterator[Desk]:
    """The same set in a program started anew."""
    d = Desk(before.library, before.clock)
    d.place_on(d.library, next(iter(d.library.books)))
    async with d.used():
        yield d


def a_record(book: Book, number: int, presenters: tuple[int, ...], lost: tuple[int, ...] = ()) -> Record:
    """A sealed session of which only the slots matter."""
    held = tuple(Presented(id) for id in presenters)
    return Record(
        number,
        START,
        START,
        "Europe/London",
        "half-day",
        "Half day",
        book.profile.policy,
        210,
        200,
        (),
        held,
        lost,
        (),
    )


def whole(d: Desk) -> str:
    """The screen's text, once it is sure that nothing is cut and that the next key and the cursor show."""
    page, text = d.page, d.screen_text()
    assert isinstance(page, ListPage)
    width = d.app.size.width
    assert all(cell_len(row) <= width for row in text.split("\n")), "a row is wider than the screen"
    listing = page.listing
    assert not listing.show_horizontal_scrollbar
    assert listing.virtual_size.width <= listing.size.width, "columns are wider than the list"
    top = listing.cursor_row - int(listing.scroll_offset.y)
    assert 0 <= top < listing.size.height - 1 or not listing.row_count, "the cursor is out of sight"
    line = d.app.screen.query_one(KeyLine)
    assert line.fitting()[0] == line.hints[0], "the next key does not show"
    assert line.hints[0].word in text.split("\n")[-1]
    return text


def chosen(d: Desk) -> str:
    """Key of the row under the cursor."""
    page = d.page
    assert isinstance(page, ListPage)
    return page.listing.chosen or ""


def next_key(d: Desk) -> str:
    """The key that the key line shows first."""
    return str(d.app.screen.query_one(KeyLine).hints[0].key)


def _put_action(live: Live, now: Stamp, id: int, action: Action) -> Facts:
    return (Put("actions", id, None, action),)


def put_record(live: Live, now: Stamp, number: int, record: Record) -> Facts:
    """A sealed session into the book."""
    return (Put("sessions", number, None, record),)
