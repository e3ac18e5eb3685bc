"""Columns stand still behind signs that terminals give different widths."""

import re

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from als_tui.terminal.columns import NARROW, add_cells
from tests.screens.desk import Desk
from tests.screens.sessions import begun
from tests.tables import each
from tests.terminal.painting import Shown, layout, rows_of

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


def cells_of(text: str) -> list[str]:
    cells: list[str] = []
    add_cells(text, cells)
    return cells


@each("rare", RARE)
def test_what_follows_stands_in_its_column(rare: str) -> None:
    words = f"An {rare} here {rare}, "
    terminal = Shown(60, 3)
    terminal.paint(layout(rows_of([], [(words, "bold"), ("there", "italic")], [], width=60)))
    behind, row = cell_len(words), terminal.screen.buffer[1]
    assert "".join(row[behind + at].data for at in range(5)) == "there"
    assert row[behind].italics


@pytest.mark.parametrize("rare", sorted(GREEDY))
def test_without_it_they_move(rare: str) -> None:
    screen = pyte.Screen(60, 3)
    pyte.Stream(screen).feed(f"\x1b[1;1H{rare}there")
    assert screen.buffer[0][cell_len(rare)].data != "t"


def test_what_stood_under_a_sign_that_takes_fewer_cells_is_gone() -> None:
    terminal = Shown(10, 1)
    assert "  \x1b[1G❤️\x1b[3G!" in terminal.paint(layout(rows_of([("❤️!", "")], width=10)))


@given(st.text("ab é漢…▶“”ä", max_size=20))
def test_usual_words_go_out_as_they_are(text: str) -> None:
    assert "".join(cells_of(text)) == text
    assert text.rstrip() in Shown(50, 1).paint(layout(rows_of([(text, "")], width=50)))


@given(st.text("ab é漢\u0301\u0308\u200c\u200d👩🚀❤\ufe0f🇩🇪नि한\u1112\u1161\x1b\x9b", max_size=8))
def test_a_text_has_as_many_cells_as_textual_counts(text: str) -> None:
    plain = text.replace("\x1b", "").replace("\x9b", "")
    assert len(cells_of(text)) == cell_len(plain)
    if cell_len(plain[:1]):
        assert "".join(cells_of(text)) == plain


def test_signs_that_are_taken_for_narrow_are_so() -> None:
    for found in re.finditer("(.)-(.)", NARROW):
        assert all(cell_len(chr(point)) == 1 for point in range(ord(found[1]), ord(found[2]) + 1)), found[0]


def assert_in_columns(d: Desk, rare: str) -> int:
    """Hold each row with this sign against what a terminal shows of it; return how many there are."""
    terminal = Shown(*d.app.size)
    terminal.paint(d.painting())
    screen = terminal.screen
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
    async with begun("check-in", names=(*names, "Benjamin Ode")) as d:
        await d.press("A")
        for rare in some:
            assert assert_in_columns(d, rare) == 3
            await d.press("down", "down")
        await d.press("t")
        for rare in some:
            assert_in_columns(d, rare)
