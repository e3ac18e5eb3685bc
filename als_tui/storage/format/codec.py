"""Facts, documents and stamps as plain JSON values, and back with every shape checked.

A fact is an object with its name, `{"fact": "FloorGiven", "person": 3}`. What was caught carries what it is,
`{"caught": "question", ...}`.

What is written and read most, in text, is left to msgspec as far as its way is ours; `encode…` and `decode…` have the
last word of everything else, and of what is wrong.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, reduce
from json.encoder import encode_basestring_ascii
from math import isfinite
from operator import or_
from types import GenericAlias
from typing import Any, cast, get_args

from msgspec import DecodeError, Raw, ValidationError, convert, json

from als_tui.domain.book import TABLES, Document, Module, Profile, Record, Table
from als_tui.domain.days.calendar import Due
from als_tui.domain.session.facts import Fact, Put, Step
from als_tui.domain.timing import Stamp
from als_tui.late import late
from als_tui.storage.format.plain import MOST, Json, Malformed, canonical, dump, is_count, parse
from als_tui.value import Value

_FACTS: dict[str, type[Fact]] = {kind.__name__: kind for kind in get_args(Fact)}
_AS_IT_IS = frozenset((int, float, bool, type(None)))
_NO_TIME = timedelta(0)
_MOST_SECONDS = 1e10
_YEARS = range(1000, 9000)
"""Those in which a moment, some seconds from another one, is a date still."""
_HALVES = late("[\ud800-\udfff]")
_DIGITS = b"0123456789"
_ZEROS = bytes.maketrans(_DIGITS, b"0" * 10)


class _Row(Value):
    """What stands in a step's text; its facts are looked over before they are read."""

    step: int
    at: str
    boot: tuple[str, float]
    t: float
    facts: Raw


class _Body(_Row):
    """The same in a line of the journal."""

    schema: int


def encode(value: object) -> Json:
    """Turn a domain value into plain JSON values: a value becomes an object with all of its fields."""
    kind: type = type(value)
    return value if kind in _AS_IT_IS else _encoder(kind)(value)


def encode_step(step: Step) -> dict[str, Json]:
    """A step as it stands in the journal's lines and in the log."""
    return {"step": step.seq} | encode_stamp(step.stamp) | {"facts": encode(step.facts)}


def row_text(step: Step) -> str:
    """`encode_step` as canonical text, as it stands in the log."""
    at, boot, t = _stamp_texts(step.stamp)
    facts = _facts_text(step.facts, _SORTING, canonical)
    return f'{{"at":{at},"boot":{boot},"facts":{facts},"step":{step.seq},"t":{t}}}'


def body_text(step: Step, schema: int) -> str:
    """`encode_step` as text behind the schema, as it stands in a line of the journal."""
    at, boot, t = _stamp_texts(step.stamp)
    facts = _facts_text(step.facts, _WRITING, dump)
    return f'{{"schema":{schema},"step":{step.seq},"at":{at},"boot":{boot},"t":{t},"facts":{facts}}}'


def _stamp_texts(stamp: Stamp) -> tuple[str, str, str]:
    boot = f"[{encode_basestring_ascii(stamp.boot_id)},{_number(stamp.boot)}]"
    return f'"{_encode_moment(stamp.at)}"', boot, _number(stamp.t)


def _number(value: float) -> str:
    """As JSON; raises ValueError for what is no number there."""
    return repr(value) if isfinite(value) else dump(value)


def _facts_text(facts: tuple[Fact, ...], encoder: json.Encoder, exactly: Callable[[Json], str]) -> str:
    with suppress(UnicodeEncodeError):
        text = encoder.encode(facts)
        if not _written_otherwise(text):
            return text.decode("ascii")
    return exactly(encode(facts))


def _written_otherwise(text: bytes) -> bool:
    """True if there may be in it what msgspec writes in another way than we: signs, fractions, times of day."""
    if not text.isascii() or b"\\" in text or b"\x7f" in text:
        return True
    seen = text.translate(None, _DIGITS)
    return b":." in seen or b":-." in seen or b":e" in seen or b":-e" in seen or b"T::" in seen


def encode_stamp(stamp: Stamp) -> dict[str, Json]:
    """A moment in three keys: UTC, the seconds of its boot, and the set's own seconds."""
    return {"at": _encode_moment(stamp.at), "boot": [stamp.boot_id, stamp.boot], "t": stamp.t}


