"""Turn modes: who is proposed, hands, passes; proposals that never force anybody."""

from als_tui.domain.asking.turntaking import may_follow_up, proposed
from als_tui.domain.moves import attendance, flow, keeping, turns
from als_tui.domain.moves.floor import floor_back, give_floor, was_someone_else
from als_tui.domain.process.definition import Records, Speakers, TurnMode
from als_tui.domain.session.facts import Presence
from als_tui.domain.session.state import questions
from als_tui.domain.telling.steps import describe
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, DARA, ELI, FAY, SMALL, World, phase


def asking(mode: TurnMode) -> World:
    """Ana presents to five others, and turns go round in this way."""
    world = World().exploring()
    return world if mode is TurnMode.FREE else world.do(turns.choose_mode, mode)


def asks(world: World, person: int) -> World:
    """A person asks, and the presenter answers."""
    return world.later(10).do(give_floor, person).later(10).do(floor_back)


def test_where_turns_are_free_nobody_is_proposed() -> None:
    world = asking(TurnMode.FREE)
    assert proposed(world.session) is None
    assert "`m` changes that" in world.refuse(turns.give_proposed)


def test_a_round_gives_each_seat_a_question_and_a_follow_up() -> None:
    world = asking(TurnMode.ROUND)
    order = []
    for _ in range(6):
        person = proposed(world.session)
        assert person is not None
        order.append(person)
        asks(world, person)
    assert order == [BEN, BEN, CHI, CHI, DARA, DARA]


def test_who_passes_in_a_round_gives_the_turn_to_the_next_seat_follow_up_or_not() -> None:
    world = asking(TurnMode.ROUND)
    world.do(turns.pass_turn)
    assert proposed(world.session) == CHI
    asks(world, CHI).do(turns.pass_turn)
    assert proposed(world.session) == DARA


def test_a_round_goes_on_from_whoever_asked_even_out_of_turn() -> None:
    world = asks(asks(asking(TurnMode.ROUND), ELI), ELI)
    assert proposed(world.session) == FAY
    asks(asks(world, FAY), FAY)
    assert proposed(world.session) == BEN


def test_a_round_sees_that_it_was_somebody_else_who_asked() -> None:
    world = asking(TurnMode.ROUND).do(give_floor, BEN).do(give_floor, BEN).do(floor_back)
    world.later(5).do(turns.pass_turn).do(was_someone_else, FAY)
    order = []
    for _ in range(8):
        order.append(proposed(world.session))
        asks(world, order[-1] or 0)
    assert order == [DARA, DARA, ELI, ELI, BEN, BEN, CHI, CHI], "Fay has gone; Ben has not, by the ledger"


def test_a_round_proposes_no_third_question_before_anothers_first() -> None:
    world = asks(asks(asks(asking(TurnMode.ROUND), BEN), BEN), BEN)
    assert (proposed(world.session), may_follow_up(world.session)) == (CHI, None)
    for person in (CHI, DARA, ELI, FAY):
        asks(asks(world, person), person)
    assert proposed(world.session) == CHI, "Ben has gone once more than the others"


def test_whoever_comes_into_a_round_late_is_next_once_and_not_until_all_are_even() -> None:
    world = asking(TurnMode.ROUND).do(attendance.attend, FAY, Presence.LEFT)
    for person in (BEN, CHI, DARA, ELI) * 3:
        asks(asks(world, person), person)
    world.do(attendance.attend, FAY, Presence.HERE)
    assert proposed(world.session) == FAY
    asks(asks(world, FAY), FAY)
    assert proposed(world.session) == BEN


def test_a_follow_up_is_said_only_of_who_has_one_left() -> None:
    world = asks(asking(TurnMode.ROUND), BEN)
    assert may_follow_up(world.session) == BEN == proposed(world.session)
    assert may_follow_up(asks(world, BEN).session) is None


def test_fewest_first_proposes_who_has_asked_least_and_never_presenter_or_facilitator() -> None:
    world = asking(TurnMode.FEWEST_FIRST).do(attendance.give_role, "facilitator", BEN)
    order = []
    for _ in range(5):
        person = proposed(world.session)
        assert person is not None
        order.append(person)
        asks(world, person)
    assert order == [CHI, DARA, ELI, FAY, CHI]


