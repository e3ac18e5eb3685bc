"""The lists of the set's page: rows and columns go where they are needed, and nothing is cut above empty rows."""

import re
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len

from als_tui.domain.book import Action, Presented, Record
from als_tui.domain.moves import setbook
from als_tui.screens.set.words import session_rows
from als_tui.value import replace
from tests.fakes import NAMES, MemoryLibrary
from tests.screens.desk import Desk
from tests.screens.sessions import do, show
from tests.screens.shelf import a_past, a_record, desk_over, desk_with_past

TODAY = date(2026, 11, 25)
LONG = "Write down what I said yes to in the last six weeks, and to whom I said it, before we meet again"
SIZES = ((80, 24), (60, 20))


def many(sessions: int, actions: int, presenters: tuple[int, ...] = (1, 2, 4)) -> tuple[MemoryLibrary, str]:
    """A set with so many sessions and open actions, the third session run in its own way."""
    library = MemoryLibrary()
    set_id = a_past(library)
    book = library.books[set_id]
    for number in (1, 2):
        book = book.put("sessions", number, None)
    for number in (1, 2, 3, 4):
        book = book.put("actions", number, None)
    for number in range(1, sessions + 1):
        book = book.put("sessions", number, a_session(number, presenters))
    for number in range(1, actions + 1):
        owner = number % 6
        made = Action(owner + 1, NAMES[owner], f"{number}. {LONG}", 1, date(2026, 11, 20))
        book = book.put("actions", number, made)
    library.books[set_id] = book
    return library, set_id


def a_session(number: int, presenters: tuple[int, ...]) -> Record:
    """One of them."""
    record = a_record(number, datetime(2026, number, 3, 9, tzinfo=UTC))
    other = {"process": "sand-timer", "process_title": "Sand-timer set, about 35 minutes"}
    own = other if number == 3 else {}
    return replace(record, presented=tuple(Presented(person) for person in presenters), **own)


def rows_of(d: Desk) -> list[str]:
    """The rows between the title and the message line."""
    return d.screen_text().split("\n")[1:-2]


def listed(d: Desk) -> tuple[int, int]:
    """How many sessions and how many actions show, as rows of their lists."""
    found = [
        re.findall(sign, d.screen_text(), re.MULTILINE) for sign in (r"^ +\d+ +\w{3} \d", r"(?<!: )\d\. Wr")
    ]
    return len(found[0]), len(found[1])


def test_how_a_session_was_run_stands_where_it_is_not_how_the_set_usually_meets() -> None:
    library, set_id = many(4, 0)
    rows = session_rows(library.books[set_id], TODAY)
    assert [row[3].text for row in rows.values()] == ["", "Sand-timer set, about 35 minutes", "", ""]
    assert rows["4"][2].text == "Ana, Ben, Dev"


@pytest.mark.parametrize("size", SIZES)
async def test_the_usual_process_is_named_once(size: tuple[int, int]) -> None:
    library, set_id = many(2, 1)
    async with desk_over(library, size, set_id) as d:
        assert "\n".join(rows_of(d)[: rows_of(d).index(" Sessions held 2")]).count("Half day") == 1
        listed = rows_of(d)[rows_of(d).index(" Sessions held 2") :]
        assert not any("Half day" in row for row in listed if "Ana" in row)


@pytest.mark.parametrize("size", SIZES)
async def test_one_long_list_takes_the_rows_that_the_other_leaves(size: tuple[int, int]) -> None:
    for sessions, actions in ((12, 2), (2, 12)):
        library, set_id = many(sessions, actions)
        async with desk_over(library, size, set_id) as d:
            shown = listed(d)
            assert min(shown) == 2 and sum(shown) == (10 if size == (80, 24) else 11)


@pytest.mark.parametrize("size", SIZES)
async def test_two_long_lists_have_as_many_rows_each(size: tuple[int, int]) -> None:
    library, set_id = many(9, 9)
    async with desk_over(library, size, set_id) as d:
        shown = listed(d)
        assert abs(shown[0] - shown[1]) <= 1 and sum(shown) >= 9
        assert all(row.strip() for row in rows_of(d)[-4:-1]), "no row is empty while a list has more"


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_cut_in_the_row_under_the_cursor_stands_in_full_in_the_rows_that_are_free(
    size: tuple[int, int],
) -> None:
    library, set_id = many(1, 2)
    async with desk_over(library, size, set_id) as d:
        await d.press("tab")
        text = " ".join(d.screen_text().split())
        assert f"Ben: 1. {LONG}" in text and "Fri 20 Nov, 5 days ago" in text
        await d.press("down")
        text = " ".join(d.screen_text().split())
        assert f"Carla: 2. {LONG}" in text and f"Ben: 1. {LONG}" not in text
        await d.press("tab")
        assert LONG not in " ".join(d.screen_text().split())


async def test_a_row_that_shows_whole_is_not_said_again() -> None:
    async with desk_with_past() as d:
        assert d.screen_text().count("Ana, Carla") == 2
        await d.press("tab")
        assert d.screen_text().count("Call the supplier") == 1


async def test_in_a_narrow_window_what_has_no_column_is_said_of_the_row_under_the_cursor() -> None:
    async with desk_with_past((60, 20)) as d:
        assert d.screen_text().count("190 min") == 1
        await d.press("tab")
        assert "Fri 27 Nov, in 2 days" in d.screen_text() and "190 min" not in d.screen_text()


async def test_a_line_that_is_typed_takes_the_place_of_what_stands_below_the_lists() -> None:
    library, set_id = many(1, 2)
    async with desk_over(library, (60, 20), set_id) as d:
        assert "Half day · 190 min" in d.screen_text()
        await d.press("d")
        assert "190 min" not in d.screen_text() and listed(d) == (1, 2)
        await d.press("escape")
        assert "Half day · 190 min" in d.screen_text()


@pytest.mark.parametrize("size", SIZES)
async def test_members_names_are_whole_where_rows_are_free(size: tuple[int, int]) -> None:
    async with desk_with_past(size) as d:
        assert d.app.engine is not None
        names = [f"{name} Featherstonehaugh-Wallace" for name in NAMES]
        for member, name in enumerate(names, start=1):
            do(d, setbook.rename_member, member, name)
        await show(d)
        text = "".join(d.screen_text().split())
        assert "".join(",".join(names).split()) in text


@pytest.mark.parametrize("size", SIZES)
async def test_presenters_have_the_room_that_a_process_takes_only_where_it_can(size: tuple[int, int]) -> None:
    library, set_id = many(4, 1, (3, 5, 6))
    async with desk_over(library, size, set_id) as d:
        rows = [row for row in rows_of(d) if re.match(r" +\d+ +\w{3} \d", row)]
        assert len(rows) == 4 and all("Carla, Ela, Femi" in row for row in rows)
        assert sum("Sand-timer" in row for row in rows) == 1
        assert all(cell_len(row) <= size[0] for row in rows_of(d))
