"""Long names give way to what a facilitator acts by, and have the room that is free; columns stand still."""

import pytest

from als_tui.domain.moves import floor, turns
from als_tui.domain.process import TurnMode
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, do

LONG = "Bartholomew-Maximilian von und zu der Jüngere-Hohenstein aus Untersulmetingere"
NAMES = (LONG, "Ben", f"Bertha-{LONG[:60]}", "Dev", "Ela", "Femi")


def row(d: Desk, part: str) -> str:
    """The row of the screen that holds these words."""
    return next((row for row in d.screen_text().split("\n") if part in row), "")


async def test_the_key_that_takes_the_proposal_stays_however_long_the_name() -> None:
    async with desk(NAMES) as d:
        await begin(d)
        do(d, turns.choose_mode, TurnMode.ROUND)
        do(d, floor.give_floor, 2)
        do(d, floor.floor_back)
        await d.press("k")
        async for _ in d.sizes():
            assert "Round: Bertha" in row(d, "Round: ") and "is next (Enter)" in row(d, "Round: ")
        await d.press("h", "5", "h", "4")
        async for _ in d.sizes():
            assert "is next (Enter) · hands up: Ela," in row(d, "Round: Bertha")


@pytest.mark.parametrize("phase", ["explore", "present"])
async def test_slot_number_and_presents_outlast_a_long_name(phase: str) -> None:
    async with desk(NAMES) as d:
        await begin(d, phase)
        async for _ in d.sizes():
            line = row(d, "Slot 1 of 3 · Barth")
            assert "… presents" in line or "e presents" in line, d.screen_text()
