"""Through the phases: start, pause, next, back, time, skipping, ending, breaks, the gate, and late starts."""

from als_tui.domain.book import Action, Status
from als_tui.domain.moves.attendance import all_here, attend, open_session
from als_tui.domain.moves.bids import add_slot, drop_slot, swap_slots
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.moves.flow import (
    back,
    began_at_once,
    began_earlier,
    earlier_range,
    end_slot,
    give_time,
    next_phase,
    range_words,
    skip,
    skip_progress,
    start_or_pause,
    unplanned_break,
)
from als_tui.domain.moves.keeping import keep_note
from als_tui.domain.moves.review import tell_progress
from als_tui.domain.process.definition import Speakers, TurnMode
from als_tui.domain.session.facts import Backdated, FloorGiven, PhaseBegan, Presence
from als_tui.domain.session.schedule import allowed, elapsed
from als_tui.domain.session.state import Run
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, SMALL, World, phase

OWED = {1: Action(ANA, "Ana", "call the client", 1), 2: Action(BEN, "Ben", "write it down", 1)}
PRESENT, EXPLORE, COMMIT = "slot.1.present", "slot.1.explore", "slot.1.commit"


def spans(world: World) -> list[tuple[str, float, float | None]]:
    return [(run.stop.rpartition(".")[2], run.began, run.ended) for run in world.session.runs]


def turns(world: World) -> list[tuple[int, str, float, float | None]]:
    return [
        (turn.person, turn.stop.rpartition(".")[2], turn.began, turn.ended) for turn in world.session.turns
    ]


def time_of(world: World) -> int | None:
    assert world.session.here is not None
    return allowed(world.session, world.session.here)


def test_space_starts_the_first_phase_with_its_timer() -> None:
    world = World().opened().later(5).do(start_or_pause)
    assert world.session.runs == (Run("opening.check-in", 5.0),)
    assert time_of(world) == 300


def test_space_pauses_and_goes_on() -> None:
    world = World().opened().do(start_or_pause).later(10).do(start_or_pause)
    assert not world.session.running
    world.later(60).do(start_or_pause).later(5)
    assert elapsed(world.session, "opening.check-in", world.t) == 15


def test_next_goes_through_every_phase_in_order_and_ends() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach("closing.review")
    assert [run.stop for run in world.session.runs] == [stop.key for stop in world.session.agenda]
    assert "last phase" in world.refuse(next_phase)


def test_a_phase_begun_from_a_pause_runs() -> None:
    assert World().opened().do(start_or_pause).do(start_or_pause).do(next_phase).session.running


def test_the_presenter_has_the_floor_where_the_presenter_speaks_or_answers() -> None:
    world = World().opened().presenting(ANA).reach(PRESENT)
    assert world.session.floor == ANA
    assert world.do(next_phase).session.floor == ANA
    assert world.reach("closing.review").session.floor is None


def test_going_back_lets_a_phase_go_on_where_it_stood() -> None:
    world = World().exploring().later(100).do(next_phase).later(30).do(back).later(7)
    assert (world.session.stop, elapsed(world.session, EXPLORE, world.t)) == (EXPLORE, 107)


def test_the_plan_of_a_phase_stays_what_it_was_when_it_first_began() -> None:
    world = World().exploring().do(give_time, 60).do(next_phase).do(back)
    assert time_of(world) == 660


def test_there_is_nothing_before_the_first_phase() -> None:
    assert "no phase before" in World().opened().refuse(back)
    assert "no phase before" in World().opened().do(start_or_pause).refuse(back)


def test_back_passes_over_what_was_skipped() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach("between.1.break").do(skip).do(back)
    assert world.session.stop == COMMIT


def test_back_goes_to_what_was_held_not_to_a_slot_that_was_added_since() -> None:
    world = World().exploring().reach("closing.review").do(add_slot).do(back)
    assert world.session.stop == COMMIT
    assert world.session.agenda[-2].slot == 2


def test_back_into_the_slot_before_makes_its_presenter_the_presenter() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach("slot.2.present").do(back).do(back)
    assert (world.session.stop, world.session.presenter, world.session.floor) == (COMMIT, ANA, ANA)


