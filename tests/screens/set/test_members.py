"""The members of a set by their keys: who joins by a name or a paste, what is known of one, leaving and coming back."""

from datetime import date

import pytest

from als_tui.domain.book import Book, Member, Stay
from als_tui.screens.set.joining import JoiningScreen
from als_tui.screens.set.joining_words import read_joining
from als_tui.screens.set.member_form import MemberFormScreen
from als_tui.screens.set.members_words import (
    MemberWords,
    about,
    head,
    member_rows,
    read_member,
    words_of_member,
)
from als_tui.screens.set.size_words import unusual
from als_tui.value import replace
from als_tui.widgets.field import Lines
from als_tui.widgets.fitting import shown
from tests.fakes import NAMES, MemoryLibrary, a_set
from tests.screens.desk import Desk, desk
from tests.screens.shelf import desk_over
from tests.tables import each

TODAY = date(2026, 11, 25)
HR = (
    "Employee ID;First Name;Last Name;Work Email;Department;Title\n"
    + "".join(
        f"{n};{first};Lima;{first.casefold()}@x.org;Care;Nurse\n" for n, first in enumerate(("Gus", "Hal"))
    )
    + "9;Ben;;ben@x.org;IT;Porter\n"
)


def wordwise(text: str) -> str:
    return " ".join(text.split())


def book_of(d: Desk) -> Book:
    assert d.app.live is not None
    return d.app.live.book


def names_of(d: Desk) -> list[str]:
    return [member.name for member in book_of(d).members.values() if member.left is None]


def a_book(names: tuple[str, ...] = NAMES) -> Book:
    library = MemoryLibrary()
    return library.books[a_set(library, names)]


