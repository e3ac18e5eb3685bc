"""The planner by its keys: a programme in one line, moved, cancelled, and found again after a kill."""

import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from als_tui.domain.book import Action, Book, Charter, Member, Module, ModuleState, Profile
from als_tui.domain.moves import attendance, programme
from als_tui.domain.session.facts import Put
from als_tui.engine import Engine, Refused, Saved
from als_tui.screens.planner.form import ModuleForm
from als_tui.screens.planner.moving import shifted
from als_tui.screens.planner.page import PlannerScreen
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import MemoryLibrary, StillClock, a_set
from tests.hostile import SOME, dealt, on_disk, poisoned
from tests.pace import patience
from tests.screens.desk import Desk, desk
from tests.screens.sessions import do, show
from tests.screens.shelf import desk_over, desk_with_programme
from tests.screens.test_hostile_text import painted
from tests.seeded import put_all, seeded_library
from tests.tables import each

LINE = "from 1 dec, 8 half days, every 5 weeks on tue 9:30, not 21 dec-3 jan"
FIRST = datetime(2026, 12, 1, 9, 30)
WEEKS5 = timedelta(weeks=5)
SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
DATES = [FIRST + n * WEEKS5 for n in range(8)]
LINES = ("place", "topic", "goal", "facilitator", "why", "process")
"""What of a module is words that people type."""


def book(d: Desk) -> Book:
    assert d.app.engine is not None
    return d.app.engine.live.book


def modules(d: Desk) -> list[Module]:
    return list(book(d).modules.values())


def dates(d: Desk) -> list[datetime]:
    return [module.when for module in modules(d)]


def screen_row(d: Desk, words: str) -> str:
    return next(row for row in d.screen_text().splitlines() if words in row)


async def opened(d: Desk) -> None:
    """The planner over eight modules."""
    do(d, programme.plan_modules, DATES, 210)
    await show(d)
    await d.press("P")
    assert isinstance(d.app.screen, PlannerScreen)


