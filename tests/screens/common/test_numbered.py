"""A digit puts the cursor on the row with that number, in every list that shows numbers."""

from als_tui.screens.common.numbered import row_ending
from als_tui.screens.planner.page import PlannerScreen
from als_tui.screens.programme.page import ProgrammeScreen
from als_tui.screens.set.members import MembersScreen
from als_tui.screens.set.page import SetPageScreen
from tests.screens.shelf import desk_with_programme
from tests.seeded import NAMES, PIA
from tests.tables import each

TWELVE = [(number, f"row {number}") for number in (12, 11, 10, 3, 2, 1)]


@each(
    ("digit", "now", "row"),
    [
        (3, None, "row 3"),
        (0, None, "row 10"),
        (1, None, "row 1"),
        (1, "row 3", "row 1"),
        (1, "row 1", "row 11"),
        (1, "row 11", "row 1"),
        (2, "row 12", "row 2"),
        (9, "row 3", None),
    ],
)
def test_a_digit_is_its_row_and_then_the_next_one_that_ends_so(
    digit: int, now: str | None, row: str | None
) -> None:
    assert row_ending(digit, TWELVE, now) == row


async def test_the_numbers_of_each_list_between_two_sessions_are_keys() -> None:
    async with desk_with_programme() as d:
        page = d.app.screen
        assert isinstance(page, SetPageScreen)
        await d.press("tab", "3")
        assert page.lists.sessions.chosen == "3" and page.focused is page.lists.sessions
        await d.press("9")
        assert d.said == "Session 9 has no place in this list." and page.lists.sessions.chosen == "3"

        await d.press("m", "5")
        members = d.app.screen
        assert isinstance(members, MembersScreen) and members.row_now() == str(PIA)
        assert f"5  {NAMES[PIA - 1]}" in d.screen_text()
        await d.press("8")
        assert d.said == "Seat 8 has no place in this list.", "who left has no seat"
        await d.press("l", "z", "escape")
        assert d.said == f"Undone: {NAMES[PIA - 1]} left the set"

        await d.press("P", "0", "4")
        assert isinstance(d.app.screen, PlannerScreen) and d.app.screen.number == 4
        await d.press("escape", "b", "2")
        board = d.app.screen
        assert isinstance(board, ProgrammeScreen) and "[2]" in d.screen_text()
        await d.press("0")
        assert d.said == "Session 10 has no place in this list." and "[2]" in d.screen_text()