def test_a_minute_more_or_less_for_the_phase_that_runs() -> None:
    world = World().opened().do(start_or_pause).do(give_time, 60).do(give_time, 60).do(give_time, -60)
    assert time_of(world) == 360


def test_no_more_time_is_taken_than_is_left() -> None:
    world = World().opened().do(start_or_pause).later(200).do(give_time, -60)
    assert time_of(world) == 240
    assert "not that much left" in world.refuse(give_time, -60)


def test_time_may_be_taken_down_to_what_is_used() -> None:
    world = World().opened().do(start_or_pause).later(240).do(give_time, -60)
    assert "not that much left" in world.refuse(give_time, -1)


def test_a_minute_more_is_given_however_long_the_time_is_over() -> None:
    world = World().opened().do(start_or_pause).later(900).do(give_time, 60)
    assert time_of(world) == 360


def test_time_is_given_only_where_there_is_some() -> None:
    assert "No phase runs" in World().opened().refuse(give_time, 60)
    assert "no time of its own" in World().opened().reach("opening.progress").refuse(give_time, 60)


def test_an_optional_phase_is_skipped_on_purpose() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach("between.1.break").do(skip)
    assert world.session.stop == "slot.2.present"
    assert world.session.skipped == {"between.1.break"}


def test_a_phase_that_belongs_to_the_process_is_not_skipped() -> None:
    assert "part of the process" in World().exploring().refuse(skip)
    assert "nothing to skip" in World().opened().refuse(skip)


def test_a_slot_ended_early_marks_what_was_left_of_it() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach(PRESENT).do(end_slot)
    assert world.session.stop == "between.1.break"
    assert world.session.skipped == {EXPLORE, COMMIT}


def test_a_phase_gone_back_to_is_skipped_no_more() -> None:
    world = World().opened().presenting(ANA).reach(PRESENT).do(end_slot).do(back).do(next_phase)
    assert world.session.stop == EXPLORE
    assert world.session.skipped == {COMMIT}


def test_only_a_slot_can_be_ended_early() -> None:
    assert "No slot" in World().opened().do(start_or_pause).refuse(end_slot)
    only = World().opened(replace(SMALL, closing=())).presenting(ANA).reach(EXPLORE)
    assert "Nothing comes after" in only.refuse(end_slot)


def test_a_slot_can_be_ended_out_of_a_break() -> None:
    world = World().exploring().do(unplanned_break).do(end_slot)
    assert (world.session.stop, world.session.resume) == ("closing.review", None)


def test_a_break_stops_the_set_and_next_goes_back_to_work() -> None:
    world = World().exploring().later(50).do(unplanned_break, 5)
    assert (time_of(world), world.session.presenter, world.session.floor) == (300, ANA, None)
    world.later(400).do(next_phase).later(10)
    assert (world.session.stop, world.session.resume) == (EXPLORE, None)
    assert elapsed(world.session, EXPLORE, world.t) == 60


def test_back_out_of_a_break_is_back_to_work_too() -> None:
    assert World().exploring().do(unplanned_break).do(back).session.stop == EXPLORE


def test_every_break_has_a_time_of_its_own() -> None:
    world = World().exploring().do(unplanned_break).do(give_time, 60).do(next_phase).do(unplanned_break)
    assert (world.session.stop, time_of(world)) == ("break.2", 600)


def test_a_break_needs_a_session_a_minute_and_no_other_break() -> None:
    assert "not begun" in World().opened().refuse(unplanned_break)
    assert "at least a minute" in World().exploring().refuse(unplanned_break, 0)
    assert time_of(World().exploring().do(unplanned_break, 1)) == 60
    assert "already" in World().exploring().do(unplanned_break).refuse(unplanned_break)
    assert "This is a break" in World().exploring().do(unplanned_break).refuse(skip)


def test_a_slot_dropped_in_the_break_before_it_leaves_the_way_to_the_end() -> None:
    world = World().opened(slots=2).presenting(ANA, BEN).reach("between.1.break").do(drop_slot)
    assert world.session.here is not None
    assert world.do(next_phase).session.stop == "closing.review"