@SIZES
async def test_eight_dates_are_one_typed_line_and_enter(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("P")
        await d.type(LINE)
        assert dates(d) == []
        await d.press("enter")
        assert dates(d) == DATES
        assert book(d).profile.next_session == FIRST
        assert d.said == "8 modules planned: Tue 1 Dec 09:30 to Tue 3 Aug 2027"
        assert "8 modules every 5 weeks, Tue 1 Dec to Tue 3 Aug 2027" in d.screen_text()
        await d.press("z")
        assert dates(d) == [] and book(d).profile.next_session is None


async def test_the_dates_show_while_they_are_typed() -> None:
    async with desk() as d:
        await d.press("P")
        await d.type(LINE)
        await d.press("escape", "q")
        async for size in d.sizes():
            await d.press("P")
            shown = d.screen_text()
            assert "1  Tue  1 Dec" in shown and "2  Tue  5 Jan  2027" in shown, size
            assert "8 modules, every 5 weeks on Tue 09:30, 210 min each" in " ".join(shown.split())
            await d.press("escape")
            assert "No module is planned yet" in d.screen_text()
            assert "What you typed is kept" in d.said
            await d.press("q")


async def test_a_word_that_is_not_understood_is_said_and_nothing_is_planned() -> None:
    async with desk() as d:
        await d.press("P")
        await d.type(f"{LINE}, easter")
        assert "? not understood: easter" in d.screen_text()
        await d.press("enter")
        assert d.said.startswith("Not planned: not understood: easter") and dates(d) == []
        await d.press(*["backspace"] * len(", easter"), "enter")
        assert dates(d) == DATES


async def test_an_empty_line_plans_nothing() -> None:
    async with desk() as d:
        await d.press("P", "enter")
        assert "Like: from 1 dec" in d.said and dates(d) == []


@pytest.mark.parametrize(("key", "planned"), [("r", 3), ("a", 11)])
async def test_with_modules_to_come_it_is_asked_where_the_new_ones_go(key: str, planned: int) -> None:
    async with desk() as d:
        await opened(d)
        await d.press("p")
        await d.type("from 2 dec, 3 half days, every 5 weeks")
        await d.press("enter")
        assert "8 modules are to come, until Tue 3 Aug 2027. Where do 3 new modules go?" in d.window_words()
        assert dates(d) == DATES
        await d.press(key)
        assert sum(module.state.to_come for module in modules(d)) == planned
        assert (modules(d)[0].when == datetime(2026, 12, 2, 9, 30)) == (key == "r")


async def test_who_leaves_that_question_finds_the_line_again() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("p")
        await d.type("from 2 dec, 3 half days, weekly")
        await d.press("enter", "escape")
        assert "What you typed is kept" in d.said and dates(d) == DATES
        await d.press("p")
        assert "from 2 dec, 3 half days, weekly" in d.screen_text()


@SIZES
@pytest.mark.parametrize(("key", "moved"), [("r", 5), ("o", 1)])
async def test_a_module_moves_by_three_keys_beside_its_date(
    size: tuple[int, int], key: str, moved: int
) -> None:
    async with desk(size=size) as d:
        await opened(d)
        await d.press("4")
        await d.press("M")
        await d.type("tue 23 mar")
        assert "Tue 23 Mar 2027 09:30, in 118 days · 1 week later" in d.screen_text()
        await d.press("enter")
        assert "modules 5 to 8 would end on Tue 10 Aug 2027" in " ".join(
            d.screen_text().replace("│", " ").split()
        )
        assert dates(d) == DATES
        await d.press(key)
        week = timedelta(weeks=1)
        assert dates(d) == [*DATES[:3], *(when + week for when in DATES[3 : 3 + moved]), *DATES[3 + moved :]]
        await d.press("z")
        assert dates(d) == DATES


async def test_the_last_module_moves_with_no_question() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("end", "M")
        await d.type("+1w")
        await d.press("enter")
        assert dates(d)[-1] == DATES[-1] + timedelta(weeks=1)


async def test_who_leaves_the_question_whether_the_rest_follows_moves_nothing() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("M")
        await d.type("a day later")
        await d.press("enter", "escape")
        assert "Nothing was moved" in d.said and dates(d) == DATES
        await d.press("M")
        assert "a day later" in d.screen_text()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("easter", "which day?"),
        ("1 nov 2026", "That day is over"),
        ("tue 9", "Tue 1 Dec: at what time?"),
        ("5 jan 2027 13:00", "Module 1 is on Tue 5 Jan 2027 already"),
        ("28 mar 2027 1:30", "Sun 28 Mar 2027 01:30: the clocks leave that hour out"),
    ],
)
async def test_a_date_that_cannot_be_is_refused_in_words(typed: str, said: str) -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES[1:3], 210)
        before = dates(d)
        await show(d)
        await d.press("P", "2", "M")
        await d.type(typed)
        await d.press("enter")
        assert said in d.said and dates(d) == before


@each(
    ("words", "when"),
    [
        ("+1w", FIRST + timedelta(weeks=1)),
        ("+ 2 weeks", FIRST + timedelta(weeks=2)),
        ("-1d", FIRST - timedelta(days=1)),
        ("a week later", FIRST + timedelta(weeks=1)),
        ("2 days earlier", FIRST - timedelta(days=2)),
        ("three weeks later", FIRST + timedelta(weeks=3)),
        ("in 2 weeks", None),
        ("2 weeks", None),
        ("+1w later", None),
        ("tue", None),
    ],
)
def test_so_much_later_counts_from_the_module(words: str, when: datetime | None) -> None:
    assert shifted(words, FIRST) == when


async def test_who_cannot_come_is_marked_by_the_keys_of_their_seats() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("c", "2", "4", "escape")
        assert modules(d)[0].cannot == (2, 4)
        assert "4  not Ben, Dev" in d.screen_text() and "Cannot come: Ben, Dev" in d.screen_text()
        await d.press("c", "2", "escape")
        assert modules(d)[0].cannot == (4,)
        await d.press("z", "z")
        assert modules(d)[0].cannot == (2,)


async def test_under_the_quorum_the_nearest_weekdays_with_most_are_offered() -> None:
    async with desk() as d:
        await opened(d)
        for person in (1, 2, 3, 4):
            do(d, programme.cannot_come, 2, person)
        await show(d)
        await d.press("down")
        async for size in d.sizes():
            text = d.screen_text()
            assert "2 ✗ under quorum 3" in text, size
            assert "2 can come, quorum 3. Near Tue: 29 Dec (6), 12 Jan (6)." in text


