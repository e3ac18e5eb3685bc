"""Sets that each format wrote open today, with every word and step in its place."""

import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from als_tui.domain.session.state import questions
from als_tui.engine import Engine, Saved
from als_tui.exports.markdown import session_markdown
from als_tui.storage.library import Sets
from tests.fakes import StillClock

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(params=sorted(path.name for path in GOLDEN.glob("format*")))
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder for each format and kind, copied, as nobody writes the kept ones."""
    shutil.copytree(GOLDEN / request.param, tmp_path / "golden")
    return tmp_path / "golden"


def _open(golden: Path, kind: str, place: Path) -> Engine:
    shutil.copytree(golden / kind, place / "sets")
    for path in (place / "sets", *(place / "sets").rglob("*")):
        # a checkout has other modes, which would be mended, and told
        path.chmod(0o700 if path.is_dir() else 0o600)
    sets = Sets(place, None, "test")
    (set_id,) = (path.name for path in (place / "sets").iterdir())
    opening, journal = sets.open(set_id)
    assert opening.told == ()
    return Engine(opening, journal, StillClock())


def test_a_sealed_set_opens_and_its_record_reads(golden: Path, tmp_path: Path) -> None:
    engine = _open(golden, "sealed", tmp_path)
    assert engine.live.session is None
    text = session_markdown(engine.live.book, 1)
    for words in ("What would one boss change?", "Write to both", "Ben O'Neil", "One step each"):
        assert words in text
    assert engine.live.book.actions[1].confidence == 6
    engine.close()


def test_an_open_session_goes_on_where_it_stood_and_can_be_undone(golden: Path, tmp_path: Path) -> None:
    engine = _open(golden, "open", tmp_path)
    session = engine.live.running
    assert (session.number, session.floor, session.presenter) == (2, 1, 1)
    asked = questions(session)[0][1]
    assert (asked.asker, asked.text) == (2, "What would one boss change?")
    assert engine.drafts == {"capture": "half a thought"}
    assert isinstance(engine.redo(), Saved)
    assert engine.live.running.floor == 3
    while engine.live.done:
        assert isinstance(engine.undo(), Saved)
    assert engine.live.session is None
    engine.close()


def test_stock_tinydb_reads_the_file(golden: Path) -> None:
    for path in golden.glob("*/*/set.json"):
        with TinyDB(path, access_mode="r") as db:
            assert [row["name"] for row in db.table("members")] == ["Ana", "Ben O'Neil", "Çelik", "[Dev]"]
