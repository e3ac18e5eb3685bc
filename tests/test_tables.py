"""A table that is one test finds what is wrong in any of its rows, and names them all."""

import pytest

from tests.tables import each


def test_every_wrong_row_is_named_and_no_right_one() -> None:
    @each(("figure", "twice"), [(1, 2), (2, 5), (3, 6), (4, 9)])
    def doubled(figure: int, twice: int) -> None:
        assert figure * 2 == twice

    with pytest.raises(AssertionError) as told:
        doubled()
    words = str(told.value)
    assert words.startswith("2 of 4 rows:\n(2, 5): assert (2 * 2) == 5") and "\n(4, 9): " in words
    assert "(1, 2)" not in words and "(3, 6)" not in words


def test_what_should_have_been_refused_is_a_fault_and_any_other_error_names_its_row() -> None:
    @each("figure", [1, 0])
    def refused(figure: int) -> None:
        with pytest.raises(ZeroDivisionError):
            1 / figure

    with pytest.raises(AssertionError, match="1 of 2 rows:\n1: DID NOT RAISE"):
        refused()

    @each("figure", [1, 0])
    def divided(figure: int) -> None:
        assert 1 / figure

    with pytest.raises(ZeroDivisionError) as told:
        divided()
    assert told.value.__notes__ == ["in the row 0"]


def test_a_table_without_rows_is_none() -> None:
    with pytest.raises(AssertionError, match="would check nothing"):
        each("figure", [])


@each("letter", "abc")
def test_it_is_found_and_told_by_its_own_name(letter: str) -> None:
    assert letter in "abc" and test_it_is_found_and_told_by_its_own_name.__name__.startswith("test_it_is")
