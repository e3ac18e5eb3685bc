"""A file of hints and prompts: TOML in, checked phrases out; a bad table never stops the others."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from als_tui.domain.asking.phrases import HintRule, Phrases, Prompt
from als_tui.domain.asking.questioning import ASKED_STAGES, KINDS, STAGES
from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.text import clean, too_long

_WORD, _LINE, _MOST = 16, 200, 200
_OWN_WORDS = "own words"
_REASONS = {
    "missing": "is missing",
    "string_type": "must be words in quotes",
    "int_type": "must be a whole number",
    "greater_than_equal": "is too small a number",
    "list_type": "must be a list of words in quotes",
    "too_long": "is too long a list",
    "model_type": "must be a table of keys",
}


class _WordsTable(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @field_validator("word", "tells", "text", mode="after", check_fields=False)
    @classmethod
    def _line(cls, value: str) -> str:
        return _words(value, _LINE)


_Words = Annotated[list[str], Field(max_length=_MOST)]


class _Hint(_WordsTable):
    word: str
    tells: str = ""
    starts: _Words = []
    contains: _Words = []
    without: _Words = []
    ends: _Words = []
    unless: _Words = []
    not_in: _Words = []
    over_words: Annotated[int, Field(ge=1)] | None = None
    over_marks: Annotated[int, Field(ge=0)] | None = None

    @field_validator("word", mode="after")
    @classmethod
    def _short(cls, value: str) -> str:
        return _words(value.rstrip("?"), _WORD)

    @field_validator("not_in", mode="after")
    @classmethod
    def _stages(cls, value: list[str]) -> list[str]:
        for stage in value:
            _known(stage, STAGES)
        return value

    def rule(self) -> HintRule:
        return HintRule(
            word=self.word,
            tells=self.tells,
            starts=_folded(self.starts),
            contains=_folded(self.contains),
            over_words=self.over_words,
            over_marks=self.over_marks,
            without=_folded(self.without),
            ends=_folded(self.ends),
            unless=_folded(self.unless),
            not_in=tuple(self.not_in),
        )


class _Prompt(_WordsTable):
    text: str
    kind: str
    stage: str = "any"

    @field_validator("kind", "stage", mode="after")
    @classmethod
    def _is_known(cls, value: str, info: ValidationInfo) -> str:
        return _known(value, KINDS if info.field_name == "kind" else ASKED_STAGES)

    def prompt(self) -> Prompt:
        return Prompt(self.kind, self.stage, self.text)


_TABLES: Mapping[str, type[_Hint] | type[_Prompt]] = {"hint": _Hint, "prompt": _Prompt}


def read_phrases(data: bytes, name: str) -> tuple[Phrases, tuple[str, ...]]:
    """Read each table for itself, so that one mistake costs one table."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Phrases(), (f"{name}: file: is not text in UTF-8",)
    except (ValueError, RecursionError) as error:
        why = (
            str(error)
            if isinstance(error, tomllib.TOMLDecodeError)
            else "a number too long, or lists too deep"
        )
        return Phrases(), (f"{name}: file: is not TOML: {clean(why, _LINE)}",)
    hints: list[HintRule] = []
    prompts: list[Prompt] = []
    complaints: list[str] = []
    for key, table in _parts(tables, complaints):
        try:
            made = _TABLES[key.partition("[")[0]].model_validate(table)
        except ValidationError as error:
            complaints.append(f"{key}{_first(error.errors(include_url=False))}")
        else:
            if isinstance(made, _Hint):
                hints.append(made.rule())
            else:
                prompts.append(made.prompt())
    return Phrases(tuple(hints), tuple(prompts)), tuple(f"{name}: {line}" for line in complaints)


def _parts(tables: Mapping[str, Any], complaints: list[str]) -> Iterator[tuple[str, Any]]:
    for key, entries in tables.items():
        if key not in _TABLES:
            complaints.append(f"{clean(key, _WORD)}: is not a key here; known are [[hint]] and [[prompt]]")
        elif not isinstance(entries, list):
            complaints.append(f"{key}: must be written as [[{key}]] tables")
        else:
            yield from ((f"{key}[{place}]", entry) for place, entry in enumerate(entries, start=1))


def _first(errors: list[ErrorDetails]) -> str:
    """The first error in words; a misspelt key goes before the missing one that it leaves behind."""
    error = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
    where = "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{clean(part, _WORD)}" for part in error["loc"]
    )
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}: {_reason(error)}{more}"


def _reason(error: ErrorDetails) -> str:
    if error["type"] == _OWN_WORDS:
        return error["msg"]
    if error["type"] == "extra_forbidden":
        return "is not a key here"
    return _REASONS.get(error["type"], "cannot be read")


def _known(word: str, known: Iterable[str]) -> str:
    if word not in known:
        said = f'"{clean(word, _WORD)}" is not known; known are {", ".join(known)}'
        raise PydanticCustomError(_OWN_WORDS, "{said}", {"said": said})
    return word


def _words(text: str, limit: int) -> str:
    ready = " ".join(clean(text, limit).split())
    if why := too_long(text, limit) or ("" if ready else "has no words"):
        raise PydanticCustomError(_OWN_WORDS, "{why}", {"why": why})
    return ready


def _folded(words: list[str]) -> tuple[str, ...]:
    ready = (one_spelling(clean(word, _LINE)) for word in words)
    return tuple(word for word in ready if word)
