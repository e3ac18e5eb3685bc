"""What is read moves by the same keys on every screen that has it: by rows, by pages, and to both ends."""

import pytest

from als_tui.screens.common.help import HelpScreen
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.windows import CardScreen, SureScreen
from tests.screens.desk import Desk, desk

TEXT = "\n".join(f"line {number}." for number in range(1, 60))
Read = ReadingScreen | HelpScreen | CardScreen | SureScreen


async def row_after(d: Desk, *keys: str) -> int:
    """The first row in sight after these keys."""
    await d.press(*keys)
    await d.pilot.pause()
    assert isinstance(d.app.screen, Read)
    return round(d.app.screen.moved.scroll_y)


async def read(d: Desk, screen: Read) -> int:
    """Open it; returns the rows of a page, with one of the last left in sight."""
    d.app.push_screen(screen)
    await d.pilot.pause()
    return screen.moved.size.height - 1


@pytest.mark.parametrize("kind", [ReadingScreen, HelpScreen])
async def test_a_long_text_moves_by_rows_by_pages_and_to_its_ends(kind: type[Read]) -> None:
    async with desk(size=(80, 20)) as d:
        keys = list(d.app.screen.active_bindings.values())
        typed = kind is HelpScreen
        page = await read(d, HelpScreen("Keys", keys) if typed else ReadingScreen("Long", TEXT))
        assert await row_after(d, "down", "down" if typed else "j") == 2
        assert await row_after(d, "up", "up" if typed else "k", "up") == 0
        assert await row_after(d, "end") == await row_after(d, "pagedown") > page
        assert await row_after(d, "home") == 0
        assert await row_after(d, "pagedown" if typed else "space") == page
        assert await row_after(d, "pageup" if typed else "b") == 0


async def test_a_card_moves_by_rows() -> None:
    async with desk() as d:
        await read(d, CardScreen("Long", TEXT))
        assert await row_after(d, "down", "j", "down") == 3
        assert await row_after(d, "k", "up") == 1


async def test_the_text_above_a_word_to_type_moves_by_the_arrows_alone() -> None:
    async with desk() as d:
        await read(d, SureScreen("Long", TEXT, "jk"))
        assert await row_after(d, "down", "down", "j", "k") == 2
        assert await row_after(d, "up") == 1
        await d.press("enter")
        assert not isinstance(d.app.screen, SureScreen), "the letters were the word"
