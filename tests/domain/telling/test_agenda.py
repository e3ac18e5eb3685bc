"""The agenda: what was, what runs and what comes, with planned and actual time, ends, and what gave way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.moves import Facts, Refusal, bids, flow, tail
from als_tui.domain.session.schedule import minutes_over, projected_end
from als_tui.domain.telling.agenda import AgendaRow, Cause, State, agenda_rows, end_with_more, slot_at_hand
from als_tui.value import replace
from tests.domain.build import SMALL, START, World

PROTECTING = replace(
    SMALL,
    slot=tuple(replace(phase, protected=phase.id == "commit") for phase in SMALL.slot),
    closing=tuple(replace(phase, protected=True) for phase in SMALL.closing),
)
"""Check-in 5; present 5, explore 10, commit 5 (protected) a slot; break 5; review 10 (protected)."""


def exploring() -> World:
    """Ana has presented for 7 minutes instead of 5; the set has asked for 2, and Ben comes after a break."""
    world = World().opened(PROTECTING, 60, slots=2).presenting(1, 2).do(flow.start_or_pause).later(300)
    return world.reach("slot.1.present").later(420).do(flow.next_phase).later(120)


def rows(world: World, *opened: int) -> dict[str, AgendaRow]:
    return {row.key: row for row in agenda_rows(world.live, world.now, opened)}


def test_each_row_has_what_was_planned_what_it_took_and_its_end() -> None:
    world = exploring()
    found = rows(world, 1)
    assert list(found) == [
        *("opening.check-in", "opening.progress"),
        *("slot.1", "slot.1.present", "slot.1.explore", "slot.1.commit"),
        *("between.1.break", "slot.2", "closing.review"),
    ]
    told = {key: (row.state, row.planned, row.was) for key, row in found.items()}
    assert told == {
        "opening.check-in": (State.DONE, 300, 300),
        "opening.progress": (State.DONE, None, 0),
        "slot.1": (State.RUNS, 1200, 540),
        "slot.1.present": (State.DONE, 300, 420),
        "slot.1.explore": (State.RUNS, 600, 120),
        "slot.1.commit": (State.COMES, 300, None),
        "between.1.break": (State.COMES, 300, None),
        "slot.2": (State.COMES, 1200, None),
        "closing.review": (State.COMES, 600, None),
    }
    ends = {key: (row.ends - START) / timedelta(minutes=1) for key, row in found.items() if row.ends}
    assert ends == {
        "opening.check-in": 5,
        "opening.progress": 5,
        "slot.1": 27,
        "slot.1.present": 12,
        "slot.1.explore": 22,
        "slot.1.commit": 27,
        "between.1.break": 32,
        "slot.2": 52,
        "closing.review": 62,
    }
    assert found["closing.review"].ends == projected_end(world.session, world.now)


def test_the_rows_follow_the_clock_also_over_time() -> None:
    world = exploring().later(600)
    found = rows(world, 1)
    assert found["slot.1.explore"].was == 720
    assert found["slot.1.explore"].ends == world.now.at, "over time it ends now"
    assert found["closing.review"].ends == projected_end(world.session, world.now)


def test_what_gave_way_says_how_much_and_by_which_key() -> None:
    world = exploring()
    world.do(flow.give_time, 300)
    over = minutes_over(world.session, world.now)
    assert over == 7
    world.do(tail.hold_end)
    found = rows(world, 1, 2)
    assert found["slot.1.explore"].changes == {Cause.KEYS: 300}
    taken = {key: dict(row.changes) for key, row in found.items() if Cause.END_HELD in row.changes}
    assert taken == {
        "between.1.break": {Cause.END_HELD: -60},
        "slot.2": {Cause.END_HELD: -360},
        "slot.2.present": {Cause.END_HELD: -60},
        "slot.2.explore": {Cause.END_HELD: -300},
    }
    world = World().opened(PROTECTING, 60, slots=2).presenting(1, 2).reach("slot.1.present")
    world.do(flow.give_time, 420).do(tail.trim_rest)
    assert rows(world, 1)["slot.1.explore"].changes == {Cause.TRIMMED: -120}
    assert rows(world, 1)["slot.1"].changes == {Cause.KEYS: 420, Cause.TRIMMED: -120}
    assert rows(world, 1)["slot.1.commit"].kept and rows(world)["closing.review"].kept
    world.undo()
    assert rows(world, 1)["slot.1.explore"].changes == {}, "what was undone is not told"


def test_time_taken_from_a_phase_and_given_back_comes_to_nothing() -> None:
    world = exploring().do(flow.give_time, 60).do(flow.give_time, -60)
    assert rows(world, 1)["slot.1.explore"].changes == {}


def test_a_break_stands_where_it_was_and_what_it_interrupted_goes_on_after_it() -> None:
    world = exploring().do(flow.unplanned_break).later(300)
    found = rows(world, 1)
    keys = list(found)
    assert keys.index("break.1") + 1 == keys.index("slot.1.explore")
    assert (found["break.1"].state, found["break.1"].was) == (State.RUNS, 300)
    assert found["break.1"].planned is None, "its timer has ten minutes, the plan had none"
    assert (found["slot.1.explore"].state, found["slot.1.explore"].was) == (State.COMES, 120)
    assert found["slot.1"].planned == 1200, "a break is not the slot's time"
    world.do(flow.next_phase)
    assert rows(world, 1)["break.1"].state is State.DONE


def test_what_was_left_out_is_not_told_as_done() -> None:
    world = exploring().do(flow.end_slot)
    found = rows(world, 1)
    assert found["slot.1"].state is State.DONE
    assert (found["slot.1.commit"].state, found["slot.1.commit"].ends) == (State.LEFT_OUT, None)
    assert found["slot.1.explore"].state is State.DONE


def test_gone_back_to_a_phase_the_one_after_it_comes_again_with_what_it_has_left() -> None:
    world = exploring().do(flow.back)
    found = rows(world, 1)
    assert (found["slot.1.present"].state, found["slot.1.explore"].state) == (State.RUNS, State.COMES)
    assert found["slot.1.explore"].was == 120
    assert found["slot.1.explore"].ends == world.now.at + timedelta(seconds=480)


def test_before_the_first_phase_everything_comes() -> None:
    world = World().opened(PROTECTING, 60, slots=2)
    assert {row.state for row in rows(world).values()} == {State.COMES}
    assert slot_at_hand(world.session) == 1
    assert end_with_more(world.live, world.now) is None


def test_the_slot_at_hand_is_the_running_one_or_the_next() -> None:
    world = exploring()
    assert slot_at_hand(world.session) == 1
    assert slot_at_hand(world.do(flow.end_slot).session) == 2
    assert slot_at_hand(world.reach("closing.review").session) is None


def test_a_minute_more_is_told_before_it_is_given() -> None:
    world = exploring()
    told = end_with_more(world.live, world.now)
    assert told == projected_end(world.do(flow.give_time, 60).session, world.now)
    world.later(3600)
    assert end_with_more(world.live, world.now) == projected_end(world.session, world.now), "still over"


STEPS: tuple[tuple[Callable[..., Facts | Refusal], tuple[Any, ...]], ...] = (
    *((flow.next_phase, ()), (flow.back, ()), (flow.skip, ()), (flow.end_slot, ())),
    *(
        (flow.unplanned_break, ()),
        (flow.start_or_pause, ()),
        (flow.give_time, (60,)),
        (flow.give_time, (-60,)),
    ),
    *((tail.trim_rest, ()), (tail.hold_end, ()), (bids.drop_slot, ()), (bids.add_slot, ())),
    *((bids.present, (1,)), (bids.present, (2,)), (bids.swap_slots, (2, 1))),
)


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from((0, 5, 60, 600))), max_size=40))
@settings(max_examples=60)
def test_whatever_a_session_went_through_its_rows_agree_with_the_clock(steps: list[Any]) -> None:
    world = World().opened(PROTECTING, 90, slots=3).presenting(1, 2, 3)
    for (move, args), seconds in steps:
        facts = world.ask(move, *args)
        if facts and not isinstance(facts, Refusal):
            world.keep(facts)
        world.later(seconds)
        session = world.session
        found = agenda_rows(world.live, world.now, [slot.id for slot in session.slots])
        phases = [row for row in found if not row.whole]
        assert len({row.key for row in found}) == len(found)
        assert [row.key for row in phases if row.state is State.RUNS] == (
            [session.stop] if session.stop else []
        )
        ends = [row.ends for row in phases if row.ends and row.state in (State.RUNS, State.COMES)]
        assert ends == sorted(ends)
        assert not ends or abs(ends[-1] - projected_end(session, world.now)) < timedelta(seconds=1)
        assert all(sum(row.changes.values()) == session.given.get(row.key, 0) for row in phases)
