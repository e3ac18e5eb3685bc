"""The row at work stays in sight while a line is open above which the list has fewer rows."""

from itertools import product

import pytest

from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Commitment
from als_tui.screens.pages.list_page import ListPage
from tests.screens.desk import Desk
from tests.screens.sessions import begun, do, show

EIGHT = tuple("Ana Ben Carla Dev Ela Femi Gus Hal".split())


def in_sight(d: Desk) -> bool:
    page = d.page
    assert isinstance(page, ListPage)
    return page.listing.cursor_screen_offset is not None


@pytest.mark.parametrize("people", [EIGHT, (*EIGHT, "Ida")])
@pytest.mark.parametrize("until", ["check-in", "bids"])
async def test_it_is_in_sight_above_the_open_line(people: tuple[str, ...], until: str) -> None:
    async with begun(until, names=people, size=(60, 20)) as d:
        for opens, seat in product(("enter", "l", "at", "c", "C"), ("8", "7", "1")):
            await d.press(seat, opens)
            assert in_sight(d), (opens, d.screen_text())
            await d.type("A word or two that says how it is with me today, as far as it can be said in one")
            assert in_sight(d), (opens, d.screen_text())
            await d.press("escape")
            assert in_sight(d), (opens, d.screen_text())


async def test_in_the_review_s_round_and_in_a_smaller_window_too() -> None:
    async with begun(names=EIGHT, size=(80, 24)) as d:
        for number in range(1, 9):
            do(d, keeping.keep_action, Commitment(number, "Something"))
        await show(d)
        await d.press("r", "8")
        await d.resize(60, 20)
        await d.press("at")
        assert in_sight(d)
        await d.press("escape", "v", "tab", "8", "enter")
        assert in_sight(d), d.screen_text()
