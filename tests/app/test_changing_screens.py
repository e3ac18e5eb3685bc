"""What holds over every change of screen: no screen stays behind, and no click or late part of one does harm."""

import asyncio
import gc
from heapq import heapify
from typing import Any

import pytest
from textual._styles_cache import StylesCache
from textual.css.query import NoMatches
from textual.geometry import Offset

from als_tui.domain.moves import flow
from als_tui.domain.session.facts import Presence
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.windows import CardScreen
from als_tui.screens.roster.page import RosterPage
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.entry_text import EntryText
from als_tui.widgets.listing import Listing
from tests.screens.desk import desk
from tests.screens.sessions import begin, do, show


def alive() -> list[str]:
    """What is held still, but for timers that were called off, which the loop lets go when their time has come."""
    loop: Any = asyncio.get_running_loop()
    loop._scheduled = [timer for timer in loop._scheduled if not timer.cancelled()]
    heapify(loop._scheduled)
    gc.collect()
    return [type(one).__name__ for one in gc.get_objects() if isinstance(one, SetScreen | EntryText)]


async def test_a_screen_that_was_left_is_let_go_and_its_line_with_it() -> None:
    others = len(alive())
    async with desk() as d:
        await begin(d)
        await d.press("r", "t")
        before = len(alive()) - others
        for _ in range(3):
            await d.press("r", "i", "L", "v", "t")
        assert len(alive()) - others <= before
        assert StylesCache.get_inner_outer.cache_info().currsize < 100, "nor what was drawn of them"


async def test_a_phase_that_comes_while_a_window_is_open_leaves_no_screen_below() -> None:
    async with desk() as d:
        await begin(d, "present")
        d.app.push_screen(CardScreen("A card", "words"))
        await d.pilot.pause()
        while d.app.screen_stack[-1].__class__ is not CardScreen:
            await d.pilot.pause()
        while d.session.here is not None and d.session.here.phase.title != "Explore":
            do(d, flow.next_phase)
        await show(d)
        assert d.place == "board"
        assert [getattr(one, "place", "home") for one in d.app.screen_stack] == ["home", "board"]


@pytest.mark.parametrize("place", ["r", "i", "j", "t"])
async def test_a_click_takes_no_key_from_an_open_line(place: str) -> None:
    async with desk() as d:
        await begin(d, "check-in")
        await d.press(place, "c")
        await d.type("the lease ")
        before = d.session
        lists = d.page.query(Listing)
        for column, row in ((10, 8), (10, 9), (3, 3)):
            await (
                d.pilot.click(lists.first(), offset=Offset(column, row - 5))
                if lists
                else d.pilot.click(offset=Offset(column, row))
            )
        await d.press("x", "A", "n")
        assert isinstance(d.app.screen.focused, EntryText)
        assert d.app.screen.query_one(EntryLine).text == "the lease xAn"
        assert d.session == before
        await d.press("escape")
        assert not isinstance(d.app.screen.focused, EntryText)


async def test_a_click_moves_the_cursor_while_no_line_is_open() -> None:
    async with desk() as d:
        await begin(d, "check-in")
        await d.pilot.click(Listing, offset=Offset(10, 2))
        await d.press("x")
        assert [one.presence for one in d.session.people].count(Presence.ABSENT) == 1


async def test_a_part_that_mounts_while_its_screen_is_taken_apart_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    late: list[str] = []

    def mounts_late(line: EntryLine) -> None:
        if line.screen.id == "going":
            line.app.pop_screen()
            line.screen.remove()
            late.append(type(line.screen).__name__)
            line.query_one("#gone-already")

    async with desk() as d:
        await begin(d)
        monkeypatch.setattr(EntryLine, "on_mount", mounts_late, raising=False)
        going = d.app._screen_of("roster", None)
        going.id = "going"
        await d.app.push_screen(going)
        await d.pilot.pause()
        assert late == ["Desk"]
        assert d.place == "board"
        await d.press("1")
        assert d.session.floor == 1, "keys still count"


async def test_what_a_standing_screen_misses_is_an_error_still(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk() -> None:
        async with desk() as d:
            await begin(d)
            monkeypatch.setattr(RosterPage, "on_mount", lambda page: page.query_one("#no"), raising=False)
            await d.press("r")

    with pytest.raises(NoMatches):
        await walk()


async def test_screens_that_follow_at_once_leave_the_last_one_standing() -> None:
    async with desk() as d:
        await begin(d)
        for place in ("roster", "bids", "board", "review", "timer", "ledger") * 3:
            await d.app.navigation.go(place)
        await d.pilot.pause()
        assert d.place == "ledger"
        assert len(d.app.screen_stack) == 2, "home and the desk: the set's page makes way for it"
