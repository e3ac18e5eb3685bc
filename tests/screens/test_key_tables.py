"""What a key's value says of it is what the key does: whether it opens words or a choice, and whether it only looks."""

import pytest

from als_tui.keys import Key, keys_of
from als_tui.screens.pages.places import PAGES
from als_tui.screens.session.desk import Desk as SessionDesk
from tests.screens.desk import Desk
from tests.screens.test_screen_frames import in_session

LEAVES = {"screen.leave"}
"""Keys after which no desk is there to look at."""


@pytest.mark.parametrize("place", [*PAGES, "desk"])
async def test_what_a_key_opens_and_changes_is_what_its_value_says(place: str) -> None:
    async with in_session() as d:
        if place != "desk":
            await d.app.navigation.go(place)  # type: ignore[arg-type]  # one of the places, by its name
        await d.press("escape")
        keys = keys_of(d.app.screen if place == "desk" else d.page)
        for key in [key for key in keys if key.show and key.id not in LEAVES]:
            opened, changed = await done_by(d, key)
            assert not opened or key.opens, f"{key.id} opens something"
            assert not changed or not key.looks, f"{key.id} changes something"


async def done_by(d: Desk, key: Key) -> tuple[bool, bool]:
    """Do what a key does, say whether it opened a line or a window and changed the set, and take all of it back."""
    screen = d.app.screen
    assert isinstance(screen, SessionDesk) and d.app.engine is not None
    engine, place, steps = d.app.engine, screen.place, d.app.engine.live.done
    await screen.perform(key.id)
    await d.pilot.pause()
    opened, changed = screen.writing or not screen.is_active, engine.live.done != steps
    while not screen.is_active:
        d.app.pop_screen()
        await d.pilot.pause()
    if screen.writing:
        await d.press("escape")
    while len(engine.live.done) > len(steps):
        screen.action_undo()
        await d.pilot.pause()
    await d.app.navigation.go(place)
    return opened, changed
