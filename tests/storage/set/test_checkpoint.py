"""`set.json`: a TinyDB file with everything in it, written whole, with two older ones behind it."""

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from als_tui.clock import SystemClock
from als_tui.domain.session.facts import DetailSet, Put
from als_tui.engine import Engine
from als_tui.ports import NotSaved, SetDamaged
from als_tui.storage.format.image import Image, read_image, render
from als_tui.storage.format.migration import schema
from als_tui.storage.format.plain import canonical, crc, parse
from als_tui.value import replace
from tests.storage.world import (
    APP,
    OPENED,
    PROFILE,
    TODAY,
    Desk,
    folder_of,
    heard_again,
    heard_in,
    library,
    look_at,
    new_set,
    the_only_set,
)

EARLY, LATE = ["one", "two"], ["three", "four", "five"]
SAID = EARLY + LATE


@pytest.fixture
def folder(quick: Path) -> Path:
    """A set with an open session, two checkpoints, and a journal after them."""
    folder = folder_of(quick, new_set(quick))
    desk = Desk.at(quick)
    desk.do(OPENED)
    for text in SAID:
        desk.say(text)
        if text in ("two", "four"):
            desk.checkpoint()
    desk.journal.close()
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def test_stock_tinydb_reads_the_file(folder: Path) -> None:
    with TinyDB(folder / "set.json", access_mode="r") as db:
        assert db.tables() == {"_meta", "profile", "members", "charter", "log"}
        assert [row["name"] for row in db.table("members")] == ["Ana", "Zoë", "Chi"]
        assert [row.doc_id for row in db.table("log")] == [1, 2, 3, 4, 5]
        assert db.table("_meta").all()[0]["seq"] == 5


def test_jq_reads_the_file(folder: Path) -> None:
    jq = shutil.which("jq")
    if jq is None:
        pytest.skip("jq is not installed here")
    asked = [jq, "-r", '.members["2"].name, .log["3"].facts[0].content.text', str(folder / "set.json")]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "Zoë\ntwo\n"


def test_the_file_is_not_changed_by_being_read_and_written_again(folder: Path) -> None:
    data = (folder / "set.json").read_bytes()
    image = read_image(data)
    again = render(Image(image.set_id, image.seq, image.created, image.rows), APP)
    assert parse(again) == parse(data)


def test_a_checkpoint_takes_the_journal_in_and_keeps_two_older_files(folder: Path) -> None:
    assert sorted(everything(folder)) == [
        "journal", "journal.1", "reserve", "set.json", "set.json.1", "set.json.2"
    ]  # fmt: skip
    seqs = [parse((folder / name).read_bytes())["_meta"]["1"]["seq"] for name in ("set.json.2", "set.json.1")]
    assert seqs == [0, 3]
    assert (folder / "journal").read_bytes().count(b"\n") == 2, "its first line, and a step"
    found = look_at(folder)
    assert (found.seq, len(found.log), len(found.tail)) == (5, 5, 1)


