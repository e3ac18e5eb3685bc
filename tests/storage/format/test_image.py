"""A file laid out as TinyDB does it, read in one go where it stands as it was written, else strictly."""

from pathlib import Path

import pytest
from msgspec import json
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document as Row

from als_tui.domain.book import PROFILE_ID, Book, Policy
from als_tui.domain.session.facts import Put, Step
from als_tui.storage.format import image
from als_tui.storage.format.image import Image, picture, read_image, render
from als_tui.storage.format.plain import Malformed, canonical
from als_tui.value import replace
from tests.storage.world import APP, MEMBERS, OPENED, PROFILE, note, stamp

BOOK = Book(
    "0123456789abcdef", {"profile": {PROFILE_ID: PROFILE}, "members": dict(enumerate(MEMBERS, 1)), "bank": {}}
)
RENAMED = Put("profile", PROFILE_ID, PROFILE, replace(PROFILE, policy=Policy.ALL))
LOG = tuple(
    Step(seq, stamp(seq), (OPENED,) if seq == 1 else (note("Zo\u00eb", seq),)) for seq in range(1, 13)
)
SET = picture(BOOK, (*LOG, Step(13, stamp(13), (RENAMED,))), 13, "2026-03-05")


def strictly(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Image:
    with monkeypatch.context() as patch:
        patch.setattr(image, "_own", lambda _: None)
        return read_image(data)


def test_the_file_is_what_tinydb_itself_lays_out() -> None:
    data = render(SET, APP)
    with TinyDB(storage=MemoryStorage) as db:
        for table, rows in SET.rows.items():
            db.table(table).insert_multiple(Row(json.decode(row), number) for number, row in rows.items())
        body = canonical(db.storage.read())
    assert data.endswith(f"{body[1:]}\n".encode("ascii"))
    assert data[: -len(body)].startswith(b'{"_meta":{"1":{"schema":')


@pytest.mark.parametrize("kept", [SET, replace(SET, scrub=True)])
def test_what_als_tui_wrote_is_read_the_same_in_both_ways(
    kept: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = render(kept, APP)
    expected = strictly(monkeypatch, data)
    monkeypatch.setattr(image, "_strictly", lambda _: pytest.fail("it was read strictly"))
    found = read_image(data)
    assert found == expected
    assert (found.book(), found.log()) == (expected.book(), expected.log())
    assert (found.scrub, len(found.log())) == (kept.scrub, 13)


def test_one_byte_that_is_another_leads_to_the_strict_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    data = render(SET, APP)
    asked: list[bytes] = []
    monkeypatch.setattr(image, "_strictly", asked.append)
    flips = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(len(data))]
    for flipped in flips:
        read_image(flipped)
    assert asked == flips


def test_a_file_laid_out_by_another_program_is_as_good(tmp_path: Path) -> None:
    (tmp_path / "set.json").write_bytes(render(SET, APP))
    with TinyDB(tmp_path / "set.json", indent=2) as db:
        db.storage.write(db.storage.read())
    again = (tmp_path / "set.json").read_bytes()
    assert again != render(SET, APP)
    assert read_image(again) == read_image(render(SET, APP))


def test_what_stands_twice_is_refused_even_with_a_right_checksum_of_one_of_them() -> None:
    data = render(SET, APP)
    once = b'"name":"Harbour set"'
    assert once in data
    with pytest.raises(Malformed, match="twice"):
        read_image(data.replace(once, once + b"," + once))


def test_only_the_steps_of_the_log_that_are_asked_for_are_read() -> None:
    quoted = Step(14, stamp(14), (note('"fact":"Opened"'),))
    found = picture(BOOK, (*LOG, quoted), 14, "2026-03-05")
    assert [step.seq for step in found.log_with(type(OPENED))] == [1]
    assert found.log_with(Put) == ()
    assert [step.seq for step in SET.log_with(type(OPENED), Put)] == [1, 13]
