"""A key that means nothing is told in a word, with the one that may have been meant; nothing else is disturbed."""

import pytest
from textual import events

from tests.fakes import NAMES
from tests.screens.desk import desk
from tests.screens.sessions import begun

UNHEARD = (
    ("ä", "“ä” does nothing here · ? shows the keys"),
    ("N", "“N” does nothing here · n does (Caps Lock?)"),
    ("т", "“т” does nothing here · n does (another layout?)"),
    ("Т", "“Т” does nothing here · n does (Caps Lock?)"),
    ("ν", "“ν” does nothing here · n does (another layout?)"),
    ("ｎ", "“ｎ” does nothing here · n does (another layout?)"),
    ("ㅜ", "“ㅜ” does nothing here · n does (another layout?)"),
    ("é", "“é” does nothing here · 2 does (another layout?)"),
    ("&", "“&” does nothing here · ? shows the keys"),
    ("(", "“(” does nothing here · 5 does (another layout?)"),
    ("[", "“[” does nothing here · ? shows the keys"),
    ("insert", "Insert does nothing here · ? shows the keys"),
    ("ctrl+x", "^x does nothing here · ? shows the keys"),
    ("f12", "F12 does nothing here · ? shows the keys"),
    ("escape", "Esc does nothing here · ? shows the keys"),
)
"""A key, and what is told of it."""


async def test_a_key_without_a_meaning_is_told() -> None:
    async with begun() as d:
        for typed, told in UNHEARD:
            await d.press(typed)
            assert d.said == told
            assert told in d.screen_text()
            await d.press("2")
            assert "does nothing" not in d.screen_text(), typed
            await d.press("p")


async def test_while_the_sets_are_still_read_nothing_untrue_is_told_of_a_key() -> None:
    async with desk(opened=False) as d:
        d.app._answering = False
        await d.press("insert")
        assert "does nothing" not in d.screen_text()


async def test_it_is_told_at_home_and_on_a_form_and_goes_with_the_next_key() -> None:
    async with desk(opened=False) as d:
        await d.press("п")
        assert "“п” does nothing here" in d.screen_text()
        await d.press("n")
        assert "does nothing" not in d.screen_text()
        await d.press("f12")
        assert "F12 does nothing here" in d.screen_text()
        await d.press("a")
        assert "does nothing" not in d.screen_text()


async def test_letters_of_a_line_are_words() -> None:
    async with begun() as d:
        await d.press("c", "п", "N", "é")
        assert "does nothing" not in d.screen_text() and "пNé" in d.screen_text()


async def test_an_alarm_stays_in_sight() -> None:
    async with begun() as d:
        d.app.say("NOT SAVED yet", "alarm")
        await d.press("п")
        assert d.said == "NOT SAVED yet"


async def test_under_a_cover_nothing_is_told() -> None:
    async with begun() as d:
        await d.press("ctrl+l", "ф")
        assert "does nothing" not in d.screen_text()


@pytest.mark.parametrize("opened", [False, True])
async def test_a_paste_without_a_line_is_refused_in_a_word(opened: bool) -> None:
    async with desk(opened=opened) as d:
        d.app.post_message(events.Paste("next: ring Ben"))
        await d.pilot.pause()
        assert "Nothing was taken of what was pasted" in d.screen_text()


@pytest.mark.parametrize(
    ("until", "typed", "told"),
    [
        ("present", "é", "? shows the keys"),
        ("silence", "é", "? shows the keys"),
        ("explore", "_", "8 does"),
        ("explore", "ç", "? shows the keys"),
        ("explore", "à", "? shows the keys"),
        ("present", "&", "? shows the keys"),
        ("explore", "ь", "m does"),
        ("commit", "Ь", "? shows the keys"),
        ("present", "з", "P does"),
        ("explore", "л", "? shows the keys"),
    ],
)
async def test_another_layout_s_key_is_told_only_where_it_does_something(
    until: str, typed: str, told: str
) -> None:
    """In Present Ana has the floor and nobody else's seat does anything; there are eight people."""
    async with begun(until, names=(*NAMES, "Gus", "Hal")) as d:
        if until == "present":
            await d.press("t")
        await d.press(typed)
        assert told in d.said


async def test_on_a_list_of_people_a_seat_without_anybody_is_not_named_either() -> None:
    async with begun("check-in") as d:
        await d.press("é")
        assert "2 does" in d.said
        await d.press("ç")
        assert "? shows the keys" in d.said
