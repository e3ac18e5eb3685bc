"""Columns stand still behind signs that terminals give different widths."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from als_tui.terminal.columns import kept_in_columns
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin
from tests.tables import each

RARE = (
    "👩🏽‍🚀",
    "नि",
    "❤️",
    "1️⃣",
    "🇩🇪",
    "👨‍👩‍👧‍👦",
    "กำ",
    "e\u0301\u0323",
    "க்ஷி",
    "한글",
    "🏳️‍🌈",
    "ညီ",
    "😀",
    "שָׁלוֹם",
)
GREEDY = {"👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪"}
"""What the terminal of these tests gives more cells than Textual does."""


def shown(painted: str) -> pyte.Screen:
    screen = pyte.Screen(60, 3)
    pyte.Stream(screen).feed(painted)
    return screen


@each("rare", RARE)
def test_what_follows_stands_in_its_column(rare: str) -> None:
    words = f"\x1b[2;3H\x1b[1mAn {rare}\x1b[0m here {rare}, \x1b[3mthere"
    behind = 2 + cell_len(f"An {rare} here {rare}, ")
    screen = shown(kept_in_columns(words))
    assert "".join(screen.buffer[1][behind + at].data for at in range(5)) == "there"
    assert screen.buffer[1][behind].italics


@pytest.mark.parametrize("rare", sorted(GREEDY))
def test_without_it_they_move(rare: str) -> None:
    behind = cell_len(rare)
    assert shown(f"\x1b[1;1H{rare}there").buffer[0][behind].data != "t"


def test_what_stood_under_a_sign_that_takes_fewer_cells_is_gone() -> None:
    assert kept_in_columns("\x1b[1;5H❤️!") == "\x1b[1;5H  \x1b[5G❤️\x1b[7G!"


@given(st.text("ab é漢…▶“”ä", max_size=20))
def test_usual_words_go_out_as_they_are(text: str) -> None:
    painted = f"\x1b[1;1H\x1b[1m{text}\x1b[0m\n\x1b[2;1H{text}"
    assert kept_in_columns(painted) == painted


def test_what_was_not_placed_is_left_alone() -> None:
    assert kept_in_columns("\x1b]0;👩🏽‍🚀\x07") == "\x1b]0;👩🏽‍🚀\x07"
    assert kept_in_columns("👩🏽‍🚀 first\n\x1b[2;1Hx") == "👩🏽‍🚀 first\n\x1b[2;1Hx"


def assert_in_columns(d: Desk, rare: str) -> int:
    """Hold each row with this sign against what a terminal shows of it; return how many there are."""
    screen = pyte.Screen(*d.app.size)
    pyte.Stream(screen).feed(kept_in_columns(d.painted()))
    rows = [(y, line) for y, line in enumerate(d.screen_text().split("\n")) if rare in line]
    for y, line in rows:
        at = cell_len(line[: line.index(rare) + len(rare)])
        rest = line[line.index(rare) + len(rare) :]
        cells = "".join(screen.buffer[y][x].data for x in range(at, d.app.size.width))
        assert cells.rstrip() == rest, line
    return len(rows)


@pytest.mark.parametrize("some", [RARE[:5], RARE[5:10], RARE[10:]])
async def test_the_columns_of_the_roster_and_the_board_stand_still(some: tuple[str, ...]) -> None:
    """Each sign ends one name and begins another; who is at the cursor is named above the list, too."""
    names = [name for rare in some for name in (f"Ana {rare}", f"{rare} Chi")]
    async with desk(names=(*names, "Benjamin Ode")) as d:
        await begin(d, "check-in")
        await d.press("A")
        for rare in some:
            assert assert_in_columns(d, rare) == 3
            await d.press("down", "down")
        await d.press("t")
        for rare in some:
            assert_in_columns(d, rare)
