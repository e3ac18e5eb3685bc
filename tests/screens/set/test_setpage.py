"""The set's page: what it shows, what it opens, and every change of the set by keys, taken back by z."""

from datetime import date, datetime

import pytest
from textual import events

from als_tui.domain.book import Action, Book, Count, Member, Profile
from als_tui.domain.moves import keeping
from als_tui.domain.session.facts import Commitment
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.set.words import action_rows, action_text, facts
from als_tui.value import replace
from als_tui.widgets.field import Lines
from als_tui.widgets.fitting import shown
from tests.fakes import MemoryLibrary, a_set
from tests.screens.checkin import again, put_record
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, begun, do, show
from tests.screens.shelf import a_past, desk_with_past

TODAY = date(2026, 11, 25)


def book_of(d: Desk) -> Book:
    assert d.app.live is not None
    return d.app.live.book


def names_of(d: Desk) -> list[str]:
    return [member.name for member in book_of(d).members.values() if member.left is None]


def test_actions_stand_by_date_the_first_due_first() -> None:
    library = MemoryLibrary()
    book = library.books[a_past(library)]
    rows = [tuple(words.text for words in row) for row in action_rows(book, TODAY).values()]
    assert rows == [
        ("Ana", "Call the supplier", "Fri 27 Nov", "in 2 days"),
        ("", "Write the handover note", "next session", "in 6 days"),
        ("Ben", "Ask [Ela] for her figures", "no date", ""),
    ]


def test_an_action_of_somebody_who_is_no_member_stands_last_under_the_name_it_was_made_by() -> None:
    library = MemoryLibrary()
    book = library.books[a_past(library)].put("actions", 9, Action(0, "Guest", "Send the paper", 2))
    assert [row[0].text for row in action_rows(book, TODAY).values()][-1] == "Guest"


def test_an_action_in_full_says_all_that_was_promised() -> None:
    library = MemoryLibrary()
    book = library.books[a_past(library)]
    text = action_text(book, book.actions[3], TODAY)
    assert text.split("\n") == [
        "Call the supplier", "", "By: Fri 27 Nov, in 2 days", "When: the phone is quiet", "Confidence: 8 of 10",
        "Supporter: Ben", "From session 2",
    ]  # fmt: skip


def test_a_set_without_anything_says_which_keys_fill_it() -> None:
    book = Book(
        "x", {"profile": {1: Profile("x", "UTC", TODAY)}, "members": {1: Member("Ana", TODAY, TODAY)}}
    )
    said = {label: shown(words) for label, words in facts(book, TODAY, "Half day")}
    assert said["Next session"] == "no date yet; d sets one, P plans a programme"
    assert said["Members"] == "nobody; n adds members"
    assert said["Charter"] == "none; K writes one"


async def test_the_page_shows_how_the_set_meets_its_sessions_and_its_open_actions() -> None:
    async with desk_with_past() as d:
        async for _ in d.sizes():
            shown = d.screen_text()
            for words in (
                "Tue 1 Dec 09:30, in 6 days",
                "SET  6 members · charter 1, 1 rule · quorum 3",
                "Members        Ana, Ben, ",
                "actions and questions",
            ):
                assert words in shown
            assert "Tue 3 Nov" in shown
            assert "Ask [Ela]" in shown
            assert "start session" in shown.split("\n")[-1]


async def test_a_new_set_says_what_comes_first() -> None:
    async with desk() as d:
        async for _ in d.sizes():
            assert "No session held yet · s starts the first" in d.screen_text()
            assert "No open actions" in d.screen_text()
        await d.press("enter")
        assert "`s` starts the first" in d.said


async def test_enter_reads_the_record_under_the_cursor_and_closes_it() -> None:
    async with desk_with_past() as d:
        await d.press("down")
        async for _ in d.sizes():
            await d.press("enter")
            assert "Record of session 1" in d.screen_text()
            assert "closes" in d.screen_text()
            await d.press("pagedown", "pagedown", "enter")
            assert d.place == "set"


