"""What the tests draw once of a list's cells is what Textual draws each time, in every look and on every terminal."""

from typing import Any

import pytest
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.text import Text
from textual.renderables.styled import Styled

from als_tui.widgets.listing import Listing
from tests import drawn
from tests.screens.desk import Desk
from tests.screens.sessions import begun

KEYS = (("down",), ("A",), ("i",), ("P",), ("r", "z"))
"""Keys that move the cursor, change a cell and show other lists."""


def lists_as_drawn(d: Desk) -> list[Any]:
    """Every line of the lists in sight, each drawn anew."""
    lines = []
    for one in d.app.screen.query(Listing):
        one._clear_caches()
        lines.append([list(one.render_line(row)) for row in range(one.size.height)])
    return lines


async def test_every_list_looks_as_textual_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for theme in ("textual-dark", "textual-light"):
        async with begun("check-in") as d:
            d.app.theme = theme
            await d.pilot.pause()
            for keys in KEYS:
                await d.press(*keys)
                ours = lists_as_drawn(d)
                with monkeypatch.context() as patch:
                    patch.setattr(Console, "render_lines", drawn._draw)
                    assert ours == lists_as_drawn(d) != [], (theme, keys)


def test_a_cell_that_differs_in_anything_is_drawn_for_itself() -> None:
    console, bold, red = Console(width=20), Style(bold=True), Style(color="red")
    spanned = Text("words here")
    spanned.stylize("italic", 0, 3)
    texts = [Text("words here"), Text("words hers"), Text("words here", style="bold"), spanned]
    texts += [Text("words here", justify="right"), Text("words here", no_wrap=True), Text("a\tb", tab_size=3)]
    cells = [
        Styled(Padding(text, (0, side)), pre, red) for text in texts for side in (0, 1) for pre in (bold, red)
    ]
    spaces = [console.options.update_dimensions(width, height) for width in (7, 20) for height in (1, 2)]
    spaces.append(spaces[0].update(no_wrap=True))
    for cell in cells:
        for space in spaces:
            for _ in range(2):
                assert console.render_lines(cell, space) == drawn._draw(console, cell, space)
