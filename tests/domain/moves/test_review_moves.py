"""The progress round and the review: what became of actions, pulse, goal, next date."""

from datetime import datetime

import pytest

from als_tui.domain.book import Action, Status
from als_tui.domain.moves.review import (
    answer_goal,
    give_pulse,
    plan_next,
    tell_learned,
    tell_progress,
)
from als_tui.domain.moves.setbook import plan_session
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.state import Answer
from als_tui.domain.session.when import next_date
from als_tui.domain.telling.steps import describe
from tests.domain.build import ANA, BEN, World

OWED = {7: Action(ANA, "Ana", "call the client", 1)}


def test_an_answer_is_kept_by_action() -> None:
    world = World(actions=OWED).opened().do(tell_progress, 7, Status.PARTLY)
    assert world.session.progress == {7: Answer(Status.PARTLY)}


def test_what_was_learned_stays_when_the_answer_changes() -> None:
    world = World(actions=OWED).opened().do(tell_progress, 7, Status.MISSED)
    world.do(tell_learned, 7, " call early ", "less fear").do(tell_progress, 7, Status.PARTLY)
    assert world.session.progress == {7: Answer(Status.PARTLY, "call early", "less fear")}


def test_only_what_is_asked_for_is_answered() -> None:
    world = World(actions=OWED).opened()
    assert "not asked for" in world.refuse(tell_progress, 8, Status.DONE)
    assert "First say" in world.refuse(tell_learned, 7, "much", "")
    assert "shorten" in world.do(tell_progress, 7, Status.DONE).refuse(tell_learned, 7, "", "x" * 501)
    assert "shorten" in world.refuse(tell_learned, 7, "x" * 501, "")


def test_an_answer_does_not_touch_the_book_before_the_seal() -> None:
    world = World(actions=OWED).opened().do(tell_progress, 7, Status.DONE)
    assert world.book.actions[7].status is Status.OPEN


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (datetime(2026, 3, 2, 23, 59), "That day is over."),
        (datetime(2026, 3, 3, 13, 59), "That time is over: it is later today already."),
        (datetime(2026, 3, 3, 14, 0), "That time is over: it is later today already."),
    ],
)
def test_a_next_date_that_is_over_is_refused_in_session_and_between(when: datetime, why: str) -> None:
    assert World().opened().refuse(plan_next, when) == World().refuse(plan_session, when) == why


def test_what_is_over_is_so_where_the_set_meets() -> None:
    there = World(zone="Asia/Tokyo")
    assert "over" in there.refuse(plan_session, datetime(2026, 3, 3, 23, 0))
    there.do(plan_session, datetime(2026, 3, 3, 23, 1)).do(plan_session, None)


def test_a_pulse_is_a_number_and_perhaps_a_few_words() -> None:
    world = World().opened().do(give_pulse, ANA, " 8 felt heard ")
    assert world.session.pulse == {ANA: 8}
    assert world.session.words == {(ANA, "pulse"): "felt heard"}
    assert world.do(give_pulse, ANA, "1").do(give_pulse, BEN, "10").session.pulse == {ANA: 1, BEN: 10}


@pytest.mark.parametrize("line", ["0", "11", "", "x", "8.5", "-3", "0107", "100", "²", "1" * 5000])
def test_a_pulse_goes_from_one_to_ten(line: str) -> None:
    assert "from 1 to 10" in World().opened().refuse(give_pulse, ANA, line)


def test_a_pulse_is_somebody_s_and_its_words_fit() -> None:
    assert "Nobody sits" in World().opened().refuse(give_pulse, 77, "8")
    assert "shorten" in World().opened().refuse(give_pulse, ANA, "8 " + "x" * 501)


def test_the_goal_s_answer_is_one_of_three_and_can_change() -> None:
    world = World().opened()
    seen = [world.do(answer_goal, answer).session.details["goal_met"] for answer in ("yes", "partly", "no")]
    assert seen == ["yes", "partly", "no"]
    assert "yes, partly or no" in world.refuse(answer_goal, "perhaps")


def test_the_next_date_is_kept_as_the_set_s_wall_clock_has_it() -> None:
    world = World().opened().do(plan_next, datetime(2026, 3, 31, 9, 30))
    assert world.session.details["next_session"] == "2026-03-31T09:30"


def test_a_next_date_is_taken_back_as_not_known_whether_today_set_it_or_it_was_planned_before() -> None:
    planned = datetime(2026, 4, 7, 14, 0)
    world = World(next_session=planned).opened()
    assert next_date(world.book, world.session, world.now) == planned
    for _ in range(2):
        world.do(plan_next, None)
        assert next_date(world.book, world.session, world.now) is None
        assert describe(world.last, world.live) == "next session: not known"
        assert world.refuse(plan_next, None) == "It is down as not known already."
        assert seal(world.book, world.session, world.now).profile.next_session is None
        assert next_date(world.book, world.undo().session, world.now) is not None
        world.do(plan_next, datetime(2026, 3, 31, 9, 30))


def test_an_empty_pulse_takes_figure_and_words_back_and_undo_brings_both() -> None:
    world = World().opened()
    assert "from 1 to 10" in world.refuse(give_pulse, BEN, "")
    world.do(give_pulse, BEN, "8 felt heard")
    before = world.session
    world.do(give_pulse, BEN, " ")
    assert not world.session.pulse and not world.session.words
    assert describe(world.last, world.live) == "pulse of Ben taken out"
    assert world.undo().session == before
