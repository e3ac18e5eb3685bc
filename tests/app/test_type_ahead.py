"""What is typed at once with the key that opens a line, a form or a search goes into it, no letter lost."""

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from als_tui.screens.register.page import RegisterScreen
from tests.fakes import NAMES
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begun
from tests.screens.shelf import desk_with_past

MANY = (*NAMES, "Gus", "Hal", "Ida", "Jan", "Kim", "Lou")
"""More members than keys pick."""


async def at_once(d: Desk, keys: str) -> str:
    """Press all keys before the app sees the first, and return what then stands where the cursor is."""
    for key in keys.split():
        words = [key] if len(key) > 2 and key[0] == "<" else list(key)
        for one in words:
            name = {"/": "slash", "?": "question_mark"}.get(one, one.strip("<>"))
            d.app.post_message(events.Key(name, "\r" if name == "enter" else one if len(one) == 1 else None))
    for _ in range(12):
        await d.pilot.pause()
    field = d.app.screen.focused
    if isinstance(field, TextArea):
        return field.text
    return field.value if isinstance(field, Input) else ""


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("/bos", "bos"),
        ("cbos", "bos"),
        ("t/bos", "bos"),
        ("//bos", "bos"),
        ("r/bos", "bos"),
        ("abos", "bos"),
        ("Lfbos", "bos"),
        ("/bos <escape> /we", "we"),
        ("cbos <enter> /we", "we"),
        ("nn/bos", "bos"),
    ],
)
async def test_in_a_session_a_burst_goes_into_what_its_first_key_opens(keys: str, words: str) -> None:
    async with begun() as d:
        assert await at_once(d, keys) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("nbos", "bos"),
        ("Ppfrom", "from"),
        ("//bos", "bos"),
        ("dfri", "fri"),
        ("m <down> <enter> bos", "bos"),
        ("e <tab> <f4> /bos", "bos"),
        ("sl/bos", "bos"),
        ("Kx", "What is said here stays here.x"),
    ],
)
async def test_on_a_set_s_page_too(keys: str, words: str) -> None:
    async with desk() as d:
        assert await at_once(d, keys) == words


async def test_letters_behind_a_key_whose_line_is_refused_are_no_keys() -> None:
    async with desk_with_past() as d:
        await d.press("a")
        assert await at_once(d, "wzq") == "" and isinstance(d.app.screen, RegisterScreen)
        assert d.said.endswith("What was typed behind the key did nothing."), d.said
        assert await at_once(d, "dwsaid") == "said", "as its words can be told now"
        assert await at_once(d, "<escape> uq") == "q"


async def test_from_the_first_screen_into_the_form_of_a_new_set() -> None:
    async with desk(opened=False) as d:
        assert await at_once(d, "nbos") == "bos"


async def test_letters_behind_a_refused_form_go_on_with_the_field_that_is_wrong() -> None:
    async with desk() as d:
        assert await at_once(d, "e <tab> <tab> 9 <tab> <f2> 0") == "90"


@pytest.mark.parametrize("opens", ["?", "Pp"], ids=["help", "sheet"])
@pytest.mark.parametrize(("moves", "rows"), [("<end>", None), ("<down>", 1)])
async def test_a_key_typed_ahead_moves_the_text_that_just_opens(
    opens: str, moves: str, rows: int | None
) -> None:
    async with begun(size=(60, 20)) as d:
        await d.press(*opens[:-1])
        await at_once(d, f"{opens[-1]} {moves}")
        text = d.app.screen.query_one(VerticalScroll)
        assert text.scroll_y == (text.max_scroll_y if rows is None else rows) > 0


async def test_a_record_that_is_opened_and_left_for_its_end_at_once_stands_there() -> None:
    async with desk_with_past((60, 20)) as d:
        await d.press("end")
        await at_once(d, "<enter> <end>")
        text = d.app.screen.query_one(VerticalScroll)
        assert text.scroll_y == text.max_scroll_y > 0
