"""Who is here: presence and lateness, guests, roles, the charter, words, and what a session starts with."""

from datetime import date

import pytest

from als_tui.domain.book import Action, Book, Status
from als_tui.domain.moves.attendance import (
    add_guest,
    agree,
    all_here,
    attend,
    give_role,
    give_word,
    open_session,
    set_detail,
    short_of_quorum,
)
from als_tui.domain.moves.bids import present
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.flow import start_or_pause
from als_tui.domain.moves.setbook import add_member, member_leaves
from als_tui.domain.process.planning import MOST_SLOTS
from als_tui.domain.session.facts import FloorGiven, Presence, Put, Slot
from als_tui.domain.session.live import Live, NoSession
from als_tui.domain.session.state import Person
from als_tui.domain.telling.steps import describe
from tests.domain.build import ANA, BEN, CHI, FAY, SMALL, World

TODAY = date(2026, 3, 3)


def who(world: World, person: int) -> Person:
    found = world.session.person(person)
    assert found is not None
    return found


def owed(owner: int, status: Status = Status.OPEN) -> Action:
    return Action(owner, "somebody", "call the client", 1, status=status)


def bare_of_charter(world: World) -> World:
    return world.keep((Put("charter", 1, world.book.charter[1], None),))


def test_a_session_opens_with_the_members_who_have_not_left_in_their_seats() -> None:
    world = World().do(member_leaves, BEN, TODAY).do(open_session, SMALL, 60)
    assert [person.name for person in world.session.people] == ["Ana", "Chi", "Dara", "Eli", "Fay"]


def test_a_session_carries_what_it_needs_so_that_the_set_may_change_meanwhile() -> None:
    world = World().do(open_session, SMALL, 60).do(add_member, "Gus", TODAY)
    assert len(world.session.people) == 6
    assert (world.session.policy, world.session.quorum) == (world.book.profile.policy, 3)
    assert world.session.charter == 1
    assert bare_of_charter(World()).do(open_session, SMALL, 60).session.charter is None


def test_as_many_slots_as_fit_are_planned_and_at_least_one() -> None:
    assert len(World().do(open_session, SMALL, 60).session.slots) == 2
    assert len(World().do(open_session, SMALL, 10).session.slots) == 1


def test_the_number_of_slots_may_be_said() -> None:
    assert World().do(open_session, SMALL, 60, 3).session.slots == (Slot(1), Slot(2), Slot(3))


def test_a_session_has_no_more_slots_than_anybody_can_mean() -> None:
    assert "at most" in World().refuse(open_session, SMALL, 60, MOST_SLOTS + 1)


def test_a_second_session_is_not_opened_beside_an_open_one() -> None:
    assert "open already" in World().opened().refuse(open_session, SMALL, 60)


def test_a_session_needs_members_and_time() -> None:
    world = World("Ana").do(member_leaves, ANA, TODAY)
    assert "no members" in world.refuse(open_session, SMALL, 60)
    assert "minute" in World().refuse(open_session, SMALL, 0)
    assert World().do(open_session, SMALL, 1).session.minutes == 1


def test_open_actions_of_those_with_a_seat_are_to_be_answered_for() -> None:
    actions = {1: owed(ANA), 2: owed(BEN, Status.DONE), 3: owed(0), 4: owed(99), 5: owed(CHI)}
    assert World(actions=actions).do(open_session, SMALL, 60).session.due == {1: ANA, 5: CHI}


def test_without_a_session_the_roster_cannot_be_taken() -> None:
    with pytest.raises(NoSession):
        World().ask(all_here)


def test_everybody_not_marked_yet_is_here_by_one_key() -> None:
    world = World().do(open_session, SMALL, 60).do(attend, BEN, Presence.ABSENT).do(all_here)
    assert [person.id for person in world.session.present] == [1, 3, 4, 5, 6]
    assert "already" in world.refuse(all_here)


def test_who_comes_late_is_late_since_the_first_phase_by_the_clock() -> None:
    world = World().do(open_session, SMALL, 60).later(600).do(start_or_pause).later(7 * 60 + 59)
    assert who(world.do(attend, BEN, Presence.LATE), BEN).late == 7


def test_before_the_first_phase_late_counts_from_the_opening() -> None:
    assert who(World().do(open_session, SMALL, 60).later(180).do(attend, BEN, Presence.LATE), BEN).late == 3


def test_minutes_late_may_be_corrected_and_are_not_counted_on_by_the_same_key() -> None:
    world = World().do(open_session, SMALL, 60).later(180).do(attend, BEN, Presence.LATE).later(600)
    assert "already" in world.refuse(attend, BEN, Presence.LATE)
    assert who(world.do(attend, BEN, Presence.LATE, 2), BEN).late == 2


@pytest.mark.parametrize("minutes", [-1, 601])
def test_minutes_late_are_minutes_of_a_session(minutes: int) -> None:
    assert "from 0 to 600" in World().opened().refuse(attend, BEN, Presence.LATE, minutes)