async def test_below_the_record_the_facilitator_reads_who_spoke_and_how_long_in_no_file() -> None:
    async with desk_with_past() as d:
        assert d.app.engine is not None
        record = d.app.engine.live.book.sessions[2]
        do(d, put_record, 2, replace(record, counts=(Count(1, 3, 2, 61),)))
        await show(d)
        await d.press("enter")
        await d.press("end")
        assert "For your eyes alone" in d.screen_text()
        assert "Ana: 1:01 in 3 turns, 2 questions asked" in d.screen_text()
        await d.press("q", "x")
        assert "For your eyes" not in d.memory.exported[0][1]


async def test_tab_goes_to_the_actions_and_enter_reads_one_in_full() -> None:
    async with desk_with_past() as d:
        await d.press("tab", "enter")
        assert "Ana's action" in d.screen_text()
        assert "Confidence: 8 of 10" in d.screen_text()


async def test_with_a_session_open_the_first_line_says_so_and_enter_goes_back_to_it() -> None:
    async with desk_with_past() as d:
        await d.press("s", "enter", "q")
        assert "▶ Session 3 is open, not begun: Enter goes back to it." in d.screen_text()
        assert d.screen_text().split("\n")[-1].startswith("  Enter  to the session")
        await d.press("enter")
        assert d.place == "roster"


async def test_an_open_session_is_told_whole_at_any_width_and_its_answers_count_at_once() -> None:
    async with desk_with_past() as d:
        await d.press("s", "enter", "A", "y", "space", "n", "d")
        await d.press("n")
        for _ in range(2):
            if d.place != "set":
                await d.press("q")
        async for _ in d.sizes():
            shown = d.screen_text()
            assert "▶ Session 3 is open, in " in shown and ": Enter goes back to it." in shown
            assert "Open actions 3 · 1 answered for in the open session" in shown


def test_actions_of_several_people_stand_by_their_day() -> None:
    library = MemoryLibrary()
    book = library.books[a_past(library)].put(
        "actions", 9, Action(2, "Ben", "Send it", 2, date(2026, 11, 26))
    )
    assert [row[1].text for row in action_rows(book, TODAY).values()] == [
        "Send it",
        "Call the supplier",
        "Write the handover note",
        "Ask [Ela] for her figures",
    ]


async def test_many_members_take_a_second_row() -> None:
    names = tuple(f"Member number {number}" for number in range(1, 6))
    async with desk(names=names, size=(60, 20)) as d:
        assert all(f"number {number}" in d.screen_text() for number in range(1, 6))


async def test_x_and_y_hand_out_the_record_of_the_session_under_the_cursor() -> None:
    async with desk_with_past() as d:
        await d.press("x")
        ((name, text),) = d.memory.exported
        assert name == "Northside session 2"
        assert "session 2" in text
        await d.press("down", "y")
        await d.pilot.app.workers.wait_for_complete()
        assert "session 1" in d.memory.copied[0]
        await d.press("up", "y")
        await d.pilot.app.workers.wait_for_complete()
        assert r"\[the clinic\]" in text and "[the clinic]" in d.memory.copied[1]


async def test_without_a_session_nothing_is_handed_out() -> None:
    async with desk() as d:
        await d.press("x", "y")
        assert d.memory.exported == []
        assert d.memory.copied == []
        assert "No session has been held yet" in d.said


async def test_the_next_date_is_read_back_kept_and_taken_back() -> None:
    async with desk() as d:
        await d.press("d")
        await d.type("2 feb 14:00")
        assert "Tue 2 Feb 2027 14:00, in 69 days" in d.screen_text()
        await d.press("enter")
        assert book_of(d).profile.next_session == datetime(2027, 2, 2, 14, 0)
        await d.press("z")
        assert book_of(d).profile.next_session is None


