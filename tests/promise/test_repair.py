"""A repair on a disk that fails once, at any call, reading or writing: never is a set worse off than before."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from als_tui.ports import NotSaved, SetDamaged, SetInUse
from tests.promise.plugin import Promised
from tests.storage import hostile
from tests.storage.doctor.test_checkup import content
from tests.storage.faults import Disk, each_call, failing
from tests.storage.world import heard_again, library, the_only_set

SAID = ["one", "two", "three", "four"]
EACH = 6
"""One call of so many goes wrong, another one for each damage; in the soak each does, which takes minutes."""


def older(folder: Path) -> None:
    (folder / "set.json.2").write_bytes(b"{")


def newest(folder: Path) -> None:
    (folder / "set.json").write_bytes(b"{")


def flipped(folder: Path) -> None:
    data = (folder / "set.json").read_bytes()
    (folder / "set.json").write_bytes(data.replace(b"Ana", b"Ane"))


def torn(folder: Path) -> None:
    with (folder / "journal").open("ab") as journal:
        journal.write(b"1 0000")


def odd(folder: Path) -> None:
    hostile.odd(folder / "set.json", "pipe")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "an older file": older,
    "the file": newest,
    "a flipped bit": flipped,
    "a torn line": torn,
    "a pipe": odd,
    "a folder that others can read": lambda folder: folder.chmod(0o755),
}


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize(
    "each", [pytest.param(EACH, marks=pytest.mark.promise), pytest.param(1, marks=pytest.mark.soak)]
)
def test_one_error_of_the_disk_makes_no_set_worse(
    name: str, each: int, quick: Path, promise: Promised
) -> None:
    made = quick / "made"
    DAMAGES[name](hostile.a_set(made, generations=True))

    def scenario(place: Path, disk: Disk) -> None:
        shutil.copytree(made / "data", place / "data", copy_function=copied)
        folder = the_only_set(place)
        before, told, kept = content(folder), "", None
        with failing(disk):
            try:
                kept = library(place).repair(folder.name)
            except (NotSaved, SetDamaged, SetInUse) as error:
                told = str(error)
        if "Nothing was changed" in told:
            assert content(folder) == before, told
        if kept is not None:
            assert {**content(kept), "set.json": ""} == {**before, "set.json": ""}
        with suppress(SetDamaged):
            assert heard_again(place) == SAID
            return
        assert told and name == "a flipped bit"
        library(place).repair(folder.name)
        assert heard_again(place) == SAID

    calls = range(1 + [*DAMAGES].index(name) % each, 1000, each)
    promise(
        "failing disk", attempts=each_call("fails once", quick, scenario, reads=True, among=calls) // each
    )


def copied(source: str, to: str) -> None:
    if Path(source).is_file():
        shutil.copy2(source, to)
    else:
        os.mkfifo(to)
