"""How much time is used and left, when the session will end, and what was planned against what it took."""

from datetime import timedelta

import pytest

from als_tui.domain.book import Action, Status
from als_tui.domain.moves import Refusal
from als_tui.domain.moves.attendance import add_guest, attend
from als_tui.domain.moves.away import count_away
from als_tui.domain.moves.bids import drop_slot, present
from als_tui.domain.moves.flow import (
    back,
    began_earlier,
    end_slot,
    give_time,
    next_phase,
    start_or_pause,
    unplanned_break,
)
from als_tui.domain.moves.review import tell_progress
from als_tui.domain.moves.tail import hold_end
from als_tui.domain.process.definition import Minutes, Speakers, TurnMode
from als_tui.domain.session.facts import Presence, TimeGiven
from als_tui.domain.session.schedule import (
    ahead,
    allowed,
    coming,
    elapsed,
    left,
    minutes_over,
    moment,
    next_stop,
    planned_end,
    projected_end,
    time_sense,
    timeline,
    unanswered,
)
from als_tui.domain.timing import Away, passed_face
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, SMALL, START, World

MINUTE = 60


def started(slots: int = 1, minutes: int = 60) -> World:
    """Ten minutes after the session was opened the first phase begins."""
    return World().opened(slots=slots, minutes=minutes).later(600).do(start_or_pause)


def presenting(slots: int = 1) -> World:
    """Ana has just begun to present; check-in and progress took no time."""
    return started(slots).do(next_phase).do(present, ANA).do(next_phase)


def test_pauses_are_left_out_of_what_a_stop_used() -> None:
    world = started().later(100).do(start_or_pause).later(1000).do(start_or_pause).later(50)
    assert elapsed(world.session, "opening.check-in", world.t) == 150


def test_what_a_coming_stop_has_left_makes_up_its_plan_with_what_it_is_said_to_have_used() -> None:
    world = started().later(10.6).do(next_phase).do(back)
    stop = world.session.here
    assert stop is not None
    used, total = elapsed(world.session, stop.key, world.t), allowed(world.session, stop)
    assert total is not None and passed_face(used) == "0:10"
    assert ahead(world.session, stop, world.t) == total - 10


def test_a_stop_that_did_not_begin_used_nothing() -> None:
    assert elapsed(started().session, "closing.review", 9999) == 0


def test_time_left_goes_below_nought_once_it_is_over() -> None:
    world = started().later(5 * MINUTE + 20)
    assert left(world.session, world.t) == -20


def test_a_minute_given_is_a_minute_left() -> None:
    world = started().do(give_time, MINUTE).later(20)
    assert left(world.session, world.t) == 5 * MINUTE + 40


def test_a_phase_without_a_time_of_its_own_has_none_left() -> None:
    world = started().do(next_phase)
    assert world.session.stop == "opening.progress"
    assert left(world.session, world.t) is None


def test_before_the_first_phase_nothing_is_left_either() -> None:
    world = World().opened()
    assert left(world.session, world.t) is None


def test_what_a_stop_has_is_frozen_when_it_begins() -> None:
    each = replace(SMALL.opening[0], minutes=Minutes(2, 2, each=True))
    world = World().opened(replace(SMALL, opening=(each,))).do(start_or_pause).do(attend, BEN, Presence.LEFT)
    here = world.session.here
    assert here is not None
    assert (allowed(world.session, here), here.seconds) == (12 * MINUTE, 10 * MINUTE)


def test_before_it_begins_every_stop_is_to_come() -> None:
    session = World().opened(slots=2).session
    assert coming(session) == session.agenda
    assert next_stop(session) == session.agenda[0]


def test_after_the_last_stop_nothing_comes() -> None:
    world = presenting().do(end_slot)
    assert coming(world.session) == ()
    assert next_stop(world.session) is None


def test_after_an_unplanned_break_the_interrupted_stop_comes_first() -> None:
    world = presenting().do(unplanned_break)
    assert [stop.key for stop in coming(world.session)][:2] == ["slot.1.present", "slot.1.explore"]


