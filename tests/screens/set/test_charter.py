"""The charter to read: its versions, what each changed, and who of today's members has not agreed to the newest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

from als_tui.domain.book import Attendance, Book, Charter, Policy
from als_tui.domain.moves import setbook
from als_tui.screens.set.charter_words import version_pages
from als_tui.value import replace
from tests.fakes import NAMES, MemoryLibrary
from tests.screens.checkin import put_record
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show
from tests.screens.shelf import a_past, a_record, desk_with_past

TODAY = date(2026, 11, 25)
RULES = ("What is said here stays here.", "We start on time.")


@asynccontextmanager
async def with_versions() -> AsyncIterator[Desk]:
    """A set whose charter was changed twice, each time by its form."""
    async with desk_with_past() as d:
        await d.press("K")
        await d.type("\nWe start on time.")
        await d.press("ctrl+s")
        do(d, setbook.change_charter, ("What is said here stays here.", "We start and end on time."), TODAY)
        await show(d)
        yield d


async def test_the_newest_version_comes_first_and_a_key_turns_to_those_before() -> None:
    async with with_versions() as d:
        async for _ in d.sizes():
            await d.press("k")
            assert "Charter, version 3 of 3, since Wed 25 Nov, today" in d.screen_text()
            assert "2. We start and end on time." in d.screen_text()
            await d.press("left")
            assert "Charter, version 2 of 3" in d.screen_text()
            assert "2. We start on time." in d.screen_text()
            await d.press("p")
            assert "Charter, version 1 of 3" in d.screen_text()
            await d.press("right")
            assert "Charter, version 2 of 3" in d.screen_text()
            await d.press("n")
            assert "Charter, version 3 of 3" in d.screen_text()
            await d.press("q")
            assert d.place == "set"


async def test_at_either_end_the_last_row_says_so_until_the_next_turn() -> None:
    async with with_versions() as d:
        await d.press("k", "n")
        assert "This is the newest version." in d.screen_text()
        await d.press("p", "p")
        assert "version 1 of 3" in d.screen_text() and "← → other versions" in d.screen_text()
        await d.press("p")
        assert "This is the first version." in d.screen_text()
        assert "version 1 of 3" in d.screen_text()


async def test_a_version_is_read_from_its_first_line() -> None:
    async with with_versions() as d:
        do(d, setbook.change_charter, tuple(f"Rule number {number}." for number in range(1, 40)), TODAY)
        await show(d)
        await d.press("k", "end")
        assert "1. Rule number 1." not in d.screen_text()
        await d.press("left", "right")
        assert "1. Rule number 1." in d.screen_text()


async def test_with_one_version_no_other_is_offered() -> None:
    async with desk() as d:
        await d.press("k")
        assert "Charter, version 1, since" in d.screen_text() and "versions" not in d.screen_text()


async def test_what_a_version_changed_stands_below_its_rules_by_signs() -> None:
    async with with_versions() as d:
        await d.press("k")
        rows = [row.strip(" │") for row in d.screen_text().split("\n")]
        at = rows.index("What changed since version 2:")
        assert rows[at + 1 : at + 3] == ["– We start on time.", "+ We start and end on time."]
        await d.press("left")
        rows = [row.strip(" │") for row in d.screen_text().split("\n")]
        at = rows.index("What changed since version 1:")
        assert rows[at + 1 : at + 3] == ["+ We start on time.", ""]


async def test_who_of_todays_members_has_not_agreed_to_the_newest_is_said_by_their_names_of_today() -> None:
    async with with_versions() as d:
        assert d.app.engine is not None
        record = d.app.engine.live.book.sessions[2]
        do(d, put_record, 2, replace(record, charter=3, agreed=(1, 3, 5), refused=(2,)))
        do(d, setbook.rename_member, 2, "Benno")
        await show(d)
        await d.press("k")
        text = d.screen_text()
        assert "Of today's members 3 of 6 agreed to it. From 1 of 1 session that kept it." in text
        assert "Did not agree: Benno" in text and f"Not asked: {NAMES[3]}, {NAMES[5]}" in text
        await d.press("left")
        assert "agreed" not in d.screen_text()


def the_set() -> Book:
    library = MemoryLibrary()
    return library.books[a_past(library)]


def newest(book: Book) -> str:
    return version_pages(book, TODAY)[0][1]


def test_a_new_version_was_asked_of_nobody_yet() -> None:
    book = the_set().put("charter", 2, Charter(RULES, TODAY))
    assert "Nobody was asked yet: the set agrees to it at its next check-in." in newest(book)


def test_all_agreed_and_from_how_many_sessions_that_is_known() -> None:
    book = the_set()
    everybody = tuple(book.members)
    kept = replace(book.sessions[1], charter=1, agreed=everybody, refused=())
    silent = replace(book.sessions[2], policy=Policy.NOTHING)
    book = book.put("sessions", 1, kept).put("sessions", 2, silent)
    assert "Of today's members all 6 agreed to it. From 1 of 2 sessions that kept it." in newest(book)


def test_where_no_session_kept_who_agreed_it_is_said_and_nobody_is_named() -> None:
    book = the_set().put("charter", 1, Charter(RULES, date(2026, 1, 1)))
    for number, record in book.sessions.items():
        book = book.put("sessions", number, replace(record, policy=Policy.NOTHING))
    said = newest(book)
    assert "Who of today's members agreed is not on record. From 0 of 2 sessions that kept it." in said
    assert not any(name in said for name in NAMES)


def test_of_an_older_record_it_is_said_that_it_cannot_tell() -> None:
    book = the_set()
    there = (Attendance(2, NAMES[1], "here"),)
    older = replace(
        a_record(3, datetime(2026, 11, 20, 9, tzinfo=UTC)),
        charter=1,
        agreed=(1,),
        refused=None,
        attendance=there,
    )
    said = newest(book.put("sessions", 3, older))
    assert f"Did not agree or were not asked, an older record cannot tell: {NAMES[1]}" in said


def test_rules_in_another_order_are_said_to_be_that() -> None:
    book = the_set().put("charter", 2, Charter(RULES, TODAY)).put("charter", 3, Charter(RULES[::-1], TODAY))
    assert "Since version 2 only the order of the rules changed." in newest(book)
