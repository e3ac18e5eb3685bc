"""Choices are remembered where that works, and never stand in the way where it does not."""

import json
import os
import stat
from pathlib import Path

import pytest

from als_tui.terminal.preferences import StoredPreferences


def test_a_choice_is_there_after_a_restart(tmp_path: Path) -> None:
    StoredPreferences(tmp_path / "state").put("theme", "als-light")
    again = StoredPreferences(tmp_path / "state")
    assert again.get("theme", "als-dark") == "als-light"
    assert again.get("layout", "wide") == "wide"


def test_only_the_owner_can_read_it_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "state"
    StoredPreferences(folder).put("theme", "als-dark")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [(file.name, stat.S_IMODE(file.stat().st_mode)) for file in folder.iterdir()] == [
        ("preferences.json", 0o600)
    ]


def test_two_programs_keep_each_others_choices(tmp_path: Path) -> None:
    one, other = StoredPreferences(tmp_path), StoredPreferences(tmp_path)
    one.put("theme", "als-light")
    other.put("layout", "narrow")
    assert (one.get("layout", ""), other.get("theme", "")) == ("narrow", "als-light")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"theme": 3}', b"\xff\xfe", b"[" * 60_000])
def test_a_bad_file_means_defaults_and_is_mended_by_the_next_choice(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "preferences.json").write_bytes(content)
    chosen = StoredPreferences(tmp_path)
    assert chosen.get("theme", "als-dark") == "als-dark"
    chosen.put("theme", "als-light")
    assert json.loads((tmp_path / "preferences.json").read_bytes()) == {"theme": "als-light"}


def test_where_nothing_can_be_written_the_choice_holds_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    chosen = StoredPreferences(tmp_path / "state")
    chosen.put("theme", "als-light")
    assert chosen.get("theme", "als-dark") == "als-light"


def test_a_choice_that_breaks_off_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    StoredPreferences(tmp_path).put("theme", "als-light")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    StoredPreferences(tmp_path).put("theme", "als-dark")
    assert json.loads((tmp_path / "preferences.json").read_bytes()) == {"theme": "als-light"}
    assert [file.name for file in tmp_path.iterdir()] == ["preferences.json"]


def test_a_link_in_place_of_the_file_is_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    (tmp_path / ".preferences.json.new").symlink_to(tmp_path / "mine")
    (tmp_path / "preferences.json").symlink_to(tmp_path / "mine")
    StoredPreferences(tmp_path).put("theme", "als-dark")
    assert (tmp_path / "mine").read_text() == "precious"


def test_a_pipe_in_place_of_the_file_holds_nothing_up(tmp_path: Path) -> None:
    for name in ("preferences.json", ".preferences.json.new"):
        os.mkfifo(tmp_path / name)
    kept = StoredPreferences(tmp_path)
    assert kept.get("theme", "als-dark") == "als-dark"
    kept.put("theme", "nord")
    kept.put("bell", "on")
    assert StoredPreferences(tmp_path).get("bell", "off") == "on"