def test_a_file_of_an_earlier_step_than_the_journal_is_never_written(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    with pytest.raises(ValueError, match="would lose it"):
        desk.journal.checkpoint(desk.book, (), desk.seq - 1)
    with pytest.raises(ValueError, match="would lose it"):
        desk.journal.seal(desk.book, desk.seq - 1)
    desk.journal.close()
    assert heard_again(quick) == SAID


def test_the_document_changes_that_the_journal_holds_reach_the_book(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.do(Put("profile", 1, PROFILE, replace(PROFILE, name="Another name")))
    desk.journal.close()
    assert library(quick).book(folder.name).profile.name == "Another name"
    assert library(quick).glances(TODAY)[0].name == "Another name"


@pytest.mark.parametrize("bad", [b"", b"{", b"null", b"\0" * 4096, b'{"_meta": {}}', None])
def test_a_lost_or_unreadable_file_costs_nothing_and_is_told(
    bad: bytes | None, quick: Path, folder: Path
) -> None:
    if bad is None:
        (folder / "set.json").unlink()
    else:
        (folder / "set.json").write_bytes(bad)
    desk = Desk.at(quick)
    assert desk.heard() == SAID
    assert desk.opening.seq == 3
    assert "put together again from set.json.1 and the journal" in desk.opening.told[0]
    desk.say("six")
    desk.checkpoint()
    desk.journal.close()
    if bad is not None:
        assert (folder / "set.json.damaged").read_bytes() == bad
    assert heard_again(quick) == [*SAID, "six"]
    assert not look_at(folder).told


def test_after_two_files_are_lost_the_journals_do_not_reach_back_and_that_is_said(
    quick: Path, folder: Path
) -> None:
    (folder / "set.json").write_bytes(b"{")
    (folder / "set.json.1").write_bytes(b"{")
    before = everything(folder)
    with pytest.raises(SetDamaged, match="step 1 is missing"):
        Desk.at(quick)
    assert everything(folder) == before


def test_when_no_file_can_be_read_each_is_named_and_left_alone(quick: Path, folder: Path) -> None:
    for name in ("set.json", "set.json.1", "set.json.2"):
        (folder / name).write_bytes(b"{")
    before = everything(folder)
    with pytest.raises(SetDamaged, match=r"set\.json: line 1.*set\.json\.1: line 1.*set\.json\.2: line 1"):
        Desk.at(quick)
    assert everything(folder) == before
    (glance,) = library(quick).glances(TODAY)
    assert "none of the set's files can be read" in glance.trouble


@pytest.mark.promise
def test_no_flipped_bit_of_the_file_changes_a_word_in_silence(folder: Path) -> None:
    whole = (folder / "set.json").read_bytes()
    for at in range(0, len(whole), 3):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << (at % 7)
        (folder / "set.json").write_bytes(flipped)
        try:
            found = look_at(folder)
        except SetDamaged:
            continue
        assert heard_in(found) == SAID
        assert found.told or parse(bytes(flipped)) == parse(whole)


def test_a_file_cut_anywhere_costs_nothing(folder: Path) -> None:
    whole = (folder / "set.json").read_bytes()
    for at in range(0, len(whole) - 2, 7):
        (folder / "set.json").write_bytes(whole[:at])
        assert heard_in(look_at(folder)) == SAID


def test_a_missing_journal_is_told_and_the_one_before_it_is_read(quick: Path, folder: Path) -> None:
    (folder / "journal").unlink()
    desk = Desk.at(quick)
    assert desk.heard() == SAID[:-1]
    assert "journal was missing" in desk.opening.told[0]
    desk.say("again")
    desk.journal.close()
    assert heard_again(quick) == [*SAID[:-1], "again"]


def test_a_failed_checkpoint_leaves_no_temporary_file_and_loses_nothing(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)
    real = os.write

    def write(fd: int, data: Any) -> int:
        if len(data) > 1000:
            raise OSError(errno.ENOSPC, "planted")
        return real(fd, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(NotSaved, match="disk is full"):
        desk.checkpoint()
    assert not [name for name in everything(folder) if name.endswith(".new")]
    desk.say("six")
    monkeypatch.undo()
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "six"]


@pytest.mark.parametrize("name", ["set.json", "journal"])
def test_a_name_that_cannot_be_given_leaves_no_temporary_file_either(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk = Desk.at(quick)
    real = os.rename

    def rename(old: str, new: str, **folders: int) -> None:
        if old == f"{name}.new":
            raise OSError(errno.EIO, "planted")
        real(old, new, **folders)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(NotSaved, match="may be failing"):
        desk.checkpoint()
    assert not [left for left in everything(folder) if left.endswith(".new")]
    monkeypatch.undo()
    desk.say("six")
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "six"]


def edited(change: Callable[[dict[str, Any]], Any]) -> Callable[[bytes], bytes]:
    """The file after a change by somebody who knows how to make the checksum right."""

    def made(data: bytes) -> bytes:
        tables = parse(data)
        change(tables)
        if isinstance(tables.get("_meta"), dict) and isinstance(tables["_meta"].get("1"), dict):
            meta = {key: value for key, value in tables["_meta"]["1"].items() if key != "crc"}
            rest = {table: rows for table, rows in tables.items() if table != "_meta"}
            start = canonical(meta).encode()
            tables["_meta"]["1"]["crc"] = crc(canonical(rest).encode(), start)
        return json.dumps(tables).encode()

    return made


def put(*path: str, value: Any) -> Callable[[bytes], bytes]:
    def change(tables: dict[str, Any]) -> None:
        inner = tables
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value

    return edited(change)


def drop(*path: str) -> Callable[[bytes], bytes]:
    def change(tables: dict[str, Any]) -> None:
        inner = tables
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]

    return edited(change)


FALLS_BACK: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "null": lambda data: b"null",
    "a list": lambda data: b"[" + data + b"]",
    "a number": lambda data: b"5",
    "text": lambda data: b'"set"',
    "brackets without end": lambda data: b"[" * 200_000,
    "two files in one": lambda data: data + data,
    "not UTF-8": lambda data: data.replace(b"Ana", b"A\xe9a"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "an id twice": lambda data: data.replace(b'"2":{"earlier"', b'"1":{"earlier"'),
    "a table twice": lambda data: data.replace(b'"charter":', b'"members":', 1),
    "NaN": lambda data: data.replace(b'"seq":5', b'"seq":NaN'),
    "a number beyond any": lambda data: data.replace(b'"seq":5', b'"seq":5' + b"0" * 5000),
    "a float beyond any": lambda data: data.replace(b'"quorum":3', b'"quorum":1e999'),
    "no _meta": drop("_meta"),
    "_meta empty": put("_meta", value={}),
    "_meta a list": put("_meta", value=[]),
    "_meta's document a list": put("_meta", "1", value=[]),
    "no schema": drop("_meta", "1", "schema"),
    "schema nought": put("_meta", "1", "schema", value=0),
    "schema true": put("_meta", "1", "schema", value=True),
    "schema in words": put("_meta", "1", "schema", value="1"),
    "no seq": drop("_meta", "1", "seq"),
    "seq below nought": put("_meta", "1", "seq", value=-1),
    "seq with a point": put("_meta", "1", "seq", value=5.0),
    "no crc": lambda data: data.replace(b'"crc":', b'"cfc":'),
    "scrub false": put("_meta", "1", "scrub", value=False),
    "scrub in words": put("_meta", "1", "scrub", value="yes"),
    "a key too many": put("_meta", "1", "colour", value="red"),
    "a table nobody knows": put("secrets", value={}),
    "a table that is a list": put("members", value=[]),
    "a table that is null": put("members", value=None),
    "a document that is text": put("members", "1", value="Ana"),
    "an id of nought": put("members", "0", value={}),
    "an id below nought": put("members", "-1", value={}),
    "an id with a nought before it": put("members", "01", value={}),
    "an id in words": put("members", "ana", value={}),
    "an id in Arabic digits": put("members", "\u0661", value={}),
    "an id beyond any": put("members", "9" * 40, value={}),
    "no profile": drop("profile"),
    "two profiles": put("profile", "2", value={}),
}


@pytest.mark.parametrize("name", FALLS_BACK)
def test_a_file_of_the_wrong_shape_is_passed_over_for_the_one_before(
    name: str, quick: Path, folder: Path
) -> None:
    whole = (folder / "set.json").read_bytes()
    (folder / "set.json").write_bytes(FALLS_BACK[name](whole))
    before = everything(folder)
    assert before["set.json"] != whole
    found = look_at(folder)
    assert heard_in(found) == SAID
    assert found.told
    assert library(quick).glances(TODAY)[0].name == "Harbour set"
    assert everything(folder) == before


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "changed by hand": (lambda data: data.replace(b"Ana", b"Eva"), "checksum is wrong"),
    "a later schema": (put("_meta", "1", "schema", value=schema() + 1), "newer als-tui"),
    "a later schema with other tables": (
        lambda data: put("rooms", value={})(put("_meta", "1", "schema", value=schema() + 1)(data)),
        "newer als-tui",
    ),
    "the set of somebody else": (put("_meta", "1", "set_id", value="0" * 16), "belongs to another set"),
    "an id that a terminal obeys": (put("_meta", "1", "set_id", value="\x1b[2J"), "belongs to another set"),
    "a key too many": (put("members", "1", "age", value=4), "members, 1: a key in it"),
    "a key too few": (drop("members", "1", "name"), "members, 1: .*`name`"),
    "a date that never was": (put("members", "1", "joined", value="2026-02-30"), "members, 1: joined"),
    "a number in words": (put("profile", "1", "quorum", value="3"), "profile, 1: quorum"),
    "half a character": (put("members", "1", "name", value="\udc00"), "members, 1"),
    "a step under another number": (put("log", "6", value={"step": 5}), "log|step 5"),
    "a step that came later": (put("_meta", "1", "seq", value=4), "a step stands where"),
    "a step without facts": (drop("log", "3", "facts"), "step 3"),
    "a step that is empty": (put("log", "3", value={}), "a step has no number"),
}
LOOKED_OVER_AT_THE_OPENING = {
    "a step under another number",
    "a step that came later",
    "a step without facts",
    "a step that is empty",
}
"""What home does not read of a file whose checksum is right: als-tui writes no such steps."""


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_reads_well_and_cannot_be_right_is_refused_and_left_alone(
    name: str, quick: Path, folder: Path
) -> None:
    change, words = REFUSED[name]
    if "another set" in words:  # its own older file would stand in for it
        for older in ("set.json.1", "set.json.2"):
            (folder / older).unlink(missing_ok=True)
    (folder / "set.json").write_bytes(change((folder / "set.json").read_bytes()))
    before = everything(folder)
    with pytest.raises(SetDamaged, match=words) as refusal:
        Desk.at(quick)
    assert str(folder / "set.json") in str(refusal.value)
    assert str(refusal.value).isprintable()
    assert bool(library(quick).glances(TODAY)[0].trouble) == (name not in LOOKED_OVER_AT_THE_OPENING)
    assert everything(folder) == before


