"""Starting a session: the plan beneath the fields, the warnings, and Enter on the defaults."""

from datetime import date, datetime

import pytest

from als_tui.domain.book import Profile
from als_tui.domain.moves import programme
from als_tui.domain.process.planning import plan_for
from als_tui.domain.session.facts import HandOrder, Presence
from als_tui.domain.telling.sheet import plan_words, why_slots
from als_tui.screens.start.form import StartScreen
from als_tui.screens.start.setting import Setting, warnings
from als_tui.storage.own.processes import load_processes
from als_tui.value import replace
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show

HALF_DAY = load_processes(None)[0]["half-day"]
NOW = datetime(2026, 11, 25, 9, 0)
SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])


def wordwise(text: str) -> str:
    return " ".join(text.split())


def setting(members: int) -> Setting:
    return Setting(Profile("Northside", "UTC", date(2026, 9, 1)), 1, members, NOW)


def test_the_plan_is_said_in_slots_frame_minutes_and_end() -> None:
    words = plan_words(plan_for(HALF_DAY, 6, 210, None), NOW)
    assert words == ("3 slots of 40 min · frame 66 min · 186 of 210 min · ends about 12:06",)


def test_where_not_even_one_slot_fits_one_is_planned_and_the_overrun_said() -> None:
    made = plan_for(HALF_DAY, 6, 60, None)
    assert made.slots == 1
    assert warnings(made, setting(6), 6) == f"! It runs {made.total - 60} min over the time at hand."


def test_too_few_members_are_said_and_forbid_nothing() -> None:
    assert "! The set has 2 members; its quorum is 3." in warnings(
        plan_for(HALF_DAY, 2, 210, None), setting(2), 2
    )


async def test_s_and_enter_start_a_session_on_the_defaults() -> None:
    async with desk() as d:
        d.memory.values |= {"turn limit": "0:45", "hands by": "least"}
        await d.press("s", "enter")
        assert d.place == "roster"
        assert (d.session.process.id, d.session.minutes, len(d.session.slots)) == ("half-day", 210, 3)
        assert (d.session.turn_limit, d.session.hands_by) == (45, HandOrder.LEAST)


