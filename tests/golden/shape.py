"""The shape of all that reaches a set's disk, worked out from the classes themselves, and kept beside the golden sets.

`python -m tests.golden.shape` writes the shape of a new schema to `schema<number>.json`; one that is kept is never
written again, as sets of that schema lie on people's disks.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo

from als_tui.domain.asking.questioning import KINDS
from als_tui.domain.book import TABLES
from als_tui.domain.days.calendar import Due
from als_tui.domain.session.facts import Content, Fact, Step
from als_tui.domain.timing import Stamp
from als_tui.storage.format.image import _META_KEYS
from als_tui.storage.format.lines import mark_lines, pieces, step_line
from als_tui.storage.format.migration import schema
from als_tui.value import Value, fields
from tests.storage.world import note, stamp

Shape = dict[str, Any]
FOLDER = Path(__file__).parent
WHAT_TO_DO = """What stands on the disk has changed, and the schema's number has not: {changes}.
An als-tui of the same number would call a set that holds it damaged. So:
1. Add an entry to MIGRATIONS in als_tui/storage/format/migration.py; `Migration()` if all that was written still reads.
2. `python -m tests.golden.make tests/golden/format{next}` writes golden sets of the new schema.
3. `python -m tests.golden.shape` writes tests/golden/schema{next}.json; look at what it adds."""
NOT_WRITTEN = (
    "Schema {number} has no kept shape: `python -m tests.golden.shape` writes it; look at what it adds."
)


def shape_today() -> Shape:
    """Every fact, document, field, choice and default, the kinds of question, and the frame around them."""
    found: Shape = {"facts": sorted(kind.__name__ for kind in get_args(Fact))}
    found["tables"] = {table: kind.__name__ for table, kind in TABLES.items()}
    found["kinds of question"] = sorted(KINDS)
    found["caught"] = {kind.__name__: kind.__struct_config__.tag for kind in get_args(Content)}
    found["set.json, _meta"] = sorted({*_META_KEYS, "scrub"})
    lines = [step_line(Step(1, stamp(0), (note("x"),))), *pieces(mark_lines(1, stamp(0), {"line": "x"}))]
    found["journal"] = [sorted(json.loads(line.split(b" ", 3)[3])) for line in lines]
    return found | shape_of(Step, Stamp, *get_args(Fact), *TABLES.values())


def shape_of(*kinds: Any) -> Shape:
    """These classes and all that their fields lead to, by name."""
    found: Shape = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind.__name__ not in found:
            found[kind.__name__] = [member.value for member in kind]
        elif isinstance(kind, type) and issubclass(kind, Value) and kind.__name__ not in found:
            hints = get_type_hints(kind)
            found[kind.__name__] = {field.name: _told(hints[field.name], field) for field in fields(kind)}
            waiting += [hints[field.name] for field in fields(kind)]
        else:
            waiting += [part for part in get_args(kind) if get_origin(kind) is not Literal]
    return dict(sorted(found.items()))


def _told(hint: Any, field: FieldInfo) -> str:
    made = "" if field.default_factory is NODEFAULT else " = made"
    return _named(hint) + (made if field.default is NODEFAULT else f" = {field.default!r}")


def _named(hint: Any) -> str:
    """A field's type as it may stand on the disk, told alike by every Python."""
    parts = get_args(hint)
    if hint is Due:
        return "date | one of 'next session'"
    if get_origin(hint) is Literal:
        return f"one of {', '.join(map(repr, parts))}"
    if get_origin(hint) in (Union, UnionType):
        return " | ".join(map(_named, parts))
    name = "…" if hint is ... else getattr(hint, "__name__", str(hint))
    return f"{name}[{', '.join(map(_named, parts))}]" if parts else name


def changes(kept: Mapping[str, Any], today: Mapping[str, Any]) -> Iterator[str]:
    """Where two shapes differ."""
    for name in sorted({*kept, *today}):
        was, now = kept.get(name), today.get(name)
        if isinstance(was, dict) and isinstance(now, dict):
            yield from (f"{name}.{change}" for change in changes(was, now))
        elif was != now:
            yield name


def complaint(number: int, today: Shape, folder: Path = FOLDER) -> str:
    """What is wrong between today's shape and the kept one of the schema's number; empty where nothing is."""
    file = folder / f"schema{number}.json"
    if not file.is_file():
        return NOT_WRITTEN.format(number=number)
    found = ", ".join(changes(json.loads(file.read_text("utf-8")), today))
    return WHAT_TO_DO.format(changes=found, next=number + 1) if found else ""


def main(say: Callable[[str], object] = print, folder: Path = FOLDER) -> int:
    """Keep the shape of a new schema."""
    number, today = schema(), json.loads(json.dumps(shape_today()))
    file = folder / f"schema{number}.json"
    if not file.exists():
        file.write_text(json.dumps(today, indent=1, ensure_ascii=False) + "\n", "utf-8")
    said = complaint(number, today, folder)
    say(said or f"{file.name} holds today's shape.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