def test_fewest_first_counts_questions_of_other_phases_of_the_slot_and_passes() -> None:
    world = asking(TurnMode.FEWEST_FIRST)
    world.do(turns.pass_turn)
    assert proposed(world.session) == CHI
    for person in (CHI, DARA, ELI, FAY):
        asks(world, person)
    assert proposed(world.session) == BEN


def test_hands_are_taken_in_the_order_they_went_up_and_go_down_with_the_floor() -> None:
    world = asking(TurnMode.STACK).do(turns.raise_hand, DARA).do(turns.raise_hand, BEN)
    assert (proposed(world.session), world.session.hands) == (DARA, (DARA, BEN))
    world.do(turns.give_proposed)
    assert (world.session.floor, proposed(world.session)) == (DARA, BEN)
    world.do(turns.raise_hand, BEN)
    assert proposed(world.session) is None
    assert "No hand is up" in world.refuse(turns.give_proposed)


def test_a_hand_can_be_up_in_every_mode_and_the_next_phase_lowers_it() -> None:
    world = asking(TurnMode.FREE).do(turns.raise_hand, FAY)
    assert world.session.hands == (FAY,)
    assert world.do(flow.next_phase).session.hands == ()


def test_whoever_left_or_presents_is_not_proposed_and_raises_no_hand() -> None:
    world = asking(TurnMode.STACK).do(turns.raise_hand, BEN).do(turns.raise_hand, CHI)
    world.do(attendance.attend, BEN, Presence.LEFT)
    assert proposed(world.session) == CHI
    assert "not marked as here" in world.refuse(turns.raise_hand, BEN)
    assert "presents" in world.refuse(turns.raise_hand, ANA)
    assert "Nobody" in world.refuse(turns.raise_hand, 99)


def test_a_mode_belongs_to_its_phase_and_cannot_be_chosen_where_there_are_no_turns() -> None:
    world = asking(TurnMode.ROUND)
    assert world.session.turn_mode is TurnMode.ROUND
    assert "already" in world.refuse(turns.choose_mode, TurnMode.ROUND)
    assert "choose how" in world.refuse(turns.choose_mode, TurnMode.NONE)
    world.do(flow.next_phase)
    assert "No turns are counted in Commit: only the presenter speaks" in world.refuse(
        turns.choose_mode, TurnMode.ROUND
    )
    assert "No turns are counted in Commit: only the presenter speaks" in world.refuse(turns.give_proposed)
    assert world.do(flow.back).session.turn_mode is TurnMode.ROUND


def test_a_phase_in_which_each_speaks_in_turn_says_which_key_runs_it() -> None:
    world = World()
    world.do(attendance.open_session, SMALL, 60, 1)
    assert "`Space` starts it" in world.refuse(turns.choose_mode, TurnMode.ROUND)
    world.do(attendance.all_here).do(flow.start_or_pause)
    why = "In Check in each speaks in turn without being counted. `r` opens the roster."
    assert world.refuse(turns.choose_mode, TurnMode.ROUND) == why == world.refuse(turns.raise_hand, BEN)
    assert world.refuse(give_floor, BEN) == why


def test_a_proposal_forces_nobody_and_taking_it_counts_the_question() -> None:
    world = asking(TurnMode.ROUND).do(give_floor, FAY)
    assert world.session.floor == FAY
    world.do(floor_back).do(keeping.keep_question, "And what else?", BEN)
    assert [question.asker for _, question in questions(world.session)] == [FAY, BEN]


def stacked() -> World:
    """Dara's hand went up first, Ben's after it."""
    return asking(TurnMode.STACK).do(turns.raise_hand, DARA).do(turns.raise_hand, BEN)


def test_a_turn_that_was_someone_else_s_lowers_their_hand_whether_it_runs_or_is_over() -> None:
    world = stacked().later(5).do(give_floor, FAY).later(5).do(was_someone_else, DARA)
    assert (world.session.floor, world.session.hands, proposed(world.session)) == (DARA, (BEN,), BEN)
    assert describe(world.last, world.live) == "that was Dara, not Fay"
    world = asks(stacked(), FAY).do(was_someone_else, DARA)
    assert (world.session.floor, world.session.hands, proposed(world.session)) == (ANA, (BEN,), BEN)
    assert world.undo().session.hands == (DARA, BEN)


