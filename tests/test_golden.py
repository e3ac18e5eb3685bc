"""Sets that each format wrote open today, with every word and step in its place."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from als_tui.domain.book import NOBODY, TABLES, ModuleState, Score, Status
from als_tui.domain.session.state import questions
from als_tui.engine import Engine, Saved
from als_tui.exports.markdown import session_markdown
from als_tui.storage.format.migration import schema
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


def _words(page: str) -> list[str]:
    """A page line by line, whatever the longest label of a list is."""
    return [" ".join(line.split()) for line in page.splitlines()]


def test_a_sealed_set_opens_and_its_record_reads(golden: Path, tmp_path: Path) -> None:
    engine = _open(golden, "sealed", tmp_path)
    assert engine.live.session is None
    text = session_markdown(engine.live.book, 1)
    for words in ("What would one boss change?", "Write to both", "Ben O'Neil", "One step each"):
        assert words in text
    assert engine.live.book.actions[1].confidence == 6
    engine.close()


@pytest.mark.parametrize("written", [1, 2, 3, 4])
def test_what_is_exported_of_a_record_is_word_for_word_what_the_als_tui_that_named_by_name_exported(
    written: int, tmp_path: Path
) -> None:
    engine = _open(GOLDEN / f"format{written}", "sealed", tmp_path)
    before = (GOLDEN / f"record{written}.md").read_text("utf-8")
    assert _words(session_markdown(engine.live.book, 1)) == [
        line for line in _words(before) if not line.startswith("- Confidence:")
    ], "all but how sure an owner was, which is for the facilitator's eyes"
    record = engine.live.book.sessions[1]
    told = {person: engine.live.book.called(record, person) for person in range(5)}
    assert told == {0: "", 1: "Ana", 2: "Ben O'Neil", 3: "Çelik", 4: "[Dev]"}
    kept = json.loads(next((GOLDEN / f"format{written}").glob("sealed/*/set.json")).read_text("utf-8"))
    was = kept["sessions"]["1"]
    for field in ("words", "pulse", "checks", "presented", "counts"):
        now = [told[each.person] for each in getattr(record, field)]
        assert now == [row["name"] for row in was.get(field, [])], field
    assert [told[asked.asker] for asked in record.questions] == [row["name"] for row in was["questions"]]
    engine.close()


def test_in_todays_format_every_kind_of_document_and_of_a_persons_number_is_kept(tmp_path: Path) -> None:
    engine = _open(GOLDEN / f"format{schema()}", "sealed", tmp_path)
    book = engine.live.book
    assert {table for table, rows in book.tables.items() if rows} == {*TABLES}
    record = book.sessions[1]
    guest = record.roles[0][1]
    assert record.roles == (("timekeeper", guest),) and book.called(record, guest) == "Gül"
    assert (record.bids_lost, record.agreed, record.refused) == ((3,), (1, 2, 3, guest), (4,))
    assert record.pulse == (Score(2, 8), Score(guest, 9)) and record.checks[0].person == 3
    assert (record.led_by, record.facilitator) == (NOBODY, "")
    brought = book.members[3]
    assert all((brought.mail, brought.role, brought.goal, brought.slots_before, brought.sessions_before))
    assert brought.earlier[0].left < brought.joined
    held, moved = book.modules.values()
    assert (held.state, held.session, moved.state, moved.cannot) == (
        ModuleState.HELD, 1, ModuleState.MOVED, (2, 4)
    )  # fmt: skip
    assert moved.why and moved.facilitator and moved.moved
    engine.close()


def test_in_todays_format_what_was_put_off_and_told_between_sessions_is_kept_and_undone(
    tmp_path: Path,
) -> None:
    engine = _open(GOLDEN / f"format{schema()}", "open", tmp_path)
    between = engine.live.book.actions[1].between
    assert between is not None and (between.outcome, between.words) == (Status.DONE, "sent on Monday")
    promised, put_off = date(2026, 12, 4), date(2026, 12, 18)
    assert (engine.live.book.actions[1].promised, engine.live.book.actions[1].due) == (promised, put_off)
    assert isinstance(engine.undo(), Saved)
    undone = engine.live.book.actions[1]
    assert (undone.between, undone.due, undone.promised) == (None, promised, promised)
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
