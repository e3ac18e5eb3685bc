"""What a session costs, how many slots fit, and the order of its stops."""

from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.process.definition import Between, Minutes, Phase, Process, Records, Speakers
from als_tui.domain.process.planning import (
    MOST_SLOTS,
    agenda,
    phase_seconds,
    plan,
    plan_for,
    slots_that_fit,
)
from als_tui.domain.telling.sheet import plan_words
from als_tui.storage.own.processes import load_processes
from als_tui.value import replace
from tests.tables import each

SHIPPED = load_processes(None)[0]
HALF_DAY = SHIPPED["half-day"]

SLOTS = {
    (5, 180): (3, 2), (5, 210): (3, 2), (5, 240): (4, 3),
    (6, 180): (2, 2), (6, 210): (3, 2), (6, 240): (4, 3),
    (7, 180): (2, 1), (7, 210): (3, 2), (7, 240): (4, 3),
    (8, 180): (2, 1), (8, 210): (3, 2), (8, 240): (4, 2),
}  # fmt: skip
"""(members, minutes at hand) -> slots of 40 and of 55 minutes."""


def a_phase(id: str, minutes: Minutes | None = None) -> Phase:
    return Phase(id, id.title(), "", "", Speakers.EVERYONE, minutes)


def a_process(**changes: object) -> Process:
    parts: dict[str, object] = {
        "id": "tiny",
        "title": "Tiny",
        "about": "",
        "sources": (),
        "minutes": 60,
        "slot_minutes": 20,
        "opening": (a_phase("hello", Minutes(1, 1, each=True)),),
        "slot": (a_phase("tell", Minutes(5, 5)), a_phase("ask", Minutes(0, 0, rest=True))),
        "between": (Between(1, a_phase("pause", Minutes(10, 10))),),
        "closing": (a_phase("bye", Minutes(2, 4)),),
    }
    return Process(**(parts | changes))  # type: ignore[arg-type]  # one helper for every field


@pytest.mark.parametrize(("members", "minutes"), SLOTS)
def test_as_many_slots_fit_as_the_table_says(members: int, minutes: int) -> None:
    longer = replace(HALF_DAY, slot_minutes=55)
    fit = slots_that_fit(HALF_DAY, members, minutes), slots_that_fit(longer, members, minutes)
    assert fit == SLOTS[members, minutes]


def test_a_single_slot_needs_no_break_to_fit() -> None:
    without_break = 51  # minutes of the phases around the slots, for six people
    assert slots_that_fit(HALF_DAY, 6, without_break + 40) == 1
    assert slots_that_fit(HALF_DAY, 6, without_break + 39) == 0
    assert slots_that_fit(HALF_DAY, 6, without_break + 80) == 1


def test_no_more_slots_fit_than_the_source_runs() -> None:
    assert slots_that_fit(SHIPPED["sand-timer"], 6, 300) == 1


def test_a_slip_of_the_keys_does_not_plan_a_thousand_slots() -> None:
    assert slots_that_fit(HALF_DAY, 6, 10**9) == MOST_SLOTS


@pytest.mark.parametrize(
    ("minutes", "seconds"),
    [
        (None, None),
        (Minutes(5, 5), 300),
        (Minutes(5, 10), 600),
        (Minutes(2, 2, each=True), 720),
        (Minutes(1, 2, each=True), 720),
        (Minutes(0, 0, rest=True), 77),
    ],
)
def test_a_phase_takes_the_longer_end_of_its_minutes(minutes: Minutes | None, seconds: int | None) -> None:
    assert phase_seconds(a_phase("x", minutes), people=6, slot_rest=77) == seconds


def test_the_rest_is_what_the_other_phases_of_the_slot_leave() -> None:
    stops = {stop.key: stop.seconds for stop in agenda(SHIPPED["airtime-hour"], 6, [1])}
    assert stops["slot.1.outline"] == 10 * 60
    assert stops["slot.1.questions"] == 35 * 60
    assert stops["slot.1.next-steps"] == 10 * 60
    assert stops["slot.1.how-it-was"] == 5 * 60


