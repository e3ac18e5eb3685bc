"""Without colours, and with sixteen: cursor, focus and state can still be seen; the chosen theme is remembered."""

import re
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
from tests.screens.sessions import begun


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
async def roster() -> AsyncIterator[tuple[Desk, Listing]]:
    """The roster and its list; every theme of ours can be chosen."""
    async with begun("check-in") as d:
        for own in find_themes()[0]:
            d.app.register_theme(own)
        yield d, d.app.screen.query_one(Listing)


async def in_turn(d: Desk, *themes: str) -> AsyncIterator[str]:
    """Choose one theme after the other."""
    for theme in themes:
        d.app.theme = theme
        await d.pilot.pause()
        yield theme


async def test_without_colour_the_cursor_row_stands_on_another_ground(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster() as (d, listing):
        async for theme in in_turn(d, *WITH_HUES, "textual-dark", "textual-light"):
            cursor, other = (ground_of(d, listing.region, listing.header_height + row) for row in (0, 1))
            assert abs(cursor - other) > 0.5, theme


async def test_without_colour_the_cursor_row_differs_by_more_than_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster() as (d, listing):
        async for theme in in_turn(d, "als-dark", "ansi-dark", "ansi-light", "als-plain"):
            cursor, other = (styles_at(d, listing.region, listing.header_height + row) for row in (0, 1))
            assert "reverse" in cursor and "reverse" not in other, theme


async def test_in_the_terminals_own_colours_the_cursor_row_is_turned_round_once() -> None:
    async with roster() as (d, listing):
        async for theme in in_turn(d, "ansi-dark", "ansi-light", "als-plain"):
            strip = d.app.screen._compositor.render_strips()[listing.region.y + listing.header_height]
            worded = next(segment.style for segment in strip if segment.style and segment.text.strip())
            assert worded.reverse, theme
            assert [str(one) for one in (worded.color, worded.bgcolor)] == [
                str(Style.parse("default on default").color)
            ] * 2, theme


WITH_HUES = ("als-dark", "als-light", "als-paper", "als-contrast-dark", "als-contrast-light")
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


def painted_for(d: Desk, system: ColorSystem) -> str:
    """The screen as it is sent to a terminal that has these colours."""
    text = ""
    for y, row in enumerate(d.app.screen._compositor.render_strips(), 1):
        text += f"\x1b[{y}H"
        for segment in row:
            style = segment.style or Style()
            style._ansi = None  # it keeps the codes of the system that it was first drawn for
            text += style.render(segment.text, color_system=system)
    return text


async def test_without_colour_no_theme_that_can_be_chosen_loses_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with roster() as (d, _):
        for theme in OWN:
            d.app.register_theme(theme)
        sent: dict[ColorSystem, set[str]] = {system: set() for system in list(ColorSystem)[:-1]}
        async for name in in_turn(d, *d.app.available_themes):
            for system, texts in sent.items():
                terminal = pyte.Screen(*d.app.size)
                texts.add(text := painted_for(d, system))
                pyte.Stream(terminal).feed(text)
                cells = [cell for row in range(24) for cell in terminal.buffer[row].values()]
                words = [cell for cell in cells if cell.data.strip()]
                lost = [cell for cell in words if cell.fg == cell.bg]
                assert len(words) > 200 and not lost, (name, system, lost[:1])
        assert len(set(map(frozenset, sent.values()))) == 3, "each was sent colours of its own"


WORN_WITHOUT_COLOUR = {
    "ansi-dark": "als-dark",
    "ansi-light": "als-light",
    "als-plain": "als-dark",
    "als-paper": "als-paper",
    "als-contrast-light": "als-contrast-light",
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
    async with roster() as (d, _):
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
    assert worn("als-dark", ours) == "als-contrast-dark"


async def test_the_floor_is_marked_by_a_sign_and_words() -> None:
    async with begun() as d:
        await d.press("3")
        assert "▶  3  Carla               has the floor" in d.screen_text()


async def test_the_chosen_theme_is_remembered() -> None:
    async with desk() as d:
        d.app.theme = "textual-light"
        await d.pilot.pause()
        assert d.memory.values["theme"] == "textual-light"


async def test_the_theme_under_the_cursor_shows_at_once_and_only_enter_keeps_it() -> None:
    async with roster() as (d, _):
        d.app.theme = "als-light"
        await d.pilot.pause()
        for leave in ("escape", ""):
            await d.press("ctrl+p")
            await d.type("theme")
            await d.press("enter")
            assert d.app.theme == "als-light", "the theme that shows comes first"
            ground = d.app.screen.styles.background
            await d.press("down")
            assert d.app.theme == "als-dark" and d.app.screen.styles.background != ground
            await d.type("paper")
            assert d.app.theme == "als-paper" and d.memory.values["theme"] == "als-light"
            if leave:
                await d.press(leave)
            else:
                d.app.pop_screen()
                await d.pilot.pause()
            assert d.app.theme == "als-light" == d.memory.values["theme"]
        await d.press("ctrl+p")
        await d.type("colours")
        await d.press("enter")
        await d.type("paper")
        await d.press("enter")
        assert d.app.theme == "als-paper" == d.memory.values["theme"]


BRIGHT = re.compile(r"\x1b\[(?:\d+;)*(?:9\d|10\d|38|48)(?:;\d+)*m")


async def test_in_the_plain_theme_no_screen_has_a_colour_that_some_consoles_do_not_draw() -> None:
    async with roster() as (d, _):
        d.app.theme = "als-plain"
        for keys in ((), ("question_mark",), ("o",), ("c",), ("a",), ("t",), ("v",), ("ctrl+p",)):
            await d.press(*keys)
            sent = painted_for(d, ColorSystem.STANDARD)
            assert sent.strip() and BRIGHT.findall(sent) == [], keys
            await d.press(*["escape"] * bool(keys), "r")


HIDES = (("ctrl+l", "ctrl+l"), ("question_mark", "escape"), ("k", "escape"))
"""Keys that hide the screen, and those that bring it back."""


async def test_nothing_shows_through_what_hides_the_screen() -> None:
    async with roster() as (d, _):
        async for theme in in_turn(d, "ansi-dark", "ansi-light", "als-dark", "als-plain"):
            for key, back in HIDES:
                await d.press("c")
                await d.type("my own words")
                await d.press("escape")
                assert "Carla" in d.screen_text()
                await d.press(key)
                terminal = pyte.Screen(*d.app.size)
                pyte.Stream(terminal).feed(d.painted())
                shown = "\n".join(terminal.display)
                assert len(d.app.screen_stack) > 2 and shown.strip(), (theme, key)
                assert "Carla" not in shown and "saved" not in shown, (theme, key)
                await d.press(back)
