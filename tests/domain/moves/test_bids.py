"""Bids for a slot, and the order of presenters chosen from them."""

from functools import partial

import pytest

from als_tui.domain.moves.attendance import add_guest, attend
from als_tui.domain.moves.bids import (
    add_slot,
    bid,
    coming_slots,
    drop_slot,
    not_asked,
    pass_by,
    present,
    swap_slots,
    urge,
    who_fits,
    withdraw,
)
from als_tui.domain.process.planning import MOST_SLOTS
from als_tui.domain.session.facts import Presence, Slot
from als_tui.domain.session.state import Bid
from tests.domain.build import ANA, BEN, CHI, DARA, World


def order(world: World) -> list[int | None]:
    return [slot.presenter for slot in world.session.slots]


def test_a_bid_is_an_issue_and_an_urgency_which_is_soon_unless_said() -> None:
    world = World().opened().do(bid, ANA, " Team ").do(bid, BEN, "Move", 3)
    assert world.session.bids == {ANA: Bid("Team", 2), BEN: Bid("Move", 3)}


def test_a_bid_s_words_may_change_and_its_urgency_stays() -> None:
    assert World().opened().do(bid, ANA, "Team", 3).do(bid, ANA, "The team").session.bids[ANA].urgency == 3


def test_urgency_goes_round_by_one_key_and_makes_a_bid_without_words() -> None:
    world = World().opened()
    seen = [world.do(urge, ANA).session.bids[ANA].urgency for _ in range(4)]
    assert seen == [2, 3, 1, 2]


def test_a_bid_can_be_taken_back() -> None:
    world = World().opened().do(bid, ANA, "Team").do(withdraw, ANA)
    assert world.session.bids == {}
    assert "no bid" in world.refuse(withdraw, ANA)


def test_a_bid_that_cannot_be_is_refused() -> None:
    world = World().opened()
    assert "Urgency is" in world.refuse(bid, ANA, "Team", 4)
    assert "shorten" in world.refuse(bid, ANA, "x" * 501)
    assert "Nobody sits" in world.refuse(bid, 77, "Team")
    assert "Nobody sits" in world.refuse(urge, 77)


def test_presenters_come_in_the_order_in_which_they_are_chosen() -> None:
    assert order(World().opened(slots=3).presenting(CHI, ANA)) == [CHI, ANA, None]


def test_choosing_a_presenter_again_takes_them_off_and_the_others_move_up() -> None:
    world = World().opened(slots=3).presenting(CHI, ANA, BEN)
    assert "`p` again takes Chi off" in world.refuse(present, CHI)
    assert order(world.do(partial(present, again=True), CHI)) == [ANA, BEN, None]


def test_whom_the_last_step_put_on_is_not_taken_off_by_the_same_key() -> None:
    world = World().opened(slots=3).presenting(CHI, ANA)
    for again in (False, True):
        assert "`z` takes that back" in world.refuse(partial(present, again=again), ANA)
    assert order(world) == [CHI, ANA, None]
    assert order(world.do(add_slot).do(partial(present, again=True), ANA)) == [CHI, None, None, None]
    world = (
        World().opened(slots=2).presenting(ANA).reach("slot.1.present").do(partial(present, again=True), ANA)
    )
    assert "just now" in world.refuse(partial(present, again=True), ANA), "a second slot, too"


def test_who_is_taken_off_leaves_a_free_slot_after_the_others() -> None:
    world = World().opened(slots=3).presenting(CHI, ANA).do(partial(present, again=True), CHI)
    assert world.session.slots == (Slot(2, ANA), Slot(3), Slot(1))


def test_a_slot_that_has_begun_keeps_its_presenter_and_its_place() -> None:
    world = World().exploring(slots=3).do(partial(present, again=True), BEN).do(present, DARA)
    assert order(world) == [ANA, CHI, DARA]
    assert world.session.slots[0] == Slot(1, ANA)


def test_somebody_may_present_twice_where_it_is_said_twice() -> None:
    world = World().opened(slots=2).presenting(ANA).reach("slot.1.present")
    assert "Ana presents now. `p` again gives" in world.refuse(present, ANA)
    assert order(world.do(partial(present, again=True), ANA)) == [ANA, ANA]


