"""The phase that records actions shows those of its slot, on timer and board, where rows are free."""

from datetime import date

import pytest

from als_tui.domain.moves import bids, flow, keeping
from als_tui.domain.session.facts import Commitment
from als_tui.screens.board.commit_words import action_lines, actions_here
from tests.domain.build import ANA, BEN, START, World
from tests.screens.desk import Desk
from tests.screens.sessions import begun, do, show

LONG = "Ask the client for one hour with both of the people who think that they lead the team"


async def shown(d: Desk) -> str:
    """The screen's text, which no row of it goes beyond."""
    await show(d)
    return d.screen_text()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)], ids=["80x24", "60x20", "120x40"])
async def test_timer_and_board_list_what_was_promised_in_this_slot(size: tuple[int, int]) -> None:
    async with begun("commit", size=size) as d:
        assert "caught" not in await shown(d) and "What will you do" in d.screen_text()
        do(d, keeping.keep_action, Commitment(1, LONG, date(2026, 12, 4), "", 8))
        do(d, keeping.keep_action, Commitment(2, "Sit with Ana"))
        do(d, keeping.keep_note, "Dev looked at the door")
        text = await shown(d)
        assert d.place == "timer" and "2 actions caught:" in text and "Ben: Sit with Ana" in text
        assert "Ana: Ask the client" in text and "by Fri 4 Dec · 8 of 10" in text
        assert "Dev looked" not in text and "2 actions caught:" in text
        await d.press("t")
        assert d.place == "board" and "Ben: Sit with Ana" in d.screen_text()
        assert "Ana: Ask the client" in d.screen_text() and "Feedback" in d.screen_text()
        do(d, flow.next_phase)
        assert "actions caught" not in await shown(d)


async def test_while_a_line_is_typed_nothing_is_cut_and_the_list_is_back_after_it() -> None:
    async with begun("commit") as d:
        for number in range(12):
            do(d, keeping.keep_action, Commitment(1, f"Step {number}"))
        before = await shown(d)
        assert "12 actions caught, the last" in before and "Step 11" in before
        await d.press("c")
        await d.type("Step 12")
        assert "12 actions caught, the last" in d.screen_text() and "Step 11" in d.screen_text()
        await d.press("enter")
        assert "13 actions caught, the last" in d.screen_text() and "Ana: Step 12" in d.screen_text()
        assert d.screen_text().count("  Ana: Step") == before.count("  Ana: Step")
        await d.press("S")
        assert "caught" not in d.screen_text(), "a silence is calm"


async def test_an_action_of_another_slot_or_phase_is_not_this_slot_s() -> None:
    world = World().exploring(slots=2)
    world.do(keeping.keep_action, Commitment(ANA, "Early"))
    assert actions_here(world.session) == [], "the phase of questions"
    world.reach("slot.1.commit").do(keeping.keep_action, Commitment(ANA, "Now"))
    assert [action.text for action in actions_here(world.session)] == ["Early", "Now"]
    assert actions_here(world.reach("slot.2.commit").session) == []
    world.do(keeping.keep_action, Commitment(BEN, "Mine")).undo()
    assert actions_here(world.session) == []


def test_rows_and_cells_are_kept_and_one_row_shows_nothing() -> None:
    world = World("Ana Wilhelmina van den Berg-Hohenzollern", "Ben").exploring().reach("slot.1.commit")
    for _ in range(4):
        world.do(keeping.keep_action, Commitment(ANA, LONG, "next session", "", 5))
    today = START.date()
    assert action_lines(world.session, today, 1, 60) == []
    for rows in range(2, 8):
        lines = action_lines(world.session, today, rows, 56)
        assert len(lines) == min(rows, 5) and all(len(line) <= 56 for line in lines)
        assert all(line.endswith("by next session · 5 of 10") for line in lines[1:])
    assert action_lines(world.session, today, 9, 24)[1].startswith("Ana")


@pytest.mark.parametrize("issue", ["", "My team has two bosses"])
async def test_one_action_caught_cuts_no_words_to_say_on_the_timer(issue: str) -> None:
    async with begun("commit", size=(60, 20)) as d:
        do(d, bids.bid, 1, issue, 2)
        do(d, keeping.keep_action, Commitment(1, "Ask the client"))
        await show(d)
        text = await shown(d)
        assert d.place == "timer" and d.session.here is not None
        assert d.session.here.phase.say in " ".join(text.split()), text
        assert "1 action caught:" in text and "Ana: Ask the client" in text and "Feedback" in text
        assert text.split("\n")[-1].split()[-1] == "help"
