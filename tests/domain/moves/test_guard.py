"""The facilitator stops the set, asks how it goes, and no name is attached."""

from als_tui.domain.book import Policy
from als_tui.domain.moves import attendance, flow, guard
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.facts import Reason
from als_tui.domain.telling.steps import describe
from tests.domain.build import ANA, BEN, SMALL, World


def test_a_stop_is_timed_until_the_set_goes_on() -> None:
    world = World().exploring().do(guard.stop_set, Reason.ADVICE).later(40).do(guard.go_on)
    (held,) = world.session.interventions
    assert (held.reason, held.stop, (held.ended or 0) - held.began) == (
        Reason.ADVICE,
        "slot.1.explore",
        40,
    )
    assert "not stopped" in world.refuse(guard.go_on)


def test_another_reason_takes_the_place_of_the_first_and_the_next_phase_ends_it() -> None:
    world = World().exploring().do(guard.stop_set, Reason.PACE).later(5)
    assert "already" in world.refuse(guard.stop_set, Reason.PACE)
    world.do(guard.stop_set, Reason.SILENCE).later(7).do(flow.next_phase)
    spans = [(held.reason, (held.ended or 0) - held.began) for held in world.session.interventions]
    assert spans == [(Reason.PACE, 5), (Reason.SILENCE, 7)]
    assert world.session.intervention is None
    world.do(guard.stop_set, Reason.PACE)
    assert describe(world.last, world.live) == "the set is stopped: pace"


def test_a_silence_within_a_stop_ends_in_the_stop_and_not_in_talk() -> None:
    world = World().exploring().do(guard.stop_set, Reason.ADVICE).later(20)
    world.do(guard.stop_set, Reason.SILENCE).later(30).do(guard.end_silence).later(10)
    assert describe(world.last, world.live) == "the silence is over; the set is stopped: advice"
    held = world.session.intervention
    assert held is not None and held.reason is Reason.ADVICE
    assert world.do(guard.go_on).session.intervention is None
    assert describe(world.last, world.live) == "the set goes on"
    spans = [(one.reason, (one.ended or 0) - one.began) for one in world.session.interventions]
    assert spans == [(Reason.ADVICE, 20), (Reason.SILENCE, 30), (Reason.ADVICE, 10)]


def test_a_silence_right_after_a_stop_is_one_of_its_own() -> None:
    world = World().exploring().do(guard.stop_set, Reason.ADVICE).later(20).do(guard.go_on)
    world.do(guard.stop_set, Reason.SILENCE).do(guard.go_on)
    assert world.session.intervention is None
    assert describe(world.last, world.live) == "the silence is over"


def test_whoever_gets_the_floor_lets_the_set_go_on() -> None:
    world = World().exploring().do(guard.stop_set, Reason.FOCUS).later(20).do(give_floor, BEN)
    assert world.session.intervention is None
    world.do(guard.stop_set, Reason.FOCUS).later(5).do(floor_back)
    assert [(held.ended or 0) - held.began for held in world.session.interventions] == [20, 5]


def test_an_earlier_stop_is_put_right_or_taken_out_and_undo_brings_it_back() -> None:
    world = World().exploring().do(guard.stop_set, Reason.PACE).later(5).do(guard.go_on)
    world.do(guard.stop_set, Reason.SILENCE).later(7)
    before = world.session
    world.do(guard.right_intervention, 0, Reason.FOCUS)
    assert describe(world.last, world.live) == "put right: it was for focus"
    assert [(one.reason, one.ended) for one in world.session.interventions] == [
        ("focus", 5),
        ("silence", None),
    ]
    assert "already" in world.refuse(guard.right_intervention, 0, Reason.FOCUS)
    world.do(guard.right_intervention, 1, None)
    assert describe(world.last, world.live) == "a stop of the set taken out"
    assert world.session.intervention is None, "the one that held is over with it"
    assert "not there any more" in world.refuse(guard.right_intervention, 1, None)
    assert world.undo().undo().session == before


def test_a_check_round_is_taken_out_whole_and_undo_brings_it_back() -> None:
    world = World().exploring()
    for round, person, score in ((1, ANA, 7), (1, BEN, 6), (2, ANA, 5)):
        world.do(guard.give_check, round, person, score)
    before = world.session
    world.do(guard.take_out_check, 1)
    assert world.session.checks == {(2, ANA): 5} and world.session.caught == (("check", 2),)
    assert describe(world.last, world.live) == "check round 1 taken out"
    assert "not there any more" in world.refuse(guard.take_out_check, 1)
    assert world.undo().session == before


def test_before_the_session_begins_there_is_nothing_to_stop() -> None:
    world = World().do(attendance.open_session, SMALL, 60, 1)
    assert "`Space` starts it" in world.refuse(guard.stop_set, Reason.FOCUS)


def test_checks_are_rounds_of_their_own_beside_the_pulse() -> None:
    world = World().exploring()
    world.do(guard.give_check, 1, ANA, 7).do(guard.give_check, 1, BEN, 10)
    assert guard.next_check(world.session) == 2
    world.do(guard.give_check, 2, ANA, 3).do(guard.give_check, 1, ANA, 8)
    assert world.session.checks == {(1, BEN): 10, (2, ANA): 3, (1, ANA): 8}
    assert world.session.pulse == {}
    assert "from 1 to 10" in world.refuse(guard.give_check, 1, ANA, 11)
    assert "not begun" in world.refuse(guard.give_check, 9, ANA, 5)
    assert "Nobody" in world.refuse(guard.give_check, 1, 99, 5)


def test_the_record_keeps_stops_and_checks_as_facts_with_all_and_drops_them_below() -> None:
    for policy in Policy:
        world = World(policy=policy).exploring()
        world.do(guard.stop_set, Reason.RULE).later(30).do(guard.go_on).do(guard.give_check, 1, BEN, 4)
        record = seal(world.book, world.session, world.now).sessions[1]
        kept = policy is Policy.ALL
        assert [(held.reason, held.phase, held.seconds) for held in record.interventions] == (
            [("ground rule", "Explore", 30)] if kept else []
        )
        assert [(check.round, check.person, check.score) for check in record.checks] == (
            [(1, BEN, 4)] if kept else []
        )


def test_a_check_round_is_open_in_its_phase_until_everybody_here_was_asked() -> None:
    world = World().exploring()
    assert guard.open_check(world.session) is None
    world.do(guard.give_check, 1, ANA, 7)
    assert guard.open_check(world.session) == 1
    for person in range(BEN, 7):
        world.do(guard.give_check, 1, person, 6)
    assert guard.open_check(world.session) is None
    world.do(guard.give_check, 2, ANA, 5).do(flow.next_phase)
    assert guard.open_check(world.session) is None, "it was left in another phase"
    assert guard.open_check(world.do(flow.back).session) == 2
    assert guard.open_check(world.do(guard.take_out_check, 2).session) is None