def test_a_slot_grows_where_its_phases_for_each_person_need_more() -> None:
    mirroring = a_process(
        slot=(a_phase("tell", Minutes(15, 15)), a_phase("mirror", Minutes(1, 1, each=True)))
    )
    assert plan(mirroring, 5, 60).slot == 20
    assert plan(mirroring, 8, 60).slot == 23


def test_the_agenda_names_each_stop_by_its_slot() -> None:
    keys = [stop.key for stop in agenda(a_process(), 3, [4, 2])]
    assert keys == [
        "opening.hello",
        "slot.4.tell",
        "slot.4.ask",
        "between.1.pause",
        "slot.2.tell",
        "slot.2.ask",
        "closing.bye",
    ]


def test_the_stop_of_a_slot_knows_its_slot_and_the_others_have_none() -> None:
    assert [stop.slot for stop in agenda(a_process(), 3, [4, 2])] == [None, 4, 4, None, 2, 2, None]


def test_a_break_stands_only_where_another_slot_follows() -> None:
    assert "between.1.pause" not in [stop.key for stop in agenda(a_process(), 3, [1])]


def test_a_break_that_has_begun_stays_when_the_slot_after_it_is_dropped() -> None:
    begun = {"opening.hello", "between.1.pause"}
    assert "between.1.pause" in [stop.key for stop in agenda(a_process(), 3, [1], begun)]


def test_dropping_a_later_slot_leaves_the_earlier_stops_as_they_were() -> None:
    two, three = agenda(HALF_DAY, 6, [1, 2]), agenda(HALF_DAY, 6, [1, 2, 3])
    before_closing = len(two) - len(HALF_DAY.closing)
    assert two[:before_closing] == three[:before_closing]


def test_a_plan_says_what_three_slots_of_a_half_day_cost() -> None:
    half_day = plan(HALF_DAY, 6, 210)
    assert (half_day.slots, half_day.slot, half_day.frame) == (3, 40, 66)
    assert (half_day.opening, half_day.between, half_day.closing) == (35, 15, 16)
    assert (half_day.total, half_day.left, half_day.spare) == (186, 24, 0)
    assert not half_day.uses_maximum
    assert half_day.untimed == 0


@pytest.mark.parametrize(
    ("id", "slots", "slot", "frame", "left"),
    [
        ("timed-slot", 3, 40, 60, 0),
        ("bid-led", 2, 60, 53, 7),
        ("self-run", 2, 40, 28, 12),
        ("wial", 1, 55, 30, 5),
        ("post-it", 3, 30, 29, 1),
        ("slow-online", 2, 65, 40, 10),
        ("troika", 3, 11, 12, 0),
        ("case-clinic", 1, 68, 8, 4),
        ("kollegiale-fallberatung", 1, 40, 7, 3),
    ],
)
def test_a_set_of_six_has_these_slots_in_the_usual_time(
    id: str, slots: int, slot: int, frame: int, left: int
) -> None:
    made = plan(SHIPPED[id], 6, SHIPPED[id].minutes)
    assert (made.slots, made.slot, made.frame, made.left) == (slots, slot, frame, left)


@each(("id", "members"), product(SHIPPED, range(3, 9)))
def test_every_shipped_process_fits_its_usual_time_with_any_usual_set(id: str, members: int) -> None:
    made = plan(SHIPPED[id], members, SHIPPED[id].minutes)
    assert made.slots >= 1 and made.left >= 0


def test_a_plan_for_more_slots_than_fit_says_how_far_over_it_runs() -> None:
    assert plan(HALF_DAY, 6, 210, slots=4).left == -16


def test_a_plan_says_where_it_used_the_longer_end_and_what_has_no_time() -> None:
    sand_timer = plan(SHIPPED["sand-timer"], 6, 35)
    assert sand_timer.uses_maximum
    assert sand_timer.untimed == 3
    assert sand_timer.total == 33


