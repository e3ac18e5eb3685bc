"""A word with a hand, a closed queue, and whose hand comes first."""

from functools import partial

import pytest

from als_tui.domain.asking.participation import talk
from als_tui.domain.asking.turn_limit import limit_of, rounds_off
from als_tui.domain.asking.turntaking import hands_in_turn, proposed
from als_tui.domain.moves import flow, guard, mending, turns
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.moves.floor import floor_back, give_floor, was_someone_else
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.sealing.finding import everything
from als_tui.domain.sealing.strikable import Earlier, HandOf
from als_tui.domain.sealing.striking import strike
from als_tui.domain.session.facts import HandOrder, Reason
from als_tui.domain.telling.steps import describe
from tests.domain.build import ANA, BEN, CHI, DARA, FAY, SMALL, World


def stack() -> World:
    return World().exploring().do(turns.choose_mode, TurnMode.STACK)


def two_hands() -> World:
    """Dara's hand went up first, about the budget; Ben's after it."""
    world = stack().do(turns.raise_hand, DARA).do(turns.tell_hand, DARA, " on the budget ")
    return world.do(turns.raise_hand, BEN)


def told(world: World) -> str:
    return describe(world.last, world.live)


def test_a_hand_has_a_word_until_it_goes_down() -> None:
    world = two_hands()
    assert world.session.hand_words == {DARA: "on the budget"} and world.session.hands == (DARA, BEN)
    world.do(turns.tell_hand, DARA, "on the date")
    assert told(world) == "Dara's hand: on the date" and world.session.hands == (DARA, BEN)
    assert world.do(turns.tell_hand, DARA, "").session.hand_words == {}
    assert told(world) == "Dara's hand: its words taken out"
    assert world.undo().session.hand_words == {DARA: "on the date"}
    for move in (turns.raise_hand, give_floor):
        assert world.do(move, DARA).session.hand_words == {}
        assert world.undo().session.hand_words == {DARA: "on the date"}
    assert world.do(flow.next_phase).session.hand_words == {}


def test_a_word_is_refused_without_a_hand_and_with_too_many_letters() -> None:
    world = two_hands()
    assert "Chi's hand is not up" in world.refuse(turns.tell_hand, CHI, "on the date")
    assert "shorten" in world.refuse(turns.tell_hand, BEN, "x" * 501)
    assert "no word" in world.refuse(turns.tell_hand, BEN, "  ")
    assert "says that already" in world.refuse(turns.tell_hand, DARA, "on the budget")


def test_a_hand_that_a_slip_used_up_has_its_word_again_and_the_others_keep_theirs() -> None:
    world = two_hands().do(turns.tell_hand, BEN, "on the date").later(5).do(give_floor, DARA)
    world.do(was_someone_else, FAY)
    assert world.session.hands == (DARA, BEN)
    assert world.session.hand_words == {DARA: "on the budget", BEN: "on the date"}


def test_a_hand_s_word_is_found_mended_and_struck_while_it_is_up_and_struck_as_earlier_after() -> None:
    world = two_hands()
    (found,) = everything(world.session, world.book)
    assert (found.key, found.what, found.who, found.text) == (f"hand:{DARA}", "hand", "Dara", "on the budget")
    world.do(mending.put_right, found.key, "on money")
    assert world.session.hand_words == {DARA: "on money"}
    struck = strike(world.live, HandOf(DARA))
    assert struck.words == ("on money", "on the budget")
    assert struck.live.session is not None
    assert struck.live.session.hands == (DARA, BEN) and not any(struck.live.session.hand_words.values())
    assert strike(world.live, Earlier()).words == ("on the budget",)
    world.do(give_floor, DARA)
    assert everything(world.session, world.book) == ()
    assert strike(world.live, Earlier()).words == ("on money", "on the budget")
    world.undo().do(mending.take_out_found, found.key)
    assert world.session.hand_words == {}


