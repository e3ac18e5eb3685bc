"""Where a person's name stands in what others said or wrote, each to be decided on: to be blanked out, or left."""

from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import Any

from als_tui.domain.book import (
    NOBODY,
    Action,
    Attendance,
    Book,
    Document,
    Member,
    Module,
    Record,
    Table,
)
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.whole import Sought, blanked, stands_in, surely_alone_in, surely_in
from als_tui.value import Value, fields, replace

SOMEBODY = "somebody"
"""What stands in place of a name that was blanked out."""
_NO_WORDS = {
    ("Profile", "zone"),
    ("Profile", "process"),
    ("Module", "process"),
    ("Record", "zone"),
    ("Record", "process"),
    ("Record", "process_title"),
    ("PhaseTime", "stop"),
    ("PhaseTime", "title"),
    ("Attendance", "presence"),
    ("Asked", "kind"),
    ("Helpful", "kind"),
    ("Said", "about"),
    ("Held", "reason"),
    ("Held", "phase"),
    ("Action", "due"),
    ("Action", "promised"),
    ("Member", "name"),
    ("Member", "mail"),
}
"""Fields that hold our own words, or how another person is called."""
_LABELS = {
    "text": "words",
    "asked": "what was asked for",
    "rules": "a rule",
    "owner_name": "a guest's name",
    "why": "why it changed",
    "goal_met": "goal met",
    "questions": "a question",
    "decisions": "a decision",
    "presented": "an issue",
    "progress": "told",
    "attendance": "a guest's name",
    "roles": "a role",
    "between": "told",
    "checks": "a check round",
    "corrections": "a correction",
}
"""What a field is called where its own name does not say it."""
_Change = Callable[[str, str], str]
"""A text by its key, and what is to stand there."""


class Hit(Value):
    """A text of others in which the name stands."""

    key: str
    """Names the place in the book."""
    where: str
    """The same for a reader."""
    text: str
    named: bool
    """True if one of the names in it is surely theirs."""
    sure: bool
    """True if all of them are: nobody else of the set is called so."""


def name_hits(book: Book, names: Sought) -> tuple[Hit, ...]:
    """Each text of a book in which one of these names stands, in the book's order."""
    found = []
    for table, id, document in _documents(book):
        for key, text in _texts(document, f"{table}:{id}"):
            if _is_meant(key, text, names):
                where = _where(table, id, document, key)
                found.append(Hit(key, where, text, surely_in(names, text), surely_alone_in(names, text)))
    return tuple(found)


def without_hits(book: Book, names: Sought, keys: Container[str]) -> Book:
    """The book with the names blanked out of the texts with these keys."""

    def change(key: str, text: str) -> str:
        return blanked(names, text, SOMEBODY) if key in keys else text

    for table, id, document in _documents(book):
        changed = _changed(document, f"{table}:{id}", change)
        if changed != document:
            book = book.put(table, id, changed)
    return book


def _is_meant(key: str, text: str, names: Sought) -> bool:
    """True if a name stands in it; another's name is no text, but a guest's that is the same."""
    if key.endswith((".name", ".owner_name")) and not key.startswith("profile"):
        return called_alike(text, names.names) is not None
    return stands_in(names, text)


def _documents(book: Book) -> Iterator[tuple[Table, int, Document]]:
    for table, documents in book.tables.items():
        yield from ((table, id, document) for id, document in documents.items())


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Every text that people typed in a value, by its place."""
    if type(value) is str:
        if value:
            yield key, value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _texts(item, f"{key}.{place}")
    elif isinstance(value, Value):
        for name in _worded(value):
            yield from _texts(getattr(value, name), f"{key}.{name}")


def _changed(value: Any, key: str, change: _Change) -> Any:
    """The same value with its texts changed."""
    if type(value) is str:
        return change(key, value) if value else value
    if isinstance(value, tuple):
        return tuple(_changed(item, f"{key}.{place}", change) for place, item in enumerate(value))
    if isinstance(value, Value):
        texts = {name: _changed(getattr(value, name), f"{key}.{name}", change) for name in _worded(value)}
        return replace(value, **texts)
    return value


def _worded(value: Value) -> Iterator[str]:
    """The fields of a value that may hold what people typed."""
    named = isinstance(value, Attendance) and not value.guest
    owned = isinstance(value, Action) and value.owner != NOBODY
    for name in _fields_of(type(value)):
        if not (named and name == "name") and not (owned and name == "owner_name"):
            yield name


@cache
def _fields_of(kind: type[Value]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if (kind.__name__, each.name) not in _NO_WORDS)


def _where(table: Table, id: int, document: Document, key: str) -> str:
    """Where a text stands, in words."""
    path = key.split(".")[1:]
    field = next((part for part in reversed(path) if not part.isdecimal()), "")
    what = _LABELS.get(path[0], field.replace("_", " "))
    match document:
        case Record():
            return f"session {id}, {_said(document, path) or what}"
        case Action():
            return f"action of session {document.session}, {_LABELS.get(field, field)}"
        case Module():
            return f"module {id}, {what}"
        case Member():
            return f"{document.name}, {field}"
    return what if table == "profile" else _OTHERS[table].format(id)


_OTHERS = {
    "charter": "charter {}, a rule",
    "bank": "a question that helped",
    "logbook": "your logbook, session {}",
}
"""Documents that hold one kind of words, by their table."""


def _said(record: Record, path: list[str]) -> str:
    """On what occasion words of a record were said; empty for no words of a person."""
    if path[0] != "words":
        return ""
    about = record.words[int(path[1])].about
    return "a note" if about == "note" else f"{about} words"
