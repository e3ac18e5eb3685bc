"""The palette: every command is found by its name, its sentence or its key, and Enter runs it."""

import pytest
from textual.command import CommandList

from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin


async def found(d: Desk, words: str) -> list[str]:
    """What the palette lists for these words."""
    await d.press("ctrl+p")
    await d.type(words)
    for _ in range(50):
        await d.pilot.pause(0.01)
    options = d.app.screen.query_one(CommandList).options
    return [str(option.prompt) for option in options]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("capture", "Capture  (c)"),  # its name
        ("moment without words", "Silence  (S)"),  # its sentence
        ("the set decided", "Decision  (C)"),
        ("stop the", "Stop the set  (s)"),
    ],
)
async def test_a_command_is_found_by_its_name_or_its_sentence(words: str, command: str) -> None:
    async with desk() as d:
        await begin(d)
        listed = await found(d, words)
        assert any(line.startswith(command) for line in listed), listed


async def test_what_is_found_is_run_by_enter_on_the_screen_below() -> None:
    async with desk() as d:
        await begin(d)
        await found(d, "check round")
        await d.press("enter")
        for _ in range(20):
            await d.pilot.pause(0.01)
        assert d.place == "CheckScreen"


async def test_a_command_that_the_screen_below_has_not_is_not_found() -> None:
    async with desk() as d:
        assert not any("Check round" in line for line in await found(d, "check round"))
