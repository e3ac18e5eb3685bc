"""Without colours, and with sixteen: cursor, focus and state can still be seen; the chosen theme is remembered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.color import Color
from textual.geometry import Region

from als_tui.theming import find_themes
from als_tui.widgets.listing import Listing
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin


def styles_at(d: Desk, region: Region, row: int) -> set[str]:
    """How the words of one screen row are set, colours aside."""
    strip = d.app.screen._compositor.render_strips()[region.y + row]
    marks = set()
    for segment in strip:
        if segment.style and segment.text.strip():
            marks |= {name for name in ("reverse", "bold", "underline") if getattr(segment.style, name)}
    return marks


def ground_of(d: Desk, region: Region, row: int) -> float:
    """How bright the ground under the words of one screen row is to the eye, 0 to 1."""
    strip = d.app.screen._compositor.render_strips()[region.y + row]
    worded = next(segment.style for segment in strip if segment.style and segment.text.strip())
    seen = worded.color if worded.reverse else worded.bgcolor
    assert seen is not None
    return Color.from_rich_color(seen).brightness


@asynccontextmanager
async def roster_in(theme: str) -> AsyncIterator[tuple[Desk, Listing]]:
    """The roster and its list, in a theme."""
    async with desk() as d:
        for own in find_themes()[0]:
            d.app.register_theme(own)
        d.app.theme = theme
        await begin(d, "check-in")
        yield d, d.app.screen.query_one(Listing)


@pytest.mark.parametrize("theme", ["als-dark", "als-light", "textual-dark", "textual-light"])
async def test_without_colour_the_cursor_row_stands_on_another_ground(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster_in(theme) as (d, listing):
        cursor, other = (ground_of(d, listing.region, listing.header_height + row) for row in (0, 1))
        assert abs(cursor - other) > 0.5


@pytest.mark.parametrize("theme", ["als-dark", "ansi-dark", "ansi-light"])
async def test_without_colour_the_cursor_row_differs_by_more_than_colour(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster_in(theme) as (d, listing):
        cursor, other = (styles_at(d, listing.region, listing.header_height + row) for row in (0, 1))
        assert "reverse" in cursor and "reverse" not in other


async def test_the_floor_is_marked_by_a_sign_and_words() -> None:
    async with desk() as d:
        await begin(d)
        await d.press("3")
        assert "▶  3  Carla  has the floor" in d.screen_text()


async def test_the_chosen_theme_is_remembered() -> None:
    async with desk() as d:
        d.app.theme = "textual-light"
        await d.pilot.pause()
        assert d.memory.values["theme"] == "textual-light"
