"""Without colours, and with sixteen: cursor, focus and state can still be seen; the chosen theme is remembered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pyte
import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.theme import Theme

from als_tui.theming import find_themes, worn
from als_tui.widgets.listing import Listing
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, begun


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


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_terminals_own_colours_the_cursor_row_is_turned_round_once(theme: str) -> None:
    async with roster_in(theme) as (d, listing):
        strip = d.app.screen._compositor.render_strips()[listing.region.y + listing.header_height]
        worded = next(segment.style for segment in strip if segment.style and segment.text.strip())
        assert worded.reverse
        assert [str(one) for one in (worded.color, worded.bgcolor)] == [
            str(Style.parse("default on default").color)
        ] * 2


OWN = (
    Theme(
        "own terminal", primary="ansi_blue", foreground="ansi_default", background="ansi_default", ansi=True
    ),
    Theme(
        "own hues",
        primary="#0000ff",
        foreground="#ff0000",
        background="#363636",
        surface="#363636",
        panel="#363636",
    ),
    Theme(
        "own light",
        primary="ansi_blue",
        dark=False,
        foreground="ansi_black",
        background="ansi_default",
        ansi=True,
    ),
    Theme("own fair", primary="#224466", foreground="#ffffff", background="#101010"),
)


@pytest.mark.parametrize("system", list(ColorSystem)[:-1])
async def test_without_colour_no_theme_that_can_be_chosen_loses_a_word(
    system: ColorSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster_in("als-dark") as (d, _):
        monkeypatch.setattr(d.app.console, "_color_system", system)
        for theme in OWN:
            d.app.register_theme(theme)
        for name in d.app.available_themes:
            d.app.theme = name
            await d.pilot.pause()
            terminal = pyte.Screen(*d.app.size)
            pyte.Stream(terminal).feed(d.painted())
            cells = [cell for row in range(24) for cell in terminal.buffer[row].values() if cell.data.strip()]
            lost = [cell for cell in cells if cell.fg == cell.bg]
            assert len(cells) > 200 and not lost, (name, lost[:1])


WORN_WITHOUT_COLOUR = {
    "ansi-dark": "als-dark",
    "ansi-light": "als-light",
    "own terminal": "als-dark",
    "own hues": "als-dark",
    "own light": "als-light",
    "own fair": "own fair",
    "nord": "nord",
}


async def test_without_colour_another_theme_stands_in_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster_in("textual-dark") as (d, _):
        for theme in OWN:
            d.app.register_theme(theme)
        for chosen, worn in WORN_WITHOUT_COLOUR.items():
            d.app.theme = "textual-dark"
            await d.pilot.pause()
            d.app.theme = chosen
            await d.pilot.pause()
            assert d.app.theme == worn, chosen
            assert (f"{worn} stands in for {chosen}" in d.said) == (worn != chosen)
            assert d.memory.values["theme"] == chosen, "a terminal with colours gets it"


async def test_without_colour_the_start_takes_another_theme_and_keeps_the_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    d = Desk()
    d.memory.put("theme", "ansi-light")
    d.place_on(d.library)
    assert d.app.theme == "textual-light"
    assert d.memory.values["theme"] == "ansi-light"


def test_without_colour_a_theme_of_ones_own_in_our_names_place_is_no_way_out() -> None:
    ours = {theme.name: theme for theme in (*find_themes()[0], *OWN)}
    ours["als-dark"] = OWN[0]
    assert worn("als-dark", ours) == "als-light"


async def test_the_floor_is_marked_by_a_sign_and_words() -> None:
    async with begun() as d:
        await d.press("3")
        assert "▶  3  Carla  has the floor" in d.screen_text()


async def test_the_chosen_theme_is_remembered() -> None:
    async with desk() as d:
        d.app.theme = "textual-light"
        await d.pilot.pause()
        assert d.memory.values["theme"] == "textual-light"


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "als-dark"])
async def test_nothing_shows_through_what_hides_the_screen(theme: str) -> None:
    async with roster_in(theme) as (d, _):
        for key, back in (("ctrl+l", "ctrl+l"), ("question_mark", "escape"), ("k", "escape")):
            await d.press("c")
            await d.type("my own words")
            await d.press("escape")
            assert "Carla" in d.screen_text()
            await d.press(key)
            terminal = pyte.Screen(*d.app.size)
            pyte.Stream(terminal).feed(d.painted())
            shown = "\n".join(terminal.display)
            assert len(d.app.screen_stack) > 2 and shown.strip(), key
            assert "Carla" not in shown and "saved" not in shown, key
            await d.press(back)
