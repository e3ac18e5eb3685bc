"""What the programme board says fits every width, and keeps its session in brackets in sight."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.figures import Cell, Programme
from als_tui.screens.programme import words
from als_tui.screens.programme.table_words import table as table_of
from als_tui.value import replace
from als_tui.widgets.heading import heading_rows
from tests.seeded import TODAY, forty, programme, with_late_paper
from tests.tables import each

BOARD = board_of(programme(), TODAY)
LONG = board_of(forty(), TODAY)


@given(
    st.integers(40, 160),
    st.integers(0, 40),
    st.sampled_from((BOARD, LONG)),
    st.booleans(),
    st.text(max_size=80),
)
def test_the_table_fits_its_width_with_the_session_in_brackets_in_it(
    cells: int, chosen: int, whole: Programme, short: bool, name: str
) -> None:
    first, *others = whole.members
    named = replace(first, member=replace(first.member, name=name))
    board = replace(whole, members=(named, *others))
    at = min(chosen, len(board.sessions) - 1)
    table = table_of(board, cells, at, short=short)
    titles = [column.title for column in table.columns]
    assert f"[{board.sessions[at].number}]" in titles[1]
    limits = [column.least for column in table.columns]
    assert sum(limits) + 2 * len(limits) + 1 <= cells
    assert table.columns[1].least == cell_len(titles[1])
    for row in table.rows.values():
        assert len(row) == len(table.columns)
        assert all(cell_len(each.text) <= limit for each, limit in zip(row, limits, strict=True))


FIGURES = ["here", "slots", "lost", "weeks"]
"""What says who is due, and from how many."""


def sessions_of(count: int) -> Programme:
    """The board of the first so many of forty."""
    book = forty()
    for number in range(count + 1, 41):
        book = book.put("sessions", number, None)
    for number in book.modules:
        book = book.put("modules", number, None)
    return board_of(book.put("profile", 1, replace(book.profile, next_session=None)), TODAY)


@each(("cells", "count"), [*product((78, 58), (8, 9, 10, 11, 12, 20, 40))])
def test_the_figures_stay_however_many_sessions_there_are_and_what_does_not_show_is_said(
    cells: int, count: int
) -> None:
    board = sessions_of(count)
    for chosen in range(count):
        table = table_of(board, cells, chosen)
        assert [column.title.strip() for column in table.columns[2:]] == FIGURES
        shown = [int(title.strip("[]")) for title in table.columns[1].title.split()]
        assert (
            chosen + 1 in shown and shown == [at + 1 for at in table.places] and len(shown) >= min(3, count)
        )
        said = words.beyond(board, table.places)
        missing = [number for number in range(1, count + 1) if number not in shown]
        assert (said == "") == (not missing)
        assert sum(int(last) - int(first) + 1 for first, last in ends(said)) == len(missing), said
        first = heading_rows("PROGRAMME", words.far(board, table.places), cells + 2)[0]
        head = "".join(text for text, _ in first).strip()
        assert head.startswith(f"PROGRAMME  {said}") and cell_len(head) <= cells


def ends(said: str) -> list[tuple[str, str]]:
    """First and last number of each row of sessions that is said not to show."""
    rows = [part.split()[-1] for part in said.split(" ←")[:1] if "←" in said]
    rows += [part.split()[0] for part in said.split("→ ")[1:]]
    return [(row.split("-")[0], row.split("-")[-1]) for row in rows]


def test_the_sessions_before_are_left_out_first_and_the_keys_bring_them() -> None:
    assert words.beyond(BOARD, table_of(BOARD, 78, 7).places) == ""
    small = table_of(BOARD, 58, 7)
    assert small.columns[1].title.split() == ["6", "7", "[8]", "9"]
    assert words.beyond(BOARD, small.places) == "1-5 ← 4 of 9 shown"
    assert words.beyond(BOARD, table_of(BOARD, 58, 0).places) == "4 of 9 shown → 5-9"
    assert words.beyond(LONG, table_of(LONG, 78, 20).places) == "1-14 ← 8 of 41 shown → 23-41"
    late = board_of(with_late_paper(), TODAY)
    assert words.beyond(late, table_of(late, 58, 8).places) == "6 earlier ← 4 of 10 shown"


def test_the_legend_tells_each_sign_that_stands_there_and_no_other() -> None:
    assert words.legend(BOARD, 78) == (
        "P presented  b bid, no slot  ● here  ◔ late  a apologies  – absent  ○ to come"
    )
    assert words.legend(BOARD, 58) == "P slot b bid ● here ◔ late a apologies – absent ○ to come"
    only = replace(
        BOARD, members=tuple(replace(each, cells=(Cell.HERE, Cell.NO_MEMBER)) for each in BOARD.members)
    )
    assert words.legend(only, 78) == "● here"
    assert len({sign for sign, _, _ in words.SIGNS.values()}) == len(words.SIGNS), "no two mean the same"


def test_rows_are_members_by_seat_and_below_them_sums() -> None:
    table = table_of(BOARD, 78, 7)
    assert list(table.rows) == [*"12345678", "here", "kept", "pulse", "over"]
    assert [word.text.strip() for word in table.rows["kept"]][2:] == ["18/32", "", "", ""]
    assert table.rows["kept"][1].text.split() == ["6/9", "–", "1/4", "5/5", "3/7", "3/7", "–", "–"]
    assert list(table_of(BOARD, 58, 7, short=True).rows)[8:] == ["here", "kept", "pulse"]


def test_each_row_is_told_in_full_with_from_how_many() -> None:
    told = {key: words.about(BOARD, key, 7, TODAY)[0] for key in table_of(BOARD, 78, 7).rows}
    assert told["4"] == "ليلى حداد: 2 slots, S4, 30 weeks, 0 bids lost, 1 late · S8: late"
    assert told["7"] == "Rosa: 1 slot, S2, 40 weeks, 0 bids lost, has left · S8: not a member then"
    assert told["kept"] == (
        "Done of told, from 6 of 8 sessions that kept it, by that of the promise: "
        "32 of 43 told (18 done, 7 partly, 5 missed, 2 dropped) · 11 open, 10 past the date"
    )
    assert told["pulse"] == "Mean pulse, from 6 of 8 sessions that kept it, of those who gave one"
    assert words.about(BOARD, "1", 6, TODAY)[1] == (
        "S7 Tue 15 Sep: 3 presented, 2 waited, actions and pulse not kept"
    )
    assert words.about(BOARD, "1", 8, TODAY)[1] == "S9 Tue 1 Dec: still to come"