def test_members_are_asked_for_a_bid_until_each_gave_one_or_passed() -> None:
    world = World("Ana", "Ben", "Chi").opened(slots=2).do(add_guest, "Gus").do(bid, ANA, "Team")
    assert not_asked(world.session) == [BEN, CHI]
    assert not_asked(world.do(pass_by, BEN).session) == [CHI]
    assert "passed already" in world.refuse(pass_by, BEN) and "has a bid" in world.refuse(pass_by, ANA)
    assert not_asked(world.do(bid, BEN, "Move").session) == [CHI]


def test_who_bid_fits_next_then_who_was_not_asked_and_anybody_where_nobody_is_to_present() -> None:
    world = World("Ana", "Ben", "Chi").opened(slots=3).do(bid, BEN, "Move")
    assert who_fits(world.session) == [BEN]
    assert who_fits(world.do(present, BEN).session) == [ANA, CHI]
    assert who_fits(world.do(pass_by, ANA).do(pass_by, CHI).session) == []
    assert who_fits(world.do(partial(present, again=True), BEN).do(withdraw, BEN).session) == [ANA, BEN, CHI]


def test_only_who_is_here_is_put_on() -> None:
    world = World().opened().do(attend, BEN, Presence.ABSENT)
    assert "Ben is not marked as here" in world.refuse(present, BEN)
    assert "Nobody sits" in world.refuse(present, 77)


def test_without_a_free_slot_nobody_more_is_put_on() -> None:
    world = World().opened().presenting(ANA)
    assert "No slot is free" in world.refuse(present, BEN)
    assert order(world.do(add_slot).do(present, BEN)) == [ANA, BEN]


def test_a_slot_added_gets_a_number_that_no_slot_has() -> None:
    world = World().opened(slots=2).do(add_slot)
    assert world.session.slots == (Slot(1), Slot(2), Slot(3))


def test_there_is_an_end_to_adding_slots() -> None:
    world = World().opened(slots=MOST_SLOTS)
    assert "at most" in world.refuse(add_slot)


def test_the_last_coming_slot_is_dropped_unless_one_is_named() -> None:
    assert order(World().opened(slots=3).presenting(ANA, BEN, CHI).do(drop_slot)) == [ANA, BEN]
    assert order(World().opened(slots=3).presenting(ANA, BEN, CHI).do(drop_slot, 2)) == [ANA, CHI]


def test_a_slot_that_has_begun_is_not_dropped() -> None:
    world = World().exploring(slots=2)
    assert "has begun" in world.refuse(drop_slot, 1)
    assert "No slot is to come" in world.do(drop_slot).refuse(drop_slot)


def test_a_session_goes_on_without_a_slot_where_nobody_has_an_issue() -> None:
    world = World().opened().do(drop_slot).reach("closing.review")
    assert world.session.slots == ()
    assert world.do(add_slot).session.slots == (Slot(1),)


def test_a_coming_slot_moves_earlier_or_later() -> None:
    world = World().opened(slots=3).presenting(ANA, BEN, CHI).do(swap_slots, 1, 1)
    assert order(world) == [BEN, ANA, CHI]
    assert order(world.do(swap_slots, 3, -1)) == [BEN, CHI, ANA]


@pytest.mark.parametrize(("slot", "by"), [(1, -1), (3, 1), (2, 0), (9, 1), (2, 5), (3, -9)])
def test_a_slot_moves_no_further_than_the_coming_ones_go(slot: int, by: int) -> None:
    world = World().opened(slots=3).presenting(ANA, BEN, CHI)
    assert "cannot go further" in world.refuse(swap_slots, slot, by)


def test_no_slot_takes_the_place_of_one_that_has_begun() -> None:
    world = World().exploring(slots=3)
    assert "cannot go further" in world.refuse(swap_slots, 2, -1)
    assert "cannot go further" in world.refuse(swap_slots, 1, 1)
    assert coming_slots(world.session) == [Slot(2, BEN), Slot(3, CHI)]


def test_the_slot_dropped_first_is_one_without_a_presenter() -> None:
    world = World().opened(slots=3).presenting(ANA, BEN).do(swap_slots, 2, 1)
    assert [slot.presenter for slot in world.session.slots] == [ANA, None, BEN]
    assert [slot.presenter for slot in world.do(drop_slot).session.slots] == [ANA, BEN]
