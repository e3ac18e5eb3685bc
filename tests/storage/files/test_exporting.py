"""Files that go out together: one new folder, readable by its owner alone, all of them or none, never over a file."""

import stat
from pathlib import Path

import pytest

from als_tui.ports import HandedFile, NotSaved
from als_tui.storage.files import exporting
from als_tui.storage.files.exporting import export_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_each_file_has_its_owner_and_the_folder_no_other_reader(tmp_path: Path) -> None:
    folder, told = export_folder(tmp_path, [HandedFile("Ana", "x"), HandedFile("Ana", "y", "ics")], "Set 8")
    assert (folder, told) == (tmp_path / "exports" / "Set 8", "")
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"Ana.md": "x", "Ana.ics": "y"}
    assert mode(folder) == mode(tmp_path / "exports") == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_a_second_time_gets_a_folder_of_its_own_and_nothing_is_written_over(tmp_path: Path) -> None:
    first, _ = export_folder(tmp_path, [HandedFile("Ana", "x")], "Set 8")
    second, _ = export_folder(tmp_path, [HandedFile("Ana", "y")], "Set 8")
    assert second.name == "Set 8 2"
    assert (first / "Ana.md").read_text() == "x" and (second / "Ana.md").read_text() == "y"


@pytest.mark.parametrize("there", ["file", "link"])
def test_what_has_the_folders_name_is_left_alone(tmp_path: Path, there: str) -> None:
    (tmp_path / "exports").mkdir(0o700)
    place, away = tmp_path / "exports" / "Set 8", tmp_path / "away"
    away.mkdir()
    if there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(away)
    folder, _ = export_folder(tmp_path, [HandedFile("Ana", "x")], "Set 8")
    assert folder.name == "Set 8 2"
    assert list(away.iterdir()) == []


NAMES = {
    "../../Eve": "Eve",
    "/etc/passwd": "etc passwd",
    "CON": "record CON",
    ".hidden": "hidden",
    "\x1b[31mred": "31mred",
    "": "record",
    "é" * 200: "é" * 60,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_path_and_no_device(tmp_path: Path, name: str) -> None:
    folder, _ = export_folder(tmp_path, [HandedFile(name, "x")], "Set 8")
    assert [path.stem for path in folder.iterdir()] == [NAMES[name]]


def test_names_that_come_to_one_file_are_told_apart(tmp_path: Path) -> None:
    files = [HandedFile(name, name) for name in ("Ana", "ana", "Ana!", "ANA 2", "Ana?")]
    folder, _ = export_folder(tmp_path, files, "Set 8")
    written = {path.read_text(): path.stem for path in folder.iterdir()}
    assert set(written) == {file.name for file in files}
    assert len({stem.casefold() for stem in written.values()}) == len(files)


def test_a_disk_that_fails_half_way_keeps_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = exporting.write_new

    def fails(path: Path, text: str) -> Path:
        if path.stem == "Ben":
            raise NotSaved("The disk is full. Nothing was written.")
        return write(path, text)

    monkeypatch.setattr(exporting, "write_new", fails)
    with pytest.raises(NotSaved, match="full"):
        export_folder(tmp_path, [HandedFile("Ana", "x"), HandedFile("Ben", "y")], "Set 8")
    assert list((tmp_path / "exports").iterdir()) == []