def test_a_slot_dropped_in_the_break_before_it_leaves_the_break_standing() -> None:
    world = presenting(slots=2).do(end_slot)
    assert world.session.stop == "between.1.break"
    world.do(drop_slot, 2)
    assert world.session.here is not None
    assert [stop.key for stop in coming(world.session)] == ["closing.review"]


def test_the_end_is_what_is_left_here_and_all_that_comes() -> None:
    world = started().later(2 * MINUTE)
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=3 + 20 + 10)


def test_before_it_begins_the_end_counts_from_now() -> None:
    world = World().opened(slots=2).later(60)
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=5 + 20 + 5 + 20 + 10)


def test_time_that_is_over_does_not_bring_the_end_nearer() -> None:
    world = started().later(9 * MINUTE)
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=30)


def test_while_paused_the_end_moves_with_the_clock() -> None:
    world = started().later(MINUTE).do(start_or_pause)
    before = projected_end(world.session, world.now)
    world.later(7 * MINUTE)
    assert projected_end(world.session, world.now) - before == timedelta(minutes=7)


def test_back_in_an_earlier_phase_the_later_one_needs_only_what_it_has_left() -> None:
    world = presenting().later(2 * MINUTE).do(next_phase).later(4 * MINUTE).do(back)
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=3 + 6 + 5 + 10)


def test_in_an_unplanned_break_the_end_counts_the_break_and_the_interrupted_phase() -> None:
    world = presenting().later(MINUTE).do(unplanned_break, 10).later(3 * MINUTE)
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=7 + 4 + 10 + 5 + 10)


def test_the_planned_end_counts_from_the_first_phase() -> None:
    assert planned_end(started().session, started().now) == START + timedelta(minutes=10 + 60)


def test_the_planned_end_moves_with_a_start_put_right() -> None:
    world = started().later(120).do(began_earlier, 240, "phase")
    assert planned_end(world.session, world.now) == START + timedelta(minutes=8 + 60)


def test_before_the_first_phase_the_time_at_hand_begins_now() -> None:
    world = World().opened().later(90)
    assert planned_end(world.session, world.now) == world.now.at + timedelta(minutes=60)


@pytest.mark.parametrize("hours", [2, -5, 24 * 365, -24 * 365])
@pytest.mark.parametrize("over", [0, 24])
def test_a_step_of_the_wall_clock_makes_no_overrun_and_hides_none(hours: int, over: int) -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).do(start_or_pause).later((15 + over) * MINUTE)
    told = minutes_over(world.session, world.now)
    assert told == 10 + over
    stepped = replace(world.now, at=world.now.at + timedelta(hours=hours))
    assert minutes_over(world.session, stepped) == told
    for end in (projected_end, planned_end):
        assert end(world.session, stepped) - end(world.session, world.now) == timedelta(hours=hours)
    trimmed = hold_end(world.live, stepped)
    assert trimmed == hold_end(world.live, world.now)
    assert not isinstance(trimmed, Refusal)
    taken = -sum(fact.seconds for fact in trimmed if isinstance(fact, TimeGiven))
    assert taken == told * MINUTE


def test_time_that_no_clock_measured_and_somebody_told_is_gone_from_the_time_at_hand() -> None:
    world = started().later(60)
    away = Away(world.t, world.t, about=True)
    before = minutes_over(world.session, world.now)
    world.do(count_away, away, 20 * MINUTE)
    assert minutes_over(world.session, world.now) == before + 20 - 4, "four of them were left in the phase"


def test_nothing_hurries_a_silence_over_its_time() -> None:
    silence = replace(SMALL.slot[1], speakers=Speakers.NOBODY, turns=TurnMode.NONE)
    process = replace(SMALL, slot=(SMALL.slot[0], silence, SMALL.slot[2]))
    world = World().opened(process).presenting(ANA).reach("slot.1.explore")
    for seconds in (0, 590, 20, 600):
        world.later(seconds)
        assert time_sense(world.session, world.t) == ""
    assert (left(world.session, world.t) or 0) < 0


