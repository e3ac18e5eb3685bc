"""What a start loads before anything is asked of it: as little as shows, and the version is the package's."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from als_tui import __version__
from tests.storage.world import OPENED, Desk, new_set
from tests.test_locks import modules_loaded_by

START = """
import asyncio
from pathlib import Path
from als_tui import bootstrap
async def go():
    app = bootstrap.make_app(Path({data!r}), Path({state!r}), open_set={set_id!r})
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.ready:
            await pilot.pause(0.01)
        await pilot.pause()
        print(*sorted(set(sys.modules) - before))
        sys.stdout.flush()
        import os
        os._exit(0)
asyncio.run(go())
"""
"""A whole start, looked at once what was asked for shows."""
LEFT = """
import asyncio, gc, weakref
from heapq import heapify
from pathlib import Path
from als_tui import bootstrap
from als_tui.app.facilitator import AlsApp
from als_tui.screens.session.desk import Desk
async def go(app):
    async with app.run_test(size=(80, 24)) as pilot:
        while not (app.ready and gc.isenabled()):
            await pilot.pause(0.01)
        desk = weakref.ref(app.screen)
        assert isinstance(desk(), Desk)
        app.navigation.leave_session()
        app.close_set()
        for _ in range(300):
            await pilot.pause(0.01)
            loop = asyncio.get_running_loop()
            loop._scheduled = [timer for timer in loop._scheduled if not timer.cancelled()]
            heapify(loop._scheduled)
            app.navigation._forget_drawn()
            gc.collect()
            if desk() is None:
                break
        print("held still" if desk() else "let go")
gc.disable()
AlsApp.run = lambda app, mouse: asyncio.run(go(app))
bootstrap.show(Path({data!r}), Path({state!r}), open_set={set_id!r})
"""
"""A start with a session that goes on, which is left: is its screen let go, and with it all words of the session?"""
NEVER = {
    *("pydantic", "tinydb", "importlib.metadata", "pyperclip", "tomllib"),
    *("als_tui.configuration", "als_tui.terminal.configured"),
}


def loaded_at_start(folder: Path, set_id: str | None = None) -> set[str]:
    """The modules that are there once home, or the set that is named, shows."""
    return modules_loaded_by(
        START.format(data=str(folder / "data"), state=str(folder / "state"), set_id=set_id)
    )


def open_session(folder: Path) -> str:
    """A set with an open session, by its id."""
    set_id = new_set(folder)
    desk = Desk.at(folder)
    desk.do(OPENED)
    desk.journal.close()
    return set_id


def test_the_version_is_that_of_the_package() -> None:
    assert __version__ == version("als-tui")


def test_where_there_is_no_set_nothing_is_loaded_that_reads_one(tmp_path: Path) -> None:
    loaded = loaded_at_start(tmp_path)
    assert "als_tui.screens.home.page" in loaded
    assert not loaded & NEVER
    heavy = (
        "als_tui.domain.book",
        "als_tui.domain.session",
        "als_tui.storage.set",
        "als_tui.screens.set.form",
    )
    assert not loaded & {*heavy, "textual.widgets._data_table"}


@pytest.mark.long
def test_a_session_that_goes_on_loads_no_screen_but_its_own(tmp_path: Path) -> None:
    loaded = loaded_at_start(tmp_path, open_session(tmp_path))
    assert "als_tui.screens.session.desk" in loaded
    assert not loaded & NEVER
    assert not loaded & {
        "als_tui.screens.set.page",
        "als_tui.screens.start.form",
        "als_tui.screens.review.page",
    }


@pytest.mark.long
def test_the_screen_of_a_session_that_went_on_at_the_start_is_let_go_as_any_other(tmp_path: Path) -> None:
    place = str(tmp_path / "data"), str(tmp_path / "state")
    script = LEFT.format(data=place[0], state=place[1], set_id=open_session(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split("\n")[0] == "let go"
