"""A fact as a line that a screen reader speaks well, and as JSON that says the same."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from als_tui.domain.days.calendar import Due
from als_tui.domain.words.text import shown
from als_tui.exports.markdown import spell_day
from als_tui.value import Value, field

Datum = str | int | float | bool | tuple[int, ...] | None
"""What JSON holds of a fact under one name."""


class FactLine(Value):
    """One fact: of what, its words, and its values by name."""

    of: str
    """A member, a session, the set."""
    what: str
    """Names the fact for a program."""
    words: str
    values: Mapping[str, Datum] = field(default_factory=dict)


def plain_lines(lines: Iterable[FactLine]) -> str:
    """One fact a line, no sign and no column in it."""
    return "".join(f"{_line(f'{line.of}: {line.words}')}\n" for line in lines)


def json_lines(lines: Iterable[FactLine]) -> str:
    """The same facts as one JSON list; the words stand beside the values."""
    facts: list[dict[str, Any]] = [
        {"of": line.of, "fact": line.what, **line.values, "words": line.words} for line in lines
    ]
    return shown(json.dumps(facts, ensure_ascii=False, indent=2), lines=True) + "\n"


def day(when: date | datetime) -> str:
    """A day in full words, with its time if it has one."""
    if isinstance(when, datetime):
        return f"{spell_day(when)} at {when:%H:%M}"
    return spell_day(when)


def day_value(due: Due | None) -> str | None:
    """A due date as a value: in ISO form, or the words that stand for one."""
    return due.isoformat() if isinstance(due, date) else due


def _line(text: str) -> str:
    return " ".join(shown(text).split())