def test_who_has_the_floor_already_is_given_it_with_the_hand_lowered() -> None:
    world = stacked().later(5).do(give_floor, CHI).do(turns.raise_hand, CHI).do(turns.raise_hand, DARA)
    world.do(turns.raise_hand, BEN)
    world.do(turns.give_proposed)
    assert world.session.floor == CHI and not world.session.hands
    assert describe(world.last, world.live) == "a question of Chi counted"


def test_where_no_question_is_counted_the_floor_held_already_lowers_the_hand_alone() -> None:
    talk = replace(SMALL, slot=(phase("talk", 20, turns=TurnMode.STACK),))
    world = World().opened(talk).presenting(ANA).reach("slot.1.talk").do(give_floor, BEN)
    world.do(turns.raise_hand, BEN).do(turns.give_proposed)
    assert world.session.floor == BEN and not world.session.hands
    assert describe(world.last, world.live) == "Ben lowered the hand"
    assert world.refuse(give_floor, BEN) == "Ben has the floor."


def test_a_hand_that_a_slip_used_up_is_up_again_in_its_old_place() -> None:
    world = asking(TurnMode.STACK)
    for hand in (BEN, CHI, DARA):
        world.do(turns.raise_hand, hand)
    world.later(5).do(give_floor, CHI).do(turns.raise_hand, FAY)
    assert list(world.session.hands) == [BEN, DARA, FAY]
    world.later(5).do(was_someone_else, ELI)
    assert list(world.session.hands) == [BEN, CHI, DARA, FAY]
    assert describe(world.last, world.live) == "that was Eli, not Chi"
    world.later(5).do(was_someone_else, DARA)
    assert list(world.session.hands) == [BEN, CHI, FAY], "who spoke has had what the hand was up for"
    world.undo().undo()
    assert list(world.session.hands) == [BEN, DARA, FAY]


def test_a_slip_raises_no_hand_that_was_not_up_or_is_up_again() -> None:
    world = asking(TurnMode.STACK).do(turns.raise_hand, BEN).do(give_floor, CHI)
    assert world.do(was_someone_else, DARA).session.hands == (BEN,)
    world.do(give_floor, BEN).do(floor_back).do(turns.raise_hand, BEN).do(turns.raise_hand, ELI)
    assert world.do(was_someone_else, FAY).session.hands == (BEN, ELI)


def test_a_slip_that_is_put_right_twice_gives_each_hand_back() -> None:
    world = asking(TurnMode.STACK).do(turns.raise_hand, BEN).do(turns.raise_hand, CHI).do(give_floor, BEN)
    world.do(was_someone_else, CHI)
    assert world.session.hands == (BEN,)
    assert world.do(was_someone_else, DARA).session.hands == (BEN, CHI)


def test_a_mode_chosen_in_a_slot_holds_for_the_same_phase_of_later_slots() -> None:
    world = World().exploring(slots=3).do(turns.choose_mode, TurnMode.ROUND)
    assert world.reach("slot.2.explore").session.turn_mode is TurnMode.ROUND
    assert "Turns go that way already" in world.refuse(turns.choose_mode, TurnMode.ROUND)
    world.do(turns.choose_mode, TurnMode.FREE)
    assert world.reach("slot.3.explore").session.turn_mode is TurnMode.FREE, "the last choice before it"
    world.undo()
    while world.session.stop != "slot.1.explore":
        world.do(flow.back)
    assert world.session.turn_mode is TurnMode.ROUND, "a slot that was held keeps its own"


def test_a_mode_chosen_for_one_phase_leaves_the_others_as_the_process_says() -> None:
    process = replace(
        SMALL,
        slot=(
            phase("clarify", 5, Speakers.SET_ASKS, Records.QUESTIONS, TurnMode.FREE),
            phase("explore", 5, Speakers.SET_ASKS, Records.QUESTIONS, TurnMode.FREE),
        ),
    )
    world = World().opened(process, slots=2).presenting(ANA, BEN).reach("slot.1.explore")
    world.do(turns.choose_mode, TurnMode.FEWEST_FIRST).reach("slot.2.clarify")
    assert world.session.turn_mode is TurnMode.FREE
    assert world.reach("slot.2.explore").session.turn_mode is TurnMode.FEWEST_FIRST
