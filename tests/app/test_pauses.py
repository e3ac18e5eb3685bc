"""What is done in pauses: never while keys come, and what shows after it is what showed before."""

import asyncio
import sys
from types import SimpleNamespace

import pytest

from als_tui.app import facilitator, loading, pauses
from als_tui.app.pauses import PausesApp
from als_tui.screens.set.page import SetPageScreen
from tests.pace import patience
from tests.rest import OF_THE_PROGRAM
from tests.screens.desk import Desk, desk


async def pause(d: Desk) -> None:
    """A pause as long as it takes."""
    app: PausesApp = d.app
    app._use_pause()
    await app.workers.wait_for_complete()
    await d.pilot.pause()


async def test_what_waits_for_a_pause_while_als_tui_ends_ends_nothing_else() -> None:
    async with desk(opened=False) as d:
        pass
    assert not d.app.screen_stack
    d.app._load_next()


async def test_what_does_not_show_is_forgotten_and_drawn_again_as_it_was() -> None:
    async with desk() as d:
        await d.press("s", "enter", "A", "i", "p", "r", "i")
        issues = d.screen_text()
        await d.press("r")
        roster = d.screen_text()
        await pause(d)
        assert d.screen_text() == roster
        assert not d.app.screen.query_one("#bids #list--next")._render_cache.lines
        await d.press("i")
        assert d.screen_text() == issues
        await d.press("r", "question_mark")
        await pause(d)
        await d.press("escape")
        assert d.screen_text() == roster


async def test_all_that_is_held_is_searched_once_a_screen_went_or_a_page_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []
    async with desk() as d:
        await d.press("s", "enter")
        monkeypatch.setattr(pauses, "gc", SimpleNamespace(collect=lambda: searched.append(d.place)))
        await pause(d)
        assert searched == ["roster"]
        await d.press("j")
        await pause(d)
        assert searched == ["roster", "progress"]
        await d.press("r")
        await pause(d)
        assert searched == ["roster", "progress"]
        await d.press("question_mark", "escape")
        await pause(d)
        assert searched == ["roster", "progress", "roster"]


async def test_a_session_takes_the_place_of_the_page_of_the_set_and_leaving_it_shows_that_again() -> None:
    async with desk() as d:
        await d.press("s", "enter")
        assert [one for one in d.app.screen_stack if isinstance(one, SetPageScreen)] == []
        await d.press("q")
        assert d.place == "set" and "Session 1 is open" in d.screen_text()


async def test_words_in_a_form_that_was_left_outlive_the_session() -> None:
    async with desk() as d:
        await d.press("e")
        await d.type(" by the sea")
        await d.press("escape", "s", "enter")
        assert d.place == "roster"
        await d.press("q", "e")
        assert "by the sea" in d.screen_text()


async def test_a_key_ends_the_loading_and_the_next_pause_goes_on_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facilitator, "NOBODY_WAITS", 3600.0)
    loaded: list[str] = []
    async with desk() as d:
        app: PausesApp = d.app

        def import_one(name: str) -> None:
            loaded.append(name)
            app._paused = app._paused and len(loaded) != 2  # as a key does

        monkeypatch.setattr(loading, "import_module", import_one)
        app.load_in_pauses(("one", "two", "three"))
        assert loaded == []
        await pause(d)
        assert loaded == ["als_tui.one", "als_tui.two"]
        monkeypatch.setitem(sys.modules, "als_tui.one", sys)
        monkeypatch.setitem(sys.modules, "als_tui.two", sys)
        await pause(d)
        assert loaded == ["als_tui.one", "als_tui.two", "als_tui.three"]


async def test_what_a_place_leads_to_is_not_loaded_any_more_once_one_is_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facilitator, "NOBODY_WAITS", 3600.0)
    loaded: list[str] = []
    async with desk() as d:
        monkeypatch.setattr(loading, "import_module", loaded.append)
        monkeypatch.setattr(loading, "sys", SimpleNamespace(modules={}))
        d.app.load_in_pauses(loading.AFTER_SET_PAGE)
        await d.press("s", "enter")
        await pause(d)
        assert loaded == [f"als_tui.{name}" for name in loading.AFTER_SET]


async def test_each_key_puts_the_pause_off_as_long_as_there_is_something_to_do() -> None:
    async with desk() as d:
        app: PausesApp = d.app
        app.load_in_pauses(("one",))
        first = app._pause
        await d.press("tab")
        assert app._pause is not None and app._pause is not first and not app._paused
        app._ahead = ()
        await d.press("tab")
        assert app._pause is None


async def test_a_pause_comes_by_itself_where_no_key_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert OF_THE_PROGRAM == 0.3
    used = asyncio.Event()
    monkeypatch.setattr(pauses, "PAUSE", 0.01)
    monkeypatch.setattr(pauses, "forget_hidden", lambda stack: used.set())
    async with desk() as d:
        await d.press("s", "enter")
        await asyncio.wait_for(used.wait(), patience(5.0))
