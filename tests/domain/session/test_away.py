"""Time away: what counts of it changes the phase and the turn that held it, and nothing else."""

import pytest

from als_tui.domain.asking.participation import talk
from als_tui.domain.moves.away import count_away
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.flow import next_phase, start_or_pause
from als_tui.domain.session.away import is_about, lasted
from als_tui.domain.session.facts import AwayCounted
from als_tui.domain.session.schedule import elapsed, left, timeline
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import Away
from tests.domain.build import BEN, World

SLOT = 1
EXPLORE = "slot.1.explore"


def back_again(away: float = 720, *, about: bool = True) -> tuple[World, Away]:
    """Ben has had the floor for a minute of two in the phase of ten, when als-tui goes away for a while."""
    world = World().exploring().later(60).do(give_floor, BEN).later(60)
    since = world.t
    world.later(away)
    return world, Away(since, world.t, about)


def test_without_a_word_all_of_it_counts() -> None:
    world, _ = back_again()
    assert elapsed(world.session, EXPLORE, world.t) == 840


@pytest.mark.parametrize(("counted", "used"), [(720, 840), (0, 120), (300, 420), (1000, 1120)])
def test_phase_and_turn_hold_as_much_of_it_as_counts(counted: float, used: float) -> None:
    world, away = back_again()
    world.do(count_away, away, counted).later(30)
    session = world.session
    assert elapsed(session, EXPLORE, world.t) == used + 30
    assert left(session, world.t) == 600 - used - 30
    assert {one.person: one.seconds for one in talk(session, world.t)}[BEN] == used - 60 + 30
    world.do(next_phase)
    assert [phase.actual for phase in timeline(world.session, world.t) if phase.stop == EXPLORE] == [
        used + 30
    ]


def test_a_later_answer_takes_the_place_of_the_first_and_undo_brings_it_back() -> None:
    world, away = back_again()
    world.do(count_away, away, 0).do(count_away, away, 60)
    assert elapsed(world.session, EXPLORE, world.t) == 180
    assert elapsed(world.undo().session, EXPLORE, world.t) == 120
    assert elapsed(world.undo().session, EXPLORE, world.t) == 840
    assert elapsed(world.redo().session, EXPLORE, world.t) == 120


def test_an_answer_that_comes_a_phase_later_changes_the_phase_that_it_is_about() -> None:
    world, away = back_again()
    world.do(next_phase).later(60).do(count_away, away, 0)
    assert elapsed(world.session, EXPLORE, world.t) == 120
    assert elapsed(world.session, "slot.1.commit", world.t) == 60
    assert not is_about(world.session, away)


def test_time_that_no_clock_measured_belongs_to_the_phase_that_ran() -> None:
    world = World().exploring().later(60).do(next_phase)
    away = Away(world.t, world.t + 0.001, about=True)
    world.later(0.001).do(count_away, away, 300).later(1)
    assert elapsed(world.session, EXPLORE, world.t) == 60
    assert elapsed(world.session, "slot.1.commit", world.t) == 301


def test_a_stretch_that_began_before_what_is_measured_counts_by_its_end() -> None:
    answer = AwayCounted(Away(100, 200, about=False), 40)
    assert lasted((answer,), 0, 300) == 240
    assert lasted((answer,), 130, 300) == 140
    assert lasted((answer,), 0, 130) == 100
    assert lasted((answer,), 170, 180) == 10


def test_while_the_timer_stood_there_is_nothing_to_count() -> None:
    world = World().exploring().later(60).do(start_or_pause)
    away = Away(world.t, world.later(600).t, about=True)
    assert "stood still" in world.refuse(count_away, away, 0)


@pytest.mark.parametrize(
    ("about", "seconds"), [(False, 721), (False, -1), (True, -1), (True, 86401), (True, float("nan"))]
)
def test_more_than_can_be_is_refused(about: bool, seconds: float) -> None:
    world, away = back_again(about=about)
    assert "at most" in world.refuse(count_away, away, seconds)


def test_the_same_answer_twice_is_none() -> None:
    world, away = back_again()
    assert "how it is counted" in world.do(count_away, away, 0).refuse(count_away, away, 0)


def test_over_a_reboot_the_time_is_about_whatever_was_answered_and_until_the_next_phase() -> None:
    world, away = back_again()
    assert is_about(world.session, away)
    world.do(count_away, away, 0)
    assert is_about(world.session, None)
    assert not is_about(world.do(next_phase).session, None)


def test_on_the_same_boot_it_is_exact() -> None:
    world, away = back_again(about=False)
    assert not is_about(world.session, away)


@pytest.mark.parametrize(
    ("about", "seconds", "words"),
    [
        (True, 720, "time away: about 12 min counted"),
        (False, 0, "time away: 12 min not counted"),
        (True, 300, "time away: 5 min counted"),
    ],
)
def test_it_is_told_in_a_line(about: bool, seconds: float, words: str) -> None:
    world, away = back_again(about=about)
    world.do(count_away, away, seconds)
    assert describe(world.last, world.live) == words
