"""A set that is named on the command line: where no folder is, or the set cannot be shown, that is said at once."""

from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.commands.arguments import _parser, run, set_named
from tests.storage import hostile
from tests.storage.world import Desk

SHOWN = 77
"""What a start returns here that comes as far as a screen."""


@pytest.fixture(autouse=True)
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one, and what would be shown on it is only counted."""
    monkeypatch.delenv("ALS_TUI_DATA", raising=False)
    monkeypatch.setattr(bootstrap, "prepare", lambda: None)
    monkeypatch.setattr(bootstrap, "show", lambda *_, **__: SHOWN)
    monkeypatch.setattr("als_tui.app.room.RoomApp.run", lambda _: None)


@pytest.mark.parametrize(
    "command",
    [
        "doctor",
        "doctor harbour",
        "doctor --repair",
        "export x",
        "members x y",
        "restore x",
        "run x",
        "room x",
    ],
)
@pytest.mark.parametrize("by", ["--data", "ALS_TUI_DATA"])
def test_a_folder_that_is_not_there_is_not_taken_for_one_without_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, by: str
) -> None:
    missing = tmp_path / "mistyped"
    monkeypatch.setenv("ALS_TUI_DATA", str(missing if by == "ALS_TUI_DATA" else tmp_path))
    assert run([*(("--data", str(missing)) if by == "--data" else ()), *command.split()]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"There is no such folder: {missing}\n")
    assert not missing.exists()


@pytest.mark.parametrize("command", [[], ["run"]])
def test_a_first_start_may_name_the_folder_that_it_makes(tmp_path: Path, command: list[str]) -> None:
    assert run(["--data", str(tmp_path / "new"), *command]) == SHOWN


def test_without_a_named_folder_a_doctor_before_the_first_start_finds_no_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda _: tmp_path / "not yet")
    assert run(["doctor"]) == 0
    assert f"There are no sets in {tmp_path / 'not yet'}." in capsys.readouterr().out


def test_a_set_that_cannot_be_read_has_no_room_view(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hostile.a_set(tmp_path, generations=False)
    (folder / "journal").write_bytes(b"x\ny\n")
    assert run(["--data", str(tmp_path / "data"), "room", folder.name]) == 3
    assert f"{folder / 'journal'}, no line of it can be read. Nothing was changed." in capsys.readouterr().err


def test_a_set_in_use_or_changed_by_another_hand_still_comes_to_the_screen_that_offers_a_way(
    tmp_path: Path,
) -> None:
    folder = hostile.a_set(tmp_path, generations=False)
    asked = ["--data", str(tmp_path / "data"), "run", folder.name]
    desk = Desk.at(tmp_path)
    assert run(asked) == SHOWN
    desk.journal.close()
    (folder / "set.json").write_bytes((folder / "set.json").read_bytes().replace(b"Ana", b"Ane"))
    assert run(asked) == SHOWN


@pytest.mark.parametrize("words", ["", " ", "-", "..."])
@pytest.mark.parametrize("command", ["export", "run", "restore"])
def test_no_letter_means_no_set_though_there_is_only_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, words: str
) -> None:
    folder = hostile.a_set(tmp_path, generations=False)
    assert run(["--data", str(tmp_path / "data"), command, "--", words]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("No set is called that. There is:\n")
    assert folder.name in said.err


def test_the_data_folder_may_be_named_behind_the_command_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--data", str(tmp_path), "doctor"], ["doctor", "--data", str(tmp_path)]):
        assert run(words) == 0
        assert str(tmp_path) in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x", "Harbour set", "run", " ", "ä-b"])
def test_a_name_alone_is_taken_as_the_parser_takes_it(name: str) -> None:
    asked = _parser().parse_args(["run", name])
    assert set_named(["run", name]) == asked.set == name
    assert (asked.data, asked.no_mouse, asked.version) == (None, False, False)


@pytest.mark.parametrize(
    "arguments", [[], ["run"], ["run", "-h"], ["run", ""], ["run", "x", "--no-mouse"], ["room", "x"]]
)
def test_what_is_more_than_a_name_is_left_to_the_parser(arguments: list[str]) -> None:
    assert set_named(arguments) is None
