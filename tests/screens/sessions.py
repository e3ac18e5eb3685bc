"""Sessions brought to a moment by moves, so that a pilot test presses only the keys it is about."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

from als_tui.domain.book import Status
from als_tui.domain.moves import attendance, bids, flow, review
from als_tui.engine import Saved
from als_tui.screens.common.requests import SetChanged
from tests.screens.desk import Desk


def do(desk: Desk, move: Callable[..., Any], *args: Any) -> None:
    """Make a move behind the screen's back."""
    assert desk.app.engine is not None
    outcome = desk.app.engine.do(move, *args)
    assert isinstance(outcome, Saved), outcome


async def begin(desk: Desk, until: str = "explore", process: str = "half-day", minutes: int = 210) -> None:
    """Everybody here, Ana and Ben present, and the session stands in the phase named `until`, which shows."""
    begin_unseen(desk, until, process, minutes)
    await show(desk)


def begin_unseen(desk: Desk, until: str = "explore", process: str = "half-day", minutes: int = 210) -> None:
    """The same for who goes on behind the screen's back: no screen is made that nobody looks at."""
    do(desk, attendance.open_session, desk.library.processes()[0][process], minutes)
    do(desk, attendance.all_here)
    do(desk, attendance.agree)
    do(desk, bids.bid, 1, "My team has two bosses", 3)
    do(desk, bids.present, 1)
    if len(desk.session.slots) > 1:
        do(desk, bids.present, 2)
    do(desk, flow.start_or_pause)
    for action, outcome in zip(
        desk.session.due, cycle((Status.DONE, Status.PARTLY, Status.OPEN)), strict=False
    ):
        do(desk, review.tell_progress, action, outcome)
    while not (desk.session.stop or "").endswith(until):
        do(desk, flow.next_phase)


async def show(desk: Desk) -> None:
    """Let the app see what was done behind its back."""
    desk.app.screen.post_message(SetChanged())
    await desk.pilot.pause()
    await desk.pilot.pause()
