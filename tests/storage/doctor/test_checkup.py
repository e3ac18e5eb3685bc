"""Malformed files: each is refused or left out with file, place and reason, named by doctor, and never lost."""

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest

from als_tui.ports import SetDamaged
from als_tui.storage.doctor.checkup import check_set
from tests.storage import hostile
from tests.storage.world import TODAY, Desk, library, the_only_set


def content(folder: Path) -> dict[str, bytes | str]:
    """Everything in the folder but the lock and the reserve."""
    return {
        path.name: path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else f"{path.lstat().st_mode}"
        for path in folder.iterdir()
        if path.name not in ("lock", "reserve")
    }


def only_looked_at(place: Path, name: str, case: str = "") -> None:
    """Glance, view and doctor change nothing, and doctor names the file."""
    folder = the_only_set(place)
    before = content(folder)
    library(place).glances(TODAY)
    with suppress(SetDamaged), closing(library(place).view(folder.name)) as view:
        view.news()
    found = check_set(folder)
    assert any(fault.startswith(f"{folder / name}: ") for fault in found.faults), (case, found)
    assert all(fault.isprintable() and fault.rstrip().endswith((".", "pt.")) for fault in found.faults), found
    assert content(folder) == before


def opened(place: Path) -> tuple[Desk | None, str]:
    try:
        return Desk.at(place), ""
    except SetDamaged as error:
        return None, str(error)


def refused_or_kept(place: Path, bad: bytes) -> None:
    """An opening refuses and changes nothing, or opens from other files and loses no byte of this one."""
    folder = the_only_set(place)
    before = content(folder)
    desk, words = opened(place)
    if desk is None:
        assert str(folder) in words
        assert words.isprintable()
        assert content(folder) == before
        return
    desk.say("and on")
    desk.checkpoint()
    desk.journal.close()
    assert any(bad in data for data in content(folder).values() if isinstance(data, bytes))


@pytest.mark.parametrize("generations", [False, True], ids=["one file", "with generations"])
@pytest.mark.promise
def test_every_malformed_file_is_named_and_none_is_written_over(quick: Path, generations: bool) -> None:
    sound = hostile.a_set(quick / "sound", generations=generations)
    data = (sound / "set.json").read_bytes()
    cases = [(name, make(data)) for name, make in hostile.of_file()] + list(hostile.of_fields(data))
    assert len(cases) > 100
    for number, (name, bad) in enumerate(cases):
        assert bad != data, name
        place = quick / str(number)
        shutil.copytree(sound.parent, place / "data" / "sets")
        (the_only_set(place) / "set.json").write_bytes(bad)
        only_looked_at(place, "set.json", name)
        if not generations:
            with pytest.raises(SetDamaged):
                Desk.at(place)
        refused_or_kept(place, bad)
        shutil.rmtree(place)


def test_every_malformed_journal_is_named_and_none_is_written_over(quick: Path) -> None:
    sound = hostile.a_set(quick / "sound", generations=True)
    data = (sound / "journal").read_bytes()
    cases = [(name, make(data)) for name, make in hostile.of_journal()]
    assert len(cases) > 25
    for number, (name, bad) in enumerate(cases):
        assert bad != data, name
        place = quick / str(number)
        shutil.copytree(sound.parent, place / "data" / "sets")
        (the_only_set(place) / "journal").write_bytes(bad)
        only_looked_at(place, "journal", name)
        refused_or_kept(place, bad)
        shutil.rmtree(place)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_plain_file_is_named_and_left_where_it_is(quick: Path, kind: str) -> None:
    for name in ("set.json", "set.json.1", "journal", "journal.1", "lock"):
        folder = hostile.a_set(quick / name, generations=True)
        hostile.odd(folder / name, kind)
        only_looked_at(quick / name, name)


@pytest.mark.parametrize("name", ["set.json", "journal"])
def test_a_file_that_would_fill_the_memory_is_named_and_not_read(quick: Path, name: str) -> None:
    folder = hostile.a_set(quick, generations=False)
    os.truncate(folder / name, 1 << 40)
    found = check_set(folder)
    assert [fault for fault in found.faults if str(folder / name) in fault and "far too many" in fault]
    with pytest.raises(SetDamaged, match="1048576 MiB"):
        Desk.at(quick)
    assert "1048576 MiB" in library(quick).glances(TODAY)[0].trouble
    assert (folder / name).stat().st_size == 1 << 40


def test_a_sound_set_has_no_faults_while_it_is_open_and_after(quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    desk = Desk.at(quick)
    with (folder / "journal").open("ab") as journal:
        journal.write(b"1 0000")
    held = check_set(folder)
    assert held.faults == () and held.in_use and "open in another als-tui" in held.notes[0]
    desk.journal.close()
    assert check_set(folder).faults == (f"{folder / 'journal'}: line 3: it was cut off.",)


def test_rights_names_and_strange_files_are_told(quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    (folder / "set.json").chmod(0o644)
    (quick / "second name").hardlink_to(folder / "journal")
    for name in ("mine.txt", "set.json.new", "journal.damaged", "set.json.v1"):
        (folder / name).write_text("x")
        (folder / name).chmod(0o600)
    found = check_set(folder)
    assert [fault.partition(": ")[2] for fault in found.faults] == [
        "it has a second name elsewhere, which no seal reaches. Find and remove that one.",
        "other users of this machine can read it.",
    ]
    notes = " ".join(found.notes)
    for words in (
        "'mine.txt': not of als-tui",
        "'set.json.new': left by a crash",
        "journal.damaged: a copy",
        "set.json.v1: a copy",
        "3 members, 0 sealed sessions; 5 steps, the last on 05 Mar 2026",
    ):
        assert words in notes


def test_a_folder_that_is_no_folder_of_ours_is_said(quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    folder.rename(quick / "moved")
    assert not check_set(folder).opens
    folder.symlink_to(quick / "moved")
    assert "follows no links" in check_set(folder).faults[0]
