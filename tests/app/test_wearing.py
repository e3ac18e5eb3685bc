"""Whatever theme is worn, the start finds the colours that our screens ask for."""

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from als_tui.app.wearing import OURS
from als_tui.theming import find_themes
from tests.screens.desk import desk
from tests.screens.sessions import begun

FOREIGN = (
    Theme("own terminal", primary="ansi_blue", background="ansi_default", ansi=True),
    Theme("own hues", primary="#224466", foreground="#ffffff", background="#101010"),
)


async def test_a_foreign_theme_stops_no_start_and_has_our_colours_from_its_own() -> None:
    async with begun() as d:
        for theme in (*FOREIGN, *find_themes()[0]):
            d.app.register_theme(theme)
        for name in ("own terminal", "own hues", "nord", "ansi-dark", "als-plain", "als-light"):
            d.app.theme = name
            await d.pilot.pause()
            worn = d.app.theme_variables
            assert all(worn[one] for one in OURS) and "ansi-background" in worn, name
            assert "not asked yet" in d.screen_text()


async def test_words_on_a_fill_are_dark_on_a_bright_one_and_light_on_a_dark_one() -> None:
    async with desk(opened=False) as d:
        for primary, words in (("#ffee00", "#000000"), ("#221100", "#FFFFFF")):
            d.app.register_theme(Theme(primary, primary=primary))
            d.app.theme = primary
            await d.pilot.pause()
            assert d.app.theme_variables["on-fill"] == words


@pytest.mark.parametrize("name", ["als-dark", "als-light", "als-plain"])
def test_ours_bring_every_colour_themselves(name: str) -> None:
    ours = next(theme for theme in find_themes()[0] if theme.name == name)
    assert all(one in ours.variables for one in OURS) and name not in BUILTIN_THEMES
