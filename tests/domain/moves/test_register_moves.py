"""Telling of an action between two sessions, giving it another day, putting it right; each taken back by undo."""

from datetime import date, timedelta

import pytest

from als_tui.domain.book import Action, Progress, Status, ToldBetween
from als_tui.domain.days.calendar import Due
from als_tui.domain.moves.register import put_off, put_right, tell_between, tell_words, untell
from als_tui.domain.session.facts import Commitment
from als_tui.value import replace
from tests.domain.build import ANA, BEN, World

TODAY = date(2026, 3, 3)
CALL = Action(
    ANA, "Ana", "Call", 1, date(2026, 2, 20), "the phone is quiet", 8, "Ben", promised=date(2026, 2, 20)
)
CLOSED = replace(CALL, status=Status.DONE, progress=(Progress(2, Status.DONE),))
GUEST = Action(0, "Gus", "Send it", 1)


def world() -> World:
    return World(actions={1: CALL, 2: CLOSED, 3: GUEST})


@pytest.mark.parametrize("outcome", Status)
def test_an_outcome_is_told_with_its_day_and_the_action_stays_open(outcome: Status) -> None:
    told = world().do(tell_between, 1, outcome)
    assert told.book.actions[1] == replace(CALL, between=ToldBetween(TODAY, outcome))
    assert told.undo().book.actions[1] == CALL
    assert told.redo().book.actions[1].between == ToldBetween(TODAY, outcome)


def test_on_another_day_another_outcome_is_told_anew_without_the_words_of_the_first() -> None:
    told = world().do(tell_between, 1, Status.DONE).do(tell_words, 1, "By mail").later(24 * 3600)
    told.do(tell_between, 1, Status.DONE)
    again = TODAY + timedelta(days=1)
    assert told.book.actions[1].between == ToldBetween(again, Status.DONE, "By mail")
    told.later(24 * 3600).do(tell_between, 1, Status.MISSED)
    assert told.book.actions[1].between == ToldBetween(again + timedelta(days=1), Status.MISSED)
    assert told.undo().book.actions[1].between == ToldBetween(again, Status.DONE, "By mail")


def test_another_outcome_of_the_same_day_keeps_the_words_and_takes_the_place_of_the_first() -> None:
    told = world().do(tell_between, 1, Status.DONE).do(tell_words, 1, " By  mail\x1b ")
    assert told.book.actions[1].between == ToldBetween(TODAY, Status.DONE, "By  mail␛")
    told.do(tell_between, 1, Status.PARTLY)
    assert told.book.actions[1].between == ToldBetween(TODAY, Status.PARTLY, "By  mail␛")
    assert told.do(untell, 1).book.actions[1] == CALL


def test_what_cannot_be_told_says_why() -> None:
    closed = "It was closed in session 2: done. What was told in a progress round stays."
    assert world().refuse(tell_between, 2, Status.OPEN) == closed
    assert world().refuse(tell_words, 2, "x") == world().refuse(untell, 2) == closed
    assert world().refuse(tell_between, 9, Status.DONE) == "That action is not there any more."
    assert world().refuse(tell_words, 1, "x") == "First say what was told: `d`, `p`, `m`, `x` or `k`."
    assert world().refuse(untell, 1) == "Nothing was told of it between sessions."
    told = world().do(tell_between, 1, Status.DONE)
    assert told.refuse(tell_between, 1, Status.DONE) == "It says that already."
    assert "500" in told.refuse(tell_words, 1, "x" * 501)


def test_what_no_round_asks_for_is_closed_by_what_is_told_and_opened_again() -> None:
    world_ = world()
    world_.do(tell_between, 3, Status.OPEN)
    goes_on = replace(GUEST, between=ToldBetween(TODAY, Status.OPEN))
    assert world_.book.actions[3] == goes_on
    world_.do(tell_between, 3, Status.DONE).do(tell_words, 3, "By mail")
    told = ToldBetween(TODAY, Status.DONE, "By mail")
    assert world_.book.actions[3] == replace(GUEST, status=Status.DONE, between=told)
    assert world_.refuse(put_off, 3, None).startswith("It was closed: done.")
    world_.do(tell_between, 3, Status.MISSED)
    assert world_.book.actions[3].status.value == "missed", "it is put right"
    assert world_.do(untell, 3).book.actions[3] == GUEST


