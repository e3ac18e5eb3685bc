"""Prepare, by keys: what shows in one look, what can still change, and what is handed out."""

import pytest

from als_tui.domain.programme.preparing import preparation
from als_tui.screens.prepare import words as preparewords
from als_tui.value import replace
from tests.screens.desk import SIZES, desk
from tests.screens.shelf import desk_with_programme
from tests.seeded import NAMES, TODAY, programme


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_from_the_sets_page_shows_all_that_is_looked_over(size: tuple[int, int]) -> None:
    async with desk_with_programme(size) as d:
        await d.press("p")
        seen = d.screen_text()
        for words in (
            *(
                "PREPARE",
                "Session 9, module 10: Tue 1 Dec 09:30 to 13:00, in 3 days",
                "3 slots of 40 min",
            ),
            *("Cannot come    7 can come, quorum 3 · nobody", "Roles ", "11 open of 6 people, 10 past"),
            *("Charter        version 2", "Last words     S8, ", "S4 30 w", "missed S8", "waited last time"),
            "h  hand out",
        ):
            assert words in seen
        assert "[b]Quin" in seen and "Rosa" not in seen, "who has left is not prepared for"
        assert d.said == ""
        await d.press("f")
        assert "Prepare session 9, module 10" in d.screen_text()


def test_what_is_cut_is_read_in_full_and_a_long_place_cuts_off_no_topic() -> None:
    module = replace(programme().modules[10], place="https://meet.example.org/" + "x" * 90, topic="Change")
    book = programme().put("modules", 10, module)
    found = preparation(book, TODAY)
    assert preparewords.head(found, None, TODAY)[0].index("Change") < 75
    text = preparewords.full_text(found, book, None, TODAY)
    said = [word.text for word in book.sessions[8].words if word.about == "learning"]
    assert module.place in text and said and all(words in text for words in said)
    assert "carried: Ana Silva 1x, Gül Çelik 1x, [b]Quin 3x" in text


async def test_who_cannot_come_is_marked_here_and_undone_by_z() -> None:
    async with desk_with_programme() as d:
        await d.press("p", "c")
        assert "Who cannot come to session 9, module 10, Tue 1 Dec" in d.window_words()
        await d.press("4", "escape", "t")
        assert "SESSION 9, MODULE 10" in d.screen_text()
        await d.press("escape")
        assert f"6 can come, quorum 3 · not {NAMES[3]}" in d.screen_text()
        await d.press("z")
        assert "7 can come, quorum 3 · nobody said no" in d.screen_text()


async def test_too_few_for_the_quorum_is_said() -> None:
    async with desk_with_programme() as d:
        await d.press("p", "c", *"12345", "escape")
        assert "2 can come, under the quorum of 3 · not Ana Silva" in d.screen_text()


async def test_three_keys_write_a_file_for_each_member() -> None:
    async with desk_with_programme() as d:
        await d.press("p", "h", "h")
        ((folder, files),) = d.memory.folders
        assert folder == "Ward leads 2026 before session 9"
        assert (
            sum(name.endswith(".md") for name in files) == 7
            and sum(name.endswith(".ics") for name in files) == 1
        )


async def test_enter_opens_the_member_and_a_the_register_and_esc_comes_back() -> None:
    async with desk_with_programme() as d:
        await d.press("p", "down", "enter")
        assert f"For a talk with {NAMES[0]}" in d.screen_text()
        await d.press("escape", "a")
        assert "11 open" in d.screen_text()
        await d.press("escape")
        assert "PREPARE  Session 9" in d.screen_text()


@pytest.mark.parametrize("key", ["c", "t"])
async def test_without_a_programme_it_says_which_key_plans_one(key: str) -> None:
    async with desk() as d:
        await d.press("p")
        assert "no date yet" in d.screen_text() and "no session was held yet" in d.screen_text()
        await d.press(key)
        assert d.said == "This session is in no programme; `P` plans it there."
