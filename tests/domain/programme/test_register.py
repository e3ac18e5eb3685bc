"""The register: which actions, in which order, what is past its day, and what they come to."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import Action, Book, Progress, Status, ToldBetween
from als_tui.domain.days.calendar import Due
from als_tui.domain.programme.outcomes import promises
from als_tui.domain.programme.register import (
    Choose,
    Order,
    Owner,
    due_within,
    owner_of,
    register,
)
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, World

TODAY = date(2026, 11, 28)
NEXT = datetime(2026, 12, 1, 9, 30)
TOLD = ToldBetween(TODAY, Status.DONE, "by mail")
CARRIED, DONE = Progress(8, Status.OPEN), Progress(7, Status.DONE, "Naps help")
ACTIONS = {
    1: Action(BEN, "Ben", "Ask the board", 7, date(2026, 10, 3), "Monday comes", progress=(CARRIED,)),
    2: Action(ANA, "Ana", "Write it down", 8, date(2026, 11, 28)),
    3: Action(ANA, "Ana", "Call Zoë", 8, "next session", supporter="Chi"),
    4: Action(CHI, "Chi", "Rest", 6, status=Status.DONE, progress=(DONE,)),
    5: Action(CHI, "Chi", "Sleep", 8, date(2026, 11, 1), between=TOLD),
    6: Action(0, "Gus", "Send the paper", 8),
}


def book(planned: datetime | None = NEXT, actions: dict[int, Action] | None = None) -> Book:
    return World(actions=actions or ACTIONS, next_session=planned).book


def ids(choose: Choose | None = None, planned: datetime | None = NEXT) -> list[int]:
    return [one.id for one in register(book(planned), TODAY, choose)]


def test_only_what_is_open_stands_there_by_day_and_of_one_day_by_seat() -> None:
    assert ids() == [1, 5, 2, 3, 6]


ORDERS = {
    Order.DUE: [1, 5, 2, 3, 4, 6],
    Order.OWNER: [2, 3, 1, 5, 4, 6],
    Order.STATUS: [1, 5, 2, 3, 6, 4],
    Order.SESSION: [4, 1, 2, 3, 5, 6],
}


@pytest.mark.parametrize("order", Order)
def test_each_order_is_one_of_days_seats_states_or_sessions(order: Order) -> None:
    assert ids(Choose(closed=True, order=order)) == ORDERS[order]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("board", [1]),
        ("ben", [1]),
        ("zoe", [3]),
        ("monday", [1]),
        ("naps", [4]),
        ("mail", [5]),
        ("chi", [5, 3, 4]),
        ("call ana", [3]),
        ("nothing", []),
    ],
)
def test_words_are_sought_in_all_that_an_action_says(sought: str, found: list[int]) -> None:
    assert ids(Choose(closed=True, sought=sought)) == found


def test_one_persons_alone_and_a_guests_by_name() -> None:
    assert ids(Choose(owner=Owner(ANA))) == [2, 3]
    assert ids(Choose(owner=Owner(0, "Gus"))) == [6]
    assert owner_of(ACTIONS[6]) == Owner(0, "Gus") and owner_of(ACTIONS[2]) == Owner(ANA)


@pytest.mark.parametrize(
    ("due", "planned", "past"),
    [
        (date(2026, 11, 27), NEXT, 1),
        (date(2026, 11, 28), NEXT, 0),
        (date(2026, 11, 30), NEXT, -2),
        ("next session", NEXT, -3),
        ("next session", datetime(2026, 11, 20, 9), 8),
        ("next session", None, 0),
        (None, NEXT, 0),
    ],
)
def test_how_far_past_its_day_an_action_is(due: Due | None, planned: datetime | None, past: int) -> None:
    (one,) = register(book(planned, {1: Action(ANA, "Ana", "Call", 1, due)}), TODAY)
    assert (one.past, one.overdue) == (past, past > 0)


@pytest.mark.parametrize("outcome", Status)
def test_what_was_told_to_be_over_waits_no_longer_though_the_round_still_asks(outcome: Status) -> None:
    told = replace(ACTIONS[1], between=ToldBetween(TODAY, outcome))
    (one,) = register(book(NEXT, {1: told}), TODAY)
    assert one.action.status is Status.OPEN
    assert one.waits is one.overdue is (outcome is Status.OPEN)


@pytest.mark.parametrize(("days", "found"), [(0, [1, 2]), (2, [1, 2]), (3, [1, 2, 3])])
def test_due_is_what_waits_and_is_past_or_comes_within_the_days(days: int, found: list[int]) -> None:
    assert [one.id for one in due_within(register(book(), TODAY), days)] == found


answers = st.lists(st.sampled_from([*Status]), max_size=5)
days: st.SearchStrategy[Due | None] = st.one_of(
    st.none(), st.just("next session"), st.integers(-90, 90).map(lambda n: TODAY + timedelta(n))
)


@st.composite
def actions(draw: st.DrawFn) -> Action:
    """An action as rounds and tellings leave one: its status is that of its last answer."""
    given = draw(answers)
    status = given[-1] if given else Status.OPEN
    between = ToldBetween(TODAY, draw(st.sampled_from([*Status]))) if draw(st.booleans()) else None
    told = tuple(Progress(number, outcome) for number, outcome in enumerate(given, start=2))
    between = between if status is Status.OPEN else None
    return Action(
        draw(st.sampled_from([ANA, BEN, CHI])), "x", "y", 1, draw(days), status=status, progress=told, between=between
    )  # fmt: skip


@given(st.lists(actions(), max_size=12))
def test_told_is_the_sum_of_its_outcomes_and_carried_is_told_as_open(made: list[Action]) -> None:
    count = promises(book(), made, TODAY)
    assert count.told == count.done + count.partly + count.missed + count.dropped
    assert count.made == count.told + count.open == len(made)
    assert count.between <= count.open
    assert count.carried == sum(
        progress.outcome is Status.OPEN for action in made for progress in action.progress
    )


@given(st.lists(actions(), max_size=12), st.sampled_from([*Order]))
def test_an_order_leaves_nothing_out_and_open_is_a_part_of_all(made: list[Action], order: Order) -> None:
    kept = book(NEXT, dict(enumerate(made, start=1))) if made else book()
    whole = {one.id for one in register(kept, TODAY, Choose(closed=True, order=order))}
    assert whole == set(kept.actions)
    assert {one.id for one in register(kept, TODAY, Choose(order=order))} == {
        id for id in whole if kept.actions[id].status is Status.OPEN
    }
