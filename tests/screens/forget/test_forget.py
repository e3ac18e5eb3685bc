"""A member is forgotten by key: what goes is said, others' words are decided on, and the name is typed."""

import pytest
from textual import events

from als_tui.domain.book import Book
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.session.facts import Put
from als_tui.screens.forget import words
from als_tui.value import replace
from tests.domain.build import SMALL
from tests.screens.desk import SIZES, Desk
from tests.screens.sessions import do, show
from tests.screens.shelf import desk_with_programme
from tests.seeded import GUEL, LEILA, NAMES, PIA, programme, put_all

TO_PIA = ("m", "down", "down", "down", "down", "F")


def book_of(d: Desk) -> Book:
    assert d.app.engine is not None
    return d.app.engine.live.book


async def paste(d: Desk, text: str) -> None:
    d.app.post_message(events.Paste(text))
    await d.pilot.pause()
    await d.pilot.pause()


async def with_words(d: Desk) -> None:
    """Others speak of Pia in two texts, and of an Ana who may be either."""
    book = book_of(d)
    told = replace(
        book.sessions[8], topic="What Pia left us", goal="Ask Ana", decisions=("Pia’s list stays",)
    )
    do(d, put_all, Put("sessions", 8, book.sessions[8], told))
    await show(d)


async def test_from_the_list_of_members_it_takes_three_keys_and_the_typed_name() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA)
        assert "Goes with Pia 🌱: 8 sessions, 3 slots, 7 actions and 5 remarks." in d.screen_text()
        assert "there is nothing to decide" in d.screen_text()
        await d.press("F")
        assert "FORGET Pia 🌱?" in d.screen_text()
        assert "Gone for good" in d.window_words() and "mailed or backed up stays" in d.window_words()
        await paste(d, "pia 🌱")
        await d.press("enter")
        assert PIA not in book_of(d).members and book_of(d).next_id("members") == 9
        assert d.said == words.forgotten(0, "")
        assert "Pia" not in repr(book_of(d))
        assert "Pia" not in d.screen_text()
        await d.press("z")
        assert d.said.startswith("There is nothing to undo.")


async def test_from_the_members_page_it_opens_as_well_and_the_page_knows_nobody_then() -> None:
    async with desk_with_programme() as d:
        await d.press("b", "down", "down", "m", "F", "F", *"gul celik", "enter")
        assert GUEL not in book_of(d).members, "letters that a keyboard has are enough"
        assert "This set has no such member any more." in d.screen_text()
        await d.press("F")
        assert "Goes with" not in d.screen_text()
        await d.press("right")
        assert f"For a talk with {NAMES[1]}" in d.screen_text()


async def test_each_text_of_others_is_decided_on() -> None:
    async with desk_with_programme() as d:
        await with_words(d)
        await d.press(*TO_PIA)
        text = d.screen_text()
        assert "2 of 2 texts of others blanked out" in text
        assert "It will read: What somebody left us" in text
        await d.press("down", "space")
        assert "1 of 2 texts" in d.screen_text() and "It stays as it is." in d.screen_text()
        await d.press("F")
        assert "! The name stays in 1 text of others." in d.screen_text()
        await paste(d, "Pia 🌱")
        await d.press("enter")
        record = book_of(d).sessions[8]
        assert (record.topic, record.goal, record.decisions) == (
            "What somebody left us",
            "Ask Ana",
            ("Pia’s list stays",),
        )
        assert d.said == "The member is forgotten; the name stands in 1 text of others, as you chose."


async def test_one_key_decides_on_all_and_a_name_that_another_has_is_left_at_first() -> None:
    async with desk_with_programme() as d:
        await with_words(d)
        await d.press("m", "F")
        assert "0 of 1 text of others" in d.screen_text()
        assert "may be another word, or somebody else" in " ".join(d.screen_text().split())
        await d.press("t")
        assert "1 of 1 text of others" in d.screen_text()
        await d.press("t")
        assert "0 of 1 text of others" in d.screen_text()


async def test_without_the_name_nothing_happens() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA, "F", *"pia", "enter")
        assert "That was not Pia 🌱: nothing happened." in " ".join(d.screen_text().split())
        await paste(d, "Pia 🌱\r")
        assert "FORGET Pia 🌱?" in d.screen_text(), "a pasted line end is no key"
        await d.press("escape")
        assert d.said == "Nobody was forgotten." and book_of(d) == programme()


async def test_while_a_session_is_open_nobody_is_forgotten() -> None:
    async with desk_with_programme() as d:
        do(d, open_session, SMALL, 60)
        await show(d)
        await d.press("q", *TO_PIA, "F")
        assert d.said == "A session is open. Seal it first; nothing was forgotten."
        assert PIA in book_of(d).members


async def test_a_disk_that_refuses_forgets_nobody_and_one_that_owes_is_said() -> None:
    async with desk_with_programme() as d:
        journal = d.library.journals[book_of(d).set_id]
        await d.press(*TO_PIA, "F")
        await paste(d, "Pia 🌱")
        journal.full = True
        await d.press("enter")
        assert "Nothing was forgotten" in d.said and PIA in book_of(d).members
        journal.full, journal.still = False, "older words are still on the disk: they go later."
        await d.press("F")
        await paste(d, "Pia 🌱")
        await d.press("enter")
        assert d.said == "The member is forgotten, but older words are still on the disk: they go later."


@pytest.mark.parametrize("size", SIZES)
async def test_any_name_can_be_forgotten_at_any_size(size: tuple[int, int]) -> None:
    async with desk_with_programme(size) as d:
        await d.press("m", "down", "down", "down", "F")
        assert NAMES[LEILA - 1].split()[0] in d.screen_text()
        await d.press("F")
        await paste(d, NAMES[LEILA - 1])
        await d.press("enter")
        assert LEILA not in book_of(d).members
        await d.press("down", "F")
        assert "[b]Quin" in d.screen_text()
