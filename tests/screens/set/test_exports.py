"""Exports, hand-over and the facilitator's own logbook from the set's page."""

import json
import time

import pytest

from als_tui.app import going_out
from als_tui.domain.book import LogLine
from als_tui.ports import NotSaved
from als_tui.widgets.values import Tone
from tests.screens.desk import SIZES, Desk, desk
from tests.screens.organisation.test_organisation_page import book_of, written
from tests.screens.shelf import desk_with_programme
from tests.seeded import TODAY, programme


async def exported(d: Desk, *keys: str) -> tuple[str, str]:
    """Name and text of what these keys write."""
    await d.press("X", *keys)
    await written(d)
    return d.memory.exported[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_each_is_written_in_the_form_that_is_chosen(size: tuple[int, int]) -> None:
    book = programme().put("logbook", 8, LogLine(TODAY, "Mine alone"))
    async with desk_with_programme(size, book) as d:
        whole = (("p", "programme"), ("r", "register"), ("a", "attendance"), ("D", "decisions"))
        for key, called in (("s", "session 8"), *whole, ("Q", "questions that helped")):
            name, text = await exported(d, key, "c")
            assert name == f"Ward leads 2026 {called}" and text.startswith('"of","fact",')
            assert d.said == f"Written: {name}.csv"
        assert (await exported(d, "s", "m"))[1].startswith("# Ward leads 2026: session 8")
        assert (await exported(d, "r", "h"))[1].startswith("<!doctype html>")
        assert json.loads((await exported(d, "a", "j"))[1])
        await d.press("X", "v", "s")
        name, text = d.memory.exported[-1]
        assert name == "Ward leads 2026 report for the set" and text.startswith("<!doctype html>")
        name, text = await exported(d, "n", "m")
        assert name == "Ward leads 2026 hand-over" and "What to watch" in text
        name, text = await exported(d, "w")
        assert "members" in json.loads(text) and "Mine alone" not in text
        assert d.said == f"Written: {name}.json. Your logbook is not in it."
        many = len(d.memory.exported)
        await d.press("X", "b")
        await written(d)
        ((folder, files),) = d.memory.folders
        assert folder == "Ward leads 2026 hand-over" and len(files) == 3
        assert not [file for file, text in files.items() if "Mine alone" in text]
        await d.press("X", "o")
        assert "FOR THE ORGANISATION" in d.screen_text()
        await d.press("q", "X", "r", "escape")
        assert d.said == "Nothing was written." and len(d.memory.exported) == many


async def test_what_takes_over_a_second_says_so_and_a_disk_that_takes_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(going_out, "SLOW", 0.01)
    async with desk_with_programme() as d:
        said: list[str] = []
        says = d.app.say

        def slowly(text: str, name: str, suffix: str = ".md") -> str:
            time.sleep(0.2)
            raise NotSaved("The disk is full. Nothing was written.")

        def say(words: str, tone: Tone = "quiet") -> None:
            said.append(words)
            says(words, tone)

        monkeypatch.setattr(d.memory, "export", slowly)
        monkeypatch.setattr(d.app, "say", say)
        await d.press("X", "r", "c")
        await written(d)
        assert said == [
            "Still writing… The keys work meanwhile.",
            "The disk is full. Nothing was written.",
        ]


async def test_a_line_is_noted_for_oneself_kept_as_a_draft_and_shown_under_its_key_alone() -> None:
    async with desk_with_programme() as d:
        await d.press("l")
        assert "Session 8, for you alone" in d.screen_text()
        await d.type("Pia was tired")
        await d.press("escape")
        assert d.app.engine is not None and d.app.engine.drafts["log:8"] == "Pia was tired"
        assert book_of(d).logbook == {}
        await d.press("l", "enter")
        assert book_of(d).logbook[8].text == "Pia was tired" and "logbook, session 8: added" in d.said
        assert "tired" not in d.screen_text()
        await d.press("enter")
        assert "tired" not in d.screen_text(), "a record can be shown to others"
        await d.press("escape", "v", "i", "end")
        assert "S8 Sat 28 Nov: Pia was tired" in d.screen_text()
        await d.press("escape", "q", "z")
        assert book_of(d).logbook == {}


async def test_a_set_that_never_met_has_no_line_and_no_session_to_export() -> None:
    async with desk() as d:
        await d.press("l")
        assert "No session has been held yet" in d.said
        await d.press("v", "i")
        text = d.screen_text()
        assert "Too early" in text and "l notes a line of a session" in text
        await d.press("escape", "q", "X")
        assert "session " not in d.screen_text().partition("WHAT IS EXPORTED?")[2].partition("programme")[0]
