"""What a start loads before anything is asked of it: as little as shows, and the version is the package's."""

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
NEVER = {"pydantic", "tinydb", "importlib.metadata", "pyperclip"}


def loaded_at_start(folder: Path, set_id: str | None = None) -> set[str]:
    """The modules that are there once home, or the set that is named, shows."""
    return modules_loaded_by(
        START.format(data=str(folder / "data"), state=str(folder / "state"), set_id=set_id)
    )


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
    set_id = new_set(tmp_path)
    desk = Desk.at(tmp_path)
    desk.do(OPENED)
    desk.journal.close()
    loaded = loaded_at_start(tmp_path, set_id)
    assert "als_tui.screens.session.desk" in loaded
    assert not loaded & NEVER
    assert not loaded & {
        "als_tui.screens.set.page",
        "als_tui.screens.start.form",
        "als_tui.screens.review.page",
    }
