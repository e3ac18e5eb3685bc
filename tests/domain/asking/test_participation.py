"""Airtime, turns and questions by seat."""

from als_tui.domain.asking.participation import (
    eligible,
    not_asked_yet,
    open_words,
    talk,
)
from als_tui.domain.asking.questioning import KINDS, OPEN_KINDS, OPEN_TOLD
from als_tui.domain.moves.attendance import attend, give_role
from als_tui.domain.moves.bids import present
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.moves.flow import end_slot, next_phase, start_or_pause
from als_tui.domain.session.facts import Presence
from tests.domain.build import ANA, BEN, CHI, DARA, ELI, FAY, World


def exploring(slots: int = 1) -> World:
    """Ana presents; the set has just begun to ask."""
    world = World().opened(slots=slots).do(start_or_pause).do(next_phase).do(present, ANA)
    return world.do(next_phase).do(next_phase)


def test_the_open_share_leaves_out_questions_without_a_kind_and_is_said_in_one_way() -> None:
    assert open_words(["open", "", "closed", "reflective", "clarifying"]) == "2 of 4 open-ended"
    assert open_words(["", ""]) == ""
    assert open_words(["challenging", "framing"]) == "2 of 2 open-ended", (
        "a kind called open is one of several"
    )
    assert (
        all(kind in OPEN_TOLD for kind in KINDS.keys() - OPEN_KINDS) and len(KINDS.keys() - OPEN_KINDS) == 2
    )


def test_a_pause_is_nobodys_airtime() -> None:
    world = (
        exploring().do(give_floor, BEN).later(10).do(start_or_pause).later(600).do(start_or_pause).later(5)
    )
    assert {one.person: one.seconds for one in talk(world.session, world.t)}[BEN] == 15


def test_talk_is_by_seat_and_zeros_are_in_it() -> None:
    world = exploring().do(give_floor, CHI).later(20)
    figures = [(one.person, one.turns, one.questions) for one in talk(world.session, world.t)]
    assert figures == [(ANA, 2, 0), (BEN, 0, 0), (CHI, 1, 1), (DARA, 0, 0), (ELI, 0, 0), (FAY, 0, 0)]


def test_answers_are_the_turns_that_followed_a_question_and_an_opening_is_none() -> None:
    world = exploring().do(give_floor, BEN).do(give_floor, BEN).do(floor_back).do(give_floor, CHI)
    world.do(floor_back).do(next_phase)
    figures = [(one.turns, one.answers) for one in talk(world.session, world.t)]
    assert figures[:3] == [(5, 2), (1, 0), (1, 0)], "Ana opened twice, answered twice, and commits"


def test_a_follow_up_is_a_second_question_in_one_turn() -> None:
    world = exploring().do(give_floor, BEN).do(give_floor, BEN)
    assert [(one.turns, one.questions) for one in talk(world.session, world.t)][1] == (1, 2)


def test_talk_of_a_slot_leaves_the_other_slots_out() -> None:
    world = exploring(slots=2).do(give_floor, BEN).later(30).do(end_slot).do(present, BEN)
    world.do(next_phase).later(60).do(next_phase).do(give_floor, ANA).later(7)
    first, second = (talk(world.session, world.t, slot.id) for slot in world.session.slots)
    assert [(one.questions, one.seconds) for one in first[:2]] == [(0, 0), (1, 30)]
    assert [(one.questions, one.seconds) for one in second[:2]] == [(1, 7), (0, 60)]


def test_talk_of_a_stop_is_the_presenters_share_of_a_phase() -> None:
    world = exploring().later(5).do(give_floor, BEN).later(10).do(floor_back).later(45)
    explore = talk(world.session, world.t, stop="slot.1.explore")
    assert [(one.turns, one.questions, one.seconds) for one in explore[:2]] == [(2, 0, 50), (1, 1, 10)]
    before = talk(world.session, world.t, stop="slot.1.present")
    assert [(one.turns, one.questions) for one in before[:2]] == [(1, 0), (0, 0)]


def test_who_presents_facilitates_or_is_away_is_not_counted() -> None:
    world = exploring().do(give_role, "facilitator", FAY).do(attend, ELI, Presence.LEFT)
    assert eligible(world.session) == (BEN, CHI, DARA)


def test_outside_the_slots_everybody_but_the_facilitator_counts() -> None:
    world = World().opened().do(give_role, "facilitator", FAY)
    assert eligible(world.session) == (ANA, BEN, CHI, DARA, ELI)


def test_a_slot_can_be_asked_for_after_it_is_over() -> None:
    world = exploring().do(end_slot)
    assert ANA in eligible(world.session)
    assert ANA not in eligible(world.session, 1)


def test_who_has_not_asked_yet_stands_by_seat() -> None:
    world = exploring().do(give_floor, CHI).do(give_role, "facilitator", FAY)
    assert not_asked_yet(world.session, 1) == (BEN, DARA, ELI)


def test_a_question_in_another_slot_does_not_count_as_asked() -> None:
    world = exploring(slots=2).do(give_floor, CHI).do(end_slot).do(present, BEN).do(next_phase).do(next_phase)
    assert CHI in not_asked_yet(world.session, 2)
    assert CHI not in not_asked_yet(world.session, 1)