async def test_a_module_is_cancelled_with_why_and_taken_back_by_the_same_key() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("X")
        await d.type("strike at the railway")
        await d.press("enter")
        assert modules(d)[0].state is ModuleState.CANCELLED
        assert book(d).profile.next_session == DATES[1]
        assert "cancelled: strike" in d.screen_text() and "1 cancelled" in d.screen_text()
        await d.press("M")
        assert "is cancelled" in d.said
        await d.press("X")
        assert modules(d)[0].state is ModuleState.PLANNED
        assert book(d).profile.next_session == FIRST


async def test_a_module_is_changed_in_its_form() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("enter")
        assert isinstance(d.app.screen, ModuleForm)
        text = " ".join(d.screen_text().split())
        for topic in ("problem-solving", "collaboration", "change", "innovation", "diversity and inclusion"):
            assert topic in text
        await d.press("tab", "tab", "tab", "tab")
        await d.type("https://meet.example/als")
        await d.press("enter")
        await d.type("Change")
        await d.press("enter", "enter")
        await d.type("Ola")
        await d.press("enter")
        first = modules(d)[0]
        assert (first.place, first.topic, first.facilitator) == ("https://meet.example/als", "Change", "Ola")
        assert (first.when, first.moved) == (FIRST, False)
        assert "Change" in screen_row(d, "Tue  1 Dec") and "Ola" in screen_row(d, "Tue  1 Dec")


async def test_a_form_that_is_left_or_wrong_loses_nothing() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("enter")
        await d.type("never")
        await d.press("ctrl+s")
        assert isinstance(d.app.screen, ModuleForm) and "✗ not a date and time yet" in d.screen_text()
        await d.press("escape")
        assert "What you typed is kept" in d.said and modules(d)[0].when == FIRST
        await d.press("enter")
        assert "never" in d.screen_text()


async def test_what_the_organisation_asked_for_stands_above() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("a")
        await d.type("Fewer meetings, more trust")
        await d.press("enter")
        assert book(d).profile.asked == "Fewer meetings, more trust"
        assert "Asked for: Fewer meetings, more trust" in d.screen_text()


async def test_the_next_date_of_the_sets_page_moves_the_next_module() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES, 210)
        await show(d)
        await d.press("d", "ctrl+u")
        await d.type("wed 2 dec 10:00")
        await d.press("enter")
        assert modules(d)[0].when == datetime(2026, 12, 2, 10, 0) == book(d).profile.next_session
        assert modules(d)[0].state is ModuleState.MOVED


@pytest.mark.parametrize(("key", "files"), [("o", 1), ("e", 8), ("t", 1)])
async def test_the_calendar_is_one_file_or_one_a_module(key: str, files: int) -> None:
    async with desk() as d:
        await opened(d)
        do(d, programme.change_module, 1, replace(modules(d)[0], topic="Change"))
        await show(d)
        await d.press("x")
        assert "calcurse and Google double it" in " ".join(d.screen_text().split())
        await d.press(key)
        texts = dict(d.memory.exported)
        assert len(texts) == files
        assert sum(text.count("BEGIN:VEVENT") for text in texts.values()) == 8
        assert any("Change" in text for text in texts.values()) == (key == "t")
        assert ".ics" in d.said


async def test_a_members_due_days_are_a_file_for_that_member_alone() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("x", "p", "2")
        assert d.said == "Ben has no open action with a day." and d.memory.exported == []
        do(d, put_all, Put("actions", 1, None, Action(2, "Ben", "Ask Carla", 1, date(2026, 12, 4))))
        await show(d)
        await d.press("x", "p", "2")
        assert (
            d.said.endswith(".ics. It names Carla: read it before it goes.") and len(d.memory.exported) == 1
        )


async def test_after_a_kill_the_programme_and_the_half_typed_line_are_there() -> None:
    library = MemoryLibrary()
    set_id = a_set(library)
    async with desk_over(library, open_set=set_id) as d:
        await d.press("P")
        await d.type(LINE)
        await d.press("enter", "M")
        await d.type("+1w")
        await d.press("enter", "r", "down", "X")
        await d.type("no room is free, asked twice")
    async with desk_over(library, open_set=set_id) as again:
        assert dates(again) == [when + timedelta(weeks=1) for when in DATES]
        assert book(again).profile.next_session == FIRST + timedelta(weeks=1)
        await again.press("P", "down", "X")
        assert "no room is free, asked twice" in again.screen_text()
        await again.press("enter")
        assert modules(again)[1].why == "no room is free, asked twice"
        await again.press("z", "z", "z")
        assert dates(again) == []


