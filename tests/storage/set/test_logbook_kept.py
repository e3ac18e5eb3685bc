"""A line of the logbook on the disk: half typed it is there after a kill, kept it is read back, undone it is gone."""

from pathlib import Path

from als_tui.domain.moves.logbook import keep_log
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from tests.fakes import StillClock
from tests.seeded import TODAY, moment, seeded_folder


def engine(data: Path, set_id: str) -> Engine:
    """The set, opened after whatever ended before."""
    return Engine(*Sets(data, None, "0.1.0").open(set_id), StillClock(moment(TODAY)))


def test_a_line_survives_half_typed_and_kept(tmp_path: Path) -> None:
    set_id = seeded_folder(tmp_path)
    first = engine(tmp_path, set_id)
    first.draft("log:8", "Pia was ti")
    first._journal.close()  # as a kill leaves it: nothing is written on the way out
    second = engine(tmp_path, set_id)
    assert second.drafts["log:8"] == "Pia was ti"
    assert isinstance(second.do(keep_log, 8, "Pia was tired"), Saved)
    second._journal.close()
    third = engine(tmp_path, set_id)
    assert third.live.book.logbook[8].text == "Pia was tired"
    third.undo()
    third.close()
    assert Sets(tmp_path, None, "0.1.0").book(set_id).logbook == {}
