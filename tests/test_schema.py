"""What reaches the disk cannot change unnoticed."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import pytest

from als_tui.storage.format.migration import schema
from als_tui.value import Value, field
from tests.golden.shape import FOLDER, changes, complaint, main, shape_of, shape_today


def test_what_reaches_the_disk_is_what_the_schema_has() -> None:
    today = json.loads(json.dumps(shape_today()))
    assert not (told := complaint(schema(), today)), told


def test_each_schema_has_golden_sets() -> None:
    kept = {path.name for path in FOLDER.glob("format*")}
    assert kept == {f"format{number}" for number in range(1, schema() + 1)}


class Kind(StrEnum):
    """A choice that a field of a field leads to."""

    ONE = "one"


class Inner(Value):
    """A class that a field leads to."""

    kind: Kind = Kind.ONE


class Outer(Value):
    """A class whose shape is asked for."""

    inner: tuple[Inner, ...]
    what: Literal["a"] = "a"
    many: dict[str, int] = field(default_factory=dict)


def test_every_class_and_choice_that_a_field_leads_to_is_in_the_shape() -> None:
    assert shape_of(Outer) == {
        "Kind": ["one"],
        "Inner": {"kind": "Kind = <Kind.ONE: 'one'>"},
        "Outer": {"inner": "tuple[Inner, …]", "what": "one of 'a' = 'a'", "many": "dict[str, int] = made"},
    }


CHANGED: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a reason more": (lambda shape: shape["Reason"].append("boredom"), "Reason"),
    "a field more of a process": (lambda shape: shape["Process"].update(rest="int = 0"), "Process.rest"),
    "a field less": (lambda shape: shape["Record"].pop("goal"), "Record.goal"),
    "another default": (lambda shape: shape["Profile"].update(quorum="int = 2"), "Profile.quorum"),
    "a fact more": (lambda shape: shape["facts"].append("Sung"), "facts"),
    "a document more": (lambda shape: shape["tables"].update(songs="Song"), "tables.songs"),
    "a choice more": (lambda shape: shape["DetailSet"].update(detail="one of 'mood'"), "DetailSet.detail"),
    "a kind of question less": (lambda shape: shape["kinds of question"].pop(), "kinds of question"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_without_a_new_schema_is_told_with_what_to_do(name: str) -> None:
    change, place = CHANGED[name]
    today = json.loads((FOLDER / f"schema{schema()}.json").read_text("utf-8"))
    change(today)
    told = complaint(schema(), today)
    assert f"has not: {place}.\n" in told
    for step in ("MIGRATIONS", f"format{schema() + 1}", f"schema{schema() + 1}.json"):
        assert step in told


def test_a_kept_shape_is_never_written_again(tmp_path: Path) -> None:
    said: list[str] = []
    assert main(said.append, tmp_path) == 0, "a new schema's is written"
    file = tmp_path / f"schema{schema()}.json"
    kept = json.loads(file.read_text("utf-8"))
    assert not [*changes(kept, json.loads((FOLDER / file.name).read_text("utf-8")))]
    kept["Reason"].pop()
    file.write_text(json.dumps(kept), "utf-8")
    assert main(said.append, tmp_path) == 1 and "Reason" in said[-1]
    assert json.loads(file.read_text("utf-8")) == kept
    assert "no kept shape" in complaint(schema() + 1, kept)
