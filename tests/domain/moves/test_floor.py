"""The floor: one key a turn, questions counted where the set asks, and slips put right."""

import pytest

from als_tui.domain.asking.participation import talk
from als_tui.domain.moves.attendance import attend, give_role
from als_tui.domain.moves.floor import floor_back, give_floor, was_someone_else
from als_tui.domain.moves.flow import next_phase, start_or_pause, unplanned_break
from als_tui.domain.moves.keeping import keep_question
from als_tui.domain.process.definition import Process, Speakers, TurnMode
from als_tui.domain.session.facts import Captured, FloorCorrected, FloorGiven, Presence, Question
from als_tui.domain.session.state import questions
from als_tui.domain.telling.steps import describe
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, DARA, SMALL, World, phase

OPEN = replace(
    SMALL, slot=(phase("talk", 20, Speakers.ANYONE_BY_QUESTION, turns=TurnMode.FREE), *SMALL.slot[2:])
)
"""A slot in which anybody may ask anybody."""


def with_phase(speakers: Speakers, turns: TurnMode = TurnMode.FREE) -> Process:
    return replace(SMALL, slot=(phase("explore", 10, speakers, turns=turns),))


def asked(world: World) -> list[tuple[int, str]]:
    return [(question.asker, question.text) for _, question in questions(world.session)]


def turns(world: World) -> list[int]:
    return [turn.person for turn in world.session.turns if turn.stop == world.session.stop]


def test_the_floor_to_a_member_counts_a_question_where_the_set_asks() -> None:
    world = World().exploring().later(10).do(give_floor, BEN)
    assert world.last.facts == (FloorGiven(BEN), Captured(1, Question(BEN), "slot.1.explore", 1))
    assert (world.session.floor, asked(world)) == (BEN, [(BEN, "")])


def test_a_second_press_counts_a_follow_up_in_the_same_turn() -> None:
    world = World().exploring().do(give_floor, BEN).do(give_floor, BEN)
    assert (asked(world), turns(world)) == ([(BEN, ""), (BEN, "")], [ANA, BEN])


def test_the_presenter_s_own_seat_gives_the_floor_back() -> None:
    world = World().exploring().do(give_floor, BEN).do(give_floor, ANA)
    assert (world.session.floor, len(asked(world))) == (ANA, 1)
    assert world.refuse(give_floor, ANA) == "Ana has the floor."


def test_the_floor_goes_from_one_asker_to_the_next() -> None:
    world = World().exploring().later(5).do(give_floor, BEN).later(5).do(give_floor, CHI)
    assert [(turn.person, turn.began, turn.ended) for turn in world.session.turns[-2:]] == [
        (BEN, 5, 10),
        (CHI, 10, None),
    ]


def test_where_the_set_speaks_a_turn_is_no_question() -> None:
    world = World().opened(with_phase(Speakers.SET_SPEAKS)).presenting(ANA).reach("slot.1.explore")
    world.do(give_floor, BEN)
    assert asked(world) == []
    assert world.refuse(give_floor, BEN) == "Ben has the floor."


def test_the_presenter_may_have_a_turn_where_the_set_speaks() -> None:
    world = World().opened(with_phase(Speakers.SET_SPEAKS)).presenting(ANA).reach("slot.1.explore")
    assert world.do(floor_back).session.floor == ANA


def test_where_anybody_may_ask_a_turn_is_a_question() -> None:
    world = World().opened(OPEN).presenting(ANA).reach("slot.1.talk").do(give_floor, BEN)
    assert asked(world) == [(BEN, "")]


def test_a_phase_without_turns_says_who_may_speak() -> None:
    world = World().opened().presenting(ANA).reach("slot.1.present")
    assert world.refuse(give_floor, BEN) == "No turns are counted in Present: only the presenter speaks."


def test_nobody_has_the_floor_where_nobody_speaks() -> None:
    world = World().opened(with_phase(Speakers.NOBODY, TurnMode.NONE)).presenting(ANA).reach("slot.1.explore")
    assert "nobody speaks" in world.refuse(floor_back)
    assert "nobody speaks" in world.refuse(give_floor, ANA)


def test_nobody_has_the_floor_in_a_break() -> None:
    world = World().exploring().do(give_floor, BEN).do(unplanned_break)
    assert world.session.floor is None
    assert "No turns are counted in Break" in world.refuse(give_floor, CHI)
    assert "No turns are counted in Break" in world.refuse(floor_back)


def test_the_floor_needs_a_running_timer() -> None:
    assert "`Space` starts it" in World().opened().refuse(give_floor, BEN)
    world = World().exploring().do(start_or_pause)
    assert "`Space` starts it" in world.refuse(give_floor, BEN)
    assert "`Space` starts it" in world.refuse(floor_back)


def test_a_pause_leaves_the_floor_where_it_is_and_is_nobody_s_airtime() -> None:
    world = World().exploring().do(give_floor, BEN).later(10).do(start_or_pause).later(60)
    world.do(start_or_pause).later(10)
    assert world.session.floor == BEN
    assert [one.seconds for one in talk(world.session, world.t)][:2] == [0, 20]


def test_the_floor_goes_to_people_who_are_here() -> None:
    world = World().exploring().do(attend, BEN, Presence.LEFT)
    assert "Ben is not marked as here" in world.refuse(give_floor, BEN)
    assert "Nobody sits" in world.refuse(give_floor, 77)


