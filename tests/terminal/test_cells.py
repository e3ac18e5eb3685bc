"""Only what changed is sent, and what then stands on the screen is what all of it would have left there."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from als_tui.terminal.cells import Cells
from tests.terminal.painting import COLOURS, Chops, Shown, layout, rows_of, strip, update

WORDS = st.lists(st.sampled_from([*"ab   .漢字é─▶·👍", "e\u0301", "o\u0308\u0323"]), max_size=8).map("".join)
STYLES = st.sampled_from(
    [
        "",
        "bold",
        "dim italic",
        "bold #e0e0e0 on #121314",
        "#e0e0e0 on #121314",
        "italic underline red",
        "on #121314",
        "on #202122",
        "reverse strike color(100) on blue",
        "reverse",
        "#a0a0a0 on #202122",
        "blink bright_red on default",
    ]
)
CUTS = ((20,), (7, 13), (1, 6, 13))
"""Widths of the strips of a row, in three layouts of a screen of 20 columns; and in one of 24."""
ROWS = 4
SEQUENCE = re.compile("\x1b\\[[0-9;]*(.)")
ROOM = 30


@st.composite
def _strip(draw: st.DrawFn, width: int) -> Strip:
    return strip(*draw(st.lists(st.tuples(WORDS, STYLES), max_size=4)), width=width)


@st.composite
def _screen(draw: st.DrawFn) -> Chops:
    widths = draw(st.sampled_from([*CUTS, (11, 13)]))
    return [[draw(_strip(width)) for width in widths] for _ in range(draw(st.sampled_from([ROWS, ROWS + 1])))]


@settings(max_examples=60)
@given(st.data())
def test_what_changed_leaves_the_same_screen_as_all_of_it(data: st.DataObject) -> None:
    plain, ours = Shown(20, ROWS), Shown(20, ROWS)
    rows = data.draw(_screen())
    for step in [
        "layout",
        *data.draw(st.lists(st.sampled_from(["layout", "part", "part", "noise"]), max_size=7)),
    ]:
        if step == "part":
            places = [(y, at) for y, row in enumerate(rows) for at in range(len(row))]
            changed = data.draw(st.sets(st.sampled_from(places), min_size=1, max_size=3))
            for y, at in changed:
                rows[y][at] = data.draw(_strip(rows[y][at].cell_length))
            what: ChopsUpdate | LayoutUpdate = update(rows, changed)
        else:
            rows = data.draw(_screen()) if step == "layout" else rows
            what = layout(rows)
            for shown in (plain, ours):
                shown.screen.resize(len(rows), _width(rows))
            plain.clear()
        if step == "noise":
            ours.feed("\x1b[H\x1b[7mnoise 漢漢\r\nof another program")
            ours.cells.forget()
        cursor = data.draw(st.tuples(st.integers(0, _width(rows) - 1), st.integers(0, len(rows) - 1)))
        plain.paint_plainly(what, cursor)
        sent = ours.paint(what, cursor)
        assert ours.seen() == plain.seen()
        assert {found[1] for found in SEQUENCE.finditer(sent)} <= set("HGBm"), (
            "places and looks alone; nothing is erased"
        )
        assert ours.paint(what, cursor) == ""


def _width(rows: Chops) -> int:
    return sum(part.cell_length for part in rows[0])


def shown(*rows: Sequence[tuple[str, str]]) -> Shown:
    """A terminal with these rows painted on it."""
    terminal = Shown(ROOM, len(rows))
    terminal.paint(layout(rows_of(*rows, width=ROOM)))
    return terminal


def then(terminal: Shown, *rows: Sequence[tuple[str, str]], cursor: tuple[int, int] = (0, 0)) -> str:
    """What is sent to have these rows there instead."""
    return terminal.paint(layout(rows_of(*rows, width=ROOM)), cursor)


def test_one_letter_costs_a_move_and_a_letter() -> None:
    terminal = shown([("Bench 12:34", "bold")], [("the floor", "bold")])
    assert then(terminal, [("Bench 12:35", "bold")], [("the floor", "bold")]) == "\x1b[1;11H5\x1b[G"
    assert then(terminal, [("Bench 12:35", "bold")], [("the floor", "bold")], cursor=(2, 1)) == "\x1b[2;3H"
    assert then(terminal, [("Bench 12:35", "bold")], [("the flour", "bold")], cursor=(8, 1)) == "\x1b[2;8Hu"


def test_a_few_cells_between_two_changes_are_drawn_again_and_many_are_passed_over() -> None:
    terminal = shown([("a bc d and e", "")])
    assert then(terminal, [("A bc D and E", "")]) == "\x1b[1HA bc D\x1b[12GE\x1b[G"
    terminal = shown([("a", "bold"), ("bc", ""), ("d", "bold")])
    sent = then(terminal, [("A", "bold"), ("bc", ""), ("D", "bold")])
    assert sent == "\x1b[1HA\x1b[4GD\b\b\b\b", "but not in another look"


def test_the_rows_of_a_big_digit_are_reached_by_steps() -> None:
    terminal = shown([("   abc", "")], [("   def", "")])
    assert then(terminal, [("   ABC", "")], [("   DEF", "")]) == "\x1b[1;4HABC\b\b\b\x1b[BDEF\x1b[1H"


def test_a_look_is_told_when_it_changes_and_a_blank_has_any() -> None:
    def letters(first: str, blank: str) -> str:
        return then(terminal, [("a", first), (" ", blank), ("b", "#102030 on #404040")])

    terminal = shown([("a b", "#102030 on #404040")])
    assert letters("red on #404040", "bold on #404040") == "\x1b[1H\x1b[31;48;2;64;64;64ma\b"
    assert letters("red on #404040", "blue on #404040") == ""
    assert letters("red on #404040", "on #010101") == "\x1b[1;2H\x1b[48;2;1;1;1m \b\b"
    assert letters("red on #404040", "underline on #010101") == "\x1b[1;2H\x1b[4;39m \b\b"


@pytest.mark.parametrize("words", ["x漢", "字", "xy", "漢x", " 漢"])
def test_a_wide_sign_is_overwritten_as_a_whole(words: str) -> None:
    terminal = shown([("漢漢 stays", "")])
    then(terminal, [(words, "")])
    assert terminal.screen.buffer[0][0].data == words[0]
    assert terminal.text() == [words]


@pytest.mark.parametrize(("before", "half"), [("ab漢cd", 3), ("ab漢cd", 2)])
def test_of_a_wide_sign_that_lost_a_half_nothing_counts_as_painted(before: str, half: int) -> None:
    terminal = shown([(before, "")])
    parts = [
        [strip(("ab ", ""), width=half), strip(("|", ""), width=1), strip((" cd", ""), width=ROOM - half - 1)]
    ]
    terminal.paint(update(parts, [(0, 1)]))
    assert not {"漢", ""} & set(terminal.cells._signs[0])


def test_a_sign_that_a_terminal_draws_over_its_neighbours_does_not_hide_them() -> None:
    """Some give this family eight cells, and Textual two."""
    terminal = shown([("a family here", "")])
    parts = [
        [
            strip(("a ", ""), width=2),
            strip(("👨\u200d👩\u200d👧\u200d👦", ""), width=2),
            strip(("mily here", ""), width=ROOM - 4),
        ]
    ]
    sent = terminal.paint(update(parts, [(0, 1)]))
    assert "\x1b[5Gmily here" in sent


@pytest.mark.parametrize("control", ["\x1b[2J", "\r", "\n", "\x07", "\x9b2J", "\x7f"])
def test_no_word_reaches_the_terminal_as_a_command(control: str) -> None:
    cells = Cells()
    sent = cells.changes(layout([[Strip([*strip((f"a{control}b", ""), width=ROOM)])]]), COLOURS, (0, 0))
    assert set(re.findall("[\x00-\x1f\x7f-\x9f]", sent)) <= {"\x1b", "\b"}
    assert {found[1] for found in SEQUENCE.finditer(sent)} <= set("HGBm")


def test_all_is_painted_once_nothing_is_known_any_more() -> None:
    rows = [[("one", "")], [("two", "")]]
    terminal = shown(*rows)
    assert then(terminal, *rows) == ""
    terminal.feed("\x1b[2J")
    terminal.cells.forget()
    assert len(then(terminal, *rows)) > 2 * ROOM
    assert terminal.text() == ["one", "two"]
    assert then(terminal, *rows) == ""


def test_what_was_made_for_the_old_size_leaves_nothing_behind() -> None:
    """The window shrinks; a painting of before comes after it, and then the one that was made for it."""
    terminal = shown([("one", "")], [("two", "")], [("three", "")])
    terminal.screen.resize(2, ROOM)
    terminal.cells.forget()
    late = rows_of([("one", "")], [("two", "")], [("THREE", "")], width=ROOM)
    terminal.paint(update(late, [(2, 0)]))
    then(terminal, [("one", "")], [("two", "")])
    assert terminal.text() == ["one", "two"]


def test_a_window_that_has_its_old_size_again_is_painted_anew() -> None:
    rows = [[("one", "")], [("two", "")]]
    terminal = shown(*rows)
    terminal.screen.resize(1, ROOM)
    terminal.screen.resize(2, ROOM)
    assert terminal.text() != ["one", "two"]
    terminal.cells.forget()
    then(terminal, *rows)
    assert terminal.text() == ["one", "two"]