def test_while_a_session_asks_for_it_only_the_round_is_told() -> None:
    opened = world().opened()
    words = "Session 1 is open and asks for it: `q`, then `Enter`, then `j` tells it there."
    assert opened.refuse(tell_between, 1, Status.DONE) == words
    opened.do(tell_between, 3, Status.DONE)
    told = opened.book.actions[3]
    assert (told.status, told.between) == (Status.DONE, ToldBetween(TODAY, Status.DONE)), (
        "nobody asks for a guest's"
    )


@pytest.mark.parametrize("due", [date(2026, 3, 3), date(2026, 4, 1), "next session", None])
def test_an_open_action_gets_another_day_and_what_was_promised_stands(due: Due | None) -> None:
    put = world().do(put_off, 1, due)
    assert put.book.actions[1] == replace(CALL, due=due)
    assert put.undo().book.actions[1] == CALL


def test_a_day_that_cannot_be_kept_says_why() -> None:
    assert world().refuse(put_off, 1, date(2026, 3, 2)) == "That day is over."
    assert world().refuse(put_off, 1, CALL.due) == "That day is over."
    assert world().refuse(put_off, 3, None) == "It says that already."
    assert world().refuse(put_off, 2, None).startswith("It was closed in session 2: done.")
    assert world().refuse(put_off, 9, None) == "That action is not there any more."


def test_an_action_is_put_right_and_may_change_hands() -> None:
    said = Commitment(BEN, " Call them ", None, "it rains", 5, "Chi")
    put = world().do(put_right, 1, said)
    assert put.book.actions[1] == Action(BEN, "Ben", "Call them", 1, None, "it rains", 5, "Chi")
    assert put.undo().book.actions[1] == CALL
    put = world().do(put_right, 2, replace(said, owner=ANA))
    assert put.book.actions[2].status is Status.DONE, "a closed one stays closed"


@pytest.mark.parametrize("day", [date(2026, 3, 20), None])
def test_a_day_put_right_is_the_day_that_was_promised_unless_it_was_put_off_since(day: Due | None) -> None:
    said = Commitment(ANA, "Call", day, CALL.cue, 8, "Ben")
    assert world().do(put_right, 1, said).book.actions[1] == replace(CALL, due=day, promised=day)
    put = world().do(put_off, 1, date(2026, 3, 9)).do(put_right, 1, said)
    assert put.book.actions[1] == replace(CALL, due=day), (
        "the promise stands, the day put off to is put right"
    )


def test_a_guests_action_stays_the_guests_until_a_member_takes_it() -> None:
    put = world().do(put_right, 3, Commitment(0, "Send it soon"))
    assert put.book.actions[3] == Action(0, "Gus", "Send it soon", 1)
    assert put.do(put_right, 3, Commitment(ANA, "Send it soon")).book.actions[3].owner_name == "Ana"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Commitment(ANA, "  "), "There are no words to keep yet."),
        (Commitment(ANA, "Call", confidence=11), "Confidence goes from 0 to 10."),
        (Commitment(77, "Call"), "Whose action is it? Name a member of the set."),
        (Commitment(0, "Call"), "Whose action is it? Name a member of the set."),
        (Commitment(ANA, "Call", CALL.due, CALL.cue, 8, "Ben"), "It says that already."),
    ],
)
def test_what_is_no_action_is_not_kept(said: Commitment, why: str) -> None:
    assert world().refuse(put_right, 1, said) == why


def test_words_too_long_are_refused_and_a_number_without_an_action_too() -> None:
    assert "500" in world().refuse(put_right, 1, Commitment(ANA, "Call", cue="x" * 501))
    assert world().refuse(put_right, 9, Commitment(ANA, "Call")) == "That action is not there any more."


def test_an_action_that_an_open_session_asks_for_keeps_its_owner_but_not_its_words() -> None:
    opened = world().opened()
    assert "asks the owner for it" in opened.refuse(put_right, 1, Commitment(BEN, "Call"))
    opened.do(put_right, 1, Commitment(ANA, "Call twice"))
    assert opened.book.actions[1].text == "Call twice"
