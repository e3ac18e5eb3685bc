"""A walk over every screen at both sizes: each key is in help and palette, both ways, and no word is cut."""

import re
from collections.abc import Awaitable, Callable, Iterable
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.binding import ActiveBinding
from textual.command import DiscoveryHit
from textual.screen import Screen

from als_tui.screens.common.help import HelpScreen
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.screens.common.palette import KeyCommands
from als_tui.screens.pages.page import Page
from als_tui.widgets.lines import KeyLine
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin


async def home(d: Desk) -> None:
    await d.press("q")


async def set_page(d: Desk) -> None:
    await d.press("tab")


async def start_form(d: Desk) -> None:
    await d.press("s")


async def process_list(d: Desk) -> None:
    await d.press("s", "l")


async def set_form(d: Desk) -> None:
    await d.press("e")


async def roster(d: Desk) -> None:
    await begin(d, "check-in")


async def progress(d: Desk) -> None:
    await begin(d, "check-in")
    await d.press("j")


async def issues(d: Desk) -> None:
    await begin(d, "check-in")
    await d.press("i")


async def timer(d: Desk) -> None:
    await begin(d, "present")


async def board(d: Desk) -> None:
    await begin(d)


async def review(d: Desk) -> None:
    await begin(d)
    await d.press("v")


async def ledger(d: Desk) -> None:
    await begin(d)
    await d.press("L")


async def search(d: Desk) -> None:
    await begin(d)
    await d.press("slash", "enter")


async def agenda(d: Desk) -> None:
    await begin(d)
    await d.press("P")


async def action_form(d: Desk) -> None:
    await begin(d)
    await d.press("a")


PLACES: list[Callable[[Desk], Awaitable[None]]] = [
    home,
    set_page,
    start_form,
    process_list,
    set_form,
    roster,
    progress,
    issues,
    timer,
    board,
    review,
    ledger,
    search,
    agenda,
    action_form,
]


@pytest.mark.parametrize("reach", PLACES, ids=lambda reach: reach.__name__)
async def test_every_key_is_in_help_and_palette_and_no_word_is_cut(
    reach: Callable[[Desk], Awaitable[None]],
) -> None:
    async with desk() as d:
        await reach(d)
        screen = d.app.screen
        assert isinstance(screen, KeyedScreen)
        keys = [active for active in screen.active_bindings.values() if active.binding.id]
        works = {a.binding.id: a for a in keys if isinstance(a.node, Screen | Page | App)}
        assert all(b.description and a.tooltip for b, a in ((a.binding, a) for a in works.values()))
        hits = [hit async for hit in KeyCommands(screen).discover()]
        choices = sum(len(menu.choices) for menu in screen.menus() if menu.opens in works)
        assert len(hits) == len(works) + choices + len([*d.app.get_system_commands(screen)])
        for active in works.values():
            word = active.binding.description
            assert any(
                isinstance(h, DiscoveryHit) and str(h.text).casefold().startswith(word) for h in hits
            ), word
        async for width, height in d.sizes():
            assert d.app.screen is screen
            _no_key_is_cut(d, width)
            _help_lists(d, works.values(), (width, height))


def _no_key_is_cut(d: Desk, width: int) -> None:
    lines = [line for line in d.app.screen.query(KeyLine) if line.hints]
    assert lines, "a screen says which keys come next"
    for line in lines:
        shown = line.fitting()
        assert shown[0] == line.hints[0] and shown[-1] == line.hints[-1]
        assert cell_len(line.render().plain) <= line.content_size.width
        assert all(hint.word in d.screen_text() for hint in shown)
    assert all(cell_len(row) <= width for row in d.screen_text().split("\n"))


def _help_lists(d: Desk, works: Iterable[ActiveBinding], size: tuple[int, int]) -> None:
    active = list(d.app.screen.active_bindings.values())
    listed = HelpScreen("", active)
    with patch.object(HelpScreen, "size", size, create=True):
        text = listed._list(size[0] - 4).plain
    for binding in (a.binding for a in active if not a.binding.system and a.binding.show):
        if binding.id is not None:
            assert re.search(rf" {re.escape(binding.description)}(?=[ \n])", text), (
                f"{binding.id} is missing in help"
            )
    for one in works:
        if one.binding.show:
            assert " ".join(one.tooltip.split())[:20] in " ".join(text.split())
