"""A series is the tuple of its items, whatever others that share its list do; where ways part, a list is copied."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.series import Series

Way = tuple[str, int, int, int]
"""What is done, to which of the values there are, at which place, and up to which."""
WAYS = st.tuples(
    st.sampled_from(("add", "add", "add", "last", "item", "start", "part", "again")),
    *(st.integers(0, 99),) * 3,
)


@dataclass
class Pool:
    """Values that came from each other, each beside the tuple that it is to equal."""

    made: list[tuple[Series[int], tuple[int, ...]]] = field(default_factory=lambda: [(Series(), ())])

    def go(self, way: Way) -> None:
        """Make one more value from one of those there are."""
        what, which, at, item = way
        series, model = self.made[-1 - which % min(len(self.made), 9)]
        place = at % len(model) if model else 0
        if what == "add" or not model:
            self.made.append((series.add(item), (*model, item)))
        elif what == "last":
            self.made.append((series.with_item(-1, item), (*model[:-1], item)))
        elif what == "item":
            self.made.append((series.with_item(place, item), (*model[:place], item, *model[place + 1 :])))
        elif what == "start":
            self.made.append((series[:-1], model[:-1]))
        elif what == "part":
            part = slice(place, item - 50, (1, 1, 2, -1)[which % 4])
            self.made.append((series[part], model[part]))
        else:
            self.made.append((Series(series), model))


@given(st.lists(WAYS, max_size=60))
def test_each_value_is_its_tuple_whatever_became_of_those_it_shares_with(ways: list[Way]) -> None:
    pool = Pool()
    for way in ways:
        pool.go(way)
    for series, model in pool.made:
        assert series == model and tuple(series) == model and len(series) == len(model)
        assert [series[at] for at in range(-len(model), len(model))] == [*model, *model]
        assert list(reversed(series)) == [*reversed(model)]
        assert hash(series) == hash(model) and repr(series) == f"Series({[*model]})"
        assert bool(series) == bool(model) and all(item in series for item in model)
        assert [series == other for other, _ in pool.made] == [model == other for _, other in pool.made]


@given(
    st.lists(WAYS, max_size=40), st.integers(-99, 99), st.integers(-99, 99), st.sampled_from((-2, -1, 1, 2))
)
def test_a_part_of_a_series_is_that_part_of_the_tuple(ways: list[Way], a: int, b: int, step: int) -> None:
    pool = Pool()
    for way in ways:
        pool.go(way)
    for series, model in pool.made:
        for part in (slice(a, b, step), slice(None, b), slice(a, None), slice(None), slice(None, None, step)):
            assert series[part] == model[part]


def test_what_is_no_item_of_it_is_asked_for_in_vain() -> None:
    series = Series((1, 2)).add(3)[:2]
    for at in (2, -3):
        with pytest.raises(IndexError):
            _ = series[at]
    with pytest.raises(IndexError):
        _ = Series[int]()[0]
    with pytest.raises(IndexError):
        series.with_item(2, 7)
    assert series != [1, 2] and 3 not in series


def test_a_series_that_is_added_to_shares_its_list_with_all_that_it_was() -> None:
    series = Series((0,))
    every = [series := series.add(number) for number in range(1, 100)]
    assert len({id(one._earlier) for one in every}) == 1
    closed = every[50].with_item(-1, -50).add(51)
    assert closed == (*range(51), -50, 51) and every[-1] == tuple(range(100))


def test_a_way_that_parts_after_one_step_back_copies_nothing() -> None:
    whole = Series((0, 1)).add(2).add(3)
    other = whole[:-1].add(7)
    assert other._earlier is whole._earlier
    assert [*other, *other.add(8)] == [0, 1, 2, 7, 0, 1, 2, 7, 8]
    assert [*whole, *whole.add(4)] == [0, 1, 2, 3, 0, 1, 2, 3, 4]


def test_a_series_is_read_backwards_and_from_any_place_as_its_tuple_is() -> None:
    older = Series("abc")
    for one in (Series(), older, older.add("d"), older[:2], older[:2].add("x")):
        assert tuple(reversed(one)) == tuple(one)[::-1]
        assert all(tuple(one[at:]) == tuple(one)[at:] for at in range(-4, 5))
