"""People join by a list: the same rows twice change nothing, one undo takes back all, and nothing is half taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import Member, Stay
from als_tui.domain.members.name_lists import Listed
from als_tui.domain.members.pasting import read_people
from als_tui.domain.moves.joining import take_members, taking
from als_tui.domain.moves.membership import Details, change_member, details_of, member_comes_back
from als_tui.domain.moves.setbook import member_leaves
from als_tui.domain.telling.steps import describe
from als_tui.domain.words.naming import called_alike
from als_tui.value import replace
from tests.domain.build import ANA, BEN, World

TODAY = date(2026, 3, 3)
HR = (
    "Employee ID,First Name,Last Name,Full Name,Work Email,Department,Title,Manager,Start Date\n"
    "1,Ana,Lima,Ana Lima,a@x.org,HR,Head nurse,Bo Chi,2020-01-01\n"
    "2,Ben,Ode,Ben Ode,b@x.org,IT,,Bo Chi,2021-01-01\n"
    "3,Chi,Wu,Chi Wu,,IT,Porter,Bo Chi,2021-01-01\n"
)


def rows(text: str) -> tuple[Listed, ...]:
    read = read_people(text)
    assert not read.wrong
    return read.people


def test_who_is_new_joins_and_what_a_member_lacks_is_filled_in() -> None:
    world = World("ana  LIMA", "Ben Ode", "Dev")
    world.do(change_member, BEN, Details("Ben Ode", "b@x.org"))
    found = taking(world.book, rows(HR))
    assert found.counts == "1 new, 1 changed, 1 stands"
    world.do(take_members, rows(HR), TODAY)
    assert world.book.members[ANA] == replace(
        World("ana  LIMA").book.members[ANA], mail="a@x.org", role="Head nurse"
    )
    assert world.book.members[4] == Member("Chi Wu", TODAY, role="Porter")
    assert describe(world.last, world.live) == "Chi Wu is a member, 1 changed"


def test_the_same_file_twice_changes_nothing_and_says_so() -> None:
    world = World("Dev").do(take_members, rows(HR), TODAY)
    before = world.book
    assert describe(world.last, world.live) == "Ana Lima, Ben Ode and Chi Wu are members"
    assert world.refuse(take_members, rows(HR), TODAY) == "Nothing changed: 3 stand."
    assert world.book == before


def test_one_undo_takes_all_of_it_back_and_a_redo_brings_all_of_it() -> None:
    world = World("Ana Lima")
    before = world.book
    after = world.do(take_members, rows(HR), TODAY).book
    assert world.undo().book == before
    assert world.redo().book == after


def test_a_mail_or_role_that_stands_stays_and_that_is_said() -> None:
    world = World("Ana Lima", "Ben Ode", "Chi Wu")
    world.do(change_member, ANA, Details("Ana Lima", "ana@other.org", "Nurse"))
    world.do(take_members, rows(HR), TODAY)
    assert (world.book.members[ANA].mail, world.book.members[ANA].role) == ("ana@other.org", "Nurse")
    assert taking(world.book, rows(HR)).others == ("Ana Lima",)


def test_who_left_stays_so_until_they_come_back_by_their_own_number() -> None:
    world = World("Ana", "Ben").do(member_leaves, BEN, TODAY)
    assert "left the set and stay so: Ben" in world.refuse(take_members, rows("Ana\nBen"), TODAY)
    later = date(2026, 9, 1)
    world.do(member_comes_back, BEN, later)
    assert world.book.members[BEN] == Member("Ben", later, earlier=(Stay(date(2026, 1, 1), TODAY),))
    assert "Ben is a member." in world.refuse(member_comes_back, BEN, later)
    assert world.undo().book.members[BEN].left == TODAY


def test_somebody_comes_back_only_if_no_other_has_the_name_now() -> None:
    world = World("Ana", "Ben").do(member_leaves, BEN, TODAY)
    world.do(change_member, ANA, Details("ben"))
    assert "Another Ben is a member now." in world.refuse(member_comes_back, BEN, TODAY)


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ((Listed("Ana", line=2), Listed("ANA", line=5)), "Line 5: ANA stands in line 2, too"),
        ((Listed("x" * 81, line=3), Listed("Gus", line=4)), "Line 3: This is 81 characters long"),
        ((Listed("\u200b", line=1),), "Line 1: a member needs a name"),
        (tuple(Listed(f"M{n}") for n in range(31)), "The set would have 37 members: 30 is the most"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_line_and_nobody_joins(
    people: tuple[Listed, ...], why: str
) -> None:
    world = World()
    before = world.book
    assert why in world.refuse(take_members, people, TODAY)
    assert world.book == before


def test_two_who_may_be_one_person_are_asked_about() -> None:
    world = World("Ute Müller")
    world.do(take_members, rows("Name;Mail\nGus;g@x.org\nUte Mueller;"), TODAY)
    assert taking(world.book, rows("Gus Ode <G@x.org>")).near == ("Gus and Gus Ode",)
    assert taking(World("Ana Lima").book, rows("Lima, Ana\nBen")).near == ("Ana Lima and “Lima, Ana”",)
    for stands in ("Ana Lima", "Lima, Ana"):
        found = taking(World(stands).book, rows("Lima, Ana <a@x.org>"))
        assert found.new == () and found.filled[1].mail == "a@x.org", stands
    assert taking(World("Ute Müller").book, rows("Ute Mueller")).near == ("Ute Müller and Ute Mueller",)


_NAME = st.sampled_from(("Ana", "ANA", "Ben Ode", "Zoë", "Zoe\u0308", "Chi", "Dev", "李 雷", "=1+A", "[b]x"))
_PEOPLE = st.lists(
    st.builds(Listed, _NAME, st.sampled_from(("", "a@x.org", "b@x.org")), st.sampled_from(("", "Nurse"))),
    max_size=6,
)


@given(_PEOPLE, _PEOPLE)
def test_taking_rows_twice_is_taking_them_once_and_undo_gives_the_set_back(
    first: list[Listed], second: list[Listed]
) -> None:
    world = World("Ana", "Chi")
    for people in (first, second):
        before = world.book
        facts = world.ask(take_members, people, TODAY)
        if not isinstance(facts, tuple):
            continue
        world.do(take_members, people, TODAY)
        after = world.book
        assert not isinstance(world.ask(take_members, people, TODAY), tuple)
        assert all(after.members[id].name == member.name for id, member in before.members.items())
        names = [member.name for member in after.members.values()]
        assert all(called_alike(person.name, names) for person in people)
        assert world.undo().book == before
        assert world.redo().book == after


def test_a_number_goes_to_nobody_else_but_after_the_undo_of_its_joining() -> None:
    world = World("Ana", "Ben").do(take_members, rows("Gus"), TODAY)
    world.do(member_leaves, 3, TODAY).do(take_members, rows("Hal"), TODAY)
    assert world.book.members[4].name == "Hal"
    world.undo().do(take_members, rows("Ida"), TODAY)
    assert world.book.members[4].name == "Ida"


def test_what_is_known_of_a_member_is_put_right_in_one_step() -> None:
    world = World("Ana", "Ben")
    told = Details(" Anna ", "a@x.org", "Nurse", "To say [no] earlier", 2, 5)
    world.do(change_member, ANA, told)
    assert details_of(world.book.members[ANA]) == replace(told, name="Anna")
    assert world.refuse(change_member, ANA, told) == "Nothing changed."
    assert describe(world.last, world.live) == "Ana is now Anna"
    world.do(change_member, ANA, replace(told, name="Anna", role="Head nurse", slots_before=3))
    assert describe(world.last, world.live) == "Anna: role and slots before als-tui changed"
    assert world.undo().undo().book == World("Ana", "Ben").book


@pytest.mark.parametrize(
    ("details", "why"),
    [
        (Details("ben"), "is a member already"),
        (Details(" "), "needs a name"),
        (Details("Ana", "ana at x"), "no mail address"),
        (Details("Ana", "a@x.org, b@x.org"), "no mail address"),
        (Details("Ana", role="x" * 81), "shorten"),
        (Details("Ana", goal="x" * 501), "shorten"),
        (Details("Ana", slots_before=-1), "A whole number"),
        (Details("Ana", slots_before=1000, sessions_before=1), "A whole number up to 999"),
        (Details("Ana", slots_before=2), "how many before als-tui"),
    ],
)
def test_what_cannot_be_of_a_member_is_refused(details: Details, why: str) -> None:
    assert why in World("Ana", "Ben").refuse(change_member, ANA, details)


def test_nobody_is_changed_or_comes_back_who_is_no_member() -> None:
    assert "no such member" in World().refuse(change_member, 77, Details("Gus"))
    assert "no such member" in World().refuse(member_comes_back, 77, TODAY)