def test_a_plan_without_slots_counts_none_of_their_phases() -> None:
    untimed_slot = a_process(slot=(a_phase("tell"), a_phase("ask", Minutes(5, 9))), closing=(a_phase("bye"),))
    none = plan(untimed_slot, 3, 60, slots=0)
    assert (none.untimed, none.uses_maximum, none.total) == (1, False, 3)


def test_minutes_that_no_phase_has_are_spare() -> None:
    made = plan(a_process(slot=(a_phase("tell", Minutes(5, 5)), a_phase("ask"))), 3, 60)
    assert made.spare == 15
    assert "15 min to spare in each slot." in plan_words(made), "in the words of the agenda"


def _some_minutes() -> st.SearchStrategy[Minutes | None]:
    pairs = st.tuples(st.integers(1, 30), st.integers(0, 20), st.booleans())
    return st.none() | pairs.map(lambda pair: Minutes(pair[0], pair[0] + pair[1], each=pair[2]))


@st.composite
def processes(draw: st.DrawFn) -> Process:
    numbers = count(1)

    def part(least: int) -> tuple[Phase, ...]:
        minutes = draw(st.lists(_some_minutes(), min_size=least, max_size=4))
        return tuple(a_phase(f"p{next(numbers)}", amount) for amount in minutes)

    slot = part(1)
    if draw(st.booleans()):
        slot += (a_phase("rest", Minutes(0, 0, rest=True)),)
    return a_process(
        opening=part(0),
        slot=slot,
        closing=part(0),
        between=tuple(Between(draw(st.integers(1, 4)), phase) for phase in part(0)),
        slot_minutes=draw(st.integers(1, 120)),
        most_slots=draw(st.none() | st.integers(1, 5)),
    )


PEOPLE = st.integers(0, 12)
AT_HAND = st.integers(0, 600)


@given(processes(), PEOPLE, st.lists(st.integers(1, 50), unique=True, max_size=6))
def test_every_stop_of_an_agenda_has_its_own_key(process: Process, people: int, slots: list[int]) -> None:
    keys = [stop.key for stop in agenda(process, people, slots)]
    assert len(keys) == len(set(keys))


@given(processes(), PEOPLE, AT_HAND, st.none() | st.integers(0, 6))
def test_a_plan_costs_what_its_stops_cost(
    process: Process, people: int, minutes: int, slots: int | None
) -> None:
    planned = plan(process, people, minutes, slots)
    stops = agenda(process, people, range(1, planned.slots + 1))
    seconds = sum(stop.seconds or 0 for stop in stops)
    assert planned.total * 60 == seconds + planned.slots * planned.spare * 60
    assert planned.spare >= 0


@given(processes(), PEOPLE, AT_HAND)
def test_what_fits_is_never_over_and_one_more_would_be(process: Process, people: int, minutes: int) -> None:
    fit = slots_that_fit(process, people, minutes)
    assert fit == 0 or plan(process, people, minutes, fit).left >= 0
    if fit < min(process.most_slots or MOST_SLOTS, MOST_SLOTS):
        assert plan(process, people, minutes, fit + 1).left < 0


@given(processes(), PEOPLE, PEOPLE, AT_HAND)
def test_more_people_never_means_more_slots(process: Process, one: int, other: int, minutes: int) -> None:
    few, many = sorted((one, other))
    assert slots_that_fit(process, many, minutes) <= slots_that_fit(process, few, minutes)


@pytest.mark.parametrize(("owing", "opening"), [(None, 35), (6, 35), (2, 23), (0, 17)])
def test_a_plan_counts_progress_for_those_who_have_something_to_answer_for(
    owing: int | None, opening: int
) -> None:
    made = plan_for(HALF_DAY, 6, 210, None, owing)
    assert (made.slots, made.opening) == (3, opening)


@each("process", SHIPPED.values())
def test_no_process_plans_a_progress_round_with_nothing_to_answer_for(process: Process) -> None:
    rounds = [stop for stop in agenda(process, 6, [1], owing=0) if stop.phase.records is Records.PROGRESS]
    assert [stop.seconds for stop in rounds] == [None]
