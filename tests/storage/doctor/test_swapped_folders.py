"""Folders that have each other's names: what doctor and restore tell to do brings every set back, and loses none."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from als_tui.value import replace
from tests.storage import hostile
from tests.storage.world import CHARTER, MEMBERS, PROFILE, folder_of, library

Sets = list[Path]
_RENAME = re.compile(r"([0-9a-zA-Z-]+) to ([0-9a-f]{16}[a-z0-9-]*)")


@pytest.fixture(autouse=True)
def no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALS_TUI_CONFIG", "nowhere")
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def sets(quick: Path) -> Sets:
    """Three sets, the first with a session open and steps in its journal."""
    first = hostile.a_set(quick, generations=True)
    names = ("Second", "Third")
    ids = [library(quick).create(replace(PROFILE, name=name), MEMBERS, CHARTER) for name in names]
    return [first, *(folder_of(quick, set_id) for set_id in ids)]


def turned(*places: Path) -> None:
    """Each folder gets the name of the next, the last that of the first."""
    kept = [place.rename(place.with_name(f"t{number}")) for number, place in enumerate(places)]
    for old, new in zip(kept, (*places[1:], places[0]), strict=True):
        old.rename(new)


def emptied(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir(mode=0o700)


def in_a_chain(sets: Sets) -> None:
    """The first has the second's name, the second the third's, and nothing has the first's."""
    shutil.rmtree(sets[2])
    sets[1].rename(sets[2])
    sets[0].rename(sets[1])


def behind_an_empty_folder(sets: Sets) -> None:
    sets[0].rename(sets[0].with_name("x"))
    sets[0].mkdir(0o700)


def swapped_with_nothing(sets: Sets) -> None:
    emptied(sets[1])
    turned(sets[0], sets[1])


def behind_a_file(sets: Sets) -> None:
    sets[0].rename(sets[0].with_name("x"))
    sets[0].write_text("x")


def behind_a_wreck(sets: Sets) -> None:
    """The first lies under a name of its own making, and in its place is what nobody can read."""
    sets[0].rename(sets[0].with_name("Harbour-backup"))
    sets[0].mkdir(mode=0o700)
    (sets[0] / "set.json").write_bytes(b"{")


def behind_a_copy(sets: Sets) -> None:
    """The first has a name of its own making, and in its place is a copy of the third."""
    sets[0].rename(sets[0].with_name("mine"))
    shutil.copytree(sets[2], sets[0])


MIXED: dict[str, Callable[[Sets], object]] = {
    "two swapped": lambda sets: turned(sets[0], sets[1]),
    "three turned": lambda sets: turned(*sets),
    "three turned the other way": lambda sets: turned(*reversed(sets)),
    "one in a chain": in_a_chain,
    "an empty folder has its name": behind_an_empty_folder,
    "each other's, and one of them empty": swapped_with_nothing,
    "a file has its name": behind_a_file,
    "a wreck has its name": behind_a_wreck,
    "a copy of another has its name": behind_a_copy,
}


@pytest.mark.parametrize("name", MIXED)
def test_what_is_told_brings_back_every_set_and_nothing_is_to_be_removed(
    name: str, quick: Path, sets: Sets, capsys: pytest.CaptureFixture[str]
) -> None:
    before = library(quick).generations(sets[0].name)[0].live
    MIXED[name](sets)
    capsys.readouterr()
    assert run(["--data", str(quick / "data"), "doctor"]) == 3
    said = " ".join(capsys.readouterr().out.split())
    told = [line for line in re.split("✗|→|·", said) if f"the set Harbour set ({sets[0].name})" in line]
    assert told and not any("remove it" in line or "a copy of the set Harbour" in line for line in told)
    way = next(line for line in told if "ename" in line)
    alone = "Rename the folder to" in way
    for old, new in (
        [(_standing(sets[0]), sets[0].name)] if alone else _RENAME.findall(way.partition("ename")[2])
    ):
        assert not (sets[0].parent / new).exists(), "every name is free by then"
        (sets[0].parent / old).rename(sets[0].parent / new)
    assert library(quick).generations(sets[0].name)[0].live == before
    assert library(quick).checkup(sets[0].name).faults == ()


def _standing(place: Path) -> str:
    """The folder in which a set is that has another's name."""
    return next(
        one.name for one in place.parent.iterdir() if place.name.encode() in (one / "set.json").read_bytes()
    )


def test_of_a_swap_both_sets_are_put_right_by_what_is_said_of_either(
    quick: Path, sets: Sets, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in (0, 1):
        turned(sets[0], sets[1])
        for command in (["doctor"], ["doctor", "--repair"], ["restore"]):
            capsys.readouterr()
            assert run(["--data", str(quick / "data"), *command, sets[asked].name]) == 3
            said = " ".join("".join(capsys.readouterr()).split())
            aside = f"{sets[asked].name}-aside"
            assert f"{sets[asked].name} to {aside}, then {sets[1 - asked].name} to {sets[asked].name}" in said
            assert f", then {aside} to {sets[1 - asked].name}. Do it once" in said and "remove it" not in said
        turned(sets[0], sets[1])
        assert run(["--data", str(quick / "data"), "doctor"]) == 0


@pytest.mark.parametrize("command", ["doctor", "restore"])
def test_of_an_empty_folder_it_is_said_where_its_set_stands(
    command: str, quick: Path, sets: Sets, capsys: pytest.CaptureFixture[str]
) -> None:
    emptied(sets[1])
    turned(sets[0], sets[1])
    assert run(["--data", str(quick / "data"), command, sets[0].name]) == 3
    said = " ".join("".join(capsys.readouterr()).split())
    assert f"The set Harbour set ({sets[0].name}) stands in {sets[1]}" in said and "Only a backup" not in said


def test_a_folder_with_another_set_s_file_and_its_own_journal_is_no_copy(
    quick: Path, sets: Sets, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("set.json.1", "set.json.2", "journal.1"):
        (sets[0] / name).unlink()
    shutil.copy(sets[1] / "set.json", sets[0] / "set.json")
    assert run(["--data", str(quick / "data"), "doctor", sets[0].name]) == 3
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "belongs to another set, Second" in said
        and "remove it" not in said
        and "a copy of the set" not in said
    )


def test_a_copy_that_tells_of_more_than_its_set_is_to_be_kept(
    quick: Path, sets: Sets, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sets[0], sets[0].with_name("newer"))
    for name in ("set.json", "journal"):
        shutil.copy(sets[0] / f"{name}.1", sets[0] / name)
    assert run(["--data", str(quick / "data"), "doctor"]) == 3
    said = " ".join(capsys.readouterr().out.split())
    assert "It tells of later steps than the other: move it out, and keep both." in said
