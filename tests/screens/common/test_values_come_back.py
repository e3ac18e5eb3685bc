"""A date or a name that was refused comes back selected: what is typed takes its place, → goes on with it."""

from als_tui.widgets.entry import EntryLine
from tests.screens.checkin import again
from tests.screens.desk import Desk, desk
from tests.screens.shelf import desk_with_programme


def line(d: Desk) -> str:
    """What stands in the entry line of what shows."""
    return d.app.screen.query_one(EntryLine).text


async def test_a_refused_date_gives_way_to_the_next_one_wherever_a_date_is_asked_for() -> None:
    async with desk_with_programme() as d:
        for keys, back in (((), ()), (("a",), ("escape",)), (("P",), ("escape",))):
            await d.press(*keys)
            for ask in {(): "du", ("a",): "u", ("P",): "M"}[keys]:
                await d.press(ask)
                await d.type("31 feb")
                assert line(d) == "31 feb", f"{ask}: what stands is a value, too, and gives way"
                await d.press("enter", "escape", ask)
                assert line(d) == "31 feb", ask
                await d.press("end", "x")
                assert line(d) == "31 febx", f"{ask}: a cursor key goes on with it"
                await d.press("escape", ask, "1")
                assert line(d) == "1", ask
                await d.press("escape")
            await d.press(*back)
        await d.press("d")
        await d.type("tue 8 dec")
        await d.press("enter", "escape", "d", "9")
        assert line(d) == "2026-12-08 9", "a day whose time is still to be said is gone on with"


async def test_so_does_a_name_unless_it_was_under_way_when_the_program_ended() -> None:
    async with desk() as d:
        await d.press("s", "enter", "g")
        await d.type("Ana")
        await d.press("enter", "escape", "g", "M")
        assert line(d) == "M"
        await d.type("ary Ann, from the other ward")
        async with again(d) as new:
            await new.press("s")
            assert line(new) == "Mary Ann, from the other wards"
