"""What is said before and after a member is forgotten."""

from als_tui.domain.sealing.member_forgotten import Traces, traces
from als_tui.screens.forget.words import forgotten, head, question
from tests.screens.shelf import desk_with_programme
from tests.seeded import programme

SOME, NOTHING = Traces(8, 1, 2, 0), Traces(0, 0, 0, 0)


def test_only_what_there_is_is_said_to_go() -> None:
    assert head("Ana", SOME, 0, 0)[0] == "Goes with Ana: 8 sessions, 1 slot and 2 actions."
    assert head("Ana", NOTHING, 0, 0)[0] == "Goes with Ana: the name; nothing else of theirs is kept."
    assert "; the words of" not in question("Ana", NOTHING, 0)


def test_what_no_program_can_promise_is_said_before() -> None:
    text = question("Ana", SOME, 2)
    assert "; the words of 8 sessions, 1 slot and 2 actions, notes about them" in text
    assert "exported, printed, mailed or backed up stays where it is: als-tui cannot reach it." in text
    assert "! The name stays in 2 texts of others." in text and "!" not in question("Ana", SOME, 0)


def test_how_it_went_says_where_the_name_stands_still() -> None:
    assert forgotten(0, "").endswith("whole or first or last alone, if that has two letters or more.")
    assert forgotten(1, "").endswith("the name stands in 1 text of others, as you chose.")
    assert forgotten(1, "older words are there.") == "The member is forgotten, but older words are there."


async def test_no_figure_of_what_goes_is_cut_in_a_narrow_window() -> None:
    async with desk_with_programme((60, 20)) as d:
        await d.press("m", "F")
        told = " ".join(d.screen_text().split())
        assert head("x", traces(programme(), 1), 0, 0)[0].removeprefix("Goes with x") in told
        assert "…" not in told.partition("where")[0]
