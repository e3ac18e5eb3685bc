"""The columns of a list, in the room that it has."""

from itertools import product

import pytest
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widgets import DataTable

from als_tui.app.wearing import WearingApp
from als_tui.theming import find_themes
from als_tui.widgets.listing import Listing, widths
from als_tui.widgets.values import Column, Words

COLUMNS = (Column("", 1, 2), Column("name", 5, 14, name=True), Column("charter", 7, 7), Column("word"))


@pytest.mark.parametrize(
    ("whole", "cells", "found"),
    [
        ((2, 30, 7, 5), 67, [2, 30, 7, 28]),
        ((2, 30, 7, 300), 67, [2, 25, 7, 33]),
        ((2, 80, 7, 300), 67, [2, 25, 7, 33]),
        ((2, 30, 7, 300), 44, [2, 14, 7, 21]),
        ((2, 80, 7, 9), 187, [2, 80, 7, 60]),
        ((2, 80, 7, 90), 187, [2, 80, 7, 90]),
    ],
)
def test_a_name_grows_into_the_cells_that_are_left_and_a_wide_window_keeps_columns_together(
    whole: tuple[int, ...], cells: int, found: list[int]
) -> None:
    assert widths(COLUMNS, whole, cells) == found


class Listed(WearingApp):
    """A list alone, in every theme there is."""

    def __init__(self) -> None:
        super().__init__()
        for theme in find_themes()[0]:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield Listing((Column("word"), Column("due", 3, 4, right=True)))


SAID = (
    ("日本 e\u0301 👩\u200d🚀", "bold reverse"),
    ("[b]no[/b] [@click=app.quit]markup[/] :smile:", "dim"),
    ("a cut word " * 9, "italic"),
    ("", ""),
)
"""Wide and joined signs, what looks like markup, what is cut, and nothing."""


@pytest.mark.parametrize("colours", ["", "1"])
async def test_a_cell_looks_in_every_theme_as_textual_draws_it(
    colours: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", colours)
    async with Listed().run_test() as pilot:
        listing = pilot.app.query_one(Listing)
        listing.fill({str(row): (Words(*said), Words("12")) for row, said in enumerate(SAID)})
        for theme, focused in product(pilot.app.available_themes, (True, False)):
            pilot.app.theme = theme
            pilot.app.set_focus(listing if focused else None)
            await pilot.pause()
            cells = product(range(-1, len(SAID)), (0, 1), (True, False), (True, False), (True, False))
            for row, column, cursor, hover, hovering in cells:
                listing._show_hover_cursor = hovering
                width = listing.ordered_columns[column].get_render_width(listing)
                asked = (row, column, listing.rich_style, width, cursor, hover)
                ours, words = listing._render_cell(*asked), listing.get_row_at(max(0, row))[column]
                style = words.style
                words.style = "" if cursor else style  # on the band all that stands looks alike
                theirs = DataTable._render_cell(listing, *asked)
                words.style = style
                assert [Strip(line).simplify() for line in ours] == [
                    Strip(line).simplify() for line in theirs
                ], (theme, row, column, cursor, hover)
