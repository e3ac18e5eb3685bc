"""The big time is drawn from one table: sizes, words beside it, and what stands for it where blocks are missing."""

import subprocess
import sys

import pytest

from als_tui.widgets.digits import HALF, TEXT, gap, glyph, height, width
from als_tui.widgets.face import Face, face_rows, face_width
from als_tui.widgets.rows import DrawnRows, cells_of

LEFT = Face("15", ":48", "left")


def text(rows: DrawnRows) -> str:
    """Rows as they are seen."""
    return "\n".join("".join(piece for piece, _ in row).rstrip() for row in rows)


def drawn(*rows: str) -> str:
    """Rows as a test writes them, a bar at the left edge."""
    return "\n".join(row[1:] for row in rows)


@pytest.mark.parametrize("size", [TEXT, HALF, 1.0, 2.0, 3.0])
@pytest.mark.parametrize("char", "0123456789:+")
def test_all_rows_of_a_digit_are_as_wide(char: str, size: float) -> None:
    rows = glyph(char, size)
    assert len(rows) == height(size) and {len(row) for row in rows} == {width(char, size)}


def test_a_point_grows_with_the_size() -> None:
    assert [width("15", size) for size in (TEXT, HALF, 1.0, 2.0, 3.0)] == [2, 7, 14, 28, 42]
    assert [height(size) for size in (TEXT, HALF, 1.0, 2.0, 3.0)] == [1, 3, 5, 10, 15]
    assert [gap(size) for size in (TEXT, HALF, 1.0, 2.0)] == [0, 1, 2, 4]


def test_minutes_are_large_and_seconds_small_with_the_words_above_those() -> None:
    assert text(face_rows(LEFT, 1.0)) == drawn(
        "|████    ██████      left",
        "|  ██    ██",
        "|  ██    ██████   ▄ ▄ ▄▄▄",
        "|  ██        ██ ▀ █▄█ █▄█",
        "|██████  ██████ ▀   █ █▄█",
    )
    rows = face_rows(LEFT, 2.0)
    assert len(rows) == 10 and face_width(LEFT, 2.0) == max(map(cells_of, rows)) == 39
    assert text(rows).split("\n")[5].endswith("       left")


def test_in_a_short_window_both_stand_on_one_line() -> None:
    assert text(face_rows(LEFT, HALF)) == drawn(
        "|     ▄▄  ▄▄▄   ▄ ▄ ▄▄▄",
        "|      █  █▄▄ ▀ █▄█ █▄█",
        "|left ▄█▄ ▄▄█ ▀   █ █▄█",
    )
    assert text(face_rows(LEFT, TEXT)) == "15:48 left"


def test_seconds_alone_have_their_words_before_the_last_row_or_behind_the_first() -> None:
    last = Face("40", "", "seconds left", "$warning")
    assert text(face_rows(last, 1.0)) == drawn(
        "|              ██  ██  ██████",
        "|              ██  ██  ██  ██",
        "|              ██████  ██  ██",
        "|                  ██  ██  ██",
        "|seconds left      ██  ██████",
    )
    assert text(face_rows(last, 1.0, hanging=True)).startswith("██  ██  ██████  seconds left\n")


def test_without_digits_the_words_stand_alone() -> None:
    assert text(face_rows(Face(label="silence, over"), 2.0)) == "silence, over"
    assert face_rows(Face(), 2.0) == ()


def test_where_half_blocks_are_missing_the_seconds_are_text() -> None:
    code = (
        "from tests.widgets.test_digits import LEFT, text; from als_tui.widgets.face import face_rows;"
        "print(text(face_rows(LEFT, 1.0)))"
    )
    for environ, point in (({"ALS_TUI_SIGNS": "plain"}, "#"), ({"TERM": "linux"}, "█")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONIOENCODING": "utf-8", **environ},
            capture_output=True,
            check=True,
        )
        assert (
            done.stdout.decode()
            == drawn(
                "|      ####    ######",
                "|        ##    ##",
                "|        ##    ######",
                "|        ##        ##",
                "|left  ######  ###### :48",
            ).replace("#", point)
            + "\n"
        )
