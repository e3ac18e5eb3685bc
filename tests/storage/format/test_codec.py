"""What goes into a file comes out of it the same, and what was never written by als-tui is refused."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Raw

from als_tui.domain.book import TABLES, Document, Member, Module, Profile, Record
from als_tui.domain.days.calendar import Due
from als_tui.domain.session.facts import (
    Amended,
    AwayCounted,
    Backdated,
    Captured,
    Fact,
    FloorGiven,
    Note,
    PulseGiven,
    Put,
    Question,
    Step,
)
from als_tui.domain.timing import Away, Stamp
from als_tui.storage.format import codec
from als_tui.storage.format.codec import (
    body_text,
    decode_document,
    decode_step,
    encode,
    encode_step,
    read_body,
    read_document,
    read_step,
    row_text,
)
from als_tui.storage.format.plain import MOST, Json, Malformed, canonical, dump, parse
from tests.screens.shelf import a_record
from tests.tables import each

MOMENT = datetime(2026, 3, 5, 9, 30, 15, 250_000, tzinfo=UTC)
STAMP = Stamp(MOMENT, "boot", 12.5, 3.25)
SAID = Captured(4, Question(2, "Who said 12.5?"), "slot.1.explore", 1)

moments = st.datetimes(datetime(1000, 1, 1), datetime(8999, 12, 31), timezones=st.just(UTC))
st.register_type_strategy(int, st.integers(-MOST, MOST))
st.register_type_strategy(cast(type[object], Due), st.dates() | st.just("next session"))
stamps = st.builds(
    Stamp,
    moments,
    st.text(max_size=40),
    st.floats(0, 1e9),
    st.floats(0, 1e9),
)
seconds = st.floats(0, 1e9)
ids = st.integers(1, 10_000)
special: dict[type, st.SearchStrategy[Any]] = {
    Profile: st.builds(Profile, next_session=st.none() | st.datetimes()),
    Record: st.builds(Record, began=moments, ended=moments),
    Module: st.builds(Module, when=moments.map(lambda moment: moment.replace(tzinfo=None)), changed=moments),
}
documents: dict[str, st.SearchStrategy[Any]] = {
    table: special.get(kind, st.from_type(kind)) for table, kind in TABLES.items()
}
puts = st.sampled_from(sorted(documents)).flatmap(
    lambda table: st.builds(
        Put, st.just(table), ids, st.none() | documents[table], st.none() | documents[table]
    )
)


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Any]:
    if kind is Put:
        return puts
    if kind is AwayCounted:
        return st.builds(AwayCounted, st.builds(Away, seconds, seconds, st.booleans()), seconds)
    return st.builds(Backdated, t=seconds) if kind is Backdated else st.builds(kind)


def through_a_file(value: Any) -> Any:
    return parse(dump(value).encode("ascii"))


def written(**changes: Any) -> dict[str, Any]:
    return encode_step(Step(7, STAMP, (FloorGiven(3),))) | changes


@each("kind", get_args(Fact))
def test_every_kind_of_fact_comes_back_the_same_and_its_text_is_that_of_its_plain_values(
    kind: type[Fact],
) -> None:
    @settings(max_examples=25)
    @given(st.integers(1, 10**6), stamps, facts_of(kind))
    def holds(seq: int, stamp: Stamp, fact: Fact) -> None:
        step = Step(seq, stamp, (fact,))
        plain = encode_step(step)
        again = decode_step(through_a_file(plain))
        assert again == step
        assert again.stamp.at.tzinfo is UTC
        row, body = row_text(step), body_text(step, 9)
        assert (row, body) == (canonical(plain), dump({"schema": 9} | plain))
        assert read_step(Raw(row)) == step
        assert read_body(body.encode("ascii"), 9) in (step, None)

    holds()


def test_every_sign_is_written_as_a_plain_value_is() -> None:
    for sign in map(chr, (*range(256), 0x2028, 0xFFFD, 0x1F600)):
        step = Step(7, STAMP, (Captured(1, Note(f"a{sign}b"), None, None),))
        assert row_text(step) == canonical(encode_step(step)), hex(ord(sign))


@pytest.mark.parametrize("facts", [(FloorGiven(-3),), (FloorGiven(None), PulseGiven(2, 7, 1)), (), (SAID,)])
def test_most_steps_are_read_at_once(facts: tuple[Fact, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    step = Step(7, STAMP, facts)
    monkeypatch.setattr(codec, "decode_step", lambda _: pytest.fail("it was read twice"))
    monkeypatch.setattr(codec, "encode", lambda _: pytest.fail("it was written twice"))
    assert read_step(Raw(row_text(step))) == read_body(body_text(step, 9).encode("ascii"), 9) == step


WRONG: dict[str, dict[str, Any]] = {
    "no number": {"step": 0},
    "a number that is true": {"step": True},
    "another zone": {"at": "2026-03-05T09:30:15.250+01:00"},
    "no zone": {"at": "2026-03-05T09:30:15.250"},
    "a year nobody writes": {"at": "9999-03-05T09:30:15.250Z"},
    "seconds beyond all": {"t": 1e11},
    "seconds as text": {"t": "3"},
    "a boot without a name": {"boot": [1, 2.0]},
    "one key more": {"more": 1},
    "facts that are no list": {"facts": {}},
    "a fact that nobody knows": {"facts": [{"fact": "Dreamt"}]},
    "a fact without a name": {"facts": [{"person": 1}]},
    "a key more in a fact": {"facts": [{"fact": "FloorGiven", "person": 1, "more": 2}]},
    "too large a number": {"facts": [{"fact": "FloorGiven", "person": MOST + 1}]},
    "too large a number of seconds": {"facts": [{"fact": "Backdated", "what": "turn", "t": 1e11}]},
    "half a character": {"facts": [{"fact": "DetailSet", "detail": "topic", "text": "\ud800"}]},
    "a fraction for a person": {"facts": [{"fact": "FloorGiven", "person": 1.0}]},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_text_is_refused_for_the_reason_for_which_its_values_are(changes: dict[str, Json]) -> None:
    plain = written(**changes)
    with pytest.raises(Malformed) as why:
        decode_step(plain)
    with pytest.raises(Malformed) as why_text:
        read_step(Raw(canonical(plain)))
    assert str(why_text.value) == str(why.value)
    assert read_body(dump({"schema": 9} | plain).encode("ascii"), 9) is None


def test_a_line_that_is_laid_out_otherwise_is_left_to_the_strict_reader() -> None:
    body = body_text(Step(7, STAMP, (FloorGiven(3),)), 9)
    for other in (body.replace(":3}", ':2,"person":3}'), body.replace(":3}", ": 3}")):
        assert other != body
        assert read_body(other.encode("ascii"), 9) is None


@pytest.mark.parametrize("table", TABLES)
def test_every_kind_of_document_comes_back_the_same(table: Any) -> None:
    @settings(max_examples=15)
    @given(documents[table])
    def holds(document: Document) -> None:
        assert decode_document(table, through_a_file(encode(document))) == document
        assert read_document(table, Raw(canonical(encode(document)))) == document

    holds()


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_any_text_is_kept_and_half_a_character_becomes_a_sign_that_it_was_one(text: str) -> None:
    step = Step(1, STAMP, (Captured(1, Note(text), None, None),))
    again = decode_step(through_a_file(encode_step(step)))
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert again == Step(1, STAMP, (Captured(1, Note(kept), None, None),))


def test_the_file_reads_like_the_trade_and_not_like_the_program() -> None:
    step = Step(7, STAMP, (Captured(4, Question(2, "What if?"), "rest", 1), Amended(4, None)))
    assert encode_step(step) == {
        "step": 7,
        "at": "2026-03-05T09:30:15.250Z",
        "boot": ["boot", 12.5],
        "t": 3.25,
        "facts": [
            {
                "fact": "Captured",
                "id": 4,
                "content": {
                    "caught": "question",
                    "asker": 2,
                    "text": "What if?",
                    "kind": "",
                    "hint": None,
                    "starred": False,
                },
                "stop": "rest",
                "slot": 1,
            },
            {"fact": "Amended", "id": 4, "content": None},
        ],
    }


def test_a_moment_finer_than_a_millisecond_is_kept_as_it_is() -> None:
    fine = Stamp(MOMENT + timedelta(microseconds=7), "boot", 1.0, 0.1 + 0.2)
    assert decode_step(through_a_file(encode_step(Step(1, fine, ())))).stamp == fine


def test_a_number_that_is_none_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dump(encode_step(Step(1, Stamp(MOMENT, "boot", float("nan"), 0.0), ())))


PUT = {"fact": "Put", "table": "members", "id": 1, "before": None, "after": None}
QUESTION = {"caught": "question", "asker": 1, "text": "x", "kind": ""}
NOTE = {"caught": "note", "text": "x", "person": None}
COMMITMENT = {"caught": "commitment", "owner": 1, "text": "x"}
ACTION = {"fact": "Amended", "id": 1, "content": COMMITMENT}
NOT_STEPS: list[tuple[str, Any]] = [
    ("no object", []),
    ("no step", {}),
    ("step nought", written(step=0)),
    ("step true", written(step=True)),
    ("step in words", written(step="7")),
    ("one key too many", written(more=1)),
    ("facts no list", written(facts={})),
    ("fact no object", written(facts=[None])),
    ("fact without a name", written(facts=[{"person": 3}])),
    ("fact of a later time", written(facts=[{"fact": "Sung", "person": 3}])),
    ("fact with a key too many", written(facts=[{"fact": "FloorGiven", "person": 3, "loud": True}])),
    ("fact with a key too few", written(facts=[{"fact": "FloorGiven"}])),
    ("number as text", written(facts=[{"fact": "FloorGiven", "person": "3"}])),
    ("number with a point", written(facts=[{"fact": "FloorGiven", "person": 3.0}])),
    ("number as truth", written(facts=[{"fact": "FloorGiven", "person": True}])),
    ("number without end", written(facts=[{"fact": "Backdated", "what": "turn", "t": float("inf")}])),
    ("number that is none", written(facts=[{"fact": "Backdated", "what": "turn", "t": float("nan")}])),
    ("unknown word", written(facts=[{"fact": "Attended", "person": 1, "presence": "asleep", "late": 0}])),
    ("half a character", written(facts=[{"fact": "RoleGiven", "role": "\ud800", "person": 1}])),
    ("half a character for a number", written(facts=[{"fact": "FloorGiven", "person": "\ud800"}])),
    ("half a character in a key", written(facts=[{"fact": "FloorGiven", "person": 3, "\ud800": 1}])),
    ("half a character for a day", written(facts=[ACTION | {"content": COMMITMENT | {"due": "\ud800"}}])),
    (
        "content of the wrong kind",
        written(facts=[{"fact": "Amended", "id": 1, "content": NOTE | {"asker": 1}}]),
    ),
    (
        "content of another kind than it says",
        written(facts=[{"fact": "Amended", "id": 1, "content": QUESTION | {"caught": "commitment"}}]),
    ),
    ("content without its kind", written(facts=[{"fact": "Amended", "id": 1, "content": {"text": "x"}}])),
    ("content no object", written(facts=[{"fact": "Amended", "id": 1, "content": "x"}])),
    ("put into no table", written(facts=[PUT | {"table": "secrets"}])),
    ("put into a table that is a list", written(facts=[PUT | {"table": []}])),
    ("put under nought", written(facts=[PUT | {"id": 0}])),
    ("put of another table", written(facts=[PUT | {"after": encode(Profile("a", "UTC", date(2026, 1, 1)))}])),
    ("put with a key too many", written(facts=[PUT | {"by": "me"}])),
    ("no moment", written(at=None)),
    ("moment without a zone", written(at="2026-03-05T09:30:15.250")),
    ("moment in another zone", written(at="2026-03-05T09:30:15.250+01:00")),
    ("moment that never was", written(at="2026-02-30T09:30:15.250Z")),
    ("boot no pair", written(boot="boot")),
    ("boot without a name", written(boot=[1, 2])),
    ("seconds in words", written(t="3")),
    ("seconds without end", written(t=float("inf"))),
    ("seconds beyond any", written(t=10**400)),
    ("seconds beyond all dates", written(t=1e300)),
    ("seconds of a boot beyond all dates", written(boot=["boot", 2**63])),
    ("a step beyond counting", written(step=2**63)),
    ("a year before all of ours", written(at="0999-12-31T23:59:59.000Z")),
    ("a year after all of ours", written(at="9000-01-01T00:00:00.000Z")),
]


@each("value", [value for _, value in NOT_STEPS])
def test_what_is_no_step_is_refused(value: Any) -> None:
    with pytest.raises(Malformed):
        decode_step(value)


def test_a_step_that_is_whole_is_not_refused() -> None:
    assert decode_step(written()) == Step(7, STAMP, (FloorGiven(3),))


def test_a_refusal_says_where_and_repeats_no_words() -> None:
    bad = encode(Member("Ana", date(2026, 1, 1))) | {"joined": "the day of the merger"}
    with pytest.raises(Malformed, match="joined") as refusal:
        decode_document("members", bad)
    assert "merger" not in str(refusal.value)


@each(
    ["fact", "where"],
    [
        (ACTION | {"content": COMMITMENT | {"due": "the merger"}}, "content.due"),
        (ACTION | {"content": COMMITMENT | {"due": ["the merger"]}}, "content.due"),
        (ACTION | {"content": COMMITMENT | {"caught": "x - at `$the merger"}}, "content.caught"),
        (ACTION | {"content": COMMITMENT | {"the merger": 1}}, "a key"),
        (ACTION | {"x - at `$the merger": 1}, "a key"),
        ({"fact": "DetailSet", "detail": "x' - at `$the merger", "text": ""}, "detail"),
    ],
)
def test_a_refusal_repeats_no_word_whatever_it_is_made_to_look_like(fact: Any, where: str) -> None:
    with pytest.raises(Malformed, match=where) as refusal:
        decode_step(written(facts=[fact]))
    assert "merger" not in str(refusal.value)


RECORD = encode(a_record(1, datetime(2026, 10, 13, 9, tzinfo=UTC)))


@pytest.mark.parametrize("key", ["began", "ended"])
@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59Z", "9000-01-01T00:00:00Z", "0999-12-31T00:00:00Z", "2026-10-13T09:00:00"]
)
def test_a_record_of_a_year_or_a_zone_that_nobody_writes_is_refused(key: str, moment: str) -> None:
    assert isinstance(decode_document("sessions", RECORD), Record)
    with pytest.raises(Malformed, match="began, ended"):
        decode_document("sessions", RECORD | {key: moment})


def test_a_planned_time_has_no_zone_and_a_real_one_has() -> None:
    profile = Profile("Set", "UTC", date(2026, 1, 1), next_session=datetime(2026, 4, 1, 9))
    with pytest.raises(Malformed):
        decode_document("profile", encode(profile) | {"next_session": "2026-04-01T09:00:00Z"})


MODULE = encode(Module(datetime(2026, 4, 1, 9), 210, "half-day", datetime(2026, 3, 1, 9, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("key", "moment"),
    [
        ("when", "2026-04-01T09:00:00Z"),
        ("when", "2026-04-01T09:00:00+02:00"),
        ("when", "9999-04-01T09:00:00"),
        ("when", "0001-04-01T09:00:00"),
        ("changed", "2026-03-01T09:00:00"),
        ("changed", "2026-03-01T09:00:00+01:00"),
        ("changed", "9999-12-31T23:59:59Z"),
    ],
)
def test_a_module_is_planned_in_local_time_and_was_changed_at_a_moment_in_utc(key: str, moment: str) -> None:
    assert isinstance(decode_document("modules", MODULE), Module)
    assert isinstance(read_document("modules", Raw(canonical(MODULE))), Module)
    changed = MODULE | {key: moment}
    with pytest.raises(Malformed, match=key):
        decode_document("modules", changed)
    with pytest.raises(Malformed, match=key):
        read_document("modules", Raw(canonical(changed)))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff{}",
        b"\xef\xbb\xbf{}",
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1} {}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_readers_would_take_differently_is_no_json(text: bytes) -> None:
    with pytest.raises(Malformed):
        parse(text)


def test_a_line_is_ascii_whatever_was_said() -> None:
    assert json.loads(dump({"text": "Zoë\n\x1b[2J\u2028"})) == {"text": "Zoë\n\x1b[2J\u2028"}
    assert dump({"text": "Zoë\n\u2028"}).isascii() and "\n" not in dump({"text": "Zoë\n\u2028"})