def decode_step(value: Json) -> Step:
    """The step that `encode_step` wrote; raises Malformed."""
    seq, facts = _object(value).get("step"), value.get("facts")
    if not is_count(seq) or not seq:
        raise Malformed("a step has no number")
    if not isinstance(facts, list) or set(value) != {"step", "at", "boot", "t", "facts"}:
        raise Malformed(f"step {seq}: it has not the keys of a step")
    try:
        return Step(seq, decode_stamp(value), tuple(_decode_fact(fact) for fact in facts))
    except Malformed as error:
        raise Malformed(f"step {seq}, {error}") from None


def read_step(text: Raw) -> Step:
    """The step in a canonical text; raises Malformed."""
    return _step_in(text, _ROW) or decode_step(parse(bytes(text)))


def read_body(text: bytes, schema: int) -> Step | None:
    """The step in a text that `body_text` made; None for any other text."""
    step = _step_in(text, _BODY)
    return step if step is not None and body_text(step, schema).encode("ascii") == text else None


def _step_in(text: bytes | Raw, decoder: json.Decoder[Any]) -> Step | None:
    """The step in a text; None if it is wrong, or in doubt."""
    with suppress(DecodeError, RecursionError, Malformed):
        row: _Row = decoder.decode(text)
        if 0 < row.step <= MOST and not _to_be_looked_over(facts := bytes(row.facts)):
            return Step(row.step, _stamp(row.at, *row.boot, row.t), _SOME_FACTS.decode(facts))
    return None


def _to_be_looked_over(text: bytes) -> bool:
    """True if there may be half a character in it, or a number that no als-tui writes."""
    seen = text.translate(_ZEROS)
    return b"\\u" in seen or b"00000000" in seen or b"0e" in seen or b"0E" in seen


def decode_stamp(value: Json) -> Stamp:
    """The moment in the keys `at`, `boot` and `t` of an object; raises Malformed."""
    stamp = _object(value)
    try:
        (boot_id, boot), t, at = stamp["boot"], stamp["t"], stamp["at"]
    except (KeyError, TypeError, ValueError):
        raise Malformed("its moment cannot be read") from None
    return _stamp(at, boot_id, boot, t)


def _stamp(at: Json, boot_id: Json, boot: Json, t: Json) -> Stamp:
    try:
        moment = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        raise Malformed("its moment cannot be read") from None
    if (moment.tzinfo is not UTC and moment.utcoffset() != _NO_TIME) or not isinstance(boot_id, str):
        raise Malformed("its moment is not in UTC, or names no boot")
    if moment.year not in _YEARS:
        raise Malformed("its moment is in no year that als-tui writes")
    return Stamp(moment, boot_id, _seconds(boot), _seconds(t))


def read_document(table: Table, text: Raw) -> Document:
    """A document of that table from a text in our own form; raises Malformed."""
    with suppress(DecodeError, RecursionError, Malformed):
        if not _to_be_looked_over(bytes(text)):
            return _timely(_reader(TABLES[table]).decode(text))
    return decode_document(table, parse(bytes(text)))


def decode_document(table: Table, value: Json) -> Document:
    """A document of that table; raises Malformed."""
    return _timely(cast(Document, _build(TABLES[table], value)))


def _timely(document: Document) -> Document:
    """The document; raises Malformed if a moment in it is none that als-tui writes there."""
    if isinstance(document, Profile) and document.next_session and document.next_session.tzinfo:
        raise Malformed("next_session: a local time without a zone belongs here")
    if isinstance(document, Module) and document.when.tzinfo:
        raise Malformed("when: a local time without a zone belongs here")
    if isinstance(document, Module) and document.changed.utcoffset() != _NO_TIME:
        raise Malformed("changed: a moment in UTC belongs here")
    if isinstance(document, Module) and not (
        document.when.year in _YEARS and document.changed.year in _YEARS
    ):
        raise Malformed("when, changed: a year that als-tui writes belongs here")
    if (
        isinstance(document, Record)
        and not _NO_TIME == document.began.utcoffset() == document.ended.utcoffset()
    ):
        raise Malformed("began, ended: a moment in UTC belongs here")
    if isinstance(document, Record) and not (document.began.year in _YEARS and document.ended.year in _YEARS):
        raise Malformed("began, ended: a year that als-tui writes belongs here")
    return document


def _decode_fact(value: Json) -> Fact:
    name = _object(value).get("fact")
    if not isinstance(name, str):
        raise Malformed("the key `fact` is missing")
    kind = _FACTS.get(name)
    if kind is None:
        raise Malformed("this als-tui knows no such fact")
    try:
        if kind is Put:
            return _decode_put(value)
        return cast(Fact, _build(kind, value))
    except Malformed as error:
        raise Malformed(f"{name}, {error}") from None


