"""What a session from paper does to who waits: it is as old as it was, whatever its number."""

from datetime import datetime

from als_tui.domain.moves.attendance import open_session
from als_tui.domain.moves.paper import PaperSession, enter_session
from als_tui.screens.bids.words import about, waited_words
from als_tui.value import replace
from tests.domain.build import ANA, BEN, SMALL, World


def held(world: World, day: datetime, presenter: int, lost: tuple[int, ...] | None = None) -> None:
    """Let a session have been held, by paper unless it is said who lost a bid."""
    world.do(enter_session, PaperSession(day, 60, "small", "Small set", (ANA, BEN), (presenter,)))
    if lost is not None:
        number = max(world.book.sessions)
        record = replace(world.book.sessions[number], paper=False, bids_lost=lost)
        world.live = replace(world.live, book=world.book.put("sessions", number, record))


def test_an_older_session_from_paper_takes_nobody_out_of_the_line() -> None:
    world = World()
    held(world, datetime(2026, 1, 6, 9), ANA, ())
    held(world, datetime(2026, 2, 3, 9), BEN, (ANA,))
    held(world, datetime(2025, 12, 2, 9), ANA)
    world.do(open_session, SMALL, 60)
    session, book = world.session, world.book
    assert waited_words(session, book) == "Waited last time: Ana"
    told = about(session, book, session.people[0])[1]
    assert told == "Last presented: session 1; asked and waited in 1 since."
