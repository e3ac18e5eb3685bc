"""Handing out by keys: what is ticked is written in one go, a file a person; a slot is forgotten if asked twice."""

import stat
from pathlib import Path

from rich.cells import cell_len

from als_tui.bootstrap import _Exports
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.programme.papers import papers_before
from als_tui.exports.printouts import page_html
from als_tui.exports.proof import sign_in_page
from als_tui.screens.handout.handing import Handing
from als_tui.screens.handout.page import HandOutScreen
from als_tui.storage.files.exporting import safe_name
from tests.domain.build import SMALL
from tests.exports.test_handout import PEOPLE, a_book, of_others
from tests.fakes import NAMES, MemoryLibrary
from tests.screens.between import ANA, book_of, desk_between
from tests.screens.checkin import next_key
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show
from tests.screens.shelf import desk_over, desk_with_programme
from tests.seeded import TODAY, programme


def screen(d: Desk) -> HandOutScreen:
    """What is handed out, which shows."""
    assert isinstance(d.app.screen, HandOutScreen)
    return d.app.screen


CALENDAR = "Northside calendar.ics"


async def test_everything_goes_to_everybody_in_two_keys_a_file_a_person() -> None:
    async with desk_between() as d:
        await d.press("h", "h")
        ((folder, files),) = d.memory.folders
        assert folder == "Northside session 8"
        assert list(files) == ["Record of session 8.md", "Ana.md", "Carla.md", "Ben.md", CALENDAR]
        assert "q goes back, as all is written; h writes it once more." in d.screen_text()
        assert next_key(d) == "q"
        assert d.said == "Written: 5 files in Northside session 8. Nothing was sent."


async def test_what_there_is_shows_with_its_ticks_at_both_sizes() -> None:
    async with desk_between() as d:
        await d.press("h")
        async for _ in d.sizes():
            text = d.screen_text()
            for words in (
                "Session 8 · 6 of 6 ticked · 5 files, one a person",
                "Next  Enter reads what is marked !, then h writes them.",
                "[x]  the set",
                "presenter's sheet: 1 question, “My team",
                "own actions: 3 open",
                "Ben",
                "! names Ela: own actions: 1 open",
                "For the whole set: Enter reads it, y copies it.",
            ):
                assert words in text, words
            assert text.split("\n")[-1].startswith("  Enter  read   h hand out")
        await d.press(*["down"] * 4)
        assert "! It names Ela: Enter reads it before it goes." in d.screen_text()
        await d.press("y")
        await d.pilot.app.workers.wait_for_complete()
        assert d.said.startswith("Own actions, for Ben, naming Ela: ")
        await d.press("space")
        assert "Next  h writes them. Nothing leaves by itself." in d.screen_text(), (
            "what is marked stays here"
        )


async def test_only_what_is_ticked_is_written_and_nothing_without_a_tick() -> None:
    async with desk_between() as d:
        await d.press("h", "space", "space", "h")
        assert list(d.memory.folders[0][1]) == ["Carla.md", "Ana.md", "Ben.md", CALENDAR]
        await d.press("t", "t", "h")
        assert len(d.memory.folders) == 1
        assert d.said == "Nothing is ticked. `Space` ticks what the cursor is on."
        assert d.screen_text().split("\n")[-1].startswith("  Space  tick")


async def test_a_disk_without_room_says_so_and_nothing_counts_as_handed_out() -> None:
    async with desk_between() as d:
        d.memory.no_room = True
        await d.press("h", "h")
        assert d.said == "The disk is full. Nothing was written."
        assert screen(d).handing.handed == frozenset()


async def test_y_hands_one_paper_to_the_clipboard_as_plain_words() -> None:
    async with desk_between() as d:
        await d.press("h", "down", "down", "y")
        await d.pilot.app.workers.wait_for_complete()
        (text,) = d.memory.copied
        assert "How do I hand over [the clinic]?" in text and "What would you keep?" in text
        assert not any(name in text for name in ("Ana", "Ben", "Dev"))
        assert d.said.startswith("Presenter's sheet, for Carla: ")


async def test_enter_reads_a_paper_before_it_goes() -> None:
    async with desk_between() as d:
        await d.press("h", "down", "enter")
        assert "Presenter's sheet, for Ana" in d.screen_text() and "Who decides today?" in d.screen_text()
        await d.press("enter")
        assert isinstance(d.app.screen, HandOutScreen)


async def test_the_session_under_the_cursor_is_handed_out() -> None:
    async with desk_between() as d:
        await d.press("down", "h")
        assert screen(d).number == 7