@pytest.mark.parametrize("typed", ["soon", "2026-11-24 09:30"])
async def test_a_date_that_cannot_be_stays_in_the_line(typed: str) -> None:
    async with desk() as d:
        await d.press("d")
        await d.type(typed)
        await d.press("enter")
        assert typed in d.screen_text()
        assert d.said in (
            "That day is over.",
            "Not a date and a time I know. Like: tue 9:30, 12 jan 14:00, 2027-01-12 09:30.",
        )
        assert book_of(d).profile.next_session is None


async def test_a_day_alone_asks_for_its_time_and_offers_the_usual_one() -> None:
    async with desk_with_past() as d:
        await d.press("d")
        await d.type("in 4 weeks")
        assert "? Wed 23 Dec: at what time?" in d.screen_text()
        await d.press("enter")
        assert "Wed 23 Dec: at what time? 9:30, 2 pm" in d.screen_text()
        assert "Wed 23 Dec 09:30, in 28 days" in d.screen_text(), "the time of the date that stood is offered"
        await d.press("enter")
        assert book_of(d).profile.next_session == datetime(2026, 12, 23, 9, 30)
        await d.press("d")
        await d.type("tue 9")
        await d.press("enter", "1", "0", "enter")
        assert book_of(d).profile.next_session == datetime(2026, 12, 1, 10, 0), "a digit takes its place"


async def test_a_time_that_is_none_stays_in_the_line_and_esc_keeps_the_day() -> None:
    async with desk(size=(60, 20)) as d:
        await d.press("d")
        await d.type("26 dec")
        await d.press("enter")
        await d.type("soon")
        assert "? not a time yet" in d.screen_text()
        await d.press("enter")
        assert "Not a time I know" in d.said and "soon" in d.screen_text()
        await d.press("escape", "d")
        assert "2026-12-26" in d.screen_text() and "Sat 26 Dec: at what time?" in d.screen_text()
        await d.type("9:30")
        await d.press("enter")
        assert book_of(d).profile.next_session == datetime(2026, 12, 26, 9, 30)


async def test_a_day_that_is_over_is_refused_before_its_time_is_asked_for() -> None:
    async with desk() as d:
        await d.press("d")
        await d.type("2026-11-24")
        await d.press("enter")
        assert d.said == "Not kept: another day, or Esc leaves it." and "2026-11-24" in d.screen_text()


async def test_a_time_that_is_over_today_is_read_back_so_refused_and_not_offered() -> None:
    async with desk_with_past() as d:
        stood = book_of(d).profile.next_session
        await d.later(7 * 3600)
        await d.press("d")
        await d.type("today 9:00")
        assert "? That time is over" in d.screen_text()
        await d.press("enter")
        assert d.app.said.tone == "refused" and "That time is over" in d.said
        assert book_of(d).profile.next_session == stood
        await d.press("shift+home", "backspace")
        await d.type("today")
        await d.press("enter")
        assert "at what time?" in d.screen_text() and "That time is over" not in d.screen_text()
        await d.type("9:30")
        assert "? That time is over" in d.screen_text()
        await d.press("enter")
        assert book_of(d).profile.next_session == stood and d.app.said.tone == "refused"
        await d.press("shift+home", "backspace")
        await d.type("17:00")
        await d.press("enter")
        assert book_of(d).profile.next_session == datetime(2026, 11, 25, 17, 0)


async def test_an_empty_line_takes_the_date_away() -> None:
    async with desk_with_past() as d:
        await d.press("d", "backspace", "enter")
        assert book_of(d).profile.next_session is None
        assert "no date yet" in d.screen_text()


async def test_the_charter_is_read_with_what_the_seal_keeps() -> None:
    async with desk() as d:
        await d.press("k")
        shown = d.screen_text()
        assert "1. What is said here stays here." in shown
        assert "What the seal keeps" in shown
        await d.press("q")
        assert d.place == "set"


async def test_a_changed_charter_is_a_new_version() -> None:
    async with desk() as d:
        await d.press("K")
        await d.type("\nWe start on time.\n\n")
        assert "2 rules" in d.screen_text()
        await d.press("ctrl+s")
        assert book_of(d).charter[2].rules == ("What is said here stays here.", "We start on time.")
        assert len(book_of(d).charter) == 2


