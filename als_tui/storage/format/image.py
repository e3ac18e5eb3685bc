"""`set.json`: a TinyDB file that holds a set's tables, its log, and in `_meta` what they are and their checksum.

The checksum covers all of the file but itself: a flipped `seq` would lose steps as surely as a flipped word. Nothing
that the file says of itself is believed before it, so every later schema takes it in the same way, whatever changes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from als_tui.domain.book import PROFILE_ID, TABLES, Book, Document, Table
from als_tui.domain.session.facts import Step
from als_tui.storage.format.codec import decode_document, decode_step, encode, encode_step
from als_tui.storage.format.migration import document_now, schema, step_now
from als_tui.storage.format.plain import Json, Malformed, Newer, canonical, crc, dump, is_count, parse
from als_tui.value import Value, field, replace

SPOILT = "its checksum is wrong, so it was changed outside als-tui, or by a failing disk"
"""What is said of a file whose checksum is wrong, whatever else is wrong in it: where it broke is chance."""

_META, _LOG = "_meta", "log"
_META_KEYS = {"schema", "set_id", "seq", "crc", "app", "created"}
_NUMBER = re.compile("[1-9][0-9]{0,6}")
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
    """A set as one `set.json` has it; documents and steps stay plain until they are asked for."""

    set_id: str
    seq: int
    """The last step whose effect the tables hold."""
    created: str
    """ISO date."""
    rows: Mapping[str, Mapping[int, Json]]
    """By table and id; a step's id in the log is its number."""
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
        steps = tuple(decode_step(row) for _, row in rows)
        numbers = [number for number, _ in rows if number <= self.seq]
        if [step.seq for step in steps] != numbers:
            raise Malformed("log: a step stands where another belongs")
        return steps

    def opens_a_session(self) -> bool:
        """True if the log holds the opening of a session, whether or not it was undone."""
        return '"fact":"Opened"' in dump(list(self.rows.get(_LOG, {}).values()))

    def _documents(self, table: Table) -> dict[int, Document]:
        made: dict[int, Document] = {}
        for number, row in sorted(self.rows[table].items()):
            try:
                made[number] = decode_document(table, row)
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
    rows: dict[str, dict[int, Json]] = {
        table: {number: encode(document) for number, document in documents.items()}
        for table, documents in book.tables.items()
    }
    rows[_LOG] = {step.seq: encode_step(step) for step in log}
    return Image(book.set_id, seq, created, rows)


def render(image: Image, app: str) -> bytes:
    """Lay out the file by TinyDB itself, so that every TinyDB reads it; `app` is our own version."""
    from tinydb import TinyDB
    from tinydb.storages import MemoryStorage
    from tinydb.table import Document as Row

    meta = {
        "schema": schema(),
        "set_id": image.set_id,
        "seq": image.seq,
        "app": app,
        "created": image.created,
    }
    meta |= {"scrub": True} if image.scrub else {}
    with TinyDB(storage=MemoryStorage) as db:
        for table, rows in image.rows.items():
            db.table(table).insert_multiple(Row(row, number) for number, row in rows.items())
        body = canonical(db.storage.read())
    meta["crc"] = _sum(meta, body)
    return f'{{"{_META}":{{"1":{dump(meta)}}},{body[1:]}\n'.encode("ascii")


def read_image(data: bytes) -> Image:
    """Read a file's bytes; raises Malformed, Newer or Edited."""
    tables = parse(data)
    meta = _meta(tables)
    del tables[_META]
    right = _is_right(meta, tables)
    try:
        image = _image(meta, tables, right)
    except Malformed as error:
        raise error if right else Malformed(SPOILT) from None
    if not right:
        raise Edited(image)
    return image


def without_scrub(image: Image) -> Image:
    """The image once every older word is gone."""
    return replace(image, scrub=False)


def _image(meta: dict[str, Json], tables: dict[str, Json], right: bool) -> Image:
    """What a file holds whose `_meta` was taken out; raises Malformed and Newer."""
    _known(meta, right)
    rows = {table: _rows(table, found) for table, found in tables.items()}
    if set(rows) - {_LOG, *TABLES}:
        raise Malformed("it holds a table that als-tui does not know")
    if list(rows.get("profile", {})) != [PROFILE_ID]:
        raise Malformed("profile: it must hold one document, 1")
    written: int = meta["schema"]
    now = {table: _rows_now(table, found, written) for table, found in rows.items()}
    return Image(meta["set_id"], meta["seq"], meta["created"], now, meta.get("scrub", False), written)


def _meta(tables: Json) -> dict[str, Json]:
    """The document that says what the file is."""
    meta = _rows(_META, tables.get(_META) if isinstance(tables, dict) else None).get(1)
    if meta is None or not is_count(meta.get("schema")) or meta["schema"] == 0:
        raise Malformed("_meta: it names no schema")
    return meta


def _is_right(meta: dict[str, Json], tables: Json) -> bool:
    try:
        return _sum(meta, canonical(tables)) == meta.get("crc")
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


def _rows_now(table: str, rows: dict[int, dict[str, Json]], written: int) -> dict[int, dict[str, Json]]:
    """Bring the rows of a table of schema `written` to today's."""
    if written == schema():
        return rows
    if table == _LOG:
        return {number: step_now(row, written) for number, row in rows.items()}
    return {number: document_now(table, row, written) for number, row in rows.items()}


def _sum(meta: dict[str, Json], body: str) -> str:
    """Take the checksum of what `_meta` says, but for the checksum, and of the tables."""
    rest = {key: value for key, value in meta.items() if key != "crc"}
    return crc(body.encode("ascii"), canonical(rest).encode("ascii"))
