"""`set.json`: a TinyDB file that holds a set's tables, its log, and in `_meta` what they are and their checksum.

The checksum covers all of the file but itself: a flipped `seq` would lose steps as surely as a flipped word. Nothing
that the file says of itself is believed before it, so every later schema takes it in the same way, whatever changes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from msgspec import DecodeError, Raw, json

from als_tui.domain.book import PROFILE_ID, TABLES, Book, Document, Table
from als_tui.domain.session.facts import Fact, Step
from als_tui.storage.format.codec import encode, read_document, read_step, row_text
from als_tui.storage.format.migration import document_now, schema, step_now
from als_tui.storage.format.plain import Json, Malformed, Newer, canonical, crc, dump, is_count, parse
from als_tui.value import Value, field, replace

SPOILT = "its checksum is wrong, so it was changed outside als-tui, or by a failing disk"
"""What is said of a file whose checksum is wrong, whatever else is wrong in it: where it broke is chance."""

_META, _LOG = "_meta", "log"
_META_KEYS = {"schema", "set_id", "seq", "crc", "app", "created"}
_NUMBER = re.compile("[1-9][0-9]{0,6}")
_OWN = re.compile(rb'\{"_meta":\{"1":(\{[^{}]*\})\},(?=")')
"""How a file begins that als-tui laid out; its tables follow, as they are without `_meta`."""
_BEYOND = 10_000_000
"""The first number that `_NUMBER` does not take."""
_TABLES = json.Decoder(dict[str, dict[int, Raw]])
_TYPES: Mapping[str, Callable[[Json], bool]] = {
    "seq": is_count,
    "scrub": lambda value: value is True,
    **dict.fromkeys(("set_id", "crc", "app", "created"), lambda value: isinstance(value, str)),
}


class Made(dict[object, Any]):
    """What was worked out of an image; it makes no difference between two."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Made)

    __hash__ = None


class Image(Value):
    """A set as one `set.json` has it; documents and steps stay text until they are asked for."""

    set_id: str
    seq: int
    """The last step whose effect the tables hold."""
    created: str
    """ISO date."""
    rows: Mapping[str, Mapping[int, Raw]]
    """By table and id, each a canonical text; a step's id in the log is its number."""
    scrub: bool = False
    """True until every older word is out of the folder."""
    schema: int = 0
    """The one that the file was written in; 0 for an image that comes from no file. `rows` are always today's."""
    made: Made = field(default_factory=Made)
    """Books and log that were asked for, each worked out once."""

    def book(self, *tables: Table) -> Book:
        """These tables (all, if none is named) as documents; raises Malformed."""
        wanted = tables or tuple(TABLES)
        if wanted not in self.made:
            found = {table: self._documents(table) for table in wanted if table in self.rows}
            self.made[wanted] = Book(self.set_id, found)
        book: Book = self.made[wanted]
        return book

    def log(self) -> tuple[Step, ...]:
        """The steps that the file keeps; raises Malformed."""
        if _LOG not in self.made:
            self.made[_LOG] = self._steps()
        steps: tuple[Step, ...] = self.made[_LOG]
        return steps

    def _steps(self) -> tuple[Step, ...]:
        rows = sorted(self.rows.get(_LOG, {}).items())
        steps = tuple(read_step(row) for _, row in rows)
        numbers = [number for number, _ in rows if number <= self.seq]
        if [step.seq for step in steps] != numbers:
            raise Malformed("log: a step stands where another belongs")
        return steps

    def log_with(self, *facts: type[Fact]) -> tuple[Step, ...]:
        """The steps of the log with such a fact, the others not even read; raises Malformed.

        Within people's words the quotes are escaped that stand around a fact's name.
        """
        names = [f'"fact":"{fact.__name__}"'.encode("ascii") for fact in facts]
        rows = sorted(self.rows.get(_LOG, {}).items())
        texts = ((row, bytes(row)) for _, row in rows)
        return tuple(read_step(row) for row, text in texts if any(name in text for name in names))

    def _documents(self, table: Table) -> dict[int, Document]:
        made: dict[int, Document] = {}
        for number, row in sorted(self.rows[table].items()):
            try:
                made[number] = read_document(table, row)
            except Malformed as error:
                raise Malformed(f"{table}, {number}: {error}") from None
        return made


class Edited(Exception):
    """The file reads well, but its checksum is not that of its content: somebody or something changed it."""

    def __init__(self, image: Image) -> None:
        super().__init__()
        self.image = image


def picture(book: Book, log: Iterable[Step], seq: int, created: str) -> Image:
    """The image of a set as it stands in memory after step `seq`."""
    rows: dict[str, dict[int, Raw]] = {
        table: {number: _raw(encode(document)) for number, document in documents.items()}
        for table, documents in book.tables.items()
    }
    rows[_LOG] = {step.seq: Raw(row_text(step)) for step in log}
    return Image(book.set_id, seq, created, rows)


