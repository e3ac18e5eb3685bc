"""The page for the organisation by key: refused until the set agreed, its learnings ticked, names asked about."""

import pytest

from als_tui.domain.book import Book
from als_tui.domain.programme.organisation import NOTHING_YET
from als_tui.value import replace
from tests.screens.desk import SIZES, Desk, desk
from tests.screens.shelf import desk_with_programme
from tests.seeded import TODAY, programme


def book_of(d: Desk) -> Book:
    assert d.app.engine is not None
    return d.app.engine.live.book


def agreed(*texts: str) -> Book:
    """The set after it agreed; its first learnings are these, and are shared."""
    book = programme()
    record = book.sessions[1]
    words = tuple(replace(record.words[0], text=text, shared=True) for text in texts)
    book = book.put("sessions", 1, replace(record, words=(*words, *record.words[len(words) :])))
    return book.put("profile", 1, replace(book.profile, sheet_agreed=TODAY, name="Northside"))


async def written(d: Desk) -> None:
    await d.app.workers.wait_for_complete()
    await d.pilot.pause()


async def test_nothing_goes_before_the_set_agreed_which_is_recorded_undone_and_taken_back() -> None:
    async with desk_with_programme() as d:
        await d.press("v", "o", "x")
        assert "ask the set; `A` records that it agreed" in d.said and d.memory.exported == []
        await d.press("A")
        assert "Has the set agreed" in d.screen_text() and "if the set ticks them" in d.screen_text()
        await d.press("n")
        assert book_of(d).profile.sheet_agreed is None and d.said == "Nothing was recorded."
        await d.press("A", "y")
        assert book_of(d).profile.sheet_agreed == TODAY
        assert "the set agreed to a page for its organisation" in d.said
        await d.press("z")
        assert book_of(d).profile.sheet_agreed is None and "Undone: the set agreed" in d.said
        await d.press("q", "A", "y", "A")
        asked = d.window_words()
        assert "yes, take it back" in asked and "It agreed on Sat 28 Nov 2026" in asked
        await d.press("n")
        assert book_of(d).profile.sheet_agreed == TODAY and d.said == "The agreement stands."
        await d.press("A", "y")
        assert book_of(d).profile.sheet_agreed is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_learning_is_ticked_and_a_name_in_it_is_asked_about(size: tuple[int, int]) -> None:
    async with desk_with_programme(size, agreed("Slow is quick", "Pia's way")) as d:
        await d.press("v", "o")
        assert (
            "[x]  S1       Slow is quick" in d.screen_text()
            and "! names a person: Pia's way" in d.screen_text()
        )
        await d.press("enter")
        said = d.window_words()
        assert "“Pia's way”" in said and "1 TICKED LEARNING NAMES A PERSON" in said
        await d.press("escape")
        for key, there in (("s", "somebody's way"), ("l", "Slow"), ("a", "Pia's way")):
            await d.press("m", key)
            await written(d)
            name, text = d.memory.exported[-1]
            assert name == "Northside for the organisation" and there in text and "Slow is quick" in text
            assert ("Pia" in text) is (key == "a") and "Nothing was sent." in d.said
        book = book_of(d)
        await d.press("home", "space")
        told = "a learning is shared with the organisation"
        assert told in d.said or "a learning is kept in the set" in d.said
        assert book_of(d) != book
        await d.press("z")
        assert book_of(d) == book


async def test_a_set_that_never_met_has_none() -> None:
    async with desk() as d:
        await d.press("v", "o")
        assert NOTHING_YET[:40] in d.screen_text()
        await d.press("x")
        assert d.said == NOTHING_YET