@pytest.mark.parametrize("seconds", [0, 1, 29, 31, 59, 61])
def test_minutes_over_are_the_difference_of_the_two_times_as_they_are_shown(seconds: int) -> None:
    world = World().opened(minutes=75).later(seconds).do(start_or_pause)
    world.later(100).do(start_or_pause).later(45)
    planned = planned_end(world.session, world.now)
    shown = [one.replace(second=0) for one in (projected_end(world.session, world.now), planned)]
    assert timedelta(minutes=minutes_over(world.session, world.now)) == shown[0] - shown[1]


def test_minutes_over_are_below_nought_with_time_to_spare() -> None:
    world = started()
    assert minutes_over(world.session, world.now) == 35 - 60


def test_before_the_first_phase_minutes_over_count_as_if_it_began_now() -> None:
    world = World().opened(slots=2, minutes=50).later(600)
    assert minutes_over(world.session, world.now) == 10


def test_the_timeline_has_each_stop_once_in_the_order_they_began() -> None:
    world = (
        presenting().later(60).do(unplanned_break).later(30).do(next_phase).later(40).do(next_phase).later(9)
    )
    told = [
        (phase.stop, phase.title, phase.planned, phase.actual) for phase in timeline(world.session, world.t)
    ]
    assert told == [
        ("opening.check-in", "Check in", 300, 0),
        ("opening.progress", "Progress", None, 0),
        ("slot.1.present", "Present", 300, 100),
        ("break.1", "Break", None, 30),
        ("slot.1.explore", "Explore", 600, 9),
    ]


def test_time_given_does_not_change_what_was_planned() -> None:
    world = started().do(give_time, MINUTE)
    assert timeline(world.session, world.t)[0].planned == 300


def test_a_moment_is_counted_from_the_opening() -> None:
    world = World().later(60).opened()
    assert moment(world.session, 90) == START + timedelta(seconds=90)


def test_actions_of_those_away_are_not_waited_for() -> None:
    actions = {1: Action(ANA, "Ana", "a", 1), 2: Action(BEN, "Ben", "b", 1), 3: Action(ANA, "Ana", "c", 1)}
    world = World(actions=actions).opened().do(attend, BEN, Presence.ABSENT).do(tell_progress, 3, Status.DONE)
    assert unanswered(world.session) == (1,)


def in_rounds(*owners: int) -> World:
    """A session of six whose progress round has three minutes each; these have an action to answer for."""
    progress = replace(SMALL.opening[1], minutes=Minutes(3, 3, each=True))
    actions = {id: Action(owner, "", "a", 1) for id, owner in enumerate(owners, start=1)}
    return World(actions=actions).opened(replace(SMALL, opening=(SMALL.opening[0], progress)))


def progress_of(world: World) -> int | None:
    return next(stop.seconds for stop in world.session.agenda if stop.key == "opening.progress")


def test_where_nobody_has_something_to_answer_for_a_progress_round_takes_no_time() -> None:
    world = in_rounds()
    assert progress_of(world) is None
    assert projected_end(world.session, world.now) == world.now.at + timedelta(minutes=5 + 20 + 10)
    world.do(start_or_pause).do(next_phase).later(30)
    assert (left(world.session, world.t), time_sense(world.session, world.t)) == (None, "")


def test_a_progress_round_is_planned_for_those_who_have_something_to_answer_for() -> None:
    world = in_rounds(ANA, BEN, ANA)
    assert progress_of(world) == 6 * MINUTE
    assert progress_of(world.do(add_guest, "Gus")) == 6 * MINUTE
    assert progress_of(world.do(attend, CHI, Presence.ABSENT)) == 6 * MINUTE
    assert progress_of(world.do(attend, BEN, Presence.ABSENT)) == 3 * MINUTE
    assert progress_of(world.do(tell_progress, 1, Status.DONE)) == 3 * MINUTE, "what was heard was planned"
    assert progress_of(world.undo().undo()) == 6 * MINUTE
