"""`als-tui delete SET`: a set goes once its name is typed or given, and no other way."""

import io
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from tests.storage.world import Desk, folder_of, library, new_set


def asked(tmp_path: Path, *words: str) -> int:
    return run(["--data", str(tmp_path / "data"), "delete", *words])


def typing(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))


@pytest.mark.parametrize("typed", ["Harbour set\n", "harbour SET", "  harbour set \n"])
def test_the_typed_name_deletes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    set_id = new_set(tmp_path)
    typing(monkeypatch, typed)
    assert asked(tmp_path, "harb") == 0
    out = capsys.readouterr().out
    assert out.startswith("This deletes Harbour set with all its files, for good. Type its name to go on")
    assert f"What was exported stays in {tmp_path / 'data' / 'exports'}" in out
    assert library(tmp_path).ids() == () and not folder_of(tmp_path, set_id).exists()


@pytest.mark.parametrize("typed", ["", "\n", "harb\n", "Harbour set 2\n"])
def test_any_other_word_deletes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    set_id = new_set(tmp_path)
    typing(monkeypatch, typed)
    assert asked(tmp_path, "harb") == 2
    assert capsys.readouterr().err == "That is not its name. Nothing was deleted.\n"
    assert library(tmp_path).ids() == (set_id,)


def test_with_the_name_given_nothing_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_id = new_set(tmp_path)
    assert asked(tmp_path, set_id, "--name", "Harbour") == 2 and library(tmp_path).ids()
    assert asked(tmp_path, set_id, "--name", "Harbour set") == 0
    assert "Type its name" not in capsys.readouterr().out and not library(tmp_path).ids()


def test_one_that_cannot_be_read_goes_by_its_id(tmp_path: Path) -> None:
    set_id = new_set(tmp_path)
    for path in folder_of(tmp_path, set_id).iterdir():
        path.write_bytes(b"nonsense")
    assert asked(tmp_path, set_id, "--name", set_id) == 0
    assert not folder_of(tmp_path, set_id).exists()


def test_one_that_is_open_elsewhere_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_set(tmp_path)
    desk = Desk.at(tmp_path)
    assert asked(tmp_path, "harb", "--name", "Harbour set") == 3
    assert capsys.readouterr().err.startswith("Nothing was deleted: This set is open in another als-tui")
    desk.journal.close()
    assert library(tmp_path).ids()


def test_a_disk_that_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(30, "planted")

    new_set(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("als_tui.storage.files.folder.Folder.rename", refuses)
        assert asked(tmp_path, "harb", "--name", "Harbour set") == 1
    assert "Not deleted: " in capsys.readouterr().err and library(tmp_path).ids()


def test_no_such_set_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_set(tmp_path)
    assert asked(tmp_path, "nowhere") == 2
    assert "No set is called that" in capsys.readouterr().err
