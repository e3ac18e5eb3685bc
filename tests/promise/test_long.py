"""By hand, for minutes: a hundred kills of the real program on the board, and eight hours of a session in one go."""

import gc
from collections.abc import AsyncIterator
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal
from tests.promise.test_kill import STEPS, _press, _still, data
from tests.screens.desk import Desk
from tests.screens.sessions import begun

pytestmark = pytest.mark.soak

__all__ = ("data",)
ON_THE_BOARD: tuple[tuple[tuple[str, ...], str], ...] = (
    (("2",), "Ben"),
    (("c", "'What would a good week look like?", "enter"), ": What would a good week"),
    (("z",), "Undone"),
    (("Z",), "Done again"),
    (("m", "r"), "Round"),
    (("enter",), "has the floor"),
    (("h", "4", "escape"), "hand"),
    (("s", "a"), "STOPPED"),
    (("s",), "The set asks"),
    (("+",), "min more"),
    (("x", "3"), "EXPLORE"),
    (("c", "'!ring them by fri %8", "enter"), "action of"),
)
MEGABYTE = 1 << 20


def test_after_a_kill_at_each_of_a_hundred_steps_the_same_shows(data: Path, promise: Promised) -> None:
    terminal = Terminal("run", "Northside", data=data)
    terminal.wait_for("start session")
    for _, keys, shown in STEPS[:8]:
        _press(terminal, keys)
        terminal.wait_for(shown)
    for keys, shown in islice(cycle(ON_THE_BOARD), 100):
        promise("resume", attempts=1)
        promise("kill", attempts=1)
        _press(terminal, keys)
        before = terminal.wait_for(shown)
        terminal.kill()
        terminal = Terminal("run", "Northside", data=data)
        after = terminal.wait_for("EXPLORE", "help")
        assert _still(after) == _still(before), keys
    assert terminal.quit() == 0


async def _hours(d: Desk, hours: int) -> AsyncIterator[int]:
    for hour in range(hours):
        for second in range(3600):
            d.clock.pass_(1)
            d.app.tick()
            if second % 60 == 0:
                await d.press("23456"[second // 60 % 5])
            if second % 20 == 0:
                await d.pilot.pause()
        yield hour


async def test_eight_hours_of_ticks_and_turns_hold_no_more_memory() -> None:
    async with begun() as d:
        held: list[int] = []
        async for _ in _hours(d, 8):
            gc.collect()
            status = Path("/proc/self/status").read_text()
            held.append(int(status.split("VmRSS:")[1].split()[0]) * 1024)
        assert held[-1] - held[0] < 10 * MEGABYTE, [size // MEGABYTE for size in held]