def render(image: Image, app: str) -> bytes:
    """Hand the tables to TinyDB, which every other TinyDB reads the same; `app` is our own version."""
    from tinydb import TinyDB
    from tinydb.storages import Storage

    class Text(Storage):
        """Keeps what TinyDB hands it in our own form, of which the checksum is taken: rows are such text already."""

        text = b"{}"

        def read(self) -> None:
            """Nothing stood there before."""

        def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
            """Lay out these tables."""
            tables = [
                b'"%b":{%b}' % (table.encode("ascii"), _joined(rows)) for table, rows in sorted(data.items())
            ]
            self.text = b"{%b}" % b",".join(tables)

    meta = {
        "schema": schema(),
        "set_id": image.set_id,
        "seq": image.seq,
        "app": app,
        "created": image.created,
    }
    meta |= {"scrub": True} if image.scrub else {}
    with TinyDB(storage=Text) as db:
        db.storage.write(image.rows)
        body = db.storage.text
    meta["crc"] = _sum(meta, body)
    return b'{"%b":{"1":%b},%b\n' % (_META.encode("ascii"), dump(meta).encode("ascii"), body[1:])


def _joined(rows: Mapping[int, Raw]) -> bytes:
    return b",".join(b'"%d":%b' % (number, rows[number]) for number in sorted(rows, key=str))


def _raw(value: Json) -> Raw:
    return Raw(canonical(value))


def read_image(data: bytes) -> Image:
    """Read a file's bytes; raises Malformed, Newer or Edited."""
    return _own(data) or _strictly(data)


def _own(data: bytes) -> Image | None:
    """What a file of today's schema holds that stands byte for byte as its checksum says; None for any other."""
    head = _OWN.match(data)
    if head is None:
        return None
    body = b"{" + data[head.end() : -1]
    with suppress(DecodeError, Malformed, RecursionError):
        meta = _meta({_META: {"1": parse(head[1])}})
        whole = data.endswith(b"\n") and data.isascii() and _sum(meta, body) == meta.get("crc")
        if whole and meta["schema"] == schema():
            _known(meta, right=True)
            rows = _TABLES.decode(body)
            if all(0 < number < _BEYOND for found in rows.values() for number in found):
                return _image(meta, rows)
    return None


def _strictly(data: bytes) -> Image:
    """What any file holds; raises Malformed, Newer or Edited."""
    tables = parse(data)
    meta = _meta(tables)
    del tables[_META]
    right = _is_right(meta, tables)
    try:
        _known(meta, right)
        rows = {table: _rows(table, found) for table, found in tables.items()}
        image = _image(
            meta, {table: _rows_now(table, found, meta["schema"]) for table, found in rows.items()}
        )
    except Malformed as error:
        raise error if right else Malformed(SPOILT) from None
    if not right:
        raise Edited(image)
    return image


def without_scrub(image: Image) -> Image:
    """The image once every older word is gone."""
    return replace(image, scrub=False)


def _image(meta: dict[str, Json], rows: dict[str, dict[int, Raw]]) -> Image:
    """The image of a file with these tables; raises Malformed."""
    if set(rows) - {_LOG, *TABLES}:
        raise Malformed("it holds a table that als-tui does not know")
    if list(rows.get("profile", {})) != [PROFILE_ID]:
        raise Malformed("profile: it must hold one document, 1")
    scrub: bool = meta.get("scrub", False)
    return Image(meta["set_id"], meta["seq"], meta["created"], rows, scrub, meta["schema"])


def _meta(tables: Json) -> dict[str, Json]:
    """The document that says what the file is."""
    meta = _rows(_META, tables.get(_META) if isinstance(tables, dict) else None).get(1)
    if meta is None or not is_count(meta.get("schema")) or meta["schema"] == 0:
        raise Malformed("_meta: it names no schema")
    return meta


def _is_right(meta: dict[str, Json], tables: Json) -> bool:
    try:
        return _sum(meta, canonical(tables).encode("ascii")) == meta.get("crc")
    except (ValueError, RecursionError):
        raise Malformed("a value in it is no JSON") from None


def _known(meta: dict[str, Json], right: bool) -> None:
    """Raise Newer for what a later als-tui wrote, and Malformed for what none did."""
    if meta["schema"] > schema():
        raise Newer if right else Malformed(SPOILT)
    wrong = [key for key, right in _TYPES.items() if key in meta and not right(meta[key])]
    if set(meta) - {"scrub"} != _META_KEYS or wrong:
        raise Malformed("_meta: its keys are not those of a set")


def _rows(table: str, found: Json) -> dict[int, dict[str, Json]]:
    if not isinstance(found, dict):
        raise Malformed(f"{table}: it is no table")
    for number, row in found.items():
        if not _NUMBER.fullmatch(number) or not isinstance(row, dict):
            raise Malformed(f"{table}: it must hold objects by whole numbers above 0")
    return {int(number): row for number, row in found.items()}


def _rows_now(table: str, rows: dict[int, dict[str, Json]], written: int) -> dict[int, Raw]:
    """The rows of a table of schema `written` as text of today's; raises Malformed."""
    if written == schema():
        return {number: _raw(row) for number, row in rows.items()}
    if table == _LOG:
        return {number: _raw(step_now(row, written)) for number, row in rows.items()}
    return {number: _raw(document_now(table, row, written)) for number, row in rows.items()}


def _sum(meta: dict[str, Json], body: bytes) -> str:
    """Take the checksum of what `_meta` says, but for the checksum, and of the tables."""
    rest = {key: value for key, value in meta.items() if key != "crc"}
    return crc(body, canonical(rest).encode("ascii"))
