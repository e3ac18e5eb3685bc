"""A set handed over as one text: what is read is what was written, and what is wrong is told with its place."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from als_tui.domain.book import (
    PROFILE_ID,
    TABLES,
    Action,
    Book,
    Charter,
    Helpful,
    LogLine,
    Member,
    Module,
    Policy,
    Profile,
    Progress,
    Status,
    ToldBetween,
)
from als_tui.storage.format.exchange import read_set, set_text
from als_tui.storage.format.image import SPOILT, _sum
from als_tui.storage.format.plain import Malformed, canonical
from tests.seeded import programme

GOLDEN = Path(__file__).parents[2] / "golden"
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
days = st.dates(date(1000, 1, 1), date(8999, 12, 31))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
outcomes = st.sampled_from(Status)
rows = {
    "members": st.builds(Member, words, days, st.none() | days, mail=words, role=words, goal=words),
    "charter": st.builds(Charter, st.lists(words, max_size=3).map(tuple), days),
    "actions": st.builds(
        Action,
        st.integers(-9, 9),
        words,
        words,
        st.integers(1, 9),
        st.none() | days | st.just("next session"),
        confidence=st.none() | st.integers(0, 10),
        status=outcomes,
        progress=st.lists(st.builds(Progress, st.integers(1, 9), outcomes, words), max_size=2).map(tuple),
        between=st.none() | st.builds(ToldBetween, days, outcomes, words),
    ),
    "sessions": st.sampled_from([*programme().sessions.values()]),
    "bank": st.builds(Helpful, words, words, st.integers(1, 9)),
    "logbook": st.builds(LogLine, days, words),
    "modules": st.builds(
        Module, moments, st.integers(1, 999), words, moments.map(lambda at: at.replace(tzinfo=UTC)), words
    ),
}
profiles = st.builds(Profile, words, words, days, st.sampled_from(Policy), next_session=st.none() | moments)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Any book that can be kept."""
    assert {*rows} | {"profile"} == {*TABLES}
    tables: dict[Any, Any] = {
        table: dict(sorted(draw(st.dictionaries(st.integers(1, 9_999_999), of, max_size=3)).items()))
        for table, of in rows.items()
    }
    return Book("0123456789abcdef", tables | {"profile": {PROFILE_ID: draw(profiles)}})


@given(books())
def test_what_is_written_is_read_back_equal(book: Book) -> None:
    assert read_set(set_text(book, "0.1.0").encode()) == book


def test_a_whole_programme_is_read_back_equal_and_by_every_other_reader(tmp_path: Path) -> None:
    text = set_text(programme(), "0.1.0")
    assert read_set(text.encode()) == programme()
    (tmp_path / "set.json").write_text(text)
    with TinyDB(tmp_path / "set.json") as stock:
        assert len(stock.table("members")) == 8 and len(stock.table("sessions")) == 8
    assert read_set(json.dumps(json.loads(text), indent=4).encode()) == programme(), "however it is laid out"


def _changed(*path: str, to: object, signed: bool = True) -> bytes:
    """The text of the programme with one value changed, its checksum made to fit if `signed`."""
    tables: dict[str, Any] = json.loads(set_text(programme(), "0.1.0"))
    at: Any = tables
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = to
    if signed:
        meta = tables.pop("_meta")["1"]
        meta["crc"] = _sum(meta, canonical(tables).encode("ascii"))
        tables = {"_meta": {"1": meta}} | tables
    return json.dumps(tables).encode()


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(
    ("path", "to", "told"),
    [
        (("members", "5", "name"), 7, "members, 5: name: Expected `str`, got `int`"),
        (("actions", "3", "progress"), None, "actions, 3: progress: Expected `array`, got `null`"),
        (("modules", "2", "when"), "2026-02-30T09:30", "modules, 2: when: Invalid RFC3339 encoded datetime"),
        (("members", "5", "shoe"), 44, "members, 5: a key in it is none that als-tui writes"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_without_the_words(
    path: tuple[str, ...], to: object, told: str, signed: bool
) -> None:
    with pytest.raises(Malformed) as fault:
        read_set(_changed(*path, to=to, signed=signed))
    assert str(fault.value) == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "line 1, column 1: from here on it is no JSON"),
        (b"name;mail\n", "line 1, column 1: from here on it is no JSON"),
        (b"\xff\xfe", "byte 0: this is not UTF-8 text"),
        (b"[]", "_meta: it is no table"),
        (b'{"_meta": {"1": {"schema": 99}}}', SPOILT),
        (set_text(programme(), "0.1.0").encode()[:-9], "line 1, column"),
        (_changed("shoes", to={}), "it holds a table that als-tui does not know"),
        (_changed("profile", to={}), "profile: it must hold one document, 1"),
        (_changed("members", "1", "name", to="Bea", signed=False), SPOILT),
        (_changed("_meta", "1", "schema", to=99), "a newer als-tui wrote it; update this one first"),
    ],
)
def test_what_is_no_export_is_refused_with_the_reason(data: bytes, told: str) -> None:
    with pytest.raises(Malformed) as fault:
        read_set(data)
    assert str(fault.value).startswith(told)


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_bit_that_turned_is_never_taken_for_what_was_written(at: int, bit: int) -> None:
    data = bytearray(_SMALL)
    data[at % len(data)] ^= 1 << bit
    with pytest.raises(Malformed):
        read_set(bytes(data))


_SMALL = set_text(Book("0123456789abcdef", {"profile": {1: programme().profile}}), "0.1.0").encode()


@pytest.mark.parametrize("schema", [1, 2, 3, 4, 5])
def test_what_an_older_version_wrote_is_brought_over(schema: int) -> None:
    (file,) = (GOLDEN / f"format{schema}" / "sealed").glob("*/set.json")
    book = read_set(file.read_bytes())
    assert book.sessions and book.members
    assert [action.promised for action in book.actions.values()] == [date(2026, 12, 4)]


def test_a_set_of_an_open_session_is_no_export() -> None:
    with pytest.raises(Malformed, match="steps of an open session"):
        read_set(_changed("log", to={"1": {"step": 1}}))