async def test_any_screen_with_a_list_can_have_what_is_ticked_and_written() -> None:
    """A note to prepare for each member, and what each promised: a file for each of them alone."""
    async with desk_between() as d:
        await d.press("h")
        shows = screen(d)
        shows.handing = Handing(shows, lambda: shows.view, papers_before, lambda: "before session 9")
        shows.redraw()
        await d.pilot.pause()
        assert "note to prepare: 1 open, a slot is near" in d.screen_text()
        await d.press("h")
        ((folder, files),) = d.memory.folders
        assert folder == "Northside before session 9"
        assert list(files) == [*(f"{name}.md" for name in NAMES), CALENDAR, "Northside sign-in sheet.html"]
        assert all("Our charter" in files[f"{name}.md"] for name in NAMES)
        assert "BEGIN:VEVENT" in files[CALENDAR] and not [name for name in NAMES if name in files[CALENDAR]]


async def test_without_a_sealed_session_there_is_nothing() -> None:
    async with desk() as d:
        await d.press("h")
        assert "No session has been held yet" in d.said and d.place == "set"


async def test_a_slot_is_forgotten_if_the_word_is_typed_and_not_before() -> None:
    async with desk_between() as d:
        await d.press("h", "down", "F")
        text = d.window_words()
        assert "FORGET WHAT Ana BROUGHT TO SESSION 8?" in text
        assert "! Since this list was opened, Ana's sheet was not handed out." in text
        await d.press("escape")
        assert d.said == "Nothing was forgotten."
        assert book_of(d).sessions[8].presented[0].issue
        await d.press("y", "F")
        assert "not handed out" not in d.screen_text()
        await d.press(*"forget", "enter")
        record = book_of(d).sessions[8]
        assert [held.issue for held in record.presented] == ["", "How do I hand over [the clinic]?"]
        assert [asked.text for asked in record.questions] == ["What would you keep?", "When is lunch?"]
        assert [said.text for said in record.words] == ["Ask first"]
        assert book_of(d).bank == {}
        assert d.said == "Ana's slot is forgotten; the folder holds none of its words."
        assert "for Ana" not in d.screen_text() and "My team" not in d.screen_text()
        assert book_of(d).actions[3].owner == ANA, "what she promised stays"
        await d.press("z")
        assert d.said.startswith("There is nothing to undo.")


async def test_only_a_presenters_sheet_can_be_forgotten() -> None:
    async with desk_between() as d:
        await d.press("h", "F")
        assert "Only a presenter's sheet can be forgotten" in d.said


async def test_while_a_session_is_open_nothing_is_forgotten() -> None:
    async with desk_between() as d:
        do(d, open_session, SMALL, 60)
        await show(d)
        await d.press("q", "h", "down", "F")
        assert d.said == "A session is open. Seal it first; nothing was forgotten."
        assert book_of(d).sessions[8].presented[0].issue


async def test_on_the_disk_no_file_holds_a_word_or_a_name_of_another(tmp_path: Path) -> None:
    library = MemoryLibrary({"x": a_book()})
    async with desk_over(library, open_set="x") as d:
        d.app.port.exporter = _Exports(tmp_path)
        await d.press("h", "h")
        assert "Nothing was sent." in d.said
    files = {path.stem: path for path in (tmp_path / "exports" / "Northside session 1").iterdir()}
    names = {safe_name(name): person for person, name in PEOPLE.items()} | {"Gus Guest": -1}
    assert set(files) == {*names, "Record of session 1", "Northside calendar"}
    for stem, person in names.items():
        assert stat.S_IMODE(files[stem].stat().st_mode) == 0o600
        text = files[stem].read_text("utf-8")
        assert [said for said in of_others(person) if said in text] == [], stem


async def test_hostile_words_and_names_are_shown_as_they_were_typed() -> None:
    async with desk_over(MemoryLibrary({"x": a_book()}), open_set="x") as d:
        await d.press("h")
        async for columns, _ in d.sizes():
            assert all(cell_len(row) <= columns for row in d.screen_text().split("\n"))
            assert "\x1b[31m" not in d.painted()
        await d.press("down", "down", "F")
        assert "FORGET WHAT [b]Çelik[/b] BROUGHT" in d.screen_text()


async def test_before_a_session_the_sheet_to_sign_goes_along_as_a_page_to_print() -> None:
    async with desk_with_programme() as d:
        await d.press("p", "h", "end")
        assert "[x]  the set" in d.screen_text() and "sign-in sheet to print: 7 names" in d.screen_text()
        await d.press("enter")
        assert "Sign-in sheet, session 9" in d.screen_text() and "Tuesday 1 December 2026" in d.screen_text()
        await d.press("escape", "h")
        ((_, files),) = d.memory.folders
        assert files["Ward leads 2026 sign-in sheet.html"] == page_html(sign_in_page(programme(), TODAY))
        await d.press("space", "h")
        assert "Ward leads 2026 sign-in sheet.html" not in d.memory.folders[1][1]
