"""Each screen, form, card and cover at 80x24 as golden text in `tests/frames/screens`; a new one needs a way here.

`ALS_TUI_FRAMES=write pytest tests/screens/test_screen_frames.py` writes them anew, and the README's picture of the
board with them; a changed one is looked at, and named in the commit that changes it.
"""

import importlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.screen import Screen

from als_tui.app.room import RoomApp
from als_tui.domain.moves import keeping, programme, review, setbook
from als_tui.domain.session.facts import Put
from als_tui.domain.timing import Away
from als_tui.screens.common.unsaved import UnsavedScreen
from als_tui.screens.pages.page import Page
from als_tui.screens.session.away import AwayScreen
from als_tui.screens.session.desk import Desk as SessionDesk
from als_tui.theming import find_themes
from als_tui.value import replace
from tests.fakes import START, MemoryLibrary, StillClock
from tests.parts import MODULES, dotted
from tests.screens.between import desk_between
from tests.screens.checkin import put_record
from tests.screens.desk import Desk, desk
from tests.screens.review.test_evaluating import evaluated
from tests.screens.sessions import begin, do, show
from tests.screens.shelf import a_past, desk_over, desk_with_past, desk_with_programme
from tests.seeded import put_all

FRAMES = Path(__file__).parent.parent / "frames" / "screens"
README = Path(__file__).parent.parent.parent / "README.md"
BEGIN, END = "<!-- board:begin -->\n```text\n", "```\n<!-- board:end -->"
WRITES = os.environ.get("ALS_TUI_FRAMES") == "write"

Way = Callable[[Desk], Awaitable[None]]


def keys(*pressed: str) -> Way:
    """The way by these keys."""

    async def press(d: Desk) -> None:
        await d.press(*pressed)

    return press


async def away(d: Desk) -> None:
    d.app.push_screen(AwayScreen(Away(60.0, 780.0, about=True), ("1:20", "13:20")))


async def unsaved(d: Desk) -> None:
    d.app.push_screen(UnsavedScreen(2, "The disk is full; free some space."))


async def small(d: Desk) -> None:
    await d.resize(59, 19)


async def versions(d: Desk) -> None:
    assert d.app.engine is not None
    record = d.app.engine.live.book.sessions[2]
    do(
        d,
        setbook.change_charter,
        ("What is said here stays here.", "We start and end on time."),
        START.date(),
    )
    agreed = replace(record, charter=2, agreed=(1, 2, 3), refused=(4,))
    do(d, put_record, 2, agreed)
    await show(d)
    await d.press("k")


async def planner(d: Desk) -> None:
    """Eight modules, one of them moved, one cancelled, one under the quorum."""
    dates = [datetime(2026, 12, 1, 9, 30) + n * timedelta(weeks=5) for n in range(8)]
    do(d, programme.plan_modules, dates, 210)
    do(d, programme.move_module, 3, dates[2] + timedelta(weeks=1))
    do(d, programme.cancel_module, 5, "The wards are short of people")
    for person in (1, 2, 4, 5):
        do(d, programme.cannot_come, 2, person)
    do(d, programme.cannot_come, 4, 3)
    await show(d)
    await d.press("P", "down")


async def module(d: Desk) -> None:
    await planner(d)
    await d.press("enter")


async def found(d: Desk) -> None:
    await d.press("slash")
    await d.type("guel step")
    await d.press("enter", "down")


async def forgetting(d: Desk) -> None:
    """A member of whom others speak by name: the decision under the cursor, and one that is not sure."""
    assert d.app.engine is not None
    book = d.app.engine.live.book
    rules = ("What is said here stays here.", "Gül keeps the time, and Ana Ruiz the door.")
    told = replace(book.sessions[8], topic="After Gül Çelik's year", decisions=("Çelik writes",))
    charter = Put("charter", 2, book.charter[2], replace(book.charter[2], rules=rules))
    do(d, put_all, charter, Put("sessions", 8, book.sessions[8], told))
    await show(d)
    await d.press("m", "down", "down", "F", "space")


