"""Figures as people round them who check them by hand."""

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.words.counting import percent, tenths


def test_halves_go_up() -> None:
    assert [*map(tenths, (2.25, 2.75, 1.15, 2.04, 10, 0))] == ["2.3", "2.8", "1.2", "2.0", "10.0", "0.0"]
    assert tenths(None) == "–"
    assert [percent(1, 8), percent(18, 32), percent(0, 3), percent(3, 3)] == ["13 %", "56 %", "0 %", "100 %"]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_a_mean_is_rounded_as_whole_numbers_tell(figures: list[int]) -> None:
    tenth = (20 * sum(figures) + len(figures)) // (2 * len(figures))
    assert tenths(sum(figures) / len(figures)) == f"{tenth // 10}.{tenth % 10}"