async def test_a_member_joins_by_name_and_a_name_that_stands_already_is_refused() -> None:
    async with desk() as d:
        await d.press("n")
        await d.type("ana")
        assert "1 stands" in d.screen_text()
        await d.press("ctrl+s")
        assert names_of(d) == list(NAMES) and d.said.startswith("ana is a member already.")
        assert d.place == "JoiningScreen", "the words stay in the open form"
        await d.type(" [/x]")
        await d.press("ctrl+s")
        assert names_of(d) == [*NAMES, "ana [/x]"]
        assert "ana [/x] is a member" in d.said
        await d.press("z")
        assert names_of(d) == list(NAMES)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_a_pasted_table_is_read_back_and_one_z_takes_all_of_it_back(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        before = book_of(d)
        await d.press("n")
        assert "listen actively" in wordwise(d.screen_text())
        await d.type(HR)
        said = wordwise(d.screen_text())
        for words in (
            "Gus Lima (gus@x.org, Nurse)",
            "2 new, 1 changed",
            "Work Email as mail, Title as role",
            "left out: Employee ID, Department",
        ):
            assert words in said
        await d.press("f2")
        assert d.place == "set" and "Gus Lima and Hal Lima are members, 1 changed" in d.said
        assert book_of(d).members[2].mail == "ben@x.org" and names_of(d)[-1] == "Hal Lima"
        await d.press("z")
        assert book_of(d) == before
        await d.press("n")
        await d.type(HR)
        await d.press("ctrl+s", "n")
        await d.type(HR)
        await d.press("ctrl+s")
        assert "Nothing changed: 3 stand." in d.said


async def test_a_faulty_paste_is_told_by_line_and_kept_on_the_disk_until_it_is_right() -> None:
    async with desk() as d:
        await d.press("n")
        await d.type("Gus <g@x.org>\nhal@x.org")
        await d.press("ctrl+s")
        assert isinstance(d.app.screen, JoiningScreen)
        assert "✗ Line 2: no name stands beside hal@x.org." in wordwise(d.screen_text())
        await d.press("escape")
        assert "Nobody joined. What you typed is kept; n opens it again." in d.said
        assert "hal@x.org" in next(iter(d.library.journals.values())).drafts["joining"]
        await d.press("n")
        await d.press(*["backspace"] * len("\nhal@x.org"), "ctrl+s")
        assert names_of(d)[-1] == "Gus" and book_of(d).members[7].mail == "g@x.org"


async def test_nobody_is_kept_of_an_empty_form() -> None:
    async with desk() as d:
        await d.press("n", "ctrl+s")
        assert "✗ Nobody stands here yet." in d.screen_text()
        await d.press("escape")
        assert d.place == "set" and d.said == ""


async def test_the_list_shows_everybody_with_what_they_had_and_who_left() -> None:
    async with desk() as d:
        await d.press("m")
        async for _ in d.sizes():
            text = d.screen_text()
            assert "Next 1, then Enter: mail of Ana, Ben and 4 others" in wordwise(text)
            assert "sessions" in text and "Own goal: not told yet" in text
        await d.press("down", "l")
        assert "Ben" not in names_of(d) and "5 members · 1 left" in d.screen_text()
        await d.press("end", "b")
        assert "Ben is a member again" in d.said
        assert book_of(d).members[2].earlier[0].left == TODAY
        await d.press("z", "z")
        assert book_of(d).members[2].left is None and book_of(d).members[2].earlier == ()


async def test_all_that_is_known_of_a_member_is_put_right_in_one_form_and_undone_in_one_step() -> None:
    async with desk() as d:
        await d.press("m", "down", "enter")
        for words in ("Benjamin", "b@x.org", "Nurse", "To say [no] earlier", "", ""):
            await d.type(words)
            await d.press("enter") if words else None
        await d.press("backspace", "2", "enter", "backspace", "5", "enter")
        ben = book_of(d).members[2]
        assert (ben.name, ben.mail, ben.role, ben.goal) == (
            "Benjamin",
            "b@x.org",
            "Nurse",
            "To say [no] earlier",
        )
        assert (ben.slots_before, ben.sessions_before) == (2, 5)
        async for _ in d.sizes():
            assert "Own goal: To say [no] earlier" in d.screen_text()
            assert "Of these before als-tui: 2 slots, 5 sessions" in d.screen_text()
        await d.press("z")
        assert book_of(d).members[2].name == "Ben"


async def test_what_is_wrong_in_a_member_s_form_has_the_cursor_and_a_left_form_opens_as_it_was() -> None:
    async with desk() as d:
        await d.press("m", "enter", "tab")
        await d.type("ana at x")
        await d.press("ctrl+s")
        assert isinstance(d.app.screen, MemberFormScreen) and "✗ That is no mail address" in d.screen_text()
        assert d.app.screen.focused is d.app.screen.query_one("#mail")
        await d.press("escape")
        assert "Nothing was changed. What you typed is kept; Enter opens it again." in d.said
        await d.press("enter")
        assert "ana at x" in d.screen_text()


async def test_of_many_members_each_is_reached_and_the_last_can_leave() -> None:
    library = MemoryLibrary()
    set_id = a_set(library, (*NAMES, *(f"Kim {letter}" for letter in "abcdefghijklmno")))
    async with desk_over(library, (60, 20), set_id) as d:
        await d.press("m", "end", "l")
        assert "Kim o" not in names_of(d) and "Kim o left the set" in d.said
        await d.press("escape")
        assert "21" not in names_of(d) and d.place == "set"


def test_a_row_says_role_since_when_slots_and_sessions_with_those_before() -> None:
    book = a_book(("Ana", "Ben")).put(
        "members", 1, Member("Ana", date(2026, 3, 3), role="Nurse", slots_before=2, sessions_before=4)
    )
    book = book.put("members", 2, Member("Ben", date(2026, 3, 3), left=date(2026, 9, 1)))
    rows = {id: [words.text for words in row] for id, row in member_rows(book, TODAY).items()}
    assert rows == {
        "1": ["1", "Ana", "Nurse", "Tue 3 Mar", "2", "4"],
        "2": ["", "Ben", "", "left Tue 1 Sep", "0", "0"],
    }


def test_a_member_in_full_tells_every_stay() -> None:
    stay = Stay(date(2025, 3, 3), date(2025, 9, 1))
    book = a_book(("Ana",)).put(
        "members", 1, Member("Ana", date(2026, 3, 3), earlier=(stay,), mail="a@x.org")
    )
    assert about(book, 1, TODAY) == [
        "Ana · a@x.org",
        "Own goal: not told yet",
        "Joined Tue 3 Mar; before that from Mon 3 Mar 2025 to Mon 1 Sep 2025",
    ]


def test_what_is_still_to_be_asked_comes_one_thing_after_the_other() -> None:
    book = a_book()
    for id, member in book.members.items():
        book = book.put("members", id, replace(member, mail=f"m{id}@x.org"))
    assert shown(head(book)[1]) == "Next: 1, then Enter: own goal of Ana, Ben and 4 others"
    for id, member in book.members.items():
        book = book.put("members", id, replace(member, goal="x"))
    assert head(book) == ("6 members", "")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (4, ": sets usually have 5 to 8, as fewer bring too few different views"),
        (5, ""),
        (8, ""),
        (9, ": sets usually have 5 to 8, as with more not all get to speak and to present"),
    ],
)
def test_an_unusual_number_is_said_with_its_reason(count: int, words: str) -> None:
    assert unusual(count) == words