async def test_a_past_module_says_what_can_be_done_with_it() -> None:
    async with desk() as d:
        await opened(d)
        await d.later(10 * 24 * 3600)
        await d.press("c", "1", "escape", "home")
        assert "✗ over, not held" in d.screen_text()
        assert "Module 1 was not held on its day" in d.screen_text()


async def test_every_state_shows_at_both_sizes() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES, 210)
        do(d, programme.cancel_module, 2, "strike")
        do(d, programme.move_module, 3, DATES[2] + timedelta(days=1))
        await show(d)
        await d.press("P")
        async for size in d.sizes():
            text = d.screen_text()
            assert "6 can come" in text and "cancelled: strike" in text and "6 · moved" in text, size
            assert "Next  Enter changes it" in text
            assert "Module 1: Tue 1 Dec 09:30 to 13:00, in 6 days" in text
            assert all(len(row) <= size[0] for row in text.splitlines())


async def test_a_session_that_is_sealed_stands_in_the_programme_with_its_number() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES, 210)
        await show(d)
        await d.press("s", "enter")
        assert d.session.module == 1 and d.app.engine is not None
        assert not isinstance(d.app.engine.seal(), Refused)
        await show(d)
        await d.press("P", "home")
        assert "held, session 1" in d.screen_text() and "1 held" in d.screen_text()
        assert book(d).profile.next_session == DATES[1]
        await d.press("M")
        assert d.said == "Module 1 was held; its record says how."


async def test_the_next_date_of_the_review_moves_the_module_after_the_one_that_is_held() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES, 210)
        await show(d)
        await d.press("s", "enter", "v", "d")
        await d.type("6 jan 10:00")
        await d.press("enter")
        assert "Next session: Wed 6 Jan 2027 10:00" in d.screen_text()
        assert d.app.engine is not None and not isinstance(d.app.engine.seal(), Refused)
        assert (modules(d)[1].when, modules(d)[1].state) == (datetime(2027, 1, 6, 10, 0), ModuleState.MOVED)
        assert book(d).profile.next_session == datetime(2027, 1, 6, 10, 0)


async def test_who_looks_on_sees_the_programme_and_changes_nothing() -> None:
    async with desk() as d:
        await opened(d)
        assert d.app.engine is not None
        d.app.engine.read_only = "Another als-tui has this set."
        for key in ("X", "enter", "M", "c", "p", "a"):
            await d.press(key)
            assert d.said == "Another als-tui has this set." and isinstance(d.app.screen, PlannerScreen), key
        await d.press("x", "o")
        assert len(d.memory.exported) == 1


