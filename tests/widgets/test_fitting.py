"""Words in the room that a widget has for them: one line, cut, as many rows as the widget will take."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from als_tui.widgets.fitting import fit, fit_name, fit_names, rows_of, shares, wrapped
from als_tui.widgets.plain import plain

TYPED = st.text(st.sampled_from("ab  -\u3000\t\n\u00a0é山田\u0301👩🏽🚀")) | st.text()


def test_several_lines_stand_on_one_with_strokes_between_them() -> None:
    assert fit("Dev looked\n\nat the door", 40) == "Dev looked / at the door"
    assert fit("  two blanks", 40) == "  two blanks"


@pytest.mark.parametrize(
    ("name", "cells", "shown"),
    [
        ("Member number 12", 14, "Member numb…12"),
        ("Member number 12", 16, "Member number 12"),
        ("Member number 12", 7, "Member…"),
        ("Ana", 14, "Ana"),
        ("山田太郎山田花子", 12, "山田太郎…子"),
        ("e\u0301" * 20, 9, "e\u0301" * 6 + "…" + "e\u0301" * 2),
    ],
)
def test_a_name_is_cut_in_the_middle_so_that_its_end_still_tells_it_apart(
    name: str, cells: int, shown: str
) -> None:
    assert fit_name(name, cells) == shown
    assert cell_len(fit_name(name, cells)) <= cells


def test_names_alike_at_their_ends_are_cut_where_they_still_differ() -> None:
    seats = [f"Member number {number} of the northern set" for number in (1, 2)]
    assert fit_names(seats, 17) == ["Member number 1…", "Member number 2…"]
    assert fit_names([f"Member number {number}" for number in (11, 12)], 14) == [
        "Member numb…11",
        "Member numb…12",
    ]


@given(TYPED, st.integers(6, 30))
@example("nothing but\u3000blanks behind it   ", 8)
@example("   blanks and a long-drawn-out-word-of-one-row-and-more at the end", 9)
@example("\u200d e\u0301 山田太郎山田花子 \u0301", 6)
def test_rows_are_counted_as_the_widget_wraps_them(text: str, cells: int) -> None:
    assert rows_of(text, cells) == len(plain(text).wrap(cells))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4), st.integers(0, 60))
def test_rows_are_shared_by_need_and_none_lie_idle_while_a_part_wants_more(
    wants: list[int], rows: int
) -> None:
    given_rows = shares(wants, rows)
    assert sum(given_rows) == min(sum(wants), rows)
    assert all(0 <= got <= want for got, want in zip(given_rows, wants, strict=True))
    short = [got for got, want in zip(given_rows, wants, strict=True) if got < want]
    assert all(got <= least + 1 for got in given_rows for least in short)


def test_words_are_wrapped_between_words_and_cut_with_an_ellipsis_and_a_sign_too_wide_ends() -> None:
    assert wrapped("one two three four", 2, 8) == ["one two", "three f…"]
    assert wrapped("one two three", 9, 8) == ["one two", "three"]
    assert wrapped("Donaudampfschiff und", 3, 6) == ["Donaud", "ampfsc", "hiff…"]
    assert wrapped("漢漢", 3, 1) and wrapped("", 3, 5) == [] and wrapped("word", 0, 5) == []
    assert wrapped("`ab` cd `e`", 2, 5, keys=True) == ["`ab` cd", "`e`"]


@given(TYPED, st.integers(1, 5), st.integers(2, 20))
def test_wrapped_rows_are_never_more_nor_wider_than_asked(text: str, rows: int, cells: int) -> None:
    found = wrapped(text, rows, cells)
    assert len(found) <= rows and all(cell_len(row) <= cells for row in found)