def test_who_joins_is_read_back_with_the_number_that_the_set_has_then() -> None:
    note = read_joining("Gus\nHal\nIda <i@x.org>", a_book()).note
    assert note.startswith(
        "Gus · Hal · Ida (i@x.org) · 3 new · then 9 members: sets usually have 5 to 8, as with"
    )
    assert note.endswith("read: name, mail")


@each(
    ("change", "field", "words"),
    [
        ({"name": "BEN"}, "name", "BEN is a member already."),
        ({"name": " "}, "name", "A member needs a name."),
        ({"mail": "x"}, "mail", "no mail address"),
        ({"role": "x" * 81}, "role", "shorten"),
        ({"goal": "x" * 501}, "goal", "shorten"),
        ({"slots": "two"}, "slots", "A whole number"),
        ({"sessions": "1000"}, "sessions", "A whole number"),
        ({"slots": "2"}, "sessions", "how many before als-tui"),
    ],
)
def test_each_fault_of_a_member_s_form_stands_at_its_field(
    change: dict[str, str], field: str, words: str
) -> None:
    book = a_book()
    read = read_member(replace(words_of_member(book.members[1]), **change), book, 1)
    assert read.details is None and list(read.wrong) == [field] and words in read.wrong[field]


def test_an_untouched_form_means_the_member_as_they_are() -> None:
    book = a_book()
    read = read_member(MemberWords("Ana", slots=" ", sessions=""), book, 1)
    assert read == read_member(words_of_member(book.members[1]), book, 1) and read.wrong == {}


async def test_a_name_of_somebody_who_left_says_which_keys_let_them_come_back() -> None:
    async with desk() as d:
        await d.press("m", "down", "l", "escape", "n")
        await d.type("Ben; Gus")
        assert "left the set and stay so: Ben; m, then b lets somebody come back" in wordwise(d.screen_text())
        await d.press("ctrl+s")
        assert names_of(d)[-1] == "Gus" and "Ben" not in names_of(d)


async def test_who_only_looks_on_reads_the_list_and_changes_nothing() -> None:
    async with desk() as d:
        assert d.app.engine is not None
        d.app.engine.read_only = "This set is only looked at."
        before = book_of(d)
        for keys in (("n",), ("w",), ("m", "l"), ("enter",), ("b",)):
            await d.press(*keys)
            assert d.place == "set" and book_of(d) == before, keys
        assert "Own goal: not told yet" in d.screen_text()


async def test_a_line_that_takes_several_rows_is_one_line_to_the_keys_that_empty_it() -> None:
    async with desk(size=(60, 20)) as d:
        await d.press("n")
        field = d.app.screen.query_one(Lines)
        await d.type("Gus\n" + "Hal <hal@example.org>; " * 5)
        assert field.wrapped_document.height > 3
        await d.press("ctrl+u")
        assert field.text == "Gus\n"
        await d.type("Hal <hal@example.org>; " * 5)
        await d.press("home", "ctrl+k")
        assert field.text == "Gus\n"


async def test_the_keys_that_show_and_come_next_are_those_of_the_row_under_the_cursor() -> None:
    async with desk() as d:
        await d.press("m", "2", "l")
        assert " b comes back" in d.screen_text() and "l leaves" not in d.screen_text()
        await d.press("up")
        assert " l leaves" in d.screen_text() and "b comes back" not in d.screen_text()
        assert "Next  1, then Enter: mail of Ana, Carla and 3 others" in d.screen_text()
