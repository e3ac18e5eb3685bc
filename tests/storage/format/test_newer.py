"""A set of a later schema is called newer and left alone, whatever is in it that this als-tui does not know."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from als_tui.ports import SetDamaged
from als_tui.storage.format.migration import schema
from tests.storage.hostile import a_set, line, signed
from tests.storage.world import TODAY, every_byte, library

LATER = schema() + 1
FACT: dict[str, Any] = {"fact": "Sung", "song": 3}
STEP = {"schema": LATER, "step": 6, "at": "2026-03-05T09:40:00.000Z", "boot": ["boot-1", 1.0], "t": 1.0}

FILES: dict[str, Callable[[Any], object]] = {
    "nothing else that is new": lambda told: None,
    "a table": lambda told: told.update(songs={"1": {}}),
    "a table of lists": lambda told: told.update(songs=[]),
    "ids in words": lambda told: told["members"].update(ana={"name": "Ana"}),
    "a field of a document": lambda told: told["profile"]["1"].update(mood="fine"),
    "a policy": lambda told: told["profile"]["1"].update(policy="songs"),
    "no profile": lambda told: told.pop("profile"),
    "a fact in the log": lambda told: told["log"]["2"].update(facts=[FACT]),
    "a step of another form": lambda told: told["log"].update({"2": {"song": 3}}),
    "a reason in the log": lambda told: told["log"]["2"].update(
        facts=[{"fact": "Intervened", "reason": "boredom", "which": None}]
    ),
    "a key of _meta": lambda told: told["_meta"]["1"].update(mood="fine"),
    "fewer keys of _meta": lambda told: told["_meta"]["1"].pop("created"),
    "another kind of id": lambda told: told["_meta"]["1"].update(set_id=7),
    "a second document in _meta": lambda told: told["_meta"].update({"2": {"song": 3}}),
}
LINES: dict[str, dict[str, Any]] = {
    "a step with a fact": STEP | {"facts": [FACT]},
    "a step of another form": {"schema": LATER, "song": 3},
    "a step without facts": STEP | {"facts": []},
    "a mark": {"schema": LATER, "mark": "song", "text": "la"},
    "a mark that is known": {"schema": LATER, "mark": "draft", "topic": "capture", "text": "la"},
    "a beat of another form": {"schema": LATER, "mark": "beat", "at": "noon"},
}


@pytest.fixture
def folder(quick: Path) -> Path:
    return a_set(quick, generations=True)


def refusals(place: Path, folder: Path) -> Iterator[str]:
    """What is said at an opening, to who looks on, on the first screen, and by `doctor`."""
    with pytest.raises(SetDamaged) as opening:
        library(place).open(folder.name)
    yield str(opening.value)
    with closing(library(place).view(folder.name)) as view, pytest.raises(SetDamaged) as looking:
        view.news()
    yield str(looking.value)
    (glance,) = library(place).glances(TODAY)
    yield glance.trouble
    yield " ".join(library(place).checkup(folder.name).faults)


def all_call_it_newer(place: Path, folder: Path) -> None:
    before = every_byte(folder)
    for said in refusals(place, folder):
        assert "newer als-tui" in said, said
    assert every_byte(folder) == before


@pytest.mark.parametrize("what", FILES)
def test_a_file_of_a_later_schema_is_newer_whatever_it_holds(what: str, quick: Path, folder: Path) -> None:
    told = json.loads((folder / "set.json").read_bytes())
    told["_meta"]["1"]["schema"] = LATER
    FILES[what](told)
    (folder / "set.json").write_bytes(signed(told))
    all_call_it_newer(quick, folder)


@pytest.mark.parametrize("what", LINES)
def test_a_line_of_a_later_schema_is_newer_whatever_it_holds(what: str, quick: Path, folder: Path) -> None:
    with (folder / "journal").open("ab") as journal:
        journal.write(line(6, json.dumps(LINES[what])))
    all_call_it_newer(quick, folder)


def test_a_later_als_tui_that_was_killed_between_its_file_and_its_journal_is_newer(
    quick: Path, folder: Path
) -> None:
    """Its file is there, and the journal of the one before, which this als-tui reads well."""
    told = json.loads((folder / "set.json").read_bytes())
    told["_meta"]["1"] |= {"schema": LATER, "seq": 9}
    told["songs"] = {"1": {}}
    (folder / "set.json").write_bytes(signed(told))
    all_call_it_newer(quick, folder)
