"""The protected tail: what gives way when a phase grows, and what never does."""

import pytest

from als_tui.domain.moves import flow, tail
from als_tui.domain.session.schedule import allowed, minutes_over, planned_end, projected_end
from als_tui.domain.telling.steps import describe
from als_tui.value import replace
from tests.domain.build import SMALL, World

PROTECTING = replace(
    SMALL,
    slot=tuple(replace(phase, protected=phase.id == "commit") for phase in SMALL.slot),
    closing=tuple(replace(phase, protected=True) for phase in SMALL.closing),
)
"""Check-in 5; present 5, explore 10, commit 5 (protected) a slot; break 5; review 10 (protected)."""


def presenting(minutes: int = 60) -> World:
    """The first of two slots, in its first phase: 60 minutes are planned with both slots."""
    world = World().opened(PROTECTING, minutes, slots=2).presenting(1, 2)
    return world.reach("slot.1.present")


def seconds_over(world: World) -> int:
    """By how much the session will outlast its time at hand."""
    planned = planned_end(world.session, world.now)
    return round((projected_end(world.session, world.now) - planned).total_seconds())


def minutes_of(world: World) -> dict[str, int]:
    return {stop.key: (allowed(world.session, stop) or 0) // 60 for stop in world.session.agenda}


def test_a_session_in_time_needs_nothing_to_give_way() -> None:
    world = presenting()
    assert "ends in time" in world.refuse(tail.trim_rest)
    assert "ends in time" in world.refuse(tail.hold_end)


def test_trimming_takes_the_overrun_from_the_rest_of_the_slot_and_not_from_its_actions() -> None:
    world = presenting()
    before = seconds_over(world)
    world.do(flow.give_time, 240 - before)
    assert seconds_over(world) == 240
    world.do(tail.trim_rest)
    assert seconds_over(world) == 0
    after = minutes_of(world)
    assert (after["slot.1.explore"], after["slot.1.commit"], after["slot.2.explore"]) == (6, 5, 10)


def test_holding_the_end_takes_it_from_the_coming_slots_and_breaks_the_longest_first() -> None:
    world = presenting()
    world.do(flow.give_time, 480 - seconds_over(world)).do(tail.hold_end)
    assert seconds_over(world) == 0
    after = minutes_of(world)
    assert (after["slot.1.explore"], after["slot.2.commit"], after["closing.review"]) == (10, 5, 10)
    gone = 10 - after["slot.2.explore"] + 5 - after["slot.2.present"] + 5 - after["between.1.break"]
    assert gone == 8
    assert after["slot.2.explore"] < 10


def test_it_says_of_what_it_was_taken() -> None:
    world = presenting()
    world.do(flow.give_time, 240 - seconds_over(world)).do(tail.trim_rest)
    assert describe(world.live.log[-1], world.live) == "4 min less for Explore"
    world = presenting()
    world.do(flow.give_time, 480 - seconds_over(world)).do(tail.hold_end)
    whose = "8 min less: 1 of Break, 1 of Ben's Present, 6 of Ben's Explore"
    assert describe(world.live.log[-1], world.live) == whose
    world = World().opened(PROTECTING, slots=2).presenting(1).reach("slot.1.present")
    world.do(flow.give_time, 480 - seconds_over(world)).do(tail.hold_end)
    assert "6 of slot 2's Explore" in describe(world.live.log[-1], world.live), "nobody presents in it yet"


def test_more_phases_than_a_line_names_are_told_by_the_slots_and_the_break() -> None:
    world = World().opened(PROTECTING, slots=3).presenting(1, 2).reach("slot.1.present")
    world.do(flow.give_time, 1500 - seconds_over(world)).do(tail.hold_end)
    assert describe(world.last, world.live) == "25 min less, taken from the break, Ben and slot 3"


def test_no_phase_is_shortened_under_a_minute_and_the_rest_stays_over() -> None:
    world = presenting()
    world.do(flow.give_time, 3600).do(tail.hold_end)
    after = minutes_of(world)
    assert (after["slot.2.present"], after["slot.2.explore"], after["between.1.break"]) == (1, 1, 1)
    assert seconds_over(world) > 0
    assert "may give way" in world.refuse(tail.hold_end)


def test_undo_gives_all_of_it_back_at_once() -> None:
    world = presenting()
    before = minutes_of(world)
    world.do(flow.give_time, 600 - seconds_over(world)).do(tail.hold_end).undo().undo()
    assert minutes_of(world) == before


@pytest.mark.parametrize("seconds", [1, 29, 30, 59])
def test_as_many_minutes_are_taken_as_are_told_and_the_end_is_not_before_the_planned_one(
    seconds: int,
) -> None:
    world = World().opened(PROTECTING, slots=2).presenting(1, 2).later(40).reach("slot.1.present")
    world.do(flow.give_time, 600 + seconds - seconds_over(world)).later(70)
    told = minutes_over(world.session, world.now)
    world.do(tail.hold_end)
    assert describe(world.last, world.live).startswith(f"{told} min less")
    ends = [projected_end(world.session, world.now), planned_end(world.session, world.now)]
    shown = [end.replace(second=0) for end in ends]
    assert shown[0] == shown[1] and "ends in time" in world.refuse(tail.hold_end)


def test_less_than_a_minute_over_is_in_time_as_it_is_told() -> None:
    world = presenting()
    world.do(flow.give_time, 30 - seconds_over(world))
    assert minutes_over(world.session, world.now) == 0
    assert "ends in time" in world.refuse(tail.trim_rest)


def test_the_other_key_is_named_only_where_it_would_take_something() -> None:
    single = World().opened(PROTECTING, 60, slots=1).presenting(1).reach("slot.1.present")
    single.do(flow.give_time, 7200)
    nothing = "Nothing in the coming slots may give way: the time for actions and review is kept."
    assert single.refuse(tail.hold_end) == f"{nothing} `T` trims this slot."
    single.do(tail.trim_rest)
    for move in (tail.trim_rest, tail.hold_end):
        why = single.refuse(move)
        assert "`T`" not in why and "`H`" not in why and why.endswith("Nor may anything else.")
    two = presenting().do(flow.give_time, 7200).do(tail.trim_rest)
    assert two.refuse(tail.trim_rest).endswith("`H` takes it from the break and Ben.")
    two.do(tail.hold_end)
    assert "`H`" not in two.refuse(tail.trim_rest) and "`T`" not in two.refuse(tail.hold_end)


def test_without_a_slot_nothing_is_said_of_one() -> None:
    world = World().opened(PROTECTING, 30, slots=2).presenting(1, 2).do(flow.start_or_pause)
    assert world.refuse(tail.trim_rest) == "No slot runs now. `H` takes it from the break, Ana and Ben."
    world.reach("slot.1.present").do(flow.end_slot)
    assert world.session.stop == "between.1.break"
    assert world.refuse(tail.trim_rest) == "No slot runs now. `H` takes it from Ben."
    world.reach("closing.review").do(flow.give_time, 3600)
    assert world.refuse(tail.trim_rest) == "No slot runs now. Nothing else may give way."


def test_a_slot_is_named_by_its_presenter_and_by_its_number_where_that_takes_it() -> None:
    world = World().opened(PROTECTING, slots=4).presenting(1, 2)
    named = [world.session.slot_name(slot.id) for slot in world.session.slots]
    assert named == ["Ana", "Ben", "slot 3", "slot 4"]
    first, second, third, fourth = world.session.slots
    twice = replace(world.session, slots=(first, second, replace(third, presenter=2), fourth))
    named = [twice.slot_name(slot.id) for slot in twice.slots]
    assert named == ["Ana", "Ben (slot 2)", "Ben (slot 3)", "slot 4"]
