"""A part of the screen is painted as the whole would be there, and only what is seen there is asked for it."""

from itertools import product

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from als_tui.screens.common.painting import PartCompositor
from als_tui.widgets.entry_text import EntryText
from tests.screens.sessions import begun

PARTS = [
    Region(x, y, width, height)
    for x, y, width, height in product((0, 1, 30), (0, 3, 17), (1, 40, 80), (1, 6))
]


def drawn(screen: Screen[object], kind: type[Compositor], part: Region) -> list[list[tuple[int, str]]]:
    """What is painted of a part: where each piece begins, and how it looks."""
    crop = part.intersection(screen.region)
    chops = kind._render_chops(screen._compositor, crop, {*crop.line_range}.__contains__)
    cuts = screen._compositor.cuts
    return [
        [
            (at, repr(strip))
            for (at, strip), end in zip(sorted(chops[y].items()), cuts[y][1:], strict=True)
            if at < crop.right and end > crop.x
        ]
        for y in crop.line_range
    ]


@pytest.mark.parametrize("keys", [(), ("c", "h", "i"), ("L",), ("r",)], ids=str)
async def test_any_part_is_painted_as_textual_paints_it(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with begun() as d:
        await d.press(*keys)
        await d.pilot.pause()
        screen = d.app.screen
        for part in PARTS:
            ours = drawn(screen, PartCompositor, part)
            with monkeypatch.context() as plain:
                plain.setattr(PartCompositor, "_get_renders", Compositor._get_renders)
                assert ours == drawn(screen, Compositor, part), part


async def test_a_typed_letter_asks_the_line_and_no_other_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    async with begun() as d:
        await d.press("c", "h")
        await d.pilot.pause()
        text, asked = d.app.screen.query_one(EntryText), set[str]()
        render_lines = Widget.render_lines

        def noted(self: Widget, crop: Region) -> object:
            asked.add(type(self).__name__)
            return render_lines(self, crop)

        monkeypatch.setattr(Widget, "render_lines", noted)
        d.app.screen._compositor.render_partial_update()
        asked.clear()
        text.refresh()
        d.app.screen._compositor.update_widgets({text})
        d.app.screen._compositor.render_partial_update()
        assert asked == {"EntryText"}
