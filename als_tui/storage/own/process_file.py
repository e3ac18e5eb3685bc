"""One process file: TOML in, a checked process out, or the first thing wrong with it in plain words."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from als_tui.domain.process.definition import Process, Records, Speakers, TurnMode
from als_tui.domain.process.rules import broken_rules
from als_tui.domain.words.text import clean
from als_tui.storage.own.mistakes import Unreadable
from als_tui.storage.own.process_tables import OWN_WORDS, BetweenTable, PhaseTable, ProcessTable

_CHOICES: Mapping[str, type[StrEnum]] = {"speakers": Speakers, "records": Records, "turns": TurnMode}
_WORDS = {
    "missing": "is missing",
    "string_type": "must be words in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be written as [[...]] tables, or as a list for sources",
    "model_type": "must be a table of keys",
    "too_long": "is too long a list",
}
_SHOWN = 40
"""Characters of what a person wrote that a message repeats."""


def read_process(data: bytes) -> Process:
    """The process in a file's bytes; raises `Unreadable` with all that is wrong in it."""
    try:
        process = ProcessTable.model_validate(_toml(data)).process()
    except ValidationError as error:
        raise Unreadable(*_mistakes(error.errors(include_url=False))) from None
    if broken := broken_rules(process):
        raise Unreadable(*(f"{key}: {why}" for key, why in broken))
    return process


def _toml(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("file: is not text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        why, _, place = str(error).partition(" (at ")
        line = re.match(r"line \d+", place)
        raise Unreadable(
            f"{line[0] if line else 'last line'}: is not TOML: {why[:1].lower()}{why[1:]}"
        ) from None
    except (ValueError, RecursionError):
        raise Unreadable("file: is not TOML that can be read: a number too long, or lists too deep") from None


def _mistakes(errors: list[ErrorDetails]) -> list[str]:
    """The errors in words; a misspelt key goes before the missing one that it leaves behind."""
    errors = sorted(errors, key=lambda error: error["type"] != "extra_forbidden")
    return [f"{_key(error['loc'])}: {_reason(error)}" for error in errors]


def _key(loc: tuple[int | str, ...]) -> str:
    """A place as the person sees it in the file; tables are counted from one."""
    key = ""
    for part in loc:
        if isinstance(part, int):
            key += f"[{part + 1}]"
        else:
            key += f".{clean(part, _SHOWN)}" if key else clean(part, _SHOWN)
    return key or "file"


def _reason(error: ErrorDetails) -> str:
    kind, loc = error["type"], error["loc"]
    if kind == OWN_WORDS:
        return error["msg"]
    if kind == "extra_forbidden":
        return f"is not a key here; {_nearest(str(loc[-1]), _keys(loc))}"
    if kind == "enum":
        choices = [str(choice) for choice in _CHOICES[str(loc[-1])]]
        return f"{_said(error['input'])} is not known; {_nearest(str(error['input']), choices)}"
    return _WORDS.get(kind, "cannot be read")


def _keys(loc: tuple[int | str, ...]) -> list[str]:
    if len(loc) == 1:
        return list(ProcessTable.model_fields)
    return list(BetweenTable.model_fields if loc[0] == "between" else PhaseTable.model_fields)


def _nearest(written: str, known: list[str]) -> str:
    near = get_close_matches(written[:_SHOWN].casefold(), known, n=1, cutoff=0.5)
    return f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"


def _said(value: object) -> str:
    return f'"{clean(value, _SHOWN)}"' if isinstance(value, str) else "this"
