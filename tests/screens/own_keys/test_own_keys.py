"""Keys are changed by pressing them: what is taken works and is named at once, what clashes is told, and taken back."""

from collections.abc import Iterator

import pytest

from als_tui.configuration.own_keys import CHOICE
from als_tui.keys import take_keymap
from als_tui.screens.own_keys import words
from als_tui.terminal.configured import key_tables
from als_tui.widgets.lines import MessageLine
from tests.fakes import MemoryLibrary
from tests.screens.desk import Desk
from tests.screens.shelf import desk_over

TABLES = key_tables()


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    take_keymap({})


def told(d: Desk) -> str:
    return d.app.screen.query_one(MessageLine).saying.words


async def test_a_key_is_changed_by_pressing_another_and_taken_back() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("question_mark", "f4", "slash")
        await d.type("home.new")
        await d.press("enter", "enter")
        assert d.place == "NextKeyScreen" and "new set: n" in d.screen_text()
        await d.press("q")
        assert told(d).startswith('home.new cannot be "q": that is “quit” (home.quit) in Home; free are')
        await d.press("enter", "tab")
        assert told(d) == 'home.new: "tab" means the same everywhere'
        await d.press("enter", "escape")
        assert told(d) == "Nothing was changed."
        await d.press("enter", "V")
        assert told(d) == "new set: V" and "V *" in d.screen_text()
        assert d.memory.get(CHOICE, "") == "home.new=V"
        await d.press("q", "q")
        assert "V makes one: a name" in " ".join(d.screen_text().split())
        await d.press("V")
        assert d.place == "SetFormScreen"
        await d.press("escape", "question_mark", "f4", "slash")
        await d.type("home.new")
        await d.press("enter", "r")
        assert told(d) == "new set: n" and d.memory.get(CHOICE, "") == ""
        await d.press("r")
        assert told(d) == "Nothing was changed here of this key."
        async for _ in d.sizes():
            assert "In keys.toml: home.new." in d.screen_text() and "  Home" in d.screen_text()


def test_every_key_that_can_be_changed_is_met_once_and_found_by_key_word_screen_and_id() -> None:
    every = words.rows(TABLES, {}, frozenset(), "")
    assert every.keys() == {id for id, row in TABLES.keys.items() if row.kind != "fixed"}
    faces = {"phase.next": "f10"}
    for sought in ("F10", "phase.next", "next", "every page"):
        assert "phase.next" in words.rows(TABLES, faces, frozenset(), sought), sought
    assert words.rows(TABLES, faces, frozenset(), "F10").keys() == {"phase.next"}
    assert words.rows(TABLES, faces, frozenset({"phase.next"}), "F10")["phase.next"][0].text == "F10 *"


def test_a_row_says_what_the_key_is_without_a_change_and_whose_change_it_is() -> None:
    row = TABLES.keys["phase.next"]
    assert words.about(row, {}, changed=False) == (row.sentence, "In keys.toml: phase.next.")
    assert words.about(row, {"phase.next": "f10"}, changed=False)[1].endswith("Usually n. As keys.toml says.")
    assert words.about(row, {"phase.next": "f10"}, changed=True)[1].endswith("Usually n. Changed here.")
