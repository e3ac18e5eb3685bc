"""The row under the cursor in full: it takes the rows that its list leaves, on every screen of a list."""

from collections.abc import Awaitable, Callable

import pytest

from als_tui.domain.book import Action
from als_tui.domain.moves import bids, floor, flow, keeping
from tests.screens.checkin import chosen, opened, whole
from tests.screens.desk import SIZES, Desk, desk
from tests.screens.sessions import begin, begun, do, show

LONG = " ".join(f"word{number:02}" for number in range(42)) + " and LAST"
"""303 letters."""


async def the_ledger(d: Desk) -> None:
    await begin(d)
    do(d, floor.give_floor, 2)
    do(d, keeping.keep_question, LONG, 2)
    await show(d)
    await d.press("L")


async def the_search(d: Desk) -> None:
    await begin(d)
    do(d, keeping.keep_note, LONG)
    await show(d)
    await d.press("slash")
    await d.type("word07")
    await d.press("enter")


async def the_review(d: Desk) -> None:
    await begin(d)
    do(d, keeping.keep_note, LONG)
    do(d, keeping.keep_note, "Dev looked at the door")
    await show(d)
    await d.press("v", "tab", "tab")


async def the_bids(d: Desk) -> None:
    await begin(d, "check-in")
    do(d, bids.bid, 1, LONG)
    await show(d)
    await d.press("i", "1")


@pytest.mark.parametrize("at", [the_ledger, the_search, the_review, the_bids])
async def test_long_words_are_read_to_their_end_where_the_list_leaves_rows(
    at: Callable[[Desk], Awaitable[None]],
) -> None:
    async with desk(("Ana", "Ben", "Carla")) as d:
        await at(d)
        async for size in d.sizes():
            assert "LAST" in whole(d), (size, d.screen_text())


async def test_an_action_of_last_time_is_read_to_its_end_and_a_short_one_gives_the_rows_back() -> None:
    owed = {1: Action(1, "Ana", LONG, 1), 2: Action(3, "Carla", "Ring Marek", 1)}
    async with opened(actions=owed) as d:
        await d.press("A", "y")
        do(d, flow.start_or_pause)
        do(d, flow.next_phase)
        await show(d)
        assert d.place == "progress" and "LAST" in whole(d)
        rows = d.screen_text().split("\n")
        await d.press("down")
        assert chosen(d) == "2" and "LAST" not in whole(d)
        await d.press("up")
        assert d.screen_text().split("\n") == rows


@pytest.mark.parametrize("size", SIZES)
async def test_a_full_list_keeps_its_rows(size: tuple[int, int]) -> None:
    async with begun(size=size) as d:
        do(d, keeping.keep_note, LONG)
        for number in range(20):
            do(d, keeping.keep_note, f"short {number}")
        await show(d)
        await d.press("v", "tab", "tab")
        shown = sum("your note" in row for row in whole(d).split("\n"))
        await d.press("down")
        assert sum("your note" in row for row in whole(d).split("\n")) == shown
