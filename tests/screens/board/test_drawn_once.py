"""A key on the board draws it once, and lays it out anew only if its rows change."""

import pytest

from als_tui.screens.board.page import BoardPage
from als_tui.widgets.seats import Seats
from tests.screens.desk import desk
from tests.screens.sessions import begin


async def test_a_key_on_the_board_draws_it_once_and_moves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, laid = [], []
    draw, refresh = BoardPage.draw, Seats.refresh

    def counted(page: BoardPage) -> None:
        drawn.append(page)
        draw(page)

    def refreshed(seats: Seats, *regions: object, layout: bool = False, **more: bool) -> Seats:
        laid.append(layout)
        return refresh(seats, *regions, layout=layout, **more)  # type: ignore[arg-type]

    async with desk() as d:
        await begin(d)
        await d.press("2", "3")
        monkeypatch.setattr(BoardPage, "draw", counted)
        monkeypatch.setattr(Seats, "refresh", refreshed)
        below = d.app.screen_stack[-2]
        below._dirty_widgets.clear()
        for key in "456":
            await d.press(key)
        assert len(drawn) == 3 and laid and not any(laid)
        assert not below._dirty_widgets, "what lies below is not drawn while it is covered"