@pytest.mark.long
async def test_no_hostile_words_of_a_module_reach_the_terminal() -> None:
    deal = dealt([poisoned(text) for text in SOME])
    async with desk() as d:
        do(d, programme.plan_modules, DATES[:3], 210)
        for _ in range(-(-len(SOME) // (3 * len(LINES)))):  # until every text was in some line
            for number in (1, 2, 3):
                before = book(d).modules[number]
                words = {line: on_disk(next(deal)) for line in LINES}
                state = ModuleState.CANCELLED if number == 2 else before.state
                put = Put("modules", number, before, replace(before, state=state, cannot=(1,), **words))
                do(d, lambda live, now, made=put: (made,))
            await show(d)
            await d.press("P")
            for keys in (
                ("enter", "escape"),
                ("down",),
                ("up", "c", "escape"),
                ("x", "escape"),
                ("M", "escape"),
            ):
                for key in keys:
                    await d.press(key)
                    painted(d)
            await d.press("q", "s")
            painted(d)
            await d.press("escape")


def test_a_killed_program_loses_nothing_of_the_programme(tmp_path: Path) -> None:
    sets = Sets(tmp_path, None, "test")
    joined = date(2026, 9, 1)
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla"))
    set_id = sets.create(Profile("Northside", "Europe/London", joined), members, Charter(("Kept.",), joined))
    program = """if True:
        import os, signal, sys
        from datetime import UTC, datetime, timedelta
        from als_tui.commands.demo import PastClock
        from als_tui.domain.moves import attendance, programme
        from als_tui.engine import Engine
        from als_tui.storage.library import Sets
        from pathlib import Path
        clock = PastClock(datetime(2026, 11, 25, 9, tzinfo=UTC))
        engine = Engine(*Sets(Path(sys.argv[1]), None, "test").open(sys.argv[2]), clock)
        dates = [datetime(2026, 12, 1, 9, 30) + n * timedelta(weeks=5) for n in range(8)]
        engine.do(programme.plan_modules, dates, 210)
        engine.do(programme.move_module, 4, dates[3] + timedelta(weeks=1), rest=True)
        engine.do(programme.cancel_module, 2, "no room")
        engine.do(programme.cannot_come, 1, 2)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), set_id], check=False, timeout=patience(60)
    )
    assert done.returncode == -signal.SIGKILL
    engine = Engine(*sets.open(set_id), StillClock())
    planned = engine.live.book.modules
    week = timedelta(weeks=1)
    assert [module.when for module in planned.values()] == [*DATES[:3], *(when + week for when in DATES[3:])]
    assert planned[2].why == "no room" and planned[1].cannot == (2,)
    assert engine.live.book.profile.next_session == FIRST
    for _ in range(4):
        assert isinstance(engine.undo(), Saved)
    assert engine.live.book.modules == {} and engine.live.book.profile.next_session is None
    engine.close()


async def test_an_hour_that_the_clocks_leave_out_is_no_time() -> None:
    async with desk() as d:
        await d.press("P")
        await d.type("from 28 mar 2027, 1 session, 1:30")
        left_out = "Sun 28 Mar 2027 01:30: the clocks leave that hour out"
        assert f"? {left_out}" in d.screen_text()
        await d.press("enter")
        assert d.said == f"Not planned: {left_out}" and dates(d) == []
        await d.press("ctrl+u")
        await d.type("from 31 oct 2027, 1 session, 1:30")
        assert "Sun 31 Oct 2027 01:30: that hour comes twice, the first is meant" in " ".join(
            d.screen_text().split()
        )
        await d.press("escape", "q", "d")
        await d.type("28 mar 2027 1:30")
        assert f"? {left_out}." in d.screen_text()
        await d.press("enter")
        assert d.said == f"{left_out}." and book(d).profile.next_session is None
        await d.press("ctrl+u")
        await d.type("31 oct 2027 1:30")
        assert "that hour comes twice, the first is meant" in " ".join(d.screen_text().split())
        await d.press("escape")
        do(d, programme.plan_modules, DATES[:2], 210)
        await show(d)
        await d.press("P", "enter", "ctrl+u")
        await d.type("28 mar 2027 1:30")
        await d.press("ctrl+s")
        assert isinstance(d.app.screen, ModuleForm) and f"✗ {left_out}." in d.screen_text()


async def test_a_programme_that_begins_far_off_or_is_very_long_is_asked_about_before_it_is_planned() -> None:
    async with desk() as d:
        await d.press("P")
        await d.type("from 1 mar, 8 half days, every 5 weeks on tue 9:30")
        asked = "rom Mon 1 Mar 2027, in 96 days: that far off?"
        async for size in d.sizes():
            text = " ".join(d.screen_text().split())
            assert f"Tue 2 Mar 2027 to Tue 2 Nov 2027 · f{asked}" in text, size
        await d.press("enter")
        assert f"F{asked}" in d.screen_text() and dates(d) == []
        await d.press("escape")
        assert "What you typed is kept" in d.said and dates(d) == []
        await d.press("p", "enter", "p")
        assert dates(d) == [datetime(2027, 3, 2, 9, 30) + n * WEEKS5 for n in range(8)]
        await d.press("p")
        await d.type("from 1 dec, weekly on thu 9:30, until 1 nov")
        await d.press("enter")
        text = d.screen_text()
        assert "Until Mon 1 Nov 2027, in 341 days: that far off?" in text and "48 modules: that many?" in text
        await d.press("escape")
        assert len(dates(d)) == 8


@SIZES
async def test_every_date_that_is_typed_is_reached_by_pages_while_it_is(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("P")
        await d.type("from 1 dec, 24 half days, weekly on tue 9:30, not 21 dec-3 jan")
        text = d.screen_text()
        await d.press("ctrl+u")
        assert "Tue  1 Dec" not in d.screen_text()
        await d.type("from 1 dec, 24 half days, weekly on tue 9:30, not 21 dec-3 jan")
        assert "PgUp PgDn dates" in text and "1  Tue  1 Dec" in text and "Next  " not in text
        seen = set()
        for _ in range(9):
            seen |= {
                row.split()[0] for row in d.screen_text().splitlines() if "Tue" in row and "09:30" in row
            }
            await d.press("pagedown")
        assert {str(number) for number in range(1, 25)} <= seen
        assert "24  Tue 25 May" in d.screen_text()
        await d.press("pageup", "pageup", "pageup", "pageup", "pageup", "enter")
        assert len(dates(d)) == 24 and "Module 1:" in d.screen_text()


async def test_the_cursor_is_where_a_module_was_planned_and_what_it_is_about_has_a_title() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("3", "p")
        await d.type("from 2 dec, 3 half days, every 5 weeks")
        assert "Module 3" not in d.screen_text()
        await d.press("escape")
        assert "Module 3:" in d.screen_text()
        await d.press("p", "enter", "a")
        assert "Module 9: Wed 2 Dec" in d.screen_text()
        assert "Half day" in screen_row(d, "9  Wed  2 Dec") and "half-day" not in d.screen_text()
        await d.press("p")
        await d.type("from 1 dec, 2 half days, every 5 weeks")
        await d.press("enter")
        text = " ".join(d.screen_text().replace("│", " ").split())
        assert "Module 1 is on Tue 1 Dec 2026 already. So they cannot come as well." in text
        assert "As well" not in text
        await d.press("r")
        assert "Module 1: Tue 1 Dec" in d.screen_text()


async def test_onto_the_day_of_the_next_module_one_moves_with_the_rest_alone() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("M")
        await d.type("+5w")
        said = "Module 2 is on Tue 5 Jan 2027 already, so only if the rest follows"
        assert said in " ".join(d.screen_text().split())
        await d.press("enter")
        text = d.screen_text()
        assert "The rest follows" in text and "This one only" not in text
        await d.press("r")
        assert dates(d) == [when + WEEKS5 for when in DATES]


async def test_the_key_line_follows_the_cursor() -> None:
    async with desk() as d:
        do(d, programme.plan_modules, DATES, 210)
        do(d, programme.cancel_module, 2, "strike")
        await show(d)
        await d.press("P")
        assert "X cancel " in d.screen_text() and "Next  Enter changes it" in d.screen_text()
        await d.press("down")
        assert "X  not cancelled" in d.screen_text() and "Next  p plans more" in d.screen_text()
        await d.press("3")
        assert "X cancel " in d.screen_text() and "Module 3:" in d.screen_text()


async def test_a_module_is_marked_for_an_evaluation_and_its_session_has_the_round() -> None:
    async with desk() as d:
        await opened(d)
        await d.press("enter", "tab", "tab", "tab", "right", "ctrl+s")
        first = modules(d)[0]
        assert first.evaluation == "half-way" and "half-way evaluation" in d.screen_text()
        assert first.process == "half-day"
        await d.press("enter", "tab", "tab", "tab", "right", "ctrl+s")
        assert modules(d)[0].evaluation == "end" and "is marked for the end evaluation" in d.said
        await d.press("z", "q")
        assert modules(d)[0].evaluation == "half-way"
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210, None, 1)
        assert d.session.evaluation == "half-way"


async def test_what_a_module_is_about_has_space_before_its_place_and_no_head_is_cut() -> None:
    library, set_id = seeded_library(None)
    book = library.books[set_id]
    for number, module in book.modules.items():
        book = book.put(
            "modules", number, replace(module, topic="Change and innovation", place="Old library")
        )
    async with desk_with_programme(book=book) as d:
        await d.press("P")
        shown = d.screen_text()
        assert shown.count("Change and innovation") == 11 and "place" not in shown.split("\n")[5]
        assert "9 modules, Tue 13 Jan to Tue 1 Dec (46 weeks) · 8 held · 1 cancelled" in shown
        await d.resize(60, 20)
        assert "9 modules, Tue 13 Jan to Tue 1 Dec · 8 held · 1 cancelled\n" in d.screen_text()
        await d.resize(100, 24)
