"""A figure is marked by its target, with what it is compared with and without."""

import pytest

from benchmarks.__main__ import BEGIN, END, with_figures
from benchmarks.row import HEAD, Row, line, table


@pytest.mark.parametrize(
    ("ours", "mark"), [(1.21, "over"), (1.2, ""), (1.11, ""), (1.1, "moonshot"), (0.9, "moonshot")]
)
def test_a_figure_is_marked_by_target_and_moonshot(ours: float, mark: str) -> None:
    assert Row("start", ours * 200, 200.0, "ms", 1.2, 1.1).mark == mark
    assert Row("note", ours, None, "ms", 1.2, 1.1).mark == mark
    assert Row("bytes", ours, 1000.0, "KB", 1.2, 1.1, ratio=False).mark == mark


def test_a_ratio_shows_both_figures_and_its_limits_as_multiples() -> None:
    cells = Row("start", 250.0, 200.0, "ms", 1.2, 1.1).cells
    assert cells == ("start", "250.0 ms", "200.0 ms", "1.25x", "1.2x", "1.1x", "over")


def test_a_figure_alone_has_limits_in_its_own_unit() -> None:
    assert Row("bytes", 6.5, 5.6, "KB", 7, 6, ratio=False).cells[1:] == (
        "6.50 KB",
        "5.60 KB",
        "",
        "7 KB",
        "6 KB",
        "",
    )
    assert Row("keys", 67, None, "", 70).cells[1:] == ("67.00", "", "", "70", "", "")


def test_a_figure_without_a_target_is_never_marked() -> None:
    assert Row("glance", 1500.0).cells[1:] == ("1,500 ms", "", "", "", "", "")


def test_a_line_has_its_columns_below_those_of_the_head() -> None:
    row = line(Row("start", 250.0, 200.0, "ms", 1.2, 1.1).cells)
    head = line(HEAD)
    for cell, title in (("250.0 ms", "als-tui"), ("1.25x", "ratio"), ("1.1x  over", "moonshot")):
        assert row.index(cell) + len(cell.split("  ")[0]) == head.index(title) + len(title)


def test_a_page_has_rows_in_its_table_and_what_was_not_measured_below_it() -> None:
    made = table(["dooit is not installed.", Row("keys", 67, None, "", 70)])
    *rows, blank, said = made.splitlines()
    assert [row.count("|") for row in rows] == [8, 8, 8] and rows[2].startswith("| keys | 67.00 |")
    assert (blank, said) == ("", "dooit is not installed.")


def test_figures_go_between_their_marks_only() -> None:
    assert with_figures(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\nnew\n{END}\nb"
    with pytest.raises(SystemExit, match="no place"):
        with_figures("a", "new")
