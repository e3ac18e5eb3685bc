"""A facilitator who gave some keys other faces reads those everywhere, and they are the ones that work."""

from collections.abc import Iterator

import pytest
from textual.command import DiscoveryHit

from als_tui.configuration.keymap import read_keymap
from als_tui.domain.moves import attendance, flow
from als_tui.domain.session.schedule import next_stop
from als_tui.keys import take_keymap
from als_tui.screens.common.palette import KeyCommands
from als_tui.terminal.configured import key_tables, preset_text
from als_tui.widgets.lines import KeyLine
from tests.fakes import MemoryLibrary
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, do, show
from tests.screens.shelf import desk_over

KEYMAP = {
    "home.new": "V",
    "home.quit": "O",
    "go.review": "J",
    "phase.next": "G",
    "guard.stop": "B",
    "floor.back": "R",
    "roster.all": "I",
    "capture.line": "U",
    "bids.present": "Q",
    "step.undo": "f12",
    "app.help": "question_mark,ctrl+s",
}
USUAL = {"n", "v", "s", "p", "A", "c"}
"""Faces that some of these keys have usually."""


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    take_keymap({})


def hints(d: Desk) -> dict[str, str]:
    """The words of the key line, by their keys."""
    return {hint.key: hint.word for hint in d.app.screen.query_one(KeyLine).hints}


def whole(d: Desk) -> str:
    """The screen as one line."""
    return " ".join(d.screen_text().split())


async def test_the_roster_names_its_other_keys_and_obeys_them() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
        await show(d)
        assert "Next: mark who is here. I marks all the others." in whole(d)
        assert hints(d)["I"] == "all here" and "A" not in hints(d)
        await d.press("A")
        assert not d.session.present and "“A” does nothing here" in d.said
        await d.press("I")
        assert len(d.session.present) == len(d.session.people)


async def test_the_board_names_its_other_keys_and_obeys_them() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d)
        await d.press("2")
        line = hints(d)
        assert (line["R"], line["U"], line["G"], line["B"]) == (
            "presenter",
            "capture",
            "next",
            "stop the set",
        )
        assert not USUAL & set(line)
        await d.press("p", "c", "R")
        assert d.session.floor == d.session.presenter and not d.app.navigation.top.writing
        await d.press("B", "a")
        assert "· B goes on" in whole(d) and hints(d)["B"] == "go on"
        await d.press("o")
        assert "G goes back to work" in whole(d)
        await d.press("escape", "B", "9")
        assert d.session.intervention is None
        assert d.said == "There is no seat 9 today. `w` or the roster (`r`) adds people."


async def test_what_is_next_and_a_refusal_name_the_other_keys() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d, "check-in")
        await d.press("r")
        assert "Next: a word from each (Enter), then G: Progress." in whole(d)
        await d.press("L")
        assert "No question was asked yet. U catches one in a line." in whole(d)
        while "Nobody presents next" not in d.said:
            await d.press("G")
        assert d.said == "Nobody presents next. `i`, then `Q` puts one on; `o` `d` drops the slot."
        await d.press("i")
        assert "Next: Q puts" in whole(d)
        await d.press("Q")
        while next_stop(d.session) is not None:
            do(d, flow.next_phase)
        await show(d)
        await d.press("t")
        assert "Next: J, a last word from each" in whole(d) and hints(d)["J"] == "last words"
        await d.press("J")
        assert d.place == "review"


async def test_help_and_palette_name_the_other_keys() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d)
        hits = [hit async for hit in KeyCommands(d.app.screen).discover() if isinstance(hit, DiscoveryHit)]
        lines = {str(hit.text) for hit in hits}
        assert {"Review  (J)", "Next  (G)", "Capture  (U)", "Presenter  (R)"} <= lines
        assert {"Stop the set: Pace  (B p)"} <= lines
        told = {str(hit.text): hit.help or "" for hit in hits}
        assert "Space, G, b, R and the seats" in told["Blank  (^l)"]
        await d.resize(100, 150)
        await d.press("question_mark")
        text = whole(d)
        for row in (
            "J review",
            "G next",
            "B stop the set",
            "R presenter",
            "U capture",
            "Space, G, b, R and the",
        ):
            assert row in text, row


async def test_an_open_line_names_the_key_of_help_that_is_no_letter() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d)
        await d.press("U")
        assert hints(d)["^s"] == "signs" and "F1" not in hints(d)
        await d.type("Who decides?")
        await d.press("ctrl+t")
        d.app.update_keymap({"app.help": "question_mark", "capture.kind": "ctrl+e"})
        await d.press("x")
        assert "signs" not in hints(d).values()


async def test_under_the_blank_screen_the_other_keys_act() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d)
        before = d.session.stop
        await d.press("2", "ctrl+l", "n", "p")
        assert d.session.stop == before and d.session.floor != d.session.presenter
        await d.press("ctrl+l")
        assert "Space, G, b, R, Enter and the seats" in d.said
        await d.press("ctrl+l", "R", "G", "ctrl+l")
        assert d.session.stop != before


async def test_on_azerty_the_upper_row_gives_the_floor_and_types_digits() -> None:
    async with desk() as d:
        d.app.set_keymap(read_keymap('preset = "azerty"', key_tables(), preset_text).faces)
        await begin(d)
        await d.press("é")
        assert d.session.floor == d.session.people[1].id
        assert hints(d)["1-9 0"] == "floor"
        await d.press("h", "quotation_mark")
        assert d.session.hands == (d.session.people[2].id,)
        await d.press("enter", "u", "apostrophe", "escape")
        assert [*d.session.checks.values()] == [4]


async def test_who_takes_a_slot_twice_does_it_by_the_other_key() -> None:
    async with desk() as d:
        d.app.set_keymap(KEYMAP)
        await begin(d, "bids")
        await d.press("1")
        slots = [slot.presenter for slot in d.session.slots]
        assert 1 in slots
        await d.press("Q", "Q")
        assert [slot.presenter for slot in d.session.slots] != slots


async def test_home_without_a_set_names_the_other_keys() -> None:
    async with desk_over(MemoryLibrary()) as d:
        d.app.set_keymap(KEYMAP)
        d.app.home.show((), d.app.port.today)
        await d.pilot.pause()
        assert "V makes one: a name and its members are enough." in whole(d)
        assert "leave with O and run als-tui demo" in whole(d)
        await d.press("V")
        assert d.place == "SetFormScreen"