def test_slots_swapped_in_the_break_come_in_their_new_order() -> None:
    world = World().opened(slots=3).presenting(ANA, BEN, CHI).reach("between.1.break").do(swap_slots, 2, 1)
    assert world.do(next_phase).session.presenter == CHI


def test_slot_one_waits_for_the_progress_round() -> None:
    world = World(actions=OWED).opened().presenting(ANA).reach("opening.progress")
    assert "2 actions are not answered for yet" in world.refuse(next_phase)
    world.do(tell_progress, 1, Status.DONE)
    assert "1 action is not answered for yet" in world.refuse(next_phase)
    assert world.do(tell_progress, 2, Status.OPEN).do(next_phase).session.stop == PRESENT


def test_the_progress_round_may_be_left_for_another_day_on_purpose() -> None:
    world = World(actions=OWED).opened().presenting(ANA).reach("opening.progress").do(skip_progress)
    assert world.session.progress_skipped
    assert "already" in world.refuse(skip_progress)
    assert world.do(next_phase).session.stop == PRESENT


def test_an_answered_progress_round_is_not_skipped() -> None:
    assert "answered for" in World().opened().refuse(skip_progress)


def test_what_absent_members_owe_is_carried() -> None:
    world = World(actions=OWED).opened().do(attend, BEN, Presence.ABSENT).presenting(ANA)
    world.reach("opening.progress").do(tell_progress, 1, Status.DONE)
    assert world.do(next_phase).session.stop == PRESENT


def test_a_roster_that_was_not_taken_hides_no_action() -> None:
    world = World(actions=OWED).do(open_session, SMALL, 60).do(attend, CHI, Presence.HERE).presenting(CHI)
    world.reach("opening.progress")
    assert "Is Ana here?" in world.refuse(next_phase)
    world.do(tell_progress, 1, Status.DONE)
    assert "Is Ben here?" in world.refuse(next_phase)
    assert world.do(skip_progress).do(next_phase).session.stop == PRESENT


def test_who_owes_nothing_and_is_not_marked_stops_nothing() -> None:
    world = World(actions={1: OWED[1]}).do(open_session, SMALL, 60).do(attend, ANA, Presence.HERE)
    world.presenting(ANA).reach("opening.progress").do(tell_progress, 1, Status.DONE)
    assert world.do(next_phase).session.stop == PRESENT


def test_who_arrives_after_slot_one_began_stops_nothing() -> None:
    world = World(actions=OWED).opened(slots=2).do(attend, BEN, Presence.ABSENT).presenting(ANA, CHI)
    world.do(tell_progress, 1, Status.DONE).reach(PRESENT).do(attend, BEN, Presence.LATE)
    assert world.reach("slot.2.present").session.presenter == CHI


def test_slots_with_nobody_yet_are_answered_by_keys_that_work_whether_next_or_skip_was_tried() -> None:
    world = World().opened(slots=3).reach("opening.progress")
    why = "Nobody presents next. `i`, then `p` puts one on; `o` `d` drops each of 3 empty slots."
    assert world.refuse(next_phase) == why
    assert world.refuse(skip) == f"Progress is part of the process. {why}"
    for _ in range(2):
        world.do(drop_slot)
    assert world.refuse(next_phase).endswith("`o` `d` drops the slot.")
    assert world.do(drop_slot).refuse(skip) == "Progress is part of the process. `n` ends it and goes on."
    assert world.do(next_phase).session.stop == "closing.review"


def test_a_slot_waits_for_its_presenter() -> None:
    world = World().opened().reach("opening.progress")
    assert "Nobody presents next" in world.refuse(next_phase)
    world.presenting(ANA).do(attend, ANA, Presence.LEFT)
    assert "Ana is not marked as here" in world.refuse(next_phase)


def test_a_slot_that_has_begun_goes_on_when_its_presenter_leaves() -> None:
    world = World().exploring().do(attend, ANA, Presence.LEFT).do(next_phase)
    assert (world.session.stop, world.session.floor) == (COMMIT, None)
    assert "not marked as here" in world.refuse(floor_back)
    assert world.do(attend, ANA, Presence.HERE).do(floor_back).session.floor == ANA