async def themes(d: Desk) -> None:
    """Ours alone, as Textual's change with its version."""
    for theme in find_themes()[0]:
        d.app.register_theme(theme)
    await d.press("ctrl+p")
    await d.type("theme")
    await d.press("enter")
    await d.type("als")


HOME: dict[str, Way] = {
    "HomeScreen": keys(),
    "SetFormScreen": keys("n"),
    "OwnKeysScreen": keys("question_mark", "f4", "down"),
    "NextKeyScreen": keys("question_mark", "f4", "enter"),
    "ThemePalette": themes,
}
SET: dict[str, Way] = {
    "SetPageScreen": keys(),
    "RecordScreen": keys("enter"),
    "CharterScreen": keys("K"),
    "JoiningScreen": keys("n"),
    "MembersScreen": keys("m"),
    "MemberFormScreen": keys("m", "enter"),
    "PaperScreen": keys("w"),
    "StartScreen": keys("s"),
    "PreviewScreen": keys("s", "p"),
    "ProcessListScreen": keys("s", "l"),
    "UnsavedScreen": unsaved,
}
CHANGED: dict[str, Way] = {"VersionsScreen": versions, "PlannerScreen": planner, "ModuleForm": module}
BETWEEN: dict[str, Way] = {
    "RegisterScreen": keys("a"),
    "RegisterFormScreen": keys("a", "e"),
    "HandOutScreen": keys("h"),
}
SESSION: dict[str, Way] = {
    "TimerPage": keys("t"),
    "BoardPage": keys(),
    "RosterPage": keys("r"),
    "ProgressPage": keys("j"),
    "BidsPage": keys("i"),
    "LedgerPage": keys("L"),
    "ReviewPage": keys("v"),
    "SearchPage": keys("/", "b", "o", "s"),
    "AgendaPage": keys("P"),
    "ActionScreen": keys("a"),
    "ChoiceScreen": keys("s"),
    "CheckScreen": keys("u"),
    "SureScreen": keys("v", "F"),
    "PromptCard": keys("g"),
    "HelpScreen": keys("question_mark"),
    "BlankScreen": keys("ctrl+l"),
    "AwayScreen": away,
    "SmallScreen": small,
}
PROGRAMME: dict[str, Way] = {
    "PrepareScreen": keys("p"),
    "NotesScreen": keys("p", "h"),
    "ProgrammeScreen": keys("b"),
    "MemberScreen": keys("b", "down", "down", "m"),
    "EvaluationView": keys("v"),
    "OrganisationScreen": keys("v", "o", "space"),
    "ForgetScreen": forgetting,
    "HistoryScreen": found,
}
REVIEW: dict[str, Way] = {"EvaluationScreen": keys("e", "7", "3", "2")}
ROOM = {"RoomScreen"}


@asynccontextmanager
async def in_session() -> AsyncIterator[Desk]:
    """Ana presents, two have asked, something of each kind is caught, and a set with a past has the desk."""
    library = MemoryLibrary()
    async with desk_over(library, open_set=a_past(library)) as d:
        await begin(d)
        await d.later(95)
        await d.press("2")
        do(d, keeping.keep_question, "What would one boss change?")
        await d.later(40)
        await d.press("4")
        do(d, keeping.keep_question, "Who else could say no?")
        do(d, keeping.keep_note, "Ana paused long here")
        do(d, keeping.keep_decision, "We meet in the library")
        do(d, review.give_pulse, 2, "8 heard")
        await show(d)
        await d.later(12)
        yield d


def screens_of_the_program() -> set[str]:
    """Every screen and every page that nothing else in the program is made from; the desk shows as its pages."""
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    below = (kind for base in (Screen, Page) for kind in _below(base))
    kinds = [kind for kind in below if kind.__module__.startswith("als_tui.") and kind is not SessionDesk]
    return {kind.__name__ for kind in kinds} - {base.__name__ for kind in kinds for base in kind.__mro__[1:]}