def test_who_was_late_leaves_and_is_back_stays_as_late_as_before() -> None:
    world = World().opened().do(attend, BEN, Presence.LATE, 12).do(attend, BEN, Presence.LEFT)
    assert (who(world, BEN).presence, who(world, BEN).late) == (Presence.LEFT, 12)
    world.do(attend, BEN, Presence.HERE)
    assert (who(world, BEN).presence, who(world, BEN).late) == (Presence.LATE, 12)


def test_who_was_late_and_left_may_be_marked_absent_after_all() -> None:
    world = World().opened().do(attend, BEN, Presence.LATE, 12).do(attend, BEN, Presence.LEFT)
    assert who(world.do(attend, BEN, Presence.ABSENT), BEN).presence is Presence.ABSENT


def test_who_was_in_time_leaves_and_is_back_is_here() -> None:
    world = World().opened().do(attend, BEN, Presence.LEFT).do(attend, BEN, Presence.HERE)
    assert who(world, BEN).presence is Presence.HERE


def test_a_slip_of_the_roster_is_no_lateness() -> None:
    world = World().opened().do(attend, BEN, Presence.LATE, 12).do(attend, BEN, Presence.HERE)
    assert (who(world, BEN).presence, who(world, BEN).late) == (Presence.HERE, 0)


def test_marking_somebody_twice_changes_nothing_and_says_so() -> None:
    assert World().opened().refuse(attend, ANA, Presence.HERE) == "Ana is marked as here already."


@pytest.mark.parametrize("presence", [Presence.LEFT, Presence.ABSENT, Presence.APOLOGIES, Presence.EXPECTED])
def test_whoever_is_not_here_any_more_has_the_floor_no_more(presence: Presence) -> None:
    world = World().exploring().do(give_floor, BEN).later(20).do(attend, BEN, presence)
    assert world.session.floor is None
    assert world.session.turns[-1].ended == 20


def test_a_presenter_who_leaves_lets_the_floor_go() -> None:
    assert World().exploring().do(attend, ANA, Presence.LEFT).session.floor is None


def test_who_comes_late_keeps_the_floor_that_was_given() -> None:
    world = World().exploring().do(give_floor, BEN).do(attend, BEN, Presence.LATE, 5)
    assert world.session.floor == BEN


def test_somebody_else_leaving_takes_the_floor_from_nobody() -> None:
    world = World().exploring().do(give_floor, BEN).do(attend, CHI, Presence.LEFT)
    assert world.session.floor == BEN
    assert not any(isinstance(fact, FloorGiven) for fact in world.last.facts)


def test_a_guest_is_here_with_a_number_below_nought() -> None:
    world = World().opened().do(add_guest, " Gus ").do(add_guest, "Hana")
    assert [(person.id, person.name, person.present) for person in world.session.people[-2:]] == [
        (-1, "Gus", True),
        (-2, "Hana", True),
    ]


@pytest.mark.parametrize("again", ["gus o’hara", "Gus\u00a0O'Hara", " Gus  O`Hara"])
def test_a_guest_who_is_on_the_list_already_is_refused_however_the_name_is_written(again: str) -> None:
    world = World("Ana", "Gus O'Hara").opened()
    assert "is on the list already. Add an initial" in world.refuse(add_guest, again)
    assert world.do(add_guest, "Gus OHara").session.people[-1].name == "Gus OHara"


def test_a_guest_undone_and_another_one_are_two_people() -> None:
    world = World().opened().do(add_guest, "Gus").undo().do(add_guest, "Hana")
    assert [person.name for person in world.session.people if person.guest] == ["Hana"]


def test_guests_count_for_the_plan_but_not_for_the_quorum() -> None:
    world = World("Ana", "Ben").opened()
    assert short_of_quorum(world.session) == 1
    world.do(add_guest, "Gus")
    assert (world.session.counted, short_of_quorum(world.session)) == (3, 1)
    assert short_of_quorum(World().opened().session) == 0


def test_a_guest_may_be_chosen_to_present() -> None:
    world = World().opened().do(add_guest, "Gus").do(present, -1).reach("slot.1.present")
    assert (world.session.presenter, world.session.floor) == (-1, -1)


@pytest.mark.parametrize(("name", "why"), [("  ", "needs a name"), ("ana", "already"), ("x" * 81, "shorten")])
def test_a_guest_has_a_name_of_their_own(name: str, why: str) -> None:
    assert why in World().opened().refuse(add_guest, name)


def test_a_role_is_given_and_taken_back_by_the_same_key() -> None:
    world = World().opened().do(give_role, "Timekeeper", BEN)
    assert world.session.roles == {"timekeeper": BEN}
    assert world.do(give_role, "timekeeper ", BEN).session.roles == {}
    world.do(give_role, "note-taker", BEN)
    assert world.do(give_role, "Note\u2011taker", BEN).session.roles == {}
    assert world.do(give_role, "scribe", BEN).do(give_role, "scribe", None).session.roles == {}
    assert "shorten" in world.refuse(give_role, "x" * 81, BEN)


