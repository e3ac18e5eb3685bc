"""The read-back of the capture line in the rows that there are: the words give way, the rest is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.screens.session.capture_words import fitted_back
from als_tui.widgets.fitting import rows_of

PARTS = (
    ("kind", "action"),
    ("person", "Ana Brown"),
    ("text", "ring the supplier about the two orders that went missing in the week before last"),
    ("due", "by Fri 27 Nov, in 2 days"),
    ("cue", 'if "the budget meeting is over and the minutes are written"'),
    ("confidence", "confidence 3"),
    ("prompt", "what would make it a 7?"),
    ("problem", "? +nobody: no one here by that name"),
    ("problem", "? by yesterday: that day is over"),
    ("hint", "hint: 3 already: which matter most?"),
)


def test_with_room_for_all_nothing_is_left_out() -> None:
    assert fitted_back(PARTS, 6, 80) == " · ".join(words for _, words in PARTS)


def test_words_and_cue_give_way_before_anything_else() -> None:
    said = fitted_back(PARTS, 5, 58)
    assert "…" in said and "more" not in said
    assert all(words in said for role, words in PARTS if role not in ("text", "cue"))


def test_what_was_not_understood_comes_first_and_what_has_no_room_is_counted() -> None:
    said = fitted_back(PARTS, 2, 58)
    assert said == (
        "action · ? +nobody: no one here by that name · ? by yesterday: that day is over · Ana Brown · +5 more"
    )


@pytest.mark.parametrize("rows", [1, 2, 3, 5])
@pytest.mark.parametrize("cells", [20, 58, 78])
def test_it_never_takes_more_rows_than_there_are(rows: int, cells: int) -> None:
    assert rows_of(fitted_back(PARTS, rows, cells), cells) <= rows


@given(st.text("ab 王é", max_size=60), st.integers(20, 60))
def test_any_words_fit_and_the_kind_always_shows(text: str, cells: int) -> None:
    said = fitted_back((("kind", "note"), ("text", text * 9), ("hint", "hint: so")), 2, cells)
    assert rows_of(said, cells) <= 2 and said.startswith("note") and said.endswith("hint: so")
