"""The turn board in each of its states at three sizes, as golden text in `tests/frames`.

`ALS_TUI_FRAMES=write` writes them anew; a changed one is looked at, and named in the commit that changes it.
"""

import os
from pathlib import Path

from rich.cells import cell_len

from als_tui.domain.moves import flow, guard
from als_tui.domain.session.facts import Reason
from tests.screens.desk import SIZES, Desk
from tests.screens.sessions import begun, do, show

FRAMES = Path(__file__).parents[2] / "frames"
NAMES = ("Ana", "Ben O'Neil", "陳大文", "[Dev]", "Maximilian-Alexander von und zu Hohenstein", "Femi")


async def framed(d: Desk, state: str) -> None:
    """Compare the screen at each size with what is kept; no row may be wider than the window."""
    for columns, rows in (*SIZES, (120, 40)):
        await d.resize(columns, rows)
        text = d.screen_text().rstrip() + "\n"
        assert all(cell_len(row) <= columns for row in text.split("\n")), state
        file = FRAMES / f"board-{state}-{columns}x{rows}.txt"
        if os.environ.get("ALS_TUI_FRAMES") == "write":
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), f"{state} at {columns}x{rows}"


async def test_the_board_reads_as_it_was_looked_at_in_each_state_and_size() -> None:
    async with begun(names=NAMES) as d:
        await d.later(95)
        await d.press("2")
        await d.later(12)
        await framed(d, "floor")
        await d.press("c")
        await d.type("What would a good week look like, and who would notice it first?")
        await framed(d, "typing")
        await d.press("enter", "m", "r", "h", "5", "enter", "h", "4", "enter")
        await framed(d, "round")
        await d.press("f", "f")
        await framed(d, "figures")
        await d.press("f", "f")
        do(d, guard.stop_set, Reason.ADVICE)
        await show(d)
        await d.later(32)
        await framed(d, "stopped")
        do(d, guard.stop_set, Reason.SILENCE)
        await show(d)
        await framed(d, "silence")
        do(d, guard.go_on)
        do(d, flow.start_or_pause)
        await show(d)
        await framed(d, "paused")
        do(d, flow.start_or_pause)
        await show(d)
        await d.later(14 * 60)
        await framed(d, "over")
