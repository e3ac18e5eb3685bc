"""Changes to the set between sessions: every one is a step that can be undone."""

from datetime import date, datetime

import pytest

from als_tui.domain.book import Policy, current_charter
from als_tui.domain.moves.setbook import (
    DEFAULT_CHARTER,
    add_member,
    change_charter,
    member_leaves,
    names_trouble,
    plan_session,
    profile_trouble,
    rename_member,
    set_profile,
)
from als_tui.value import replace
from tests.domain.build import ANA, BEN, World

TODAY = date(2026, 3, 3)
NEXT = datetime(2026, 3, 31, 9, 30)


def names(world: World) -> list[str]:
    return [member.name for member in world.book.members.values()]


def test_a_set_may_be_called_and_meet_otherwise() -> None:
    world = World()
    world.do(set_profile, replace(world.book.profile, name=" South ", policy=Policy.NOTHING))
    assert (world.book.profile.name, world.book.profile.policy) == ("South", Policy.NOTHING)
    assert "Nothing changed" in world.refuse(set_profile, world.book.profile)
    assert world.undo().book.profile.name == "Northern leads"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " \u200b"}, "needs a name"),
        ({"name": "x" * 81}, "shorten"),
        ({"quorum": 2}, "never under 3"),
        ({"minutes": 9}, "from 10 minutes"),
        ({"minutes": 1441}, "from 10 minutes"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(changes: dict[str, object], why: str) -> None:
    profile = replace(World().book.profile, **changes)  # one wrong field at a time
    assert why in (profile_trouble(profile) or "")
    assert why in World().refuse(set_profile, profile)


def test_a_session_may_have_ten_minutes_or_a_day() -> None:
    for minutes in (10, 1440):
        assert profile_trouble(replace(World().book.profile, minutes=minutes)) is None


def test_the_next_date_is_set_and_taken_back() -> None:
    world = World().do(plan_session, NEXT)
    assert world.book.profile.next_session == NEXT
    assert world.do(plan_session, None).book.profile.next_session is None


def test_a_new_member_gets_the_seat_after_the_others() -> None:
    world = World("Ana", "Ben").do(add_member, " Gus ", TODAY)
    assert [(seat, member.name) for seat, member in world.book.members.items()][-1] == (3, "Gus")
    assert world.book.members[3].joined == TODAY
    assert "is a member already" in world.refuse(add_member, "ben", TODAY)
    assert "is a member already" in world.refuse(add_member, "\u2066Ben\u2069\u00a0", TODAY)


def test_the_name_of_a_member_who_left_is_free_again() -> None:
    world = World("Ana", "Ben").do(member_leaves, BEN, TODAY).do(add_member, "Ben", TODAY)
    assert names(world) == ["Ana", "Ben", "Ben"]


def test_a_member_is_renamed_and_what_was_kept_of_them_stays() -> None:
    world = World("Ana", "Ben").do(rename_member, ANA, "Anna")
    assert names(world) == ["Anna", "Ben"]
    assert "Nothing changed" in world.refuse(rename_member, ANA, " Anna ")
    assert "is a member already" in world.refuse(rename_member, ANA, "ben")


def test_a_member_leaves_once() -> None:
    world = World().do(member_leaves, BEN, TODAY)
    assert world.book.members[BEN].left == TODAY
    assert "has left already" in world.refuse(member_leaves, BEN, TODAY)


def test_nobody_is_no_member() -> None:
    assert "no such member" in World().refuse(member_leaves, 77, TODAY)
    assert "no such member" in World().refuse(rename_member, 77, "Gus")


def test_a_charter_gets_a_new_version_and_the_old_ones_stay() -> None:
    world = World().do(change_charter, (" One ", "", "Two"), TODAY)
    current = current_charter(world.book)
    assert current is not None
    assert (current[0], current[1].rules, len(world.book.charter)) == (2, ("One", "Two"), 2)


def test_a_charter_has_rules_that_can_be_read() -> None:
    world = World().do(change_charter, DEFAULT_CHARTER, TODAY)
    assert "Nothing changed" in world.refuse(change_charter, DEFAULT_CHARTER, TODAY)
    assert "at least one rule" in world.refuse(change_charter, (" ",), TODAY)
    assert "shorten" in world.refuse(change_charter, ("x" * 501,), TODAY)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["Ana", "Ben"], None),
        (["Ana", " "], "needs a name"),
        (["Ana", "\u200b"], "needs a name"),
        (["Ana", "ana "], "twice"),
        (["Ana", "x" * 81], "shorten"),
    ],
)
def test_members_have_names_that_tell_them_apart(typed: list[str], why: str | None) -> None:
    told = names_trouble(typed)
    assert told is None if why is None else why in (told or "")


def test_a_change_between_sessions_is_undone_and_done_again() -> None:
    world = World("Ana").do(add_member, "Gus", TODAY).do(rename_member, 2, "Guus")
    left = world.book
    assert names(world.undo().undo()) == ["Ana"]
    assert world.redo().redo().book == left
