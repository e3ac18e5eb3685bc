"""The search over all sessions on the screen: found as typed, read at the place, corrected, and as quick as ever."""

import json
from time import process_time

import pytest

from als_tui.domain.book import Book
from als_tui.domain.programme.history import History, query_of
from als_tui.exports.views import told
from als_tui.screens.common.reading import RecordScreen
from als_tui.screens.history.page import HistoryScreen
from als_tui.screens.set.page import SetPageScreen
from als_tui.widgets.listing import Listing
from tests.screens.desk import SIZES, Desk
from tests.screens.shelf import desk_with_programme
from tests.seeded import TODAY, forty, remembered


def rows(d: Desk) -> int:
    return d.app.screen.query_one(Listing).row_count


def book(d: Desk) -> Book:
    assert d.app.engine is not None
    return d.app.engine.live.book


@pytest.mark.parametrize("size", SIZES)
async def test_it_finds_as_typed_and_esc_clears_before_it_leaves(size: tuple[int, int]) -> None:
    async with desk_with_programme(size, remembered()) as d:
        await d.press("slash")
        every = History(remembered()).findings
        assert f"{len(every)} found in 6 sessions, newest first" in d.screen_text()
        await d.type("dates roo")
        assert d.said == "" and "1 found in 1 session, newest first" in d.screen_text()
        assert "S3" in d.screen_text() and "We decide dates" in d.screen_text()
        await d.type("zz")
        assert "Nothing found for “dates roozz”. Esc shows all." in d.screen_text()
        await d.press("backspace", "backspace", "enter", "escape")
        assert "All show again." in d.screen_text() and isinstance(d.app.screen, HistoryScreen)
        await d.press("escape")
        assert isinstance(d.app.screen, SetPageScreen)


async def test_enter_reads_the_record_at_the_words() -> None:
    async with desk_with_programme((60, 20), remembered()) as d:
        for sought, marked in (
            ("one action each", "▸ One action each, no more"),
            ("who decides today", "▸ [b]Quin: Who decides today? ★ it helped"),
            ("s5 issue كيف", "▸ كيف أقول لا في بداية الأسبوع (S5)"),
            ("s5 progress 17", "▸ Learned: What action 17 taught"),
            ("came late", "▸ Thursday 20 August 2026: Pia came late, not Sven"),
        ):
            await d.press("slash")
            await d.type(sought)
            await d.press("enter", "enter")
            assert isinstance(d.app.screen, RecordScreen)
            assert marked in d.screen_text(), sought
            await d.press("q", "escape", "escape")


async def test_the_same_words_of_another_slot_open_at_their_own_place() -> None:
    async with desk_with_programme() as d:
        await d.press("slash")
        await d.type("s5 question ruiz")
        await d.press("enter", "end", "enter")
        _, _, after = d.screen_text().partition("▸ Ana Ruiz: What does Ana Ruiz not see yet?")
        assert "• Gül Çelik" in after and "Still waiting for a slot" in after, "the last slot's last but one"


async def test_a_record_is_corrected_from_its_reading_and_undone() -> None:
    async with desk_with_programme((80, 24), remembered()) as d:
        before = book(d)
        await d.press("slash")
        await d.type("one action")
        await d.press("enter", "enter", "c")
        assert "Session 6: what is right?" in d.screen_text()
        await d.type("Two actions")
        await d.press("escape")
        assert "What you typed is kept" in d.said and book(d) == before
        await d.press("enter", "c")
        await d.type(" each")
        await d.press("enter")
        assert d.said == "record of session 6 corrected: Two actions each"
        assert "Record of session 6" in d.screen_text(), "it opens again, where the new line stands"
        assert "▸ Saturday 28 November 2026: Two actions each" in d.screen_text()
        await d.press("z")
        assert "Two actions each" not in d.screen_text().partition("Undone")[0] and book(d) == before
        assert "Undone: record of session 6 corrected: Two actions each" in d.screen_text()
        await d.press("Z")
        assert "Saturday 28 November 2026: Two actions each" in d.screen_text()
        assert "Done again: record of session 6 corrected: Two actions each" in d.screen_text()
        await d.press("z", "z")
        assert "The last step changed nothing in this record" in d.screen_text()
        await d.press("c")
        await d.type("Two actions each")
        await d.press("enter")
        assert [said.text for said in book(d).sessions[6].corrections][1:] == ["Two actions each"]
        await d.press("escape", "escape", "escape", "slash")
        await d.type("correction")
        assert "2 found in 1 session, newest first" in d.screen_text()
        await d.press("enter", "z")
        assert d.said == "Undone: record of session 6 corrected: Two actions each"
        assert book(d) == before and rows(d) == 1


async def test_what_helped_and_what_was_decided_are_a_key_each_and_as_the_plain_lines() -> None:
    async with desk_with_programme((80, 24), remembered()) as d:
        for key, view, word in (("Q", "helped", "helped"), ("D", "decisions", "decision")):
            await d.press(key)
            shown, facts = d.screen_text(), json.loads(told(remembered(), view, TODAY, as_json=True))
            kept = [fact for fact in facts if fact["fact"] == word]
            assert rows(d) == len(kept) == facts[0]["count"] == 3
            for fact in kept:
                assert fact["text"] in shown and f"S{fact['session']}" in shown
                assert fact.get("asker", "") in shown
            for gap in (fact for fact in facts if fact["fact"] == "not_kept"):
                assert f"S{gap['session']} {gap['why']}" in " ".join(shown.split())
            await d.press("escape", "escape")
        await d.press("slash", "escape", "D", "slash")
        await d.type("room")
        assert rows(d) == 1 and "only decisions" in d.screen_text()
        await d.press("escape", "escape")
        assert isinstance(d.app.screen, SetPageScreen)


async def test_forty_sessions_are_searched_without_a_wait_and_all_can_be_reached() -> None:
    async with desk_with_programme((80, 24), forty()) as d:
        await d.press("slash")
        whole = len(History(forty()).findings)
        assert whole > 1000 and rows(d) == 101
        await d.press("escape", "end", "enter")
        assert rows(d) == 201
        history = History(forty())
        began = process_time()
        for end in range(1, 10):
            history.found(query_of("guel step"[:end]))
        assert process_time() - began < 0.5
        await d.press("end")
        assert f"{whole - 200} more: Enter shows" in d.screen_text()
