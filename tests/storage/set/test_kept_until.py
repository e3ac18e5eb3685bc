"""Home hears until when a set is kept, also where that hangs on its last session."""

from datetime import date, timedelta
from pathlib import Path

from als_tui.domain.programme.keeping import Keeping, kept_so
from als_tui.storage.library import Sets
from tests.seeded import TODAY, programme, seeded_folder


def ends(data: Path, keeping: Keeping) -> date | None:
    book = programme()
    seeded_folder(data, book.put("profile", 1, kept_so(book.profile, keeping)))
    (glance,) = Sets(data, None, "test").glances(TODAY)
    return glance.ends


def test_a_day_is_told_as_it_is(tmp_path: Path) -> None:
    assert ends(tmp_path, Keeping(until=date(2029, 12, 31))) == date(2029, 12, 31)


def test_a_length_is_counted_from_the_last_session_that_was_held(tmp_path: Path) -> None:
    assert ends(tmp_path, Keeping(days=90)) == date(2026, 10, 20) + timedelta(days=90)


def test_without_an_end_there_is_none(tmp_path: Path) -> None:
    assert ends(tmp_path, Keeping()) is None
