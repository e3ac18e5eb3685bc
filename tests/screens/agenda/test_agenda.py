"""The agenda, a key away from every page of a session: what was, what comes, what gave way; by keys."""

import pytest

from als_tui.domain.book import Action
from als_tui.domain.moves import attendance, bids, flow, tail
from als_tui.domain.telling.sheet import sheet_of
from als_tui.engine import Engine
from als_tui.value import replace
from als_tui.widgets.listing import Listing
from tests.app.test_sharing import Held
from tests.domain.build import World
from tests.domain.process.test_planning import HALF_DAY
from tests.fakes import a_set
from tests.screens.checkin import chosen, opened
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show
from tests.screens.shelf import desk_over


def row_with(d: Desk, words: str) -> str:
    """The row of the list that has these words, its runs of spaces closed up."""
    found = [" ".join(row.split()) for row in d.screen_text().split("\n")[6:-5] if words in row]
    assert found, f"{words!r} is not in\n{d.screen_text()}"
    return found[0]


async def exploring(d: Desk, minutes: int = 150) -> None:
    """Ten minutes of Check-in, three of Present and eleven of Explore are gone."""
    begin_unseen(d, "check-in", minutes=minutes)
    for until, seconds in (("present", 600), ("explore", 180)):
        d.clock.pass_(seconds)
        while not (d.session.stop or "").endswith(until):
            do(d, flow.next_phase)
    await show(d)
    await d.later(672)


async def test_one_key_opens_it_from_every_screen_of_the_session_and_one_leads_back() -> None:
    async with begun() as d:
        for way in (
            "",
            "r",
            "j",
            "i",
            "v",
            "L",
            "slash escape",
            "t",
        ):  # the last, as the timer is the face then
            await d.press(*way.split())
            await d.press("P")
            assert d.place == "agenda", way
            assert d.screen_text().split("\n")[1].startswith(" AGENDA  during Explore")
            await d.press("t")
            assert d.place == ("timer" if way == "t" else "board"), "the face that showed last"
            for back in ("escape", "P"):
                await d.press("P", back)
                assert d.place in ("timer", "board"), (way, back)


async def test_it_leads_back_to_the_list_of_a_phase_that_has_one() -> None:
    async with begun("check-in") as d:
        await d.press("P", "t")
        assert d.place == "roster"


async def test_a_break_that_nobody_planned_has_its_timer_and_no_plan() -> None:
    async with begun() as d:
        await d.press("o", "k")
        await d.later(12)
        await d.press("P")
        assert row_with(d, "Break") == "▶ Break – 0:12 09:10 9:48 left"
        assert "Break: not planned, was 0:12, ends 09:10, 9:48 left." in d.screen_text()


async def test_each_phase_has_planned_and_actual_minutes_and_its_end_and_they_tick() -> None:
    async with desk() as d:
        await exploring(d)
        await d.press("P")
        assert row_with(d, "Check-in") == "✓ Check-in 12:00 10:00 09:10"
        assert row_with(d, "Present") == "✓ Present 5:00 3:00 09:13"
        assert row_with(d, "▶") == "▶ Explore 15:00 11:12 09:28 3:48 left"
        assert row_with(d, "Commit") == "Commit to action 6:00 – 09:36 kept"
        assert row_with(d, "Slot 1") == "Slot 1 · Ana · My team has two bosses 40:00 14:12 09:43"
        await d.later(60)
        assert row_with(d, "▶") == "▶ Explore 15:00 12:12 09:28 2:48 left"
        await d.later(180)
        assert row_with(d, "▶") == "▶ Explore 15:00 15:12 09:28 0:12 over"


async def test_what_gave_way_is_told_by_the_key_and_what_the_keys_would_take() -> None:
    async with desk() as d:
        await exploring(d, minutes=120)
        do(d, flow.give_time, 70 * 60)
        await d.press("P", "plus")
        text = d.screen_text()
        assert "T takes 6 of 6 min of this slot" in text and "+ ends" in text
        await d.press("T")
        assert row_with(d, "Silence") == "Silence 2:00 – 10:40 1:00 less: trimmed"
        assert row_with(d, "Commit").endswith("kept")
        assert row_with(d, "▶").endswith("71:00 more")
        await d.press("z")
        assert "trimmed" not in d.screen_text()


async def test_what_a_slot_that_is_over_was_given_or_lost_is_told_by_its_phases_alone() -> None:
    async with desk() as d:
        await exploring(d, minutes=120)
        do(d, flow.give_time, 70 * 60)
        do(d, tail.trim_rest)
        await show(d)
        await d.press("P")
        assert row_with(d, "Slot 1").endswith("64:00 more: trimmed")
        while d.session.slot == d.session.slots[0]:
            do(d, flow.next_phase)
        await show(d)
        await d.press("P")
        assert "more" not in row_with(d, "Slot 1") and "trimmed" not in d.screen_text()
        await d.press("home", *["down"] * 3, "enter")
        assert row_with(d, "Explore").endswith("70:00 was added")
        assert row_with(d, "Silence").endswith("1:00 was taken")
        await d.press("home", *["down"] * 3)
        assert "more" not in d.screen_text().split("Slot 1 ·")[-1].split("Next:")[0]