def test_no_hand_goes_up_while_the_queue_is_closed() -> None:
    world = two_hands().do(turns.close_queue)
    assert world.session.queue_closed and told(world) == "the queue is closed"
    assert world.refuse(turns.raise_hand, CHI) == "The queue is closed. `Q` opens it."
    world.do(turns.raise_hand, BEN)
    assert world.session.hands == (DARA,), "a hand can go down"
    world.do(turns.give_proposed).do(give_floor, FAY)
    assert world.session.floor == FAY, "the floor is still given"
    assert not world.do(turns.close_queue).session.queue_closed and told(world) == "the queue is open"
    assert world.undo().session.queue_closed
    assert not world.do(flow.next_phase).session.queue_closed
    assert "No turns are counted" in world.refuse(turns.close_queue)


def test_hands_come_by_who_has_spoken_least_in_the_slot_if_that_is_wanted() -> None:
    world = stack()
    for person, seconds in ((BEN, 30), (DARA, 20), (CHI, 20)):
        world.do(give_floor, person).later(seconds).do(floor_back)
    for person in (BEN, DARA, FAY, CHI):
        world.do(turns.raise_hand, person)
    assert hands_in_turn(world.session) == world.session.hands == (BEN, DARA, FAY, CHI)
    world.do(turns.order_hands, HandOrder.LEAST)
    assert told(world) == "hands: who has spoken least comes first"
    assert hands_in_turn(world.session) == (FAY, DARA, CHI, BEN), "as raised among those alike"
    assert proposed(world.session) == FAY
    assert "already" in world.refuse(turns.order_hands, HandOrder.LEAST)
    world.do(give_floor, FAY).later(5).do(turns.raise_hand, FAY)
    assert hands_in_turn(world.session)[-1] == FAY, "whoever speaks comes last"
    assert hands_in_turn(world.do(turns.order_hands, HandOrder.RAISED).session) == (BEN, DARA, CHI, FAY)
    assert told(world) == "hands: as they went up"
    assert hands_in_turn(world.undo().session)[-1] == FAY


@pytest.mark.parametrize("seconds", [10, 90, 3600])
def test_a_turn_s_limit_holds_for_the_session(seconds: int) -> None:
    world = stack().do(turns.limit_turns, seconds)
    assert world.session.turn_limit == seconds
    assert "already" in world.refuse(turns.limit_turns, seconds)
    assert world.do(flow.next_phase).session.turn_limit == seconds
    assert world.do(turns.limit_turns, 0).session.turn_limit == 0 and told(world) == "turns have no limit"
    assert world.undo().session.turn_limit == seconds


@pytest.mark.parametrize(
    ("limit", "order", "begins"),
    [
        ("1:30", "least", (90, HandOrder.LEAST)),
        ("none", "raised", (0, HandOrder.RAISED)),
        ("5", "x", (0, HandOrder.RAISED)),
    ],
)
def test_a_session_begins_as_somebody_wants_it_as_a_rule(
    limit: str, order: str, begins: tuple[int, HandOrder]
) -> None:
    opens = partial(open_session, process=SMALL, minutes=60)
    world = World().do(turns.opened_as_wanted, opens, limit, order)
    assert (world.session.turn_limit, world.session.hands_by) == begins
    assert "open already" in world.refuse(turns.opened_as_wanted, opens, limit, order)


@pytest.mark.parametrize("seconds", [9, 3601, -1])
def test_a_limit_that_none_can_keep_is_refused(seconds: int) -> None:
    assert "10 seconds to an hour" in stack().refuse(turns.limit_turns, seconds)


def test_a_limit_is_nobody_s_but_whose_turn_runs_and_the_presenter_has_none() -> None:
    world = stack().do(turns.limit_turns, 90).do(give_floor, BEN).later(90)
    assert told(world.do(turns.limit_turns, 60)) == "a turn's limit: 1:00"
    assert limit_of(world.session) == 60 and rounds_off(world.session, world.t)
    assert not rounds_off(world.session, world.t - 21), "the time stands at its limit first"
    world.do(guard.stop_set, Reason.PACE).later(60).do(guard.go_on)
    assert [one.seconds for one in talk(world.session, world.t) if one.person == BEN] == [90], "it all counts"
    world.do(floor_back).later(600)
    assert world.session.floor == ANA and limit_of(world.session) == 0
    assert not rounds_off(world.session, world.t)
