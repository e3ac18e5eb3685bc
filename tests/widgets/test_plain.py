"""What people typed, on its way to a widget: one line, fitted, keys set off."""

import pytest
from rich.cells import cell_len

from als_tui.domain.words.pressing import press
from als_tui.widgets.listing import Column, widths
from als_tui.widgets.plain import fit, fit_keys, fit_name, fit_names, rows_of, rows_taken, with_keys


def test_several_lines_stand_on_one_with_strokes_between_them() -> None:
    assert fit("Dev looked\n\nat the door", 40) == "Dev looked / at the door"
    assert fit("  two blanks", 40) == "  two blanks"


def test_keys_between_backticks_are_set_off_and_no_stroke_of_them_is_left() -> None:
    words = with_keys("First `j`, then `s` skips it; `odd")
    assert words.plain == "First j, then s skips it; `odd"
    keys = [words.plain[span.start : span.end] for span in words.spans if "reverse" in str(span.style)]
    assert keys == ["j", "s"]


def test_a_sentence_is_cut_by_what_is_seen_of_its_keys() -> None:
    words = f"Next: {press('app.quit')} leaves; {press('app.aside', 'app.blank')} waits."
    whole = "Next: ^q leaves; ^z, then ^l waits."
    assert fit_keys(words, 1, len(whole)).plain == whole == fit_keys(words, 2, 30).plain
    assert fit_keys(words, 1, len(whole), here="app.aside").plain == "Next: ^q leaves; ^l waits."
    cut = fit_keys(words, 1, 19)
    assert cut.plain == "Next: ^q leaves; ^…"
    assert [cut.plain[span.start : span.end] for span in cut.spans if "reverse" in str(span.style)] == [
        "^q",
        "^",
    ]
    assert rows_taken([words], len(whole)) == rows_of(words, len(whole)) == 1


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


COLUMNS = (Column("", 1, 2), Column("name", 5, 14, name=True), Column("charter", 7, 7), Column("word"))


@pytest.mark.parametrize(
    ("whole", "room", "found"),
    [
        ((2, 30, 7, 5), 67, [2, 30, 7, 28]),
        ((2, 30, 7, 300), 67, [2, 25, 7, 33]),
        ((2, 80, 7, 300), 67, [2, 25, 7, 33]),
        ((2, 30, 7, 300), 44, [2, 14, 7, 21]),
        ((2, 80, 7, 9), 187, [2, 80, 7, 60]),
        ((2, 80, 7, 90), 187, [2, 80, 7, 90]),
    ],
)
def test_a_name_grows_into_the_room_that_is_left_and_a_wide_window_keeps_columns_together(
    whole: tuple[int, ...], room: int, found: list[int]
) -> None:
    assert widths(COLUMNS, whole, room) == found