def test_the_floor_back_needs_a_presenter() -> None:
    assert "Nobody presents" in World().opened().do(start_or_pause).refuse(floor_back)


def test_a_slip_is_put_right_while_the_turn_runs() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(was_someone_else, CHI)
    assert (world.session.floor, asked(world)) == (CHI, [(CHI, "")])


def test_a_slip_is_put_right_after_the_presenter_got_the_floor_back() -> None:
    world = World().exploring().later(9).do(give_floor, BEN).later(5).do(keep_question, "What for?")
    assert world.session.floor == ANA
    world.later(20).do(was_someone_else, CHI)
    assert world.last.facts[0] == FloorCorrected(turn=2, person=CHI, was=BEN)
    assert (turns(world), asked(world)) == ([ANA, CHI, ANA], [(CHI, "What for?")])


def test_only_the_last_turn_and_its_questions_are_put_right() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(floor_back).later(5).do(give_floor, BEN)
    world.do(give_floor, BEN).later(5).do(floor_back).do(was_someone_else, CHI)
    assert turns(world) == [ANA, BEN, ANA, CHI, ANA]
    assert asked(world) == [(BEN, ""), (CHI, ""), (CHI, "")]


def test_a_question_kept_by_name_after_the_turn_stays_with_who_was_named() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(give_floor, DARA).later(5)
    world.do(keep_question, "And Ben's?", BEN).do(was_someone_else, CHI)
    assert asked(world) == [(BEN, "And Ben's?"), (CHI, "")]


def test_a_question_kept_by_name_during_the_turn_stays_with_who_was_named() -> None:
    world = World().exploring().do(give_floor, BEN).do(keep_question, "Mine", CHI).do(was_someone_else, DARA)
    assert asked(world) == [(DARA, ""), (CHI, "Mine")]


def test_a_question_kept_by_the_asker_s_name_after_the_turn_was_surely_theirs() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(keep_question, "One").later(5)
    world.do(keep_question, "Two", BEN).do(was_someone_else, CHI)
    assert asked(world) == [(CHI, "One"), (BEN, "Two")]


def test_a_turn_that_was_the_presenter_s_takes_its_counted_questions_along() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(was_someone_else, ANA)
    assert (world.session.floor, asked(world)) == (ANA, [])


def test_a_question_with_words_was_asked_whoever_had_the_floor() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(keep_question, "What for?")
    assert asked(world.do(was_someone_else, ANA)) == [(BEN, "What for?")]


def test_the_slip_of_an_earlier_phase_is_not_this_one_s() -> None:
    world = World().exploring().do(give_floor, BEN).do(next_phase)
    assert "Nobody else has had the floor" in world.refuse(was_someone_else, CHI)


def test_a_correction_names_somebody_else() -> None:
    world = World().exploring().do(give_floor, BEN)
    assert "what it says: Ben" in world.refuse(was_someone_else, BEN)
    assert "Nobody sits" in world.refuse(was_someone_else, 77)


def test_a_running_turn_is_of_somebody_here_and_an_ended_one_of_anybody() -> None:
    world = World().exploring().do(attend, CHI, Presence.LEFT).do(give_floor, BEN).later(5)
    assert "Chi is not marked as here" in world.refuse(was_someone_else, CHI)
    assert turns(world.do(floor_back).do(was_someone_else, CHI)) == [ANA, CHI, ANA]


@pytest.mark.parametrize("back", [False, True])
def test_a_correction_is_one_step_undone_as_one(back: bool) -> None:
    world = World().exploring().do(give_floor, BEN).later(5)
    if back:
        world.do(floor_back).later(5)
    before = world.session
    assert world.do(was_someone_else, CHI).undo().session == before


def test_the_facilitator_s_turn_counts_no_question() -> None:
    world = World().exploring().do(give_role, "facilitator", BEN).later(5).do(give_floor, BEN)
    assert world.last.facts == (FloorGiven(BEN),) and describe(world.last, world.live) == "floor to Ben"
    assert (world.session.floor, asked(world), turns(world)) == (BEN, [], [ANA, BEN])
    assert world.refuse(give_floor, BEN) == "Ben has the floor."
    assert asked(world.do(keep_question, "What are we doing?")) == [(BEN, "What are we doing?")]


def test_a_turn_that_was_the_facilitator_s_counts_no_question_and_one_that_was_not_counts_one() -> None:
    world = World().exploring().do(give_role, "facilitator", BEN).later(5)
    world.do(give_floor, CHI).later(5).do(was_someone_else, BEN)
    assert (asked(world), turns(world)) == ([], [ANA, BEN])
    world.later(5).do(floor_back).do(was_someone_else, CHI)
    assert (asked(world), turns(world)) == ([(CHI, "")], [ANA, CHI, ANA])
    assert asked(world.undo()) == [] and asked(world.undo().undo()) == [(CHI, "")]


def test_a_question_with_words_in_a_turn_that_was_the_facilitator_s_is_the_facilitator_s() -> None:
    world = World().exploring().do(give_role, "facilitator", BEN).do(give_floor, CHI).later(5)
    world.do(keep_question, "What are we doing?").do(was_someone_else, BEN)
    assert asked(world) == [(BEN, "What are we doing?")]
