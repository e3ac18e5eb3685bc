"""Sessions brought to a moment by moves, so that a pilot test presses only the keys it is about."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any

from als_tui.domain.book import Status
from als_tui.domain.moves import attendance, bids, flow, review
from als_tui.domain.process.definition import Process
from als_tui.engine import Engine, Saved
from als_tui.screens.common.requests import SetChanged
from tests.fakes import NAMES, MemoryLibrary, a_set
from tests.screens.desk import Desk


def do(desk: Desk, move: Callable[..., Any], *args: Any) -> None:
    """Make a move behind the screen's back."""
    assert desk.app.engine is not None
    make(desk.app.engine, move, *args)


def make(engine: Engine, move: Callable[..., Any], *args: Any) -> None:
    """Make a move that is allowed."""
    outcome = engine.do(move, *args)
    assert isinstance(outcome, Saved), outcome


@asynccontextmanager
async def left_after(
    moves: Callable[[Engine, MemoryLibrary], None],
    names: tuple[str, ...] = NAMES,
    size: tuple[int, int] = (80, 24),
    **profile: object,
) -> AsyncIterator[Desk]:
    """The app as it comes up on a set that was left after these moves, with no page of the set made on the way."""
    made = Desk()
    set_id = a_set(made.library, names, **profile)
    moves(Engine(*made.library.open(set_id), made.clock), made.library)
    made.place_on(made.library, set_id)
    async with made.used(size):
        yield made


@asynccontextmanager
async def begun(
    until: str = "explore", process: str = "half-day", minutes: int = 210, **more: Any
) -> AsyncIterator[Desk]:
    """The same, with a session that stands in the phase named `until`.

    A test that is about the way from the set's page to the session takes `desk` and `begin`.
    """

    def moves(engine: Engine, library: MemoryLibrary) -> None:
        reach(engine, library.processes()[0][process], until, minutes)

    async with left_after(moves, **more) as made:
        yield made


async def begin(desk: Desk, until: str = "explore", process: str = "half-day", minutes: int = 210) -> None:
    """Everybody here, Ana and Ben present, and the session stands in the phase named `until`, which shows."""
    begin_unseen(desk, until, process, minutes)
    await show(desk)


def begin_unseen(desk: Desk, until: str = "explore", process: str = "half-day", minutes: int = 210) -> None:
    """The same for who goes on behind the screen's back: no screen is made that nobody looks at."""
    assert desk.app.engine is not None
    reach(desk.app.engine, desk.library.processes()[0][process], until, minutes)


def reach(engine: Engine, process: Process, until: str, minutes: int) -> None:
    """Everybody is here, Ana and Ben present, what is due is answered, and the phase named `until` runs."""
    make(engine, attendance.open_session, process, minutes)
    make(engine, attendance.all_here)
    make(engine, attendance.agree)
    make(engine, bids.bid, 1, "My team has two bosses", 3)
    make(engine, bids.present, 1)
    if len(engine.live.running.slots) > 1:
        make(engine, bids.present, 2)
    make(engine, flow.start_or_pause)
    outcomes = cycle((Status.DONE, Status.PARTLY, Status.OPEN))
    for action, outcome in zip(engine.live.running.due, outcomes, strict=False):
        make(engine, review.tell_progress, action, outcome)
    while not (engine.live.running.stop or "").endswith(until):
        make(engine, flow.next_phase)


async def show(desk: Desk) -> None:
    """Let the app see what was done behind its back."""
    desk.app.screen.post_message(SetChanged())
    await desk.pilot.pause()
    await desk.pilot.pause()
