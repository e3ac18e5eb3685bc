"""The terminal's own cursor stands on the row at work or where words are typed, and is seen there."""

from textual import events

from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun


def row(d: Desk) -> str:
    """The screen's row with the cursor, and whether it is seen there."""
    assert d.app.pointed == d.app.cursor_position, "it would not be seen"
    return d.screen_text().split("\n")[d.app.cursor_position.y]


def before(d: Desk) -> str:
    """What stands before the cursor in its row."""
    return row(d)[: d.app.cursor_position.x]


async def test_at_home_it_stands_on_the_set() -> None:
    async with desk(opened=False) as d:
        assert "Harbour" in row(d) or "Northside" in row(d)


async def test_on_the_roster_it_goes_with_the_row_and_scrolls_with_the_list() -> None:
    names = tuple(f"Person{number:02}" for number in range(20))
    async with begun("check-in", names=names) as d:
        assert "Person00" in row(d)
        await d.press("down", "down")
        assert "Person02" in row(d)
        await d.press("end")
        assert "Person19" in row(d)


async def test_on_the_board_it_stands_on_whoever_has_the_floor() -> None:
    async with begun() as d:
        for key, name in (("3", "Carla"), ("2", "Ben")):
            await d.press(key)
            assert name in row(d) and "has the floor" in row(d)
        await d.press("f")
        assert "Ben" in row(d)


async def test_in_a_line_it_stands_behind_what_is_typed() -> None:
    async with begun() as d:
        await d.press("c")
        await d.type("Who decides")
        assert before(d).endswith("Who decides")
        await d.press("left", "left")
        assert before(d).endswith("Who decid")
        await d.press("escape")
        assert "Who decid" not in row(d)


async def test_in_a_form_it_stands_in_the_field() -> None:
    async with desk(opened=False) as d:
        await d.press("n")
        await d.type("Quay")
        assert before(d).endswith("Quay")
        await d.press("tab")
        assert "▸" in row(d)


async def test_in_a_window_it_stands_where_the_window_begins_and_where_a_word_is_typed() -> None:
    async with begun() as d:
        await d.press("o")
        assert " OTHER " in row(d)


async def test_in_the_palette_it_stands_in_its_field() -> None:
    async with begun() as d:
        await d.press("ctrl+p")
        d.app.post_message(events.Paste("them"))
        await d.pilot.pause()
        assert before(d).endswith("them")


async def test_on_the_calm_timer_it_is_not_seen_and_waits_where_words_are_said() -> None:
    async with begun() as d:
        if d.place != "timer":
            await d.press("t")
        d.app.say("Said.")
        await d.pilot.pause()
        assert d.app.pointed is None
        assert "Said." in d.screen_text().split("\n")[d.app.cursor_position.y]
