"""The demo that plays itself: a whole sand-timer session by key presses to the same app, under a faster clock."""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from textual import events
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from als_tui import bootstrap
from als_tui.clock import FastClock, SystemClock
from als_tui.commands import exporting
from als_tui.terminal.driver import TerminalDriver
from als_tui.terminal.said import said
from als_tui.value import Value

RATE = 50.0
"""Seconds of the session in one second of the play."""
PATIENCE = 10
"""Seconds to wait for a screen; a slow machine plays slower."""
LEAVING = ("q", "escape", "ctrl+c", "ctrl+q")
"""The keys by which the play is left; no other one of the keyboard has a part in it."""


class Beat(Value):
    """A few keys, what they should lead to, and how long the eye stays there."""

    keys: str = ""
    """Names of keys, such as `2 c`."""
    words: str = ""
    """Typed letter by letter after the keys."""
    look: float = 0.25
    """Seconds."""
    place: str = ""
    """Which screen shows after the keys; empty if it stays."""


def _caught(seat: str, words: str) -> tuple[Beat, Beat]:
    return Beat(f"{seat} c".strip(), words), Beat("enter", look=0.6)


SCRIPT: tuple[Beat, ...] = (
    Beat("enter", place="set"),
    Beat("s", place="StartScreen", look=1.5),
    Beat("enter", place="roster"),
    *(Beat("down down down down s"), Beat("A"), Beat("y"), Beat("space", look=1.2)),
    Beat("n", place="progress"),
    *(Beat("d"), Beat("up enter", "Both need it at nine", look=0.3), Beat("enter")),
    *(Beat("", "Nobody waits now"), Beat("enter"), Beat("down p", look=0.6), Beat("k")),
    Beat("n", place="bids"),
    *(Beat("enter", "A client wants what we do not sell"), Beat("enter"), Beat("up u"), Beat("p")),
    Beat("n", place="timer", look=3.0),
    Beat("n", place="board", look=1.5),
    *_caught("2", "What does the client have that works?"),
    *_caught("6", "Who would miss it if you said no?"),
    *(
        Beat("3", look=1.2),
        Beat("x", place="ChoiceScreen"),
        Beat("4", place="board"),
        Beat("z"),
        Beat("p", look=1.0),
    ),
    *_caught("4", "What are you protecting?"),
    *(Beat("f", look=1.5), Beat("f")),
    Beat("n", place="timer", look=1.2),
    Beat("n", place="timer", look=1.0),
    *_caught("", ".Ben offers to listen in on the call"),
    Beat("n", place="timer", look=1.0),
    *_caught("", "Ask the client for one hour by fri %8 +ben > the budget is out"),
    *_caught("", "Tell the team what we will not sell %5"),
    Beat("n", place="review"),
    *(Beat("tab", look=0.6), Beat("tab", look=0.6), Beat("tab", look=0.6), Beat("tab")),
    *(Beat("enter", "9 lighter"), Beat("enter"), Beat("enter", "8 heard"), Beat("enter")),
    *(Beat("up l", "A no can be a gift"), Beat("enter"), Beat("d", "in 5 weeks 9:30"), Beat("enter")),
    *(Beat("F", place="SureScreen", look=1.5), Beat("s e a l"), Beat("enter", place="set", look=1.2)),
)
"""A session of the demo's set, from the roster to the seal."""


def play_session(folder: Path, set_id: str, pace: int = 1) -> int:
    """Play the script, leave the full screen, print the record as it was read back; returns the exit status.

    The eye stays nowhere longer than a `pace`th of what the script says.
    """
    app = bootstrap.make_app(
        folder,
        folder / "state",
        clock=FastClock(SystemClock(), RATE),
        driver=_PlayDriver,
        at_rest=gc.enable,
    )
    before = len(bootstrap.sets(folder).book(set_id).sessions)

    async def act(pilot: Pilot[object]) -> None:
        await _until(pilot, lambda: app.ready)
        for beat in SCRIPT:
            await pilot.press(*beat.keys.split(), *beat.words)
            if beat.place:
                await _until(pilot, lambda place=beat.place: _place(app.screen) == place)  # type: ignore[misc]  # bound now
            await pilot.pause(beat.look / pace)
        await pilot.press("ctrl+q")

    async def play(pilot: Pilot[object]) -> None:
        acting = asyncio.create_task(act(pilot))
        while app.is_running and not acting.done():
            await asyncio.wait({acting}, timeout=0.1)
        acting.cancel()  # the app was left before the end
        with suppress(asyncio.CancelledError):
            await acting

    app.run(mouse=False, auto_pilot=play)
    if app.return_code:
        return app.return_code
    book = bootstrap.sets(folder).book(set_id)
    if len(book.sessions) == before:
        said("The play was left before the seal; nothing was kept.", error=True)
        return 0
    return exporting.export(str(folder), set_id, None, None)


class _PlayDriver(TerminalDriver):
    """The terminal while the play has the keys."""

    def process_message(self, message: Message) -> None:
        """Take the keys of the keyboard for leaving, and for nothing else."""
        if not isinstance(message, events.Key | events.Paste):
            super().process_message(message)
        elif isinstance(message, events.Key) and message.key in LEAVING:
            self._ask_to_leave(0)


async def _until(pilot: Pilot[object], there: Callable[[], bool]) -> None:
    for _ in range(PATIENCE * 20):
        if there():
            return
        await pilot.pause(0.05)
    pilot.app.exit(return_code=1, message="The play lost its way: the screen it waited for did not come.")


def _place(screen: Screen[object]) -> str:
    return str(getattr(screen, "place", type(screen).__name__))