def _decode_put(value: dict[str, Json]) -> Put:
    if set(value) != {"fact", "table", "id", "before", "after"}:
        raise Malformed("it has not the keys of a Put")
    table, id, sides = value["table"], value["id"], (value["before"], value["after"])
    if table not in [*TABLES] or not is_count(id) or id == 0:
        raise Malformed("it names no document")
    before, after = (None if side is None else decode_document(table, side) for side in sides)
    return Put(table, id, before, after)


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise Malformed("an object belongs here")
    return value


def _build(kind: type, value: Json) -> object:
    """A value of that class; every type in it is checked, and no key is passed over."""
    try:
        built: object = convert(value, kind, str_keys=True, dec_hook=_read_due)
    except ValidationError as error:
        raise Malformed(_fault(error)) from None
    except RecursionError:
        raise Malformed("its brackets are nested too deep") from None
    except UnicodeEncodeError:
        raise Malformed("half a character stands in it") from None
    if odd := _odd(value):
        raise Malformed(odd)
    return built


def _read_due(kind: type, value: Json) -> Due:
    """A due date, of the two kinds of which msgspec can read one alone."""
    if value == "next session":
        return "next session"
    try:
        return convert(value, date)
    except (ValidationError, UnicodeEncodeError):
        raise ValueError("Expected a date or `next session`") from None


def _fault(error: ValidationError) -> str:
    """Where the fault is, and what belongs there; nothing of what stands there, be it a value or an unknown key."""
    told = str(error)
    if told.startswith("Object contains unknown field"):
        return "a key in it is none that als-tui writes"
    found, at, place = told.rpartition(" - at `$")
    reason = (found if at else told).partition("'")[0].strip()
    place = place.strip(".`") if at else ""
    return f"{place}: {reason}" if place else reason


def _odd(value: Json) -> str:
    """Where, in an object or a list, a number or half a character stands that no als-tui writes; empty if none does."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, dict | list):
            if place := _odd(part):
                return f"{key}, {place}"
        elif isinstance(part, str):
            if not part.isascii() and _HALVES.search(part):
                return f"{key}: half a character stands in it"
        elif isinstance(part, int | float) and not abs(part) <= (
            MOST if isinstance(part, int) else _MOST_SECONDS
        ):
            return f"{key}: no als-tui writes so large a number"
    return ""


def _seconds(value: Json) -> float:
    if type(value) in (int, float) and -_MOST_SECONDS <= value <= _MOST_SECONDS:
        return float(value)
    raise Malformed("its seconds are no number that als-tui writes")


def _encode_moment(moment: datetime) -> str:
    """ISO 8601, in milliseconds if that is exact; `Z` for UTC, and nothing for a local time."""
    text = moment.isoformat(timespec="microseconds" if moment.microsecond % 1000 else "milliseconds")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _sound(text: str) -> str:
    """Text that every JSON reader takes back: half a surrogate pair, which is no character, becomes U+FFFD."""
    if text.isascii():
        return text
    return _HALVES.sub("\ufffd", text)


@cache
def _reader(kind: type) -> json.Decoder[Any]:
    return json.Decoder(kind, dec_hook=_read_due)


@cache
def _encoder(kind: type) -> Callable[[Any], Json]:
    """Work out once how values of a class are written; a note is kept while somebody waits to speak."""
    if kind is str:
        return _sound
    if kind is tuple:
        return lambda items: [encode(item) for item in items]
    if issubclass(kind, StrEnum):
        return lambda member: member.value
    if issubclass(kind, date):
        return _encode_moment if issubclass(kind, datetime) else date.isoformat
    struct = cast(type[Value], kind)
    config, names = struct.__struct_config__, struct.__struct_fields__
    head = {config.tag_field: config.tag} if config.tag_field else {}
    return lambda value: head | {name: encode(getattr(value, name)) for name in names}


_WRITING, _SORTING = json.Encoder(), json.Encoder(order="sorted")
_ROW, _BODY = json.Decoder(_Row), json.Decoder(_Body)
_SOME_FACTS: json.Decoder[tuple[Fact, ...]] = json.Decoder(
    GenericAlias(tuple, (reduce(or_, (kind for kind in get_args(Fact) if kind is not Put)), ...)),
    dec_hook=_read_due,
)
"""Of all facts but `Put`: it has documents in it, whose kind its table tells."""
