"""Figures as people round them who check them by hand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.words.counting import listed, percent, tenths, together
from als_tui.exports.forms import exported
from als_tui.exports.markdown import session_markdown
from als_tui.screens.set.words import facts
from als_tui.value import replace
from tests.seeded import TODAY, programme


def test_halves_go_up() -> None:
    assert [*map(tenths, (2.25, 2.75, 1.15, 2.04, 10, 0))] == ["2.3", "2.8", "1.2", "2.0", "10.0", "0.0"]
    assert tenths(None) == "–"
    assert [percent(1, 8), percent(18, 32), percent(0, 3), percent(3, 3)] == ["13 %", "56 %", "0 %", "100 %"]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_a_mean_is_rounded_as_whole_numbers_tell(figures: list[int]) -> None:
    tenth = (20 * sum(figures) + len(figures)) // (2 * len(figures))
    assert tenths(sum(figures) / len(figures)) == f"{tenth // 10}.{tenth % 10}"


def test_a_name_with_a_comma_is_quoted_in_every_list_of_names() -> None:
    assert listed(["Ana", "Weiß, Bo", "Chi"]) == "Ana, “Weiß, Bo”, Chi" and listed([]) == ""
    assert together(["Weiß, Bo", "Ana"]) == "“Weiß, Bo” and Ana"
    assert together(["Ana", "Ben", "Chi"]) == "Ana, Ben and Chi"


def test_the_record_the_programme_and_the_set_page_list_names_so() -> None:
    book = programme()
    for id in (1, 2, 3):
        book = book.put("members", id, replace(book.members[id], name=f"Weiß, Bo {id}"))
    assert "“Weiß, Bo 1”, " in dict(facts(book, TODAY, ""))["Members"]
    written = f"{exported(book, 'programme', 'md', TODAY)}{session_markdown(book, 8)}"
    assert "“Weiß, Bo 2”" in written and not re.search(r"(?<!“)Weiß, Bo \d, ", written)
