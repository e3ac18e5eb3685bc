"""Which rows the parts of the board have, in windows of every size."""

import pytest

from als_tui.screens.board.layout import BoardPlan, Wants, minutes_size, plan
from als_tui.widgets.digits import HALF, TEXT

FIXED = 3
"""Rows of title, message and keys."""


def planned(columns: int, rows: int, seats: int, *, say: int = 0, notes: int = 0, line: int = 0) -> BoardPlan:
    """The plan of a window, with a line open that takes so many rows."""
    wants = Wants(seats, pairs=columns >= 80, below=1, notes=notes, say=say)
    return plan(rows - FIXED - line, minutes_size(columns, rows), wants, tall=rows >= 40)


def taken(made: BoardPlan, say: int) -> int:
    """Rows of all parts together."""
    head = 2 + made.air + made.head + made.breath + 1
    return head + made.seats + made.below + made.notes + made.spare + (say + 1) * made.say


@pytest.mark.parametrize(
    ("columns", "rows", "size"),
    [(80, 24, 1.0), (60, 20, HALF), (40, 12, TEXT), (120, 40, 2.0), (200, 60, 3.0), (200, 30, 1.0)],
)
def test_the_minutes_are_as_large_as_the_window_lets_them(columns: int, rows: int, size: float) -> None:
    assert minutes_size(columns, rows) == size


def test_eight_seats_have_air_around_the_time_and_what_was_caught_below() -> None:
    made = planned(80, 24, 8, say=2)
    assert (made.size, made.air, made.breath, made.seats, made.below, made.spare) == (
        1.0,
        True,
        True,
        8,
        1,
        2,
    )
    assert not made.say, "words to say have no row between them and the seats"
    assert planned(80, 24, 6, say=2).say and planned(80, 24, 10).below == 1


def test_a_line_that_is_typed_takes_no_seat() -> None:
    for seats in range(4, 11):
        made = planned(80, 24, seats, line=3)
        assert (made.seats, made.columns) == (seats, 1)
    assert planned(60, 20, 8, line=3).seats == 8


def test_many_seats_stand_beside_each_other_before_the_time_is_words() -> None:
    assert (planned(80, 24, 12).size, planned(80, 24, 12).columns) == (1.0, 1)
    assert (planned(80, 24, 14).size, planned(80, 24, 14).columns) == (HALF, 1)
    assert (planned(80, 24, 20).size, planned(80, 24, 20).columns) == (1.0, 2)
    small = planned(60, 20, 20)
    assert (small.size, small.columns, small.seats) == (TEXT, 1, 13), "the others scroll"


def test_tall_windows_have_a_row_between_the_seats() -> None:
    assert (planned(120, 40, 8).every, planned(120, 40, 8).seats) == (2, 15)
    assert planned(120, 40, 14).every == 1


def test_a_window_without_rows_has_a_plan() -> None:
    for rows in range(-2, 8):
        assert plan(rows, TEXT, Wants(8, pairs=False, say=2, head=4), tall=False).seats >= 1


@pytest.mark.parametrize("seats", [1, 3, 8, 13, 20, 40])
@pytest.mark.parametrize("window", [(80, 24), (60, 20), (40, 12), (120, 40), (200, 60), (100, 22)])
@pytest.mark.parametrize("line", [0, 3, 6])
def test_no_row_is_given_twice(seats: int, window: tuple[int, int], line: int) -> None:
    made = planned(*window, seats, say=2, notes=1, line=line)
    rows = window[1] - FIXED - line
    if rows >= 6:
        assert taken(made, 2) == rows, made
    assert made.seats >= 1 and made.spare >= 0