def test_a_role_goes_from_one_to_another() -> None:
    world = World().opened().do(give_role, "facilitator", BEN).do(give_role, "facilitator", CHI)
    assert world.session.facilitator == CHI


def test_a_role_taken_back_from_nobody_is_refused() -> None:
    world = World().opened()
    assert "Nobody is timekeeper" in world.refuse(give_role, "timekeeper", None)
    assert "needs a word" in world.refuse(give_role, " ", BEN)
    assert "Nobody sits" in world.refuse(give_role, "timekeeper", 77)


def test_a_line_about_today_is_kept_clean_and_taken_back_when_empty() -> None:
    world = World().opened().do(set_detail, "topic", " Trust\x1b[31m ")
    assert world.session.details == {"topic": "Trust␛[31m"}
    assert world.do(set_detail, "topic", "").session.details == {}
    assert "no words" in world.refuse(set_detail, "topic", " ")


def test_words_that_are_too_long_are_refused_not_cut() -> None:
    world = World().opened()
    assert "shorten" in world.refuse(set_detail, "goal", "x" * 501)
    assert "shorten" in world.refuse(give_word, ANA, "check-in", "x" * 501)


def test_a_word_is_kept_by_person_and_place() -> None:
    world = World().opened().do(give_word, ANA, "check-in", "tired").do(give_word, ANA, "check-out", "awake")
    assert world.session.words == {(ANA, "check-in"): "tired", (ANA, "check-out"): "awake"}
    assert "Nobody sits" in world.refuse(give_word, 77, "check-in", "hello")


def test_an_empty_word_says_that_somebody_passed_and_a_word_takes_that_back() -> None:
    world = World().opened().do(give_word, BEN, "check-in", "")
    assert world.session.passed == {(BEN, "check-in")} and not world.session.words
    assert "Ben has passed already" in world.refuse(give_word, BEN, "check-in", " ")
    assert not world.do(give_word, BEN, "check-in", "tired").session.passed
    assert world.undo().session.passed == {(BEN, "check-in")}


def test_all_present_agree_by_one_key() -> None:
    world = World().do(open_session, SMALL, 60).do(attend, FAY, Presence.APOLOGIES).do(all_here).do(agree)
    assert [person.id for person in world.session.people if person.agreed] == [1, 2, 3, 4, 5]
    assert "All present have agreed" in world.refuse(agree)


def test_one_person_s_word_is_turned_alone() -> None:
    world = World().opened().do(agree).do(agree, BEN)
    assert who(world, BEN).refused and not who(world, BEN).agreed
    assert "does not agree: Ben" in world.refuse(agree), "the key for all overrules nobody"
    world.do(agree, BEN)
    assert who(world, BEN).agreed and not who(world, BEN).refused


def test_who_is_asked_alone_does_not_agree_by_one_press_and_the_others_still_can() -> None:
    world = World().opened().do(agree, BEN).do(agree)
    assert [person.id for person in world.session.people if person.refused] == [BEN]
    assert sum(person.agreed for person in world.session.people) == 5


def test_somebody_who_is_not_here_neither_agrees_nor_refuses() -> None:
    world = World().opened().do(attend, BEN, Presence.ABSENT)
    assert "Ben is not marked as here" in world.refuse(agree, BEN)


def test_nobody_agrees_before_anybody_is_here() -> None:
    assert "Nobody is marked" in World().do(open_session, SMALL, 60).refuse(agree)
    assert "Nobody sits" in World().opened().refuse(agree, 77)


def test_an_empty_slot_for_which_nobody_is_left_goes_with_whoever_goes() -> None:
    world = World("Ana", "Ben", "Chi", "Dara").opened(slots=4).presenting(ANA).reach("slot.1.present")
    before = world.session
    world.do(attend, 4, Presence.LEFT)
    assert [(slot.id, slot.presenter) for slot in world.session.slots] == [(1, ANA), (2, None), (3, None)]
    assert describe(world.last, world.live) == "Dara left; an empty slot dropped, 3 slots now"
    world.do(attend, 4, Presence.ABSENT)
    assert len(world.session.slots) == 3, "who has gone already takes nothing more along"
    assert world.undo().undo().session == before


def test_no_slot_goes_where_others_could_fill_it_or_whoever_goes_has_one() -> None:
    world = World("Ana", "Ben", "Chi").opened(slots=2).presenting(ANA).do(attend, 3, Presence.APOLOGIES)
    assert len(world.session.slots) == 2, "Ben could present yet"
    world.do(attend, ANA, Presence.LEFT)
    assert [slot.presenter for slot in world.session.slots] == [ANA, None]
    alone = World("Ana").do(open_session, SMALL, 60, 1).do(attend, ANA, Presence.ABSENT)
    assert len(alone.session.slots) == 1, "a session keeps a slot"


def test_nobody_sits_on_a_seat_that_is_not_there() -> None:
    assert "Nobody sits" in World().opened().refuse(attend, 77, Presence.HERE)


def test_an_empty_set_has_no_session() -> None:
    with pytest.raises(NoSession):
        _ = Live(Book("set-1")).running
