"""The evaluation of a programme on the screen: all of it can be read, at both sizes, and written for three readers."""

import pytest

from als_tui.domain.programme.evaluation import evaluation_of
from als_tui.domain.programme.evaluation_words import sections
from als_tui.domain.programme.organisation import UNNAMED
from als_tui.domain.programme.readers import ReportReader
from als_tui.exports.report.page import report_page
from als_tui.value import replace
from tests.screens.desk import SIZES, Desk, desk
from tests.screens.shelf import desk_with_programme
from tests.seeded import NAMES, TODAY, programme


async def read(d: Desk) -> str:
    """All that the view shows, page by page."""
    seen: list[str] = []
    for _ in range(8):
        seen += d.screen_text().split("\n")[2:-2]
        await d.press("space")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_can_be_read_one_key_from_the_sets_page(size: tuple[int, int]) -> None:
    async with desk_with_programme(size) as d:
        await d.press("v")
        assert "half-way: S5" in d.screen_text() and "start 3.4 (7 of 8)" in d.screen_text()
        text = await read(d)
        for section in sections(evaluation_of(programme(), TODAY), TODAY):
            assert section.label in text
            for words in (section.text, *section.items):
                assert all(word in text for word in words.split())
        assert not [name for name in NAMES if name in text]


async def test_it_says_when_there_is_nothing_and_leads_back() -> None:
    async with desk() as d:
        await d.press("v")
        assert "No session was held yet" in d.screen_text()
        await d.press("x")
        assert "there is nothing to report" in d.screen_text() and not d.memory.exported
        await d.press("q")
        assert d.place == "set" and "start session" in d.screen_text()


async def test_the_keys_of_text_move_it() -> None:
    async with desk_with_programme() as d:
        await d.press("v", "end")
        assert "Check-out" in d.screen_text() or "Progress" in d.screen_text()
        await d.press("home", "j", "k")
        assert "Held" in d.screen_text()


async def test_a_report_is_written_for_the_reader_that_is_chosen() -> None:
    async with desk_with_programme() as d:
        await d.press("v", "X")
        assert "The organisation" in d.screen_text() and "for your eyes alone" in d.screen_text()
        await d.press("o")
        assert not d.memory.exported and "has not agreed" in d.said
        await d.press("A", "y")
        book = programme().put("profile", 1, replace(programme().profile, sheet_agreed=TODAY))
        for key, reader in (
            ("s", ReportReader.SET),
            ("o", ReportReader.ORGANISATION),
            ("m", ReportReader.FACILITATOR),
        ):
            await d.press("X", key)
            name, text = d.memory.exported[-1]
            assert text == report_page(book, TODAY, reader)
            of = UNNAMED if reader is ReportReader.ORGANISATION else "Ward leads 2026"
            assert name == f"{of} report for the {reader}"
        assert "Written: Ward leads 2026 report for the facilitator.html" in d.screen_text()