def test_steps_that_cannot_follow_each_other_are_refused_in_words(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fold(*_: Any) -> None:
        raise LookupError("what an impossible step raises")

    monkeypatch.setattr("als_tui.storage.set.reading.fold", fold)
    with pytest.raises(SetDamaged, match="do not follow from each other"):
        Desk.at(quick)


def test_the_words_of_a_session_are_all_in_the_log(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.do(DetailSet("topic", "Trust"))
    desk.checkpoint()
    desk.journal.close()
    log = parse((folder / "set.json").read_bytes())["log"]
    assert log["7"]["facts"] == [{"fact": "DetailSet", "detail": "topic", "text": "Trust"}]


@pytest.mark.parametrize("name", ["set.json.1", "set.json.2", "journal.1"])
def test_a_folder_in_the_place_of_an_older_file_is_told_and_put_aside_and_checkpoints_go_on(
    quick: Path, name: str
) -> None:
    folder = folder_of(quick, new_set(quick))
    (folder / name).unlink(missing_ok=True)
    (folder / name / "in it").mkdir(parents=True)
    desk = Desk.at(quick)
    assert desk.opening.told == (
        f"A folder stood in the place of {name}; it is {name}.damaged now, and goes at the seal.",
    )
    desk.do(OPENED)
    desk.checkpoint()
    desk.say("after it")
    desk.checkpoint()
    assert (folder / f"{name}.damaged" / "in it").is_dir()
    assert b"after it" in (folder / "set.json").read_bytes()
    assert not library(quick).checkup(folder.name).faults
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    assert not (folder / f"{name}.damaged").exists()


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes of each file when it is replaced or added to."""
    found = ((path.name, path.stat()) for path in folder.iterdir())
    return {name: (stat.st_ino, stat.st_size) for name, stat in found if name != "lock"}


def left(quick: Path, *, typed: str = "", gone: str = "") -> dict[str, tuple[int, int]]:
    """Open the set with the engine and leave it, having typed and given up some words, or with a file gone."""
    opening, journal = library(quick).open(the_only_set(quick).name)
    engine = Engine(opening, journal, SystemClock())
    if typed:
        engine.draft("capture", typed)
        engine.draft("capture", "")
    if gone:
        (the_only_set(quick) / gone).unlink()
    engine.close()
    assert not engine.left
    return marks(the_only_set(quick))


def test_leaving_a_set_to_which_nothing_came_writes_no_file(quick: Path, folder: Path) -> None:
    before = left(quick)
    assert left(quick) == before
    desk = Desk.at(quick)
    desk.say("more")
    desk.journal.close()
    after = left(quick)
    assert after["set.json"] != before["set.json"]
    assert look_at(folder).seq == desk.seq


def test_what_was_typed_and_given_up_goes_with_leaving_all_the_same(quick: Path, folder: Path) -> None:
    left(quick, typed="half a sentence")
    assert b"half a sentence" not in (folder / "journal").read_bytes()


def test_a_file_that_is_gone_is_written_again_though_nothing_came(quick: Path, folder: Path) -> None:
    left(quick)
    assert "set.json" in left(quick, gone="set.json")
