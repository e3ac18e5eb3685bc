"""A key on the board draws it once, and lays it out anew only if its rows change."""

import pytest
from textual._compositor import Compositor
from textual.geometry import Size
from textual.widget import Widget

from als_tui.screens.board.page import BoardPage
from als_tui.widgets.seats import Seats
from tests.screens.sessions import begun


async def test_a_key_on_the_board_draws_it_once_and_moves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, laid, arranged = [], [], []
    draw, refresh, arrange = BoardPage.draw, Seats.refresh, Compositor.reflow

    def counted(page: BoardPage) -> None:
        drawn.append(page)
        draw(page)

    def refreshed(seats: Seats, *regions: object, layout: bool = False, **more: bool) -> Seats:
        laid.append(layout)
        return refresh(seats, *regions, layout=layout, **more)  # type: ignore[arg-type]  # handed on as given

    def reflowed(compositor: Compositor, parent: Widget, size: Size) -> object:
        arranged.append(parent)
        return arrange(compositor, parent, size)

    async with begun() as d:
        await d.press("2", "3")
        monkeypatch.setattr(BoardPage, "draw", counted)
        monkeypatch.setattr(Seats, "refresh", refreshed)
        monkeypatch.setattr(Compositor, "reflow", reflowed)
        below = d.app.screen_stack[-2]
        below._dirty_widgets.clear()
        for key in "456":
            await d.press(key)
        assert len(drawn) == 3 and laid and not any(laid) and not arranged
        assert not below._dirty_widgets, "what lies below is not drawn while it is covered"