def _below(kind: type) -> set[type]:
    made: list[type] = type.__subclasses__(kind)
    return {below for one in made for below in (one, *_below(one))}


def test_each_screen_has_a_frame() -> None:
    assert screens_of_the_program() == {*HOME, *SET, *CHANGED, *BETWEEN, *SESSION, *PROGRAMME, *REVIEW, *ROOM}
    assert {file.stem for file in FRAMES.glob("*.txt")} == screens_of_the_program()


def held(name: str, text: str) -> None:
    """Compare what shows with what is kept."""
    text = text.rstrip() + "\n"
    assert all(cell_len(row) <= 80 for row in text.split("\n"))
    if WRITES:
        FRAMES.mkdir(exist_ok=True)
        (FRAMES / f"{name}.txt").write_text(text, "utf-8")
    assert text == (FRAMES / f"{name}.txt").read_text("utf-8"), name


async def framed(d: Desk, name: str, way: Way) -> None:
    """Go there, and compare."""
    await way(d)
    await d.pilot.pause()
    shown = d.page if isinstance(d.app.screen, SessionDesk) else d.app.screen
    assert type(shown).__name__ == name
    held(name, d.screen_text())


async def toured(d: Desk, ways: dict[str, Way]) -> None:
    """Go each of these ways and come back, the message of before on its line; say of every frame whether it holds."""
    base, place, said, size, wrong = (
        d.app.screen,
        d.place,
        d.app.said,
        d.app.size,
        dict[str, AssertionError](),
    )
    for name, way in ways.items():
        try:
            await framed(d, name, way)
        except AssertionError as error:
            wrong[name] = error
        if d.app.size != size:
            await d.resize(*size)
        while d.app.screen is not base:
            d.app.pop_screen()
            await d.pilot.pause()
        if isinstance(base, SessionDesk):
            if base.writing:
                await d.press("escape")
            await d.app.navigation.go(place)  # type: ignore[arg-type]  # one of the places, by its name
        d.app.say(said.words, said.tone)
        await d.pilot.pause()
    assert not wrong, "\n".join(f"{name}: {error}" for name, error in wrong.items())


async def test_before_a_set_is_open() -> None:
    async with desk(opened=False) as d:
        await toured(d, HOME)


async def test_over_an_open_set() -> None:
    async with desk_with_past() as d:
        await toured(d, SET)


@pytest.mark.parametrize("name", CHANGED)
async def test_over_an_open_set_that_was_changed(name: str) -> None:
    async with desk_with_past() as d:
        await framed(d, name, CHANGED[name])


async def test_over_a_whole_programme() -> None:
    async with desk_with_programme() as d:
        await toured(d, PROGRAMME)


async def test_between_two_sessions() -> None:
    async with desk_between() as d:
        await toured(d, BETWEEN)


async def test_in_a_session() -> None:
    async with in_session() as d:
        await toured(d, SESSION)


@pytest.mark.parametrize("name", REVIEW)
async def test_in_a_review(name: str) -> None:
    async with evaluated() as d:
        await framed(d, name, REVIEW[name])


async def test_the_room() -> None:
    async with in_session() as d:
        assert d.app.engine is not None
        app = RoomApp(d.library.view(d.app.engine.live.book.set_id), StillClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.look()
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        held("RoomScreen", "\n".join("".join(part.text for part in row).rstrip() for row in rows))


def test_the_readme_shows_the_board_as_it_is() -> None:
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    board = (FRAMES / "BoardPage.txt").read_text("utf-8")
    if WRITES:
        README.write_text(f"{before}{BEGIN}{board}{END}{rest.partition(END)[2]}", "utf-8")
    assert f"{BEGIN}{board}{END}" in README.read_text("utf-8")
