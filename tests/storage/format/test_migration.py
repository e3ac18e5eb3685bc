"""A set that an older als-tui wrote is brought to today's form once, whatever breaks off, and copies are kept."""

import errno
import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from als_tui.domain.session.facts import Captured
from als_tui.engine import Engine, Gone, Saved
from als_tui.ports import SetDamaged
from als_tui.storage.files.folder import Folder
from als_tui.storage.format.migration import MIGRATIONS, Migration, schema, step_now
from als_tui.storage.format.plain import parse
from tests.fakes import StillClock
from tests.storage.faults import Disk, How, each_call, failing
from tests.storage.world import every_byte, library, look_at, the_only_set

WRITTEN = schema()
"""The schema of the golden sets that are brought over here: today's, as a coming als-tui meets them."""
GOLDEN = Path(__file__).parents[2] / "golden" / f"format{WRITTEN}"
KNOWN = "als_tui.storage.format.migration.MIGRATIONS"
COPIES = (f"set.json.v{WRITTEN}", f"journal.v{WRITTEN}")


def greeted(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """A change that shows how often it was made."""
    return document | {"name": document["name"] + "!"} if table in ("profile", "members") else document


def louder(step: dict[str, Any]) -> dict[str, Any]:
    facts = step["facts"]
    return step | {"facts": [fact | louder_content(fact) for fact in facts]}


def louder_content(fact: dict[str, Any]) -> dict[str, Any]:
    content = fact.get("content")
    return {"content": content | {"text": content["text"] + "!"}} if content else {}


@pytest.fixture(autouse=True)
def newer_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today's schema is one more than that of the golden sets."""
    monkeypatch.setattr(KNOWN, (*MIGRATIONS, Migration(document=greeted, step=louder)))


def old_set(place: Path, kind: str = "open") -> Path:
    shutil.copytree(GOLDEN / kind, place / "data" / "sets")
    for path in ((place / "data"), *(place / "data").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return the_only_set(place)


def opened(place: Path) -> Engine:
    return Engine(*library(place).open(the_only_set(place).name), StillClock())


def words(engine: Engine) -> list[str]:
    facts = [fact for step in engine.live.log for fact in step.facts]
    return [fact.content.text for fact in facts if isinstance(fact, Captured)]


def told_once(engine: Engine) -> bool:
    names = [engine.live.book.profile.name, *(member.name for member in engine.live.book.members.values())]
    texts = words(engine)
    return (
        all(text.endswith("!") and not text.endswith("!!") for text in (*names, *texts)) and len(texts) == 5
    )


def schemas(folder: Path) -> set[int]:
    lines = (folder / "journal").read_bytes().splitlines()
    told = {parse(line.split(b" ", 3)[3])["schema"] for line in lines}
    return told | {parse((folder / "set.json").read_bytes())["_meta"]["1"]["schema"]}


def test_an_open_session_goes_on_in_todays_form_and_copies_are_kept(quick: Path) -> None:
    folder = old_set(quick)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    engine = opened(quick)
    assert engine.told == ()
    assert told_once(engine)
    assert engine.drafts == {"capture": "half a thought"}
    assert schemas(folder) == {WRITTEN + 1}
    assert [(folder / name).read_bytes() for name in COPIES] == [before["set.json"], before["journal"]]
    live = engine.live
    engine.close()
    again = opened(quick)
    assert again.live == live
    assert isinstance(again.redo(), Saved) and isinstance(again.undo(), Saved)
    again.close()
    assert not (folder / f"set.json.v{WRITTEN + 1}").exists()
    with TinyDB(folder / "set.json", access_mode="r") as db:
        assert db.table("members").all()[0]["name"] == "Ana!"


@pytest.mark.parametrize("how", ["dies", "full for ever"])
def test_it_is_brought_over_once_at_whatever_call_it_breaks_off(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        folder = old_set(place)
        before = {name: (folder / name).read_bytes() for name in ("set.json", "journal")}
        with failing(disk), suppress(SetDamaged):
            opened(place)._journal.close()
        engine = opened(place)
        assert told_once(engine), disk.at
        assert engine.drafts == {"capture": "half a thought"}
        engine.close()
        assert schemas(folder) == {WRITTEN + 1}
        for name, data in before.items():
            assert (folder / f"{name}.v{WRITTEN}").read_bytes() == data
        assert not (folder / f"{COPIES[0]}.2").exists()

    assert each_call(how, quick, scenario) > 15


def test_where_the_disk_is_full_the_set_opens_and_the_next_checkpoint_brings_it_over(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Folder, name: str, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "planted")

    folder = old_set(quick)
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "stage", full)
        engine = opened(quick)
    assert "in that one's form still" in engine.told[-1]
    assert told_once(engine)
    assert schemas(folder) == {WRITTEN}
    engine.close()
    assert schemas(folder) == {WRITTEN + 1}
    assert (folder / COPIES[0]).exists()


def test_the_seal_takes_the_copies_away(quick: Path) -> None:
    folder = old_set(quick)
    engine = opened(quick)
    assert b"paused long here" in every_byte(folder)
    assert isinstance(engine.seal(), Gone)
    engine.close()
    assert not [path for path in folder.iterdir() if f".v{WRITTEN}" in path.name]


def test_a_seal_that_an_older_als_tui_could_not_finish_is_finished_and_no_copy_is_made(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(*_: object) -> None:
        raise OSError(errno.EIO, "planted")

    folder = old_set(quick)
    with monkeypatch.context() as patch:
        patch.setattr(KNOWN, MIGRATIONS)
        patch.setattr("als_tui.storage.set.generations.forget_older", forget)
        engine = opened(quick)
        assert isinstance(engine.seal(), Gone)
        engine._journal.close()
    assert b"half a thought" in every_byte(folder)
    opened(quick).close()
    assert b"half a thought" not in every_byte(folder)
    assert not [path for path in folder.iterdir() if f".v{WRITTEN}" in path.name]


def test_both_sides_of_a_change_to_a_document_are_brought_over() -> None:
    sides = {"before": None, "after": {"name": "Ana"}}
    step = {"step": 1, "facts": [{"fact": "Put", "table": "members", "id": 1} | sides]}
    assert step_now(step, WRITTEN)["facts"][0]["after"] == {"name": "Ana!"}
    assert step_now(step, WRITTEN)["facts"][0]["before"] is None
    assert step_now(step, WRITTEN + 1) == step


def test_somebody_who_looks_on_sees_todays_form_and_the_files_stay_as_they_are(quick: Path) -> None:
    folder = old_set(quick)
    before = every_byte(folder)
    with closing(library(quick).view(folder.name)) as view:
        found = view.news()
    assert found is not None and found.book.profile.name == "Northside!"
    assert every_byte(folder) == before


def test_an_older_als_tui_refuses_what_a_newer_one_wrote_and_leaves_it(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old_set(quick, "sealed")
    opened(quick).close()
    monkeypatch.setattr(KNOWN, MIGRATIONS)
    files = [path for path in folder.iterdir() if path.name != "lock"]
    before = [path.read_bytes() for path in files]
    with pytest.raises(SetDamaged, match="newer als-tui"):
        opened(quick)
    assert [path.read_bytes() for path in files] == before


def test_what_no_als_tui_wrote_is_refused_with_its_place(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impossible(table: str, document: dict[str, Any]) -> dict[str, Any]:
        return document | {"name": document["nickname"]}

    monkeypatch.setattr(KNOWN, (*MIGRATIONS, Migration(document=impossible)))
    folder = old_set(quick)
    before = every_byte(folder)
    with pytest.raises(SetDamaged, match=r"set\.json: .*an older als-tui wrote"):
        look_at(folder)
    assert every_byte(folder) == before
