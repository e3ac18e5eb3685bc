"""Airtime is a turn less all in which nobody talked; each figure here is added up by hand."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.asking.participation import talk
from als_tui.domain.book import Policy
from als_tui.domain.moves.attendance import attend, open_session
from als_tui.domain.moves.away import count_away
from als_tui.domain.moves.floor import floor_back, give_floor, was_someone_else
from als_tui.domain.moves.flow import began_earlier, next_phase, start_or_pause, unplanned_break
from als_tui.domain.moves.guard import (
    end_silence,
    give_check,
    go_on,
    next_check,
    open_check,
    right_intervention,
    stop_set,
    take_out_check,
)
from als_tui.domain.process.definition import Process, Records, Speakers, TurnMode
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session import airtime as airtime_module
from als_tui.domain.session.airtime import seconds_of, seconds_stopped
from als_tui.domain.session.away import lasted
from als_tui.domain.session.facts import AwayCounted, Presence, Reason
from als_tui.domain.timing import Away
from tests.domain.build import ANA, BEN, CHI, DARA, SMALL, World, phase

EXPLORE = "slot.1.explore"


def airtime(world: World, stop: str | None = None) -> dict[int, float]:
    """Seconds by person, of those who have any."""
    return {one.person: one.seconds for one in talk(world.session, world.t, stop=stop) if one.seconds}


def speaking(process: Process = SMALL) -> World:
    """Ben has had the floor for 15 seconds."""
    world = World().opened(process).presenting(ANA).reach(EXPLORE)
    return world.do(give_floor, BEN).later(15)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_stop_and_a_silence_are_nobody_s_airtime_while_they_last_and_after(reason: Reason) -> None:
    world = speaking().do(stop_set, reason).later(9)
    assert airtime(world) == {BEN: 15}
    assert airtime(world.do(go_on).later(1)) == {BEN: 16}


def test_a_silence_in_a_stop_and_the_stop_after_it_are_one_stretch() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(9).do(stop_set, Reason.SILENCE).later(60)
    world.do(end_silence).later(20).do(stop_set, Reason.RULE).later(5).do(give_floor, CHI).later(3)
    assert airtime(world) == {BEN: 15, CHI: 3}


def test_a_stop_that_was_none_gives_the_time_back_and_undo_takes_it_again() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(9).do(go_on).later(1)
    world.do(right_intervention, 0, Reason.SILENCE)
    assert airtime(world) == {BEN: 16}
    assert airtime(world.do(right_intervention, 0, None)) == {BEN: 25}
    assert airtime(world.undo()) == {BEN: 16}


def test_a_check_round_is_nobody_s_airtime_from_its_first_figure_to_its_last() -> None:
    world = speaking()
    for person in (ANA, BEN, CHI):
        world.do(give_check, 1, person, 7).later(4)
    assert airtime(world) == {BEN: 15 + 4}, "after the last figure whoever had the floor goes on"


def test_a_check_round_is_nobody_s_airtime_from_the_key_that_asks_for_it() -> None:
    world = speaking()
    asked = world.t
    for person in (ANA, BEN, CHI):
        world.later(5).do(give_check, 1, person, 7, asked)
    assert airtime(world.later(2)) == {BEN: 15 + 2}
    world.do(give_floor, CHI).later(3)
    assert airtime(world.do(give_check, 1, DARA, 7, asked)) == {BEN: 15 + 2}, "Chi spoke in it"


def test_a_figure_put_right_does_not_make_a_check_round_longer() -> None:
    world = speaking().do(give_check, 1, ANA, 7).later(4).do(give_check, 1, BEN, 7).later(30)
    assert airtime(world.do(give_check, 1, ANA, 8)) == {BEN: 15 + 30}


def test_a_check_round_that_was_left_and_went_on_leaves_the_turns_between_alone() -> None:
    world = speaking().do(give_check, 1, ANA, 7).later(4).do(give_check, 1, BEN, 7).later(6)
    world.do(give_floor, CHI).later(50).do(give_check, 1, CHI, 5).later(8).do(give_check, 1, DARA, 5)
    assert airtime(world) == {BEN: 15 + 6, CHI: 50}


def test_a_check_round_that_was_closed_and_taken_up_again_leaves_the_time_between_alone() -> None:
    world = speaking().later(2)
    world.do(give_check, 1, ANA, 7, world.t - 2).later(50)
    asked = world.t
    world.later(3).do(give_check, 1, BEN, 7, asked).later(4).do(give_check, 1, CHI, 7, asked).later(6)
    assert airtime(world) == {BEN: 15 + 50 + 6}
    assert airtime(world.undo().undo()) == {BEN: 15 + 50 + 3 + 4 + 6}, "undone, the round did not go on"


def test_a_figure_added_to_a_check_round_without_its_key_still_lengthens_its_last_stretch() -> None:
    world = speaking().do(give_check, 1, ANA, 7, 0.0).later(30).do(give_check, 1, BEN, 7)
    assert airtime(world.later(2)) == {BEN: 2}, "a log of earlier days tells no more"


ROUNDS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from([None, ANA, BEN]),
        st.integers(0, 60),
        st.lists(st.integers(0, 20), max_size=6),
        st.integers(0, 20),
    ),
    max_size=8,
)
"""Each time a check round is opened: seconds before a turn, whose, seconds after it, before each figure, to Esc."""


@settings(max_examples=60)
@given(ROUNDS)
def test_all_airtime_and_the_time_that_check_rounds_were_open_make_up_the_phase(
    opened: list[tuple[int, int | None, int, list[int], int]],
) -> None:
    world = World().exploring()
    began, left_out = world.t, 0
    for before, whose, after, waits, until_closed in opened:
        world.later(before)
        if whose is not None and world.session.floor != whose:
            world.do(give_floor, whose)
        world.later(after)
        asked, number = world.t, open_check(world.session) or next_check(world.session)
        unasked = [one.id for one in world.session.present if (number, one.id) not in world.session.checks]
        for person, wait in zip(unasked, waits, strict=False):
            world.later(wait).do(give_check, number, person, 7, asked)
        left_out += int(world.t - asked)
        world.later(until_closed)
    assert sum(airtime(world).values()) + left_out == world.t - began


def test_a_check_round_taken_out_was_none() -> None:
    world = speaking().do(give_check, 1, ANA, 7).later(4).do(give_check, 1, BEN, 7)
    assert airtime(world) == {BEN: 15}
    assert airtime(world.do(take_out_check, 1)) == {BEN: 19}
    assert airtime(world.undo()) == {BEN: 15}


def test_a_check_round_within_a_stop_is_taken_off_once() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(5).do(give_check, 1, ANA, 7).later(5)
    world.do(go_on).later(2).do(give_check, 1, BEN, 7).later(1)
    assert airtime(world) == {BEN: 16}


def test_pauses_within_a_stop_are_taken_off_once() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(5).do(start_or_pause).later(70).do(go_on).later(3)
    assert airtime(world.do(start_or_pause).later(2)) == {BEN: 17}


def test_time_away_within_a_stop_is_taken_off_once_and_what_counts_more_is_the_stop_s() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(5)
    away = Away(world.t, world.t + 600, about=True)
    world.later(600).do(count_away, away, 900).later(10)
    assert seconds_stopped(world.session, world.session.interventions[0], world.t) == 5 + 900 + 10
    world.do(go_on).later(2)
    assert airtime(world) == {BEN: 17}
    world.do(count_away, away, 0)
    assert airtime(world) == {BEN: 17}
    assert seconds_stopped(world.session, world.session.interventions[0], world.t) == 15


def test_time_away_after_a_stop_counts_as_was_said() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(5).do(go_on).later(10)
    away = Away(world.t, world.t + 600, about=True)
    world.later(600)
    assert airtime(world.do(count_away, away, 900)) == {BEN: 15 + 10 + 900}
    assert airtime(world.do(count_away, away, 100)) == {BEN: 15 + 10 + 100}


@pytest.mark.parametrize("quiet", [Speakers.NOBODY, Speakers.EVERYONE])
def test_a_turn_that_a_late_key_puts_into_a_silence_or_a_break_is_nobody_s_airtime(quiet: Speakers) -> None:
    records = Records.NOTHING if quiet is Speakers.NOBODY else Records.BREAK
    silence = phase("silence", 2, quiet, records, TurnMode.NONE)
    slot = (*SMALL.slot[:2], silence, *SMALL.slot[2:])
    world = speaking(Process("s", "S", "", (), 60, 22, SMALL.opening, slot, SMALL.closing))
    world.later(5).do(give_floor, CHI).later(30).do(next_phase).later(10).do(began_earlier, 42, "phase")
    assert airtime(world) == {BEN: 18}, "Chi's turn and two of Ben's seconds were in the silence"


def test_a_break_begun_late_takes_its_time_from_the_turn() -> None:
    world = speaking().later(45).do(unplanned_break).later(20).do(began_earlier, 50, "phase").later(9)
    assert airtime(world) == {BEN: 30}


def test_a_turn_that_ended_a_stop_and_began_earlier_ended_it_earlier() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(30).do(give_floor, CHI).later(5)
    assert airtime(world) == {BEN: 15, CHI: 5}
    world.do(began_earlier, 15)
    assert airtime(world) == {BEN: 15, CHI: 15}
    assert [seconds_stopped(world.session, one, world.t) for one in world.session.interventions] == [20]
    world.do(began_earlier, 25)
    assert airtime(world) == {BEN: 15, CHI: 25}
    assert airtime(world.undo().undo()) == {BEN: 15, CHI: 5}


def test_a_turn_that_began_before_the_stop_goes_on_after_it() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(30).do(give_floor, CHI).later(5)
    assert airtime(world.do(began_earlier, 40)) == {BEN: 10, CHI: 5 + 5}


def test_a_stop_in_what_belongs_to_the_next_phase_is_of_that_phase() -> None:
    world = speaking().later(45).do(stop_set, Reason.PACE).later(10).do(go_on).later(5)
    world.do(give_check, 1, ANA, 5).later(5).do(next_phase).later(5).do(began_earlier, 40, "phase")
    assert [one.stop for one in world.session.interventions] == ["slot.1.commit"]
    assert [one.stop for one in world.session.rounds] == ["slot.1.commit"]
    assert airtime(world) == {BEN: 45, ANA: 40 - 10}


def test_a_phase_that_ended_a_stop_and_began_earlier_ended_it_earlier() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(30).do(next_phase).later(5)
    assert airtime(world) == {BEN: 15, ANA: 5}
    world.do(began_earlier, 15, "phase")
    assert airtime(world) == {BEN: 15, ANA: 15}
    assert [one.stop for one in world.session.interventions] == [EXPLORE]


def test_who_leaves_in_a_stop_has_no_more_airtime() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(9).do(attend, BEN, Presence.LEFT).later(9)
    assert airtime(world.do(go_on).later(9)) == {BEN: 15}


def test_what_a_turn_shows_while_it_runs_is_what_the_figures_say() -> None:
    world = speaking().do(stop_set, Reason.PACE).later(9)
    assert seconds_of(world.session, world.session.turns[-1], world.t) == 15


def test_a_whole_slot_with_all_that_can_hold_it_is_as_added_up_by_hand_and_so_is_its_record() -> None:
    """By hand: Ana 100 + 20 + 7 + 28, Ben 30 + 22, Chi 40 + 5 + 10, and nobody a second of the rest."""
    world = World(policy=Policy.ALL).do(open_session, SMALL, 60, 1)
    for person in (ANA, BEN, CHI, DARA):
        world.do(attend, person, Presence.HERE)
    world.presenting(ANA).reach("slot.1.present").later(100)  # Ana 100
    world.do(next_phase).later(20)  # Ana 20
    world.do(give_floor, BEN).later(30)  # Ben 30
    world.do(stop_set, Reason.ADVICE).later(45).do(stop_set, Reason.SILENCE).later(60).do(end_silence)
    world.later(15).do(go_on).later(22)  # Ben 22
    world.do(give_floor, DARA).later(40).do(was_someone_else, CHI)  # Chi 40, first thought Dara's
    for person in (ANA, BEN, CHI, DARA):
        world.do(give_check, 1, person, 6).later(5)  # 15 of the 20 are the round's; Chi 5
    world.do(start_or_pause).later(300).do(start_or_pause)
    world.later(5).do(floor_back).later(2).do(began_earlier, 12)  # Ana 7: twelve less five of the pause
    away = Away(world.t, world.t + 90, about=True)
    world.later(90).do(count_away, away, 0)
    world.do(give_floor, CHI).later(10)  # Chi 10
    world.do(unplanned_break).later(200).do(next_phase)
    assert airtime(world) == {ANA: 127, BEN: 52, CHI: 55}
    world.later(28).do(next_phase).do(next_phase)  # Ana 28: after the break the floor is the presenter's
    assert airtime(world) == {ANA: 155, BEN: 52, CHI: 55}
    record = seal(world.book, world.session, world.now).sessions[1]
    assert {one.person: one.seconds for one in record.counts} == {ANA: 155, BEN: 52, CHI: 55, DARA: 0}
    assert [one.seconds for one in record.interventions] == [45, 60, 15]


def test_a_long_session_s_turns_are_each_held_against_few_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    world, looked = speaking(), list[float]()
    for _ in range(60):
        world.do(stop_set, Reason.PACE).later(1).do(give_floor, CHI).later(1).do(give_floor, BEN).later(1)

    def counting(away: Iterable[AwayCounted], began: float, ended: float) -> float:
        looked.append(began)
        return lasted(away, began, ended)

    monkeypatch.setattr(airtime_module, "lasted", counting)
    talk(world.session, world.t)
    assert len(looked) <= 2 * len(world.session.turns)
