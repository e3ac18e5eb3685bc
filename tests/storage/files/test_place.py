"""Where the data folder is."""

from pathlib import Path

import pytest

from als_tui.storage.files.place import data_folder


def test_the_data_folder_is_the_argument_else_the_variable_else_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALS_TUI_DATA", str(tmp_path / "variable"))
    assert data_folder(str(tmp_path / "argument")) == tmp_path / "argument"
    assert data_folder(None) == tmp_path / "variable"
    monkeypatch.delenv("ALS_TUI_DATA")
    assert data_folder(None).name == "als-tui"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder("~/mine") == tmp_path / "mine"
