"""The columns of a list, in the room that it has."""

import pytest

from als_tui.widgets.listing import widths
from als_tui.widgets.values import Column

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
