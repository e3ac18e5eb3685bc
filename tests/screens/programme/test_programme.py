"""The programme board on the screen: one look answers who came and who is due; a key each reads on."""

import pytest

from als_tui.domain.programme.board import board_of
from als_tui.screens.common.reading import RecordScreen
from tests.screens.desk import SIZES, desk
from tests.screens.shelf import desk_with_programme
from tests.seeded import NAMES, TODAY, forty, programme, with_late_paper

BOARD = board_of(programme(), TODAY)


def _row(text: str, name: str) -> list[str]:
    (row,) = (line for line in text.split("\n") if line.strip().startswith(f"{name} "))
    return row.strip().removeprefix(name).split()


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_everybody_in_every_session(size: tuple[int, int]) -> None:
    async with desk_with_programme(size) as d:
        await d.press("b")
        shown = d.screen_text()
        for figures in BOARD.members:
            wanted = [f"{figures.here}/{figures.of}", figures.slots, figures.lost, figures.weeks]
            assert _row(shown, figures.member.name)[-4:] == [str(figure) for figure in wanted], shown
        sums = _row(shown, "here")
        assert sums[-3:] == ["44/55", "24", "5"]
        assert sums[:-3] == (
            ["6", "6", "4", "5", "6", "5", "6", "6"] if size == (80, 24) else ["5", "6", "6"]
        )
        assert _row(shown, "kept")[-1] == "18/32"
        assert "Next: S9 Tue 1 Dec 09:30, in 3 days, Library" in shown
        assert "○ to come" in shown and "8 of 9 held, 1 cancelled" in shown
        if size == (80, 24):
            assert f"longest since a slot: {NAMES[3]}" in shown
            return
        assert "1-5 ← 4 of 9 shown" in shown
        await d.press(*["left"] * 7)
        assert "4 of 9 shown → 5-9" in d.screen_text()


async def test_the_arrows_choose_a_session_and_enter_reads_its_record() -> None:
    async with desk_with_programme() as d:
        await d.press("b", "left", "left", "left", "left", "left")
        assert "[3]" in d.screen_text() and "S3 Tue 31 Mar: 3 presented" in d.screen_text()
        await d.press("enter")
        assert isinstance(d.app.screen, RecordScreen)
        assert "Record of session 3" in d.screen_text()
        await d.press("q")
        assert "[3]" in d.screen_text()


async def test_a_session_to_come_has_no_record_and_the_ends_are_said() -> None:
    async with desk_with_programme() as d:
        await d.press("b", "right", "enter")
        assert (
            d.said == "Session 9 is still to come; ← goes to one that was held." or "still to come" in d.said
        )
        await d.press("right")
        assert "no session further" in d.said
        await d.press("left")
        assert d.said == "" and "[8]" in d.screen_text()


@pytest.mark.parametrize("size", SIZES)
async def test_forty_sessions_move_along_under_the_brackets(size: tuple[int, int]) -> None:
    async with desk_with_programme(size, forty()) as d:
        await d.press("b")
        assert "[40]" in d.screen_text()
        await d.press(*["left"] * 30)
        shown = d.screen_text()
        assert "[10]" in shown and "← " in shown and "→ 12-41" in shown
        for figures in board_of(forty(), TODAY).members:
            wanted = [figures.slots, figures.lost, figures.weeks]
            assert _row(shown, figures.member.name)[-3:] == [str(figure) for figure in wanted], shown


async def test_m_opens_the_member_under_the_cursor_and_a_sum_is_nobody() -> None:
    async with desk_with_programme() as d:
        await d.press("b", "down", "down", "m")
        assert f"MEMBER  {NAMES[2]}" in d.screen_text()
        await d.press("q", "end", "m")
        assert d.said == "That row is a sum; the rows above it are members."


async def test_a_set_that_never_met_says_so_and_leads_back() -> None:
    async with desk() as d:
        await d.press("b")
        assert "No session was held yet" in d.screen_text()
        await d.press("enter")
        assert "No session was held yet" in d.said
        await d.press("m", "left", "q")
        assert type(d.app.screen).__name__ == "SetPageScreen"


async def test_it_changes_nothing() -> None:
    async with desk_with_programme() as d:
        assert d.app.engine is not None
        before = d.app.engine.live
        await d.press("b", "left", "down", "m", "right", "x", "q", "enter", "q", "q")
        assert d.app.engine.live == before


async def test_who_only_looks_on_has_the_board_and_every_page_of_it() -> None:
    async with desk_with_programme() as d:
        assert d.app.engine is not None
        d.app.engine.read_only = "This set is only looked at."
        await d.press("b", "left", "down")
        assert "[7]" in d.screen_text() and d.said == ""
        await d.press("m", "right", "down", "x")
        assert f"For a talk with {NAMES[2]}" in d.screen_text() and len(d.memory.exported) == 1
        await d.press("q", "enter")
        assert isinstance(d.app.screen, RecordScreen)


async def test_a_member_who_is_renamed_stands_there_with_the_new_name() -> None:
    async with desk_with_programme() as d:
        await d.press("m", "enter")
        await d.press(*["backspace"] * len(NAMES[0]))
        await d.type("Ann Sylva")
        await d.press("ctrl+s", "q", "b")
        assert "Ann Sylva" in d.screen_text() and NAMES[0] not in d.screen_text()
        await d.press("z")
        assert NAMES[0] in d.screen_text()


async def test_a_session_entered_late_stands_at_its_day_and_the_last_one_held_is_offered() -> None:
    async with desk_with_programme(book=with_late_paper()) as d:
        rows = [
            line.split()[0] for line in d.screen_text().split("\n") if " min" in line and "2026" not in line
        ]
        assert rows[1:4] == ["8", "7", "6"], "the newest day first, the number that came last not"
        await d.press("h")
        assert "Session 8" in d.screen_text()
        await d.press("q", "b")
        assert "[8]" in d.screen_text()
