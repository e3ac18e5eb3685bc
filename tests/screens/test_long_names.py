"""Long names give way to what a facilitator acts by, and have the room that is free; columns stand still."""

import re

import pytest

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.moves import bids, floor, keeping, turns
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.facts import Commitment
from als_tui.screens.board.words import caught_lines
from tests.domain.build import World
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

LONG = "Bartholomew-Maximilian von und zu der Jüngere-Hohenstein aus Untersulmetingere"
NAMES = (LONG, "Ben", f"Bertha-{LONG[:60]}", "Dev", "Ela", "Femi")


def row(d: Desk, part: str) -> str:
    """The row of the screen that holds these words."""
    return next((row for row in d.screen_text().split("\n") if part in row), "")


def beside_the_time(d: Desk, phase: str = "explore") -> str:
    """The words of the screen that stand at the left of the big time; the timer has none there."""
    cells = {80: 53, 60: 35}[d.app.size.width] if phase == "explore" else d.app.size.width
    return " ".join(" ".join(row[:cells] for row in d.screen_text().split("\n")).split())


async def test_the_key_that_takes_the_proposal_stays_however_long_the_name() -> None:
    async with begun(names=NAMES) as d:
        do(d, turns.choose_mode, TurnMode.ROUND)
        do(d, floor.give_floor, 2)
        do(d, floor.floor_back)
        await d.press("k")
        async for _ in d.sizes():
            assert "Round: Bertha" in row(d, "Round: ") and "is next (Enter)" in row(d, "Round: ")
        await d.press("h", "5", "enter", "h", "4", "enter")
        async for _ in d.sizes():
            assert "is next (Enter) · hands up: Ela," in row(d, "Round: Bertha")


@pytest.mark.parametrize("phase", ["explore", "present"])
async def test_slot_number_and_presents_outlast_a_long_name(phase: str) -> None:
    async with begun(phase, names=NAMES) as d:
        async for _ in d.sizes():
            assert f"{LONG} presents" in beside_the_time(d, phase), "rows are free"
        await d.resize(60, 20)
        await d.press("c")
        assert "e presents" in beside_the_time(d, phase), "rows are scarce"


async def test_a_long_issue_is_read_whole_where_rows_are_free() -> None:
    issue = " ".join(f"word{number}" for number in range(30))
    async with desk() as d:
        begin_unseen(d)
        do(d, bids.bid, 1, issue)
        await show(d)
        assert f"“{issue}”" in beside_the_time(d)
        for seat in "23456":
            await d.press(seat, "p")
        await d.press("c")
        assert "word5 " in d.screen_text() and "6  Femi" in d.screen_text(), (
            "a line may take them, and no seat"
        )
        await d.press("escape")
        assert f"“{issue}”" in beside_the_time(d)


async def test_a_wide_window_shows_names_whole_beside_what_was_caught() -> None:
    name = "Bartholomew-Maximilian der Jüngere Hohen"
    async with desk((name, "Ben", "Carla"), size=(120, 40)) as d:
        begin_unseen(d)
        do(d, keeping.keep_action, Commitment(1, "do it"))
        await show(d)
        assert f"▶  1  {name}  " in d.screen_text()
        assert ": do it" in d.screen_text()
        await d.press("f")
        assert f"▶  1  {name[:16]}" in d.screen_text() and "Caught in this slot" in d.screen_text()


def test_a_caught_line_gives_its_name_what_the_words_leave() -> None:
    world = World("Bartholomew-Maximilian der Jüngere", "Ben").exploring()
    session = world.do(keeping.keep_action, Commitment(1, "do it")).session
    whole = "action of Bartholomew-Maximilian der Jüngere: do it"
    assert caught_lines(session, 1, 57, Phrases()) == [whole]
    assert caught_lines(session, 1, 40, Phrases()) == ["action of Bartholomew-Maxim…ngere: do it"]


async def test_columns_of_seats_stand_still_whatever_is_said_of_somebody() -> None:
    async with begun(names=NAMES) as d:
        for figures in ("off", "phase"):
            places = set()
            for keys in (
                ("m", "f"),
                ("m", "r"),
                ("k",),
                ("h", "5", "enter"),
                ("2",),
                ("p",),
                ("h", "6", "enter"),
            ):
                await d.press(*keys)
                places.add(row(d, "  1  Bart").index("presents"))
            assert len(places) == 1, figures
            await d.press("f")


async def test_a_seat_s_key_while_typing_shows_only_where_it_gives_the_floor() -> None:
    async with begun("present") as d:
        await d.press("t", "c")
        assert "1  Ana" not in d.screen_text() and "F2" not in d.screen_text()


async def test_who_came_or_left_takes_one_row_a_person() -> None:
    async with begun(names=NAMES) as d:
        await d.press("w")
        async for _ in d.sizes():
            rows = [line for line in d.screen_text().split("\n") if "→ left" in line]
            assert len(rows) == 6 and len({line.index("here →") for line in rows}) == 1
            assert re.findall(r" (\d) \S", "\n".join(line.partition("here →")[0] for line in rows)) == [
                *"123456"
            ]
