"""A member's page on the screen: what is theirs, the next member a key away, and a file for that person alone."""

import pytest

from als_tui.domain.programme.person import about_member
from als_tui.domain.words.pressing import press
from als_tui.exports.member import member_markdown, member_text
from als_tui.exports.own_data import own_data_json, own_data_markdown
from als_tui.exports.printouts import page_html
from als_tui.exports.proof import certificate_page
from als_tui.screens.common.requests import ViewRequested
from als_tui.screens.member import words
from als_tui.widgets.fitting import shown
from tests.screens.desk import SIZES
from tests.screens.shelf import desk_with_programme
from tests.seeded import ANA_R, GUEL, LEILA, NAMES, PIA, SVEN, TODAY, forty, programme

TO_PIA = ("b", "down", "down", "down", "down", "m")


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_a_member_can_be_read(size: tuple[int, int]) -> None:
    async with desk_with_programme(size) as d:
        await d.press(*TO_PIA)
        seen: list[str] = []
        for _ in range(12):
            seen += d.screen_text().split("\n")[2:-2]
            await d.press("space")
        read = " ".join(" ".join(seen).split())
        for section in about_member(programme(), PIA, TODAY):
            for text in (section.text, *section.items):
                assert text.split(" ")[0] in read and text.split(" ")[-1] in read
        assert "[b]Bold[/b] plans, and nobody" in read
        assert all(NAMES[other - 1] not in read for other in (GUEL, LEILA, SVEN))


async def test_the_goals_figures_and_where_each_issue_is_now_stand_on_it() -> None:
    async with desk_with_programme((80, 40)) as d:
        await d.press(*TO_PIA)
        text = " ".join(d.screen_text().split())
        assert "Goal figures 3 of 10 S1 → 6 of 10 S5 → 7 of 10 S8" in text
        assert "now the same, told in S8" in text


async def test_the_arrows_go_round_the_members() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA, "left")
        assert f"For a talk with {NAMES[LEILA - 1]}" in d.screen_text()
        await d.press("right", "right", "right", "right", "right")
        assert f"For a talk with {NAMES[0]}" in d.screen_text(), "after the last comes the first"
        assert "Joined" not in d.screen_text() and "joined Mon 1 Dec 2025" in d.screen_text()


async def test_x_writes_it_for_that_person_alone_and_y_copies_it() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA, "x")
        assert d.memory.exported == [
            (f"Ward leads 2026 {NAMES[PIA - 1]}", member_markdown(programme(), PIA, TODAY))
        ]
        await d.press("y")
        await d.app.workers.wait_for_complete()
        assert d.memory.copied == [member_text(programme(), PIA, TODAY)]


async def test_it_opens_about_a_member_and_says_if_there_is_none() -> None:
    async with desk_with_programme() as d:
        d.app.screen.post_message(ViewRequested("member", SVEN))
        await d.pilot.pause()
        await d.pilot.pause()
        assert f"MEMBER  {NAMES[SVEN - 1]}" in d.screen_text().split("\n")[1]
        await d.press("q")
        d.app.screen.post_message(ViewRequested("member", 99))
        await d.pilot.pause()
        await d.pilot.pause()
        assert "This set has no such member" in d.screen_text()
        await d.press("x", "y")
        assert (d.memory.exported, d.memory.copied) == ([], [])
        await d.press("right")
        assert f"MEMBER  {NAMES[1]}" in d.screen_text().split("\n")[1]


async def test_the_list_of_members_opens_the_page_of_the_one_under_the_cursor() -> None:
    async with desk_with_programme() as d:
        await d.press("m", "down", "m")
        assert f"For a talk with {NAMES[ANA_R - 1]}" in d.screen_text()
        await d.press("q")
        assert type(d.app.screen).__name__ == "MembersScreen"


def test_of_a_long_programme_the_newest_show_and_how_many_more_there_are() -> None:
    sections = about_member(forty(), ANA_R, TODAY)
    rows = [text for _, text in words.lines(sections, 77)]
    presented = next(section for section in sections if section.label == "Presented")
    assert len(presented.items) == 4 + 32 and presented.items[0].startswith("S40 ")
    assert sum(text.startswith("S") and ": " in text for text in rows) == words.MOST
    assert shown(f"and {36 - words.MOST} more; {press('member.write')} writes them all") in rows


def test_each_row_fits_and_only_the_first_of_a_section_has_its_label() -> None:
    sections = about_member(programme(), PIA, TODAY)
    rows = words.lines(sections, 57)
    assert all(len(text) <= 57 - words.LABEL for _, text in rows)
    assert [label for label, _ in rows if label] == [section.label for section in sections]


async def test_c_writes_a_certificate_of_hours_as_a_page_to_print() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA, "c")
        page = page_html(certificate_page(programme(), PIA, TODAY))
        assert d.memory.exported == [(f"Ward leads 2026 certificate {NAMES[PIA - 1]}", page)]
        assert d.said.startswith("Written: ") and d.said.endswith(".html")


async def test_o_writes_a_copy_of_all_that_is_kept_of_that_person() -> None:
    async with desk_with_programme() as d:
        await d.press(*TO_PIA, "o")
        ((folder, files),) = d.memory.folders
        assert folder == "Ward leads 2026 Pia 🌱 own data"
        assert files == {
            "Pia 🌱 own data.md": own_data_markdown(programme(), PIA, TODAY),
            "Pia 🌱 own data.json": own_data_json(programme(), PIA, TODAY),
        }
        alone = "For Pia 🌱 alone, naming 4 people: read it before it goes; nothing was sent."
        assert d.said.endswith(alone)
        d.memory.no_room = True
        await d.press("o")
        assert "Nothing was written" in d.said and len(d.memory.folders) == 1