@SIZES
async def test_the_plan_follows_what_is_typed(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("s")
        assert isinstance(d.app.screen, StartScreen) and "09:00" in d.screen_text().split("\n")[0]
        ends = wordwise(d.screen_text()).partition("ends about ")[2][:5]
        await d.later(120)
        d.app.screen.tick()
        await d.pilot.pause()
        assert "09:02" in d.screen_text().split("\n")[0]
        assert int(wordwise(d.screen_text()).partition("ends about ")[2][3:5]) == int(ends[3:]) + 2
        await d.press("tab", "end", "backspace", "backspace", "backspace")
        await d.type("150")
        assert "2 slots of 40 min" in d.screen_text()
        await d.press("tab")
        await d.type("4")
        shown = " ".join(d.screen_text().split())
        assert "4 slots of 40 min" in shown
        assert "min over the time at hand." in shown
        assert "Enter  start" in d.screen_text().split("\n")[-1]
        await d.press("enter")
        assert (d.session.minutes, len(d.session.slots)) == (150, 4)


async def test_another_process_brings_its_own_minutes() -> None:
    async with desk() as d:
        await d.press("s", "right", "enter")
        assert d.session.process.id != "half-day"
        assert d.session.minutes == d.session.process.minutes


@pytest.mark.parametrize(
    ("field", "typed", "words"), [(1, "0", "Minutes from 1"), (2, "99", "From 1 to 24 slots")]
)
async def test_figures_that_cannot_be_are_said_in_words_and_start_nothing(
    field: int, typed: str, words: str
) -> None:
    async with desk() as d:
        await d.press("s", *["tab"] * field, "end", "backspace", "backspace", "backspace")
        await d.type(typed)
        assert f"✗ {words}" in d.screen_text()
        await d.press("enter")
        assert d.place == "StartScreen"
        await d.press("escape")
        assert d.place == "set"
        assert d.app.live is not None
        assert d.app.live.session is None


async def test_letters_in_a_field_of_figures_are_answered_and_an_emptied_one_moves_nothing() -> None:
    async with desk() as d:
        await d.press("s", "tab")
        rows = d.screen_text().split("\n")
        await d.press("backspace", "x")
        assert "✗ Minutes from 1" in d.screen_text()
        await d.press("backspace")
        shown = d.screen_text()
        assert "how many" in shown and "╭" not in shown and "▔" not in shown
        assert shown.split("\n")[:3] == [*rows[:2], shown.split("\n")[2]]
        await d.type("210")
        await d.press("tab")
        await d.type("9")
        assert "! 9 slots for 6 members: some would present twice." in d.screen_text()


async def test_the_set_s_own_minutes_stand_for_its_own_process() -> None:
    async with desk(minutes=150) as d:
        await d.press("s", "right", "left", "enter")
        assert d.session.minutes == 150


async def test_a_second_session_is_not_begun() -> None:
    async with desk() as d:
        await d.press("s", "enter", "q", "s")
        assert d.place == "set"
        assert "open already" in d.said


def test_why_there_are_no_more_slots_is_said_and_a_number_that_the_process_is_not_made_for() -> None:
    timer = load_processes(None)[0]["sand-timer"]
    assert why_slots(timer, 6, plan_for(timer, 6, 75, None)) == (
        "This process is made for 1 slot at most; a number in Slots plans more."
    )
    assert why_slots(timer, 6, plan_for(timer, 6, 75, 2), 2) == "! This process is made for 1 slot at most."
    assert why_slots(timer, 6, plan_for(timer, 6, 75, 1), 1) == ""
    assert why_slots(HALF_DAY, 6, plan_for(HALF_DAY, 6, 210, None)) == "One slot more would run 16 min over."
    assert why_slots(HALF_DAY, 6, plan_for(HALF_DAY, 6, 60, None)) == "", "the warning says it"
    assert why_slots(HALF_DAY, 6, plan_for(HALF_DAY, 6, 210, None, 5), None, 5) == (
        "One slot more would run 13 min over."
    )
    assert "would fit" in why_slots(HALF_DAY, 6, plan_for(HALF_DAY, 6, 210, None, 0), None, 0)
    all_three = plan_for(HALF_DAY, 3, 600, None)
    assert all_three.slots == 3 and "Each member has a slot" in why_slots(HALF_DAY, 3, all_three)


async def test_the_slots_of_the_form_are_those_of_the_session_and_typed_minutes_stay() -> None:
    async with desk(size=(60, 20)) as d:
        await d.press("s", "tab", "end", "backspace", "backspace", "backspace")
        await d.type("75")
        await d.press("shift+tab")
        for _ in range(8):
            await d.press("right")
        assert "Sand-timer" in d.screen_text()
        shown = " ".join(d.screen_text().split())
        assert "Minutes 75" in shown and "1 slot of 31 min" in shown and "1 slot at most" in shown
        await d.press("tab", "tab")
        await d.type("2")
        assert "! This process is made for 1 slot at most." in d.screen_text()
        await d.press("backspace", "enter", "i")
        assert len(d.session.slots) == 1 and "1 slot · " in d.screen_text()


async def test_left_and_opened_again_the_form_holds_what_was_chosen_and_typed() -> None:
    async with desk() as d:
        await d.press("s", "escape")
        assert "No session" not in d.said, "untouched, there is nothing to say"
        await d.press("s", "right", "tab", "ctrl+u")
        await d.type("75")
        await d.press("tab")
        await d.type("2")
        before = fields(d)
        await d.press("escape")
        assert d.said == "No session was started. What the form holds is kept; s opens it again."
        await d.press("s")
        assert fields(d) == before and "75" in before
        await d.press("enter")
        assert d.session.minutes == 75 and len(d.session.slots) == 2


def fields(d: Desk) -> str:
    """What the form holds and comes to, wherever the cursor is."""
    return "\n".join(d.screen_text().splitlines()[2:10]).replace(" ▸ ", "   ").replace("▌", " ")


async def test_with_no_process_at_hand_the_form_opens_and_no_key_of_it_ends_the_program() -> None:
    async with desk() as d:
        d.library._processes = {}
        await d.press("s")
        assert d.place == "StartScreen" and "none found" in d.screen_text()
        await d.press("p", "f3")
        assert d.place == "StartScreen", "there is nothing to show"
        await d.press("right", "enter")
        assert d.place == "StartScreen" and "No process can be read" in d.screen_text()
        await d.press("l", "escape", "escape")
        assert d.place == "set"


MODULES = [datetime(2026, 12, 1, 9, 30), datetime(2027, 1, 5, 9, 30)]


async def planned(d: Desk) -> None:
    """Two modules, the first with a place, a topic and somebody who cannot come."""
    do(d, programme.plan_modules, MODULES, 180)
    assert d.app.engine is not None
    module = d.app.engine.live.book.modules[1]
    lines = {"process": "sand-timer", "minutes": 50, "place": "Town hall", "topic": "Change"}
    do(d, programme.change_module, 1, replace(module, **lines))
    do(d, programme.cannot_come, 1, 2)
    await show(d)


@SIZES
async def test_a_session_starts_from_its_module(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await planned(d)
        await d.press("s")
        text = " ".join(d.screen_text().split())
        assert "1 · Tue 1 Dec 09:30" in text and "Town hall · topic: Change · 1 cannot come" in text
        await d.press("enter")
        session = d.session
        assert (session.process.id, session.minutes, session.module) == ("sand-timer", 50, 1)
        assert session.details == {"place": "Town hall", "topic": "Change"}
        assert [person.id for person in session.people if person.presence is Presence.APOLOGIES] == [2]


async def test_what_was_planned_can_be_changed_in_the_form() -> None:
    async with desk() as d:
        await planned(d)
        await d.press("s", "tab", "end", "backspace", "backspace")
        await d.type("45")
        await d.press("tab", "tab", "right")
        assert "2 · Tue 5 Jan 2027 09:30" in d.screen_text() and "Half day" in d.screen_text()
        await d.press("enter")
        assert (d.session.process.id, d.session.minutes, d.session.module) == ("half-day", 45, 2)
        assert d.session.details == {}


async def test_a_session_beyond_the_programme_leaves_it_as_it_is() -> None:
    async with desk() as d:
        await planned(d)
        await d.press("s", "tab", "tab", "tab", "right", "right")
        assert "none of the programme" in d.screen_text()
        await d.press("enter")
        assert d.session.module is None and d.session.details == {}


async def test_far_from_every_date_a_session_is_beyond_the_programme() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, MODULES[1:], 180)
        await show(d)
        await d.press("s")
        assert "none of the programme" in d.screen_text()
        await d.press("enter")
        assert d.session.module is None


async def test_a_form_that_was_left_forgets_a_module_that_is_not_to_come_any_more() -> None:
    async with desk() as d:
        await planned(d)
        await d.press("s", "tab", "end", "backspace", "escape")
        do(d, programme.cancel_module, 1, "strike")
        await show(d)
        await d.press("s")
        assert "none of the programme" in d.screen_text()
