"""A key on the board draws it once, paints only what changed, and lays out nothing."""

import pytest
from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.widget import Widget

from als_tui.screens.board.page import BoardPage
from als_tui.widgets.drawn import Drawn
from tests.screens.sessions import begun


async def test_a_key_on_the_board_draws_it_once_and_moves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    read, laid, arranged, painted = [], [], [], list[Region]()
    draw, refresh, arrange = BoardPage.draw, Drawn.refresh, Compositor.reflow

    def counted(page: BoardPage) -> None:
        read.append(page)
        draw(page)

    def refreshed(drawn: Drawn, *regions: Region, layout: bool = False, **more: bool) -> Drawn:
        laid.append(layout)
        painted.extend(regions)
        return refresh(drawn, *regions, layout=layout, **more)

    def reflowed(compositor: Compositor, parent: Widget, size: Size) -> object:
        arranged.append(parent)
        return arrange(compositor, parent, size)

    async with begun() as d:
        await d.press("2", "3")
        monkeypatch.setattr(BoardPage, "draw", counted)
        monkeypatch.setattr(Drawn, "refresh", refreshed)
        monkeypatch.setattr(Compositor, "reflow", reflowed)
        below = d.app.screen_stack[-2]
        below._dirty_widgets.clear()
        for key in "456":
            await d.press(key)
        assert len(read) == 3 and laid and not any(laid) and not arranged
        assert not below._dirty_widgets, "what lies below is not drawn while it is covered"
        painted.clear()
        await d.later(1)
        assert {region.y for region in painted} <= set(range(1, 9)), "a second changes no seat"
        assert sum(region.area for region in painted) <= 40, "and little of the time"
        painted.clear()
        await d.later(60)
        assert {region.y for region in painted} >= {4, 15} and len(painted) < 12