async def test_a_coming_slot_says_how_much_it_gave_and_opens_by_enter() -> None:
    async with desk() as d:
        await exploring(d, minutes=175)
        do(d, flow.give_time, 60 * 60)
        do(d, flow.give_time, 60 * 15)
        await show(d)
        await d.press("P")
        assert "of the break and Ben" in d.screen_text(), "whose time H would take"
        await d.press("H", "end")
        assert "less: held" in row_with(d, "Slot 2")
        await d.press("up", "up", "enter")
        assert "less: held" in row_with(d, "Explore") or "less: held" in row_with(d, "Present")
        await d.press("enter")
        assert "Present" not in "\n".join(d.screen_text().split("\n")[12:-5])
        await d.press("home", "enter")
        assert "Only slots fold" in d.said


async def test_each_visit_is_as_the_first_with_the_running_slot_open_and_the_cursor_on_what_runs() -> None:
    async with desk() as d:
        await exploring(d)
        await d.press("P")
        assert chosen(d) == d.session.stop
        first = d.screen_text()
        await d.press("enter", "home")
        assert chosen(d) != d.session.stop and d.screen_text() != first
        await d.press("t", "P")
        assert chosen(d) == d.session.stop and d.screen_text() == first


async def test_with_three_slots_of_seven_phases_every_row_is_reached_by_keys_at_both_sizes() -> None:
    async with desk() as d:
        await exploring(d, minutes=210)
        await d.press("P")
        for slot in (2, 3):
            d.page.query_one(Listing).choose(f"slot.{slot}")
            await d.press("enter")
        async for _ in d.sizes():
            await d.press("home")
            seen = set()
            listing = d.page.query_one(Listing)
            for _row in range(listing.row_count):
                marked = d.screen_text().split("\n")
                assert listing.chosen is not None
                seen.add(listing.chosen)
                assert any("planned" in row for row in marked), "the heading stays"
                await d.press("down")
            assert len(seen) == listing.row_count == 3 + 3 + 3 * 7 + 1 + 2
            await d.press("end")
            assert row_with(d, "Check-o").endswith("kept")


async def test_the_process_sheet_is_a_key_away_and_leads_back() -> None:
    async with desk() as d:
        await exploring(d)
        await d.press("P", "p")
        text = d.screen_text()
        assert "Half day, slots of 40 minutes" in text and "For 6 members and 150 minutes" in text
        await d.press("end")
        assert "Minutes marked own" in d.screen_text()
        await d.press("escape")
        assert d.place == "agenda"


async def test_before_the_session_begins_everything_comes_and_space_starts_it() -> None:
    async with desk() as d:
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        await show(d)
        await d.press("P")
        assert d.place == "agenda"
        assert row_with(d, "Check-in").startswith("Check-in 12:00 –")
        assert "Slot 1 · nobody yet" in d.screen_text()
        assert d.screen_text().split("\n")[-1].split()[:2] == ["Space", "start"]
        await d.press("space")
        assert d.place == "roster", "the phase brings its screen"


async def test_who_only_looks_on_sees_it_too() -> None:
    library = Held()
    set_id = a_set(library)
    async with desk_over(library, (60, 20)) as d:
        other = Engine(*library.take_over(set_id), d.clock)
        other.do(attendance.open_session, library.processes()[0]["half-day"], 210)
        other.do(attendance.all_here)
        await d.press("enter", "r", "P")
        assert d.place == "agenda"
        keys = d.screen_text().split("\n")[-1]
        assert "back" in keys and "process" in keys
        await d.press("p", "escape", "t")
        assert d.place == "roster"


async def test_half_typed_words_go_along_and_come_back() -> None:
    async with desk() as d:
        await exploring(d)
        await d.press("P", "c")
        await d.type("half a line")
        assert "half a line" in d.screen_text()
        await d.press("escape", "t", "c")
        assert "half a line" in d.screen_text()


async def test_the_sheet_in_a_session_is_of_the_session_s_own_plan() -> None:
    async with opened(actions={1: Action(2, "Ben", "Ring the union", 1)}) as d:
        await d.press("A", "P", "p")
        assert sum(stop.seconds or 0 for stop in d.session.agenda) == 60 * (51 + 3 * 40)
        assert "frame 51 min" in d.screen_text()


@pytest.mark.parametrize("owners", [0, 1, 6])
def test_a_sheet_of_a_session_takes_as_long_as_its_agenda(owners: int) -> None:
    session = replace(World().opened(HALF_DAY, 210, 3).session, due={id: id for id in range(1, owners + 1)})
    planned = sum(stop.seconds or 0 for stop in session.agenda)
    assert sheet_of(session).plan.total * 60 == planned


def test_a_session_s_sheet_has_the_slots_that_it_has_be_there_none() -> None:
    world = World().opened(HALF_DAY, 210, 1).do(bids.drop_slot)
    sheet = sheet_of(world.session)
    assert sheet.plan.slots == 0 and [part.title for part in sheet.parts] == ["Opening", "Closing"]
