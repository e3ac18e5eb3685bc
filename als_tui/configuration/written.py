"""What stands in a TOML file that a person wrote, each word with its line, so that a mistake is told where it is."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from als_tui.domain.words.text import clean
from als_tui.value import Value

_WHERE = re.compile(r" ?\((?:at line (\d+), column \d+|at end of document)\)$")
_TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_REASONS = {"Cannot overwrite a value": "the name stands there twice"}
_WORD, _REASON = 40, 120


class WrittenWord(Value):
    """What a name is set to."""

    value: Any
    line: int


def entries(text: str, file: str) -> tuple[dict[str, WrittenWord], tuple[str, ...]]:
    """Every name with what it is set to, tables in one with their names, and why none can be read, if none can."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, (_unreadable(str(error), file, text),)
    lines = _lines(text)
    return {name: WrittenWord(value, lines.get(name, 0)) for name, value in _flat(tables)}, ()


def at(file: str, line: int) -> str:
    """Where a mistake stands."""
    return f"{file}, line {line}" if line else file


def nearest(word: str, known: Iterable[str]) -> str:
    """The right word that is most like a wrong one, as it is said behind the mistake; empty if none is like it."""
    from difflib import get_close_matches  # only where something is wrong

    found = get_close_matches(word, [*known], 1, 0.5)
    return f"; perhaps {found[0]}" if found else ""


def quoted(word: object) -> str:
    """What a person wrote, as it may be shown."""
    return f'"{clean(str(word), _WORD)}"'


def _unreadable(why: str, file: str, text: str) -> str:
    found = _WHERE.search(why)
    line = int(found[1] or len(text.splitlines())) if found else 0
    reason = clean(_WHERE.sub("", why), _REASON) if found else "lists too deep, or a number too long"
    reason = _REASONS.get(reason, reason[:1].lower() + reason[1:])
    return f'{at(file, line)}: {reason}. Nothing of this file counts. Words stand in quotes: name = "word".'


def _flat(tables: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _lines(text: str) -> dict[str, int]:
    """The line of each name, as far as it is written in the usual way."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.match(line):
            table = f"{_name(found[1])}."
        elif "=" in line and (name := _name(line.partition("=")[0])):
            lines.setdefault(table + name, number)
    return lines


def _name(written: str) -> str:
    """A name as it is written left of the sign; empty if it is none."""
    try:
        return next((name for name, _ in _flat(tomllib.loads(f"{written} = 0"))), "")
    except (ValueError, RecursionError):
        return ""
