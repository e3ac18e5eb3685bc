"""What is marked on a screen by style alone: each change of it is drawn, and what did not change is not."""

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from als_tui.app.wearing import WearingApp
from als_tui.screens.review.words import PARTS
from als_tui.signs import RUNS
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain, put, with_keys
from als_tui.widgets.values import Column, Words
from tests.screens.desk import Desk
from tests.screens.sessions import begun


def marked_words(d: Desk, row: int) -> str:
    """The words behind the sign of what shows, in a row."""
    text = d.screen_text().split("\n")[row]
    return text.partition(f"{RUNS} ")[2].split("  ")[0]


async def test_the_mark_of_the_review_goes_on_with_the_part_that_shows() -> None:
    async with begun() as d:
        await d.press("v")
        names = next(row for row, text in enumerate(d.screen_text().split("\n")) if "▶ HAPPENED" in text)
        for made in (*PARTS.values(), PARTS["happened"]):
            assert marked_words(d, names) == made.title.upper()
            await d.press("tab")
        await d.press("shift+tab", "shift+tab")
        assert marked_words(d, names) == PARTS["round"].title.upper()


class _Lines(WearingApp):
    def compose(self) -> ComposeResult:
        yield Static(id="line")
        yield Listing((Column("name"),))


PAIRS = (
    (plain("ends soon"), plain("ends soon", "bold reverse")),
    (plain("Next: n", "dim"), with_keys("Next: n", "bold")),
    (with_keys("`a` or b"), with_keys("a or `b`")),
    (Content.assemble(("ab", "bold"), "c"), Content.assemble(("a", "bold"), "bc")),
    (plain("x", "bold"), plain("x")),
)


@pytest.mark.parametrize(("before", "after"), PAIRS)
async def test_a_change_of_style_alone_is_drawn_and_the_same_again_is_not(
    before: Content, after: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _Lines()
    async with app.run_test():
        line = app.query_one("#line", Static)
        drawn: list[bool] = []
        update = line.update

        def drawing(content: Content, *, layout: bool = True) -> None:
            drawn.append(layout)
            update(content, layout=layout)

        monkeypatch.setattr(line, "update", drawing)
        put(line, before)
        put(line, Content.assemble(before))
        assert len(drawn) == 1
        put(line, after)
        assert drawn[1:] == [False], "drawn anew, in the room that it has"


async def test_a_row_that_is_only_dimmed_is_drawn_dim() -> None:
    app = _Lines()
    async with app.run_test() as pilot:
        listing = app.query_one(Listing)
        listing.fill({"1": (Words("Ana"),)})
        listing.fill({"1": (Words("Ana", "dim"),)})
        await pilot.pause()
        cell = listing.get_cell("1", "0")
        assert cell.style == "dim"


async def test_rows_that_say_the_same_share_a_cell_and_one_that_changes_leaves_the_others() -> None:
    app = _Lines()
    async with app.run_test() as pilot:
        listing = app.query_one(Listing)
        listing.fill({"1": (Words("Ana"),), "2": (Words("Ana"),), "3": (Words("Ana", "dim"),)})
        await pilot.pause()
        first, second, dim = (listing.get_cell(row, "0") for row in "123")
        assert first is second is not dim
        listing.fill({"1": (Words("Ben"),), "2": (Words("Ana"),), "3": (Words("Ana", "dim"),)})
        listing.fill({"1": (Words("Ana"),), "2": (Words("Ana"),), "3": (Words("Ana"),)})
        await pilot.pause()
        assert [listing.get_cell(row, "0").plain for row in "123"] == ["Ana"] * 3
        assert listing.get_cell("2", "0") is second
        assert listing.get_cell("3", "0").style == ""
