"""The palette finds a command by its name, its key in any spelling, and the choices of menus; and runs it."""

from textual.command import CommandList, CommandPalette, Hit

from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.facts import Reason
from als_tui.screens.common.palette import KeyCommands
from tests.screens.between import desk_between
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun


async def found(d: Desk, query: str) -> list[str]:
    """What the palette finds, the best first."""
    provider = KeyCommands(d.app.screen)
    hits = [hit async for hit in provider.search(query)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score if isinstance(hit, Hit) else 0)]


FOUND = (
    ("ctrl+l", "Blank"),
    ("^l", "Blank"),
    ("CTRL+L", "Blank"),
    ("control l", "Blank"),
    ("T", "Trim"),
    ("H", "Hold end"),
    ("h", "Hand…"),
    ("space", "Start/pause"),
    ("s a", "Stop the set: Advice"),
    ("advice", "Stop the set: Advice"),
    ("o k", "Other: Take a break now"),
    ("break", "Other: Take a break now"),
    ("fewest", "Turn mode: Fewest first"),
    ("extend", "1 min more"),
    ("more time", "1 min more"),
    ("less time", "1 min less"),
    ("catch-up", "Other: Catch-up card"),
    ("F1", "Help"),
    ("question mark", "Help"),
    ("coffee", "Other: Take a break now"),
    ("exit", "Leave"),
    ("colours", "Theme"),
    ("beep", "Bell: turn on"),
)
"""What is asked for, and the command that comes first."""


async def test_a_command_is_found_by_its_key_its_name_and_what_people_call_it() -> None:
    async with begun() as d:
        for query, command in FOUND:
            assert (await found(d, query))[0].startswith(command), query


async def test_what_a_menu_holds_is_a_command_on_other_screens_too() -> None:
    async with desk_between() as d:
        assert (await found(d, "attendance"))[0].startswith("Export: attendance")
        await d.press("v")
        assert (await found(d, "for the organisation"))[0].startswith("For others: The organisation")
        await d.press("q", "P")
        assert (await found(d, "x e"))[0] == "Calendar: A file a module  (x e)"
    async with begun("check-in") as d:
        assert (await found(d, "topic"))[0].startswith("Today: Topic")


async def test_letters_strewn_about_in_other_words_are_no_match_where_the_words_themselves_stand() -> None:
    async with begun() as d:
        assert await found(d, "sheet") == ["Agenda  (P)"]
        assert (await found(d, "chkrnd"))[0].startswith("Check round"), "for want of the words"


async def test_a_choice_of_a_menu_runs_as_its_keys_do() -> None:
    async with begun() as d:
        await d.press("ctrl+p")
        assert isinstance(d.app.screen, CommandPalette)
        for letter in "advice":
            await d.press(letter)
        await d.pilot.pause(0.1)
        await d.press("enter")
        await d.pilot.pause(0.1)
        assert d.session.intervention is not None
        assert d.session.intervention.reason is Reason.ADVICE
        await d.press("z", "m", "s")
        assert d.session.turn_mode is TurnMode.STACK


async def test_the_palette_of_somebody_who_looks_on_changes_nothing() -> None:
    async with begun("check-in") as d:
        assert not [line for line in await found(d, "fewest") if line.startswith("Turn mode")], "not here"
        assert [line async for line in KeyCommands(d.app.screen).discover()]


async def listed(d: Desk, words: str, command: str | None = None) -> list[str]:
    """What the palette lists for these words, once the command is in it, or all is that will be."""
    await d.press("ctrl+p")
    await d.type(words)
    lines: list[str] = []
    for _ in range(50):
        lines = [str(option.prompt) for option in d.app.screen.query_one(CommandList).options]
        if command is not None and any(line.startswith(command) for line in lines):
            break
        await d.pilot.pause(0.01)
    return lines


LISTED = (
    ("capture", "Capture  (c)"),  # its name
    ("moment without words", "Silence  (S)"),  # its sentence
    ("the set decided", "Decision  (C)"),
    ("stop the", "Stop the set  (s)"),
)


async def test_a_command_is_found_by_its_name_or_its_sentence() -> None:
    async with begun() as d:
        for words, command in LISTED:
            lines = await listed(d, words, command)
            assert any(line.startswith(command) for line in lines), (words, lines)
            await d.press("escape")


async def test_what_is_found_is_run_by_enter_on_the_screen_below() -> None:
    async with begun() as d:
        await listed(d, "check round")
        await d.press("enter")
        for _ in range(20):
            await d.pilot.pause(0.01)
        assert d.place == "CheckScreen"


async def test_a_command_that_the_screen_below_has_not_is_not_found() -> None:
    async with desk() as d:
        assert not any("Check round" in line for line in await listed(d, "check round"))