async def test_a_charter_half_written_is_kept_on_the_disk() -> None:
    async with desk() as d:
        await d.press("K")
        await d.type("\nWe start")
        await d.press("escape")
        assert len(book_of(d).charter) == 1
        assert "We start" in next(iter(d.library.journals.values())).drafts["charter"]
        await d.press("K")
        assert "We start" in d.screen_text()


async def test_an_empty_charter_is_refused_in_words() -> None:
    async with desk() as d:
        await d.press("K")
        d.app.screen.query_one(Lines).text = "\n  \n"
        await d.press("ctrl+s")
        assert "✗ A charter needs at least one rule." in d.screen_text()


async def test_tab_stays_in_the_entry_line() -> None:
    async with desk() as d:
        await d.press("d")
        await d.type("1 dec 9:30")
        await d.press("tab", "enter")
        assert book_of(d).profile.next_session == datetime(2026, 12, 1, 9, 30)


async def test_names_that_look_like_markup_stand_as_they_were_typed() -> None:
    async with desk(("[Ana]", "[/x]", "[$primary]"), name="[/oops] set") as d:
        async for _ in d.sizes():
            assert "Members        [Ana], [/x], [$primary]" in d.screen_text()
            assert "[/oops] set" in d.screen_text()
        await d.press("m")
        assert "[/x]" in d.screen_text() and "[$primary]" in d.screen_text()


async def test_a_long_text_goes_to_its_ends_and_says_its_keys() -> None:
    async with desk(size=(60, 20)) as d:
        d.app.push_screen(ReadingScreen("Long", "\n".join(f"line {number}." for number in range(1, 60))))
        await d.press("end")
        assert "line 59." in d.screen_text() and "line 1." not in d.screen_text()
        await d.press("home", "question_mark")
        shown = " ".join(d.screen_text().replace("│", " ").split())
        assert "line 1. line 2." in shown and "Home, End the ends · Esc, q or Enter closes" in shown


async def test_after_the_first_seal_enter_reads_the_record_in_a_new_start_too() -> None:
    async with begun() as d:
        do(d, keeping.keep_action, Commitment(1, "Draw the map"))
        async with again(d) as new:
            await new.pilot.pause(0.1)
            await new.press("v", "F", *"seal", "enter")
            assert "Enter reads its record" in new.said
            await new.press("enter")
            assert new.place == "RecordScreen"


async def test_the_set_that_was_left_is_under_the_cursor_at_home() -> None:
    async with desk(opened=False) as d:
        other = a_set(d.library, ("Ona", "Pia", "Quin"), name="Southside")
        d.app.opening.open(other)
        await d.pilot.pause()
        await d.press("q")
        assert d.app.home._chosen is not None and d.app.home._chosen.set_id == other


async def test_what_is_pasted_where_no_line_is_open_is_said_to_be_lost() -> None:
    async with begun() as d:
        d.app.post_message(events.Paste("some words"))
        await d.pilot.pause()
        assert (
            d.said == "Nothing was taken of what was pasted: `c` opens a line for it." and d.place == "board"
        )


async def test_after_the_seal_enter_reads_the_record_of_the_session_that_was_sealed() -> None:
    async with desk_with_past() as d:
        await d.press("tab")
        await begin(d, "check-in")
        await d.press("v", "F", *"seal", "enter", "enter")
        assert "Record of session" in d.screen_text()


async def test_until_when_the_set_is_kept_is_typed_in_a_line_and_can_be_undone() -> None:
    async with desk_with_past() as d:
        assert d.app.engine is not None
        await d.press("u")
        await d.type("soon")
        await d.press("enter")
        assert "That is no day and no length." in d.said
        await d.press("escape", "u", "ctrl+u")
        await d.type("3 years")
        await d.press("enter")
        assert d.app.engine.live.book.profile.keep_days == 1095
        assert d.said.startswith("the set is kept 3 years after the last session: until Sat 3 Nov 2029")
        await d.press("z")
        assert d.app.engine.live.book.profile.keep_days is None