def test_a_turn_began_some_seconds_ago() -> None:
    world = World().exploring().later(100).do(give_floor, BEN).later(5).do(began_earlier, 30)
    assert turns(world)[-2:] == [(ANA, "explore", 0, 75), (BEN, "explore", 75, None)]


def test_a_turn_did_not_begin_before_the_one_before_it() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).later(5).do(give_floor, CHI).later(5)
    counted = "counted from now, this turn began 5 ago, and what was before it 10 ago."
    for no_such in (5, 11):
        assert world.refuse(began_earlier, no_such) == f"Say 6 to 10 seconds: {counted}"
    assert turns(world.do(began_earlier, 10))[-2:] == [(BEN, "explore", 50, 50), (CHI, "explore", 50, None)]


def test_what_followed_at_once_on_what_came_before_cannot_have_begun_earlier() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).do(give_floor, CHI).later(5)
    assert "cannot have begun earlier" in world.refuse(began_earlier, 5)


def test_a_turn_may_have_begun_before_a_pause() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).later(5).do(start_or_pause).later(100)
    world.do(start_or_pause).later(5).do(began_earlier, 120)
    assert turns(world)[-1] == (BEN, "explore", 40, None)


def test_nothing_begins_later_than_the_key() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).later(20)
    assert "Say 21 to 70 seconds" in world.refuse(began_earlier, 20)
    assert "Say 21 to 70 seconds" in world.refuse(began_earlier, 0)
    assert "Say 21 to 70 seconds" in world.refuse(began_earlier, 1)
    assert "stands still" in world.do(start_or_pause).refuse(began_earlier, 90)


def test_a_phase_began_some_seconds_ago_and_the_one_before_ended_then() -> None:
    world = World().opened().do(start_or_pause).later(100).do(next_phase).later(5).do(began_earlier, 65)
    assert spans(world) == [("check-in", 0, 40), ("progress", 40, None)]


def test_the_turn_that_came_with_a_phase_moves_with_it() -> None:
    world = World().exploring().later(100).do(next_phase).later(5).do(began_earlier, 25)
    assert world.last.facts == (Backdated("phase", 80.0),)
    assert spans(world)[-2:] == [("explore", 0, 80), ("commit", 80, None)]
    assert turns(world)[-2:] == [(ANA, "explore", 0, 80), (ANA, "commit", 80, None)]


def test_turns_given_since_a_phase_really_began_belong_to_it() -> None:
    world = World().opened().presenting(ANA).reach(PRESENT).later(60).do(next_phase).later(10)
    world.do(give_floor, BEN).later(10).do(next_phase).later(5).do(began_earlier, 20)
    assert spans(world)[-2:] == [("explore", 60, 65), ("commit", 65, None)]
    assert turns(world)[-4:] == [
        (ANA, "explore", 60, 65),
        (ANA, "commit", 65, 70),
        (BEN, "commit", 70, 80),
        (ANA, "commit", 80, None),
    ]
    assert [entry.stop for entry in world.session.entries] == [COMMIT]


def test_what_was_said_at_the_very_start_of_a_phase_belongs_to_it() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).later(10).do(next_phase).do(began_earlier, 10)
    assert turns(world)[-3:] == [(ANA, "explore", 0, 50), (BEN, "commit", 50, 60), (ANA, "commit", 60, None)]
    assert [entry.stop for entry in world.session.entries] == [COMMIT]


def test_what_was_caught_for_the_slot_before_stays_with_it() -> None:
    world = World().opened(slots=3).presenting(ANA, BEN, CHI).reach("slot.2.commit").later(50)
    world.do(keep_note, "his").later(5).do(next_phase).later(5).do(began_earlier, 20)
    assert spans(world)[-1] == ("present", 40, None)
    assert [(entry.stop, entry.slot) for entry in world.session.entries] == [("slot.2.commit", 2)]


def test_what_was_caught_before_a_phase_really_began_stays_where_it_was() -> None:
    world = World().exploring().later(10).do(keep_note, "before").later(40).do(keep_note, "after").later(10)
    world.do(next_phase).later(5).do(began_earlier, 30)
    assert [entry.stop for entry in world.session.entries] == [EXPLORE, COMMIT]


def test_a_phase_gone_back_to_and_put_right_leaves_its_first_time_alone() -> None:
    world = World().exploring().later(30).do(give_floor, BEN).later(30).do(next_phase).later(30).do(back)
    world.later(10).do(began_earlier, 25)
    assert spans(world)[-3:] == [("explore", 0, 60), ("commit", 60, 75), ("explore", 75, None)]
    assert turns(world)[-4:] == [
        (ANA, "explore", 0, 30),
        (BEN, "explore", 30, 60),
        (ANA, "commit", 60, 75),
        (ANA, "explore", 75, None),
    ]


def test_a_turn_given_later_does_not_move_with_its_phase() -> None:
    ideas = replace(SMALL, slot=(phase("ideas", 10, Speakers.SET_SPEAKS, turns=TurnMode.FREE),))
    world = World().opened(ideas).presenting(ANA).reach("opening.progress").later(60).do(next_phase)
    assert world.session.turn is None
    world.later(10).do(give_floor, BEN).later(5).do(began_earlier, 30, "phase")
    assert spans(world)[-1] == ("ideas", 45, None)
    assert turns(world) == [(BEN, "ideas", 70, None)]


def test_a_phase_did_not_begin_before_the_one_before_it() -> None:
    world = World().opened().do(start_or_pause).later(20).do(next_phase).later(5)
    assert "Say 6 to 25 seconds" in world.refuse(began_earlier, 26)


def test_the_first_phase_may_have_begun_before_als_tui_was_opened() -> None:
    world = World().opened().later(60).do(start_or_pause).do(began_earlier, 600)
    assert spans(world) == [("check-in", -540, None)]
    only = "counted from now, this phase began 600 ago."
    assert world.refuse(began_earlier, 7 * 3600) == f"Say 601 to 21600 seconds: {only}"


def test_a_pause_may_have_ended_earlier_and_the_floor_stays() -> None:
    world = World().exploring().later(10).do(give_floor, BEN).later(10).do(start_or_pause).later(60)
    world.do(start_or_pause).later(5).do(began_earlier, 45, "phase")
    assert spans(world)[-2:] == [("explore", 0, 20), ("explore", 40, None)]
    assert turns(world)[-1] == (BEN, "explore", 10, None)


def test_a_pause_did_not_end_before_it_began() -> None:
    world = World().exploring().later(20).do(start_or_pause).later(60).do(start_or_pause).later(5)
    assert "to 65 seconds" in world.refuse(began_earlier, 66, "phase")
    assert spans(world.do(began_earlier, 65, "phase"))[-1] == ("explore", 20, None)


def test_a_start_put_right_is_undone_with_all_that_followed_from_it() -> None:
    world = World().exploring().later(50).do(give_floor, BEN).later(5).do(next_phase).later(5)
    before = world.session
    assert world.do(began_earlier, 20).session != before
    assert world.undo().session == before


def test_a_step_of_next_says_what_began_and_who_has_the_floor() -> None:
    world = World().opened().presenting(ANA).reach(PRESENT)
    assert world.last.facts == (PhaseBegan(PRESENT, 300), FloorGiven(ANA))


def test_a_process_without_opening_starts_at_its_gate() -> None:
    world = World().do(open_session, replace(SMALL, opening=()), 60, 1).do(all_here)
    assert "Nobody presents next" in world.refuse(start_or_pause)
    assert world.presenting(ANA).later(30).do(start_or_pause).do(began_earlier, 20).session.floor == ANA
    assert turns(world) == [(ANA, "present", 10, None)]


def test_a_start_that_can_only_have_been_at_one_second_is_asked_for_with_that_one() -> None:
    world = World().exploring().do(give_floor, BEN).later(1).do(give_floor, CHI).later(2)
    assert earlier_range(world.session, world.now) == ("turn", 3, 3)
    assert (range_words(3, 3), range_words(3, 4)) == ("3", "3 to 4")
    assert "Say 3 seconds: " in world.refuse(began_earlier, 90)
    assert began_at_once(world.session, world.now) is None
    world.do(began_earlier, 3)
    why = began_at_once(world.session, world.now)
    assert why is not None and why.why == world.refuse(began_earlier, 4)
