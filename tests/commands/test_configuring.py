"""The files of the configuration folder from the command line: written once, checked, and told where they are."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.commands.arguments import run
from als_tui.terminal.preferences import StoredPreferences
from tests.test_locks import modules_loaded_by

Ask = Callable[[str], tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder that is not there yet."""
    monkeypatch.setenv("ALS_TUI_CONFIG", str(tmp_path / "deep" / "config"))
    return tmp_path / "deep" / "config"


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], folder: Path) -> Ask:
    def asked(what: str) -> tuple[int, str]:
        status = run(["config", what])
        said = capsys.readouterr()
        return status, said.out + said.err

    return asked


def test_init_writes_private_files_once_and_never_over_one(ask: Ask, folder: Path) -> None:
    assert ask("check") == (0, f"There is nothing in {folder}. als-tui config init writes what can be set.\n")
    assert ask("init")[0] == 0
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert modes["config.toml"] == 0o600 and set(modes.values()) == {0o600}
    assert {stat.S_IMODE(place.stat().st_mode) for place in (folder, folder.parent)} == {0o700}
    (folder / "config.toml").write_text("bell = true")
    status, told = ask("init")
    assert status == 0 and f"{folder / 'config.toml'} is there already" in told
    assert (folder / "config.toml").read_text() == "bell = true"
    assert ask("check")[0] == 0 and "nothing is wrong" in ask("check")[1]


def test_init_tells_why_it_cannot_write(ask: Ask, folder: Path) -> None:
    folder.parent.write_text("a file in the way")
    status, told = ask("init")
    assert status == 1 and str(folder.parent) in told


def test_check_tells_every_mistake_and_by_its_status_that_there_is_one(ask: Ask, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("mous = true\ntheme = 'nrod'\nbell = 3\n")
    status, told = ask("check")
    assert status == 5
    assert '✗ config.toml, line 1: "mous" is no setting; perhaps mouse' in told
    assert '✗ config.toml: no theme is called "nrod"; perhaps nord' in told
    assert "✗ config.toml, line 3: bell must be true or false" in told


def test_path_prints_the_path_and_nothing_else(ask: Ask, folder: Path) -> None:
    assert ask("path") == (0, f"{folder}/config.toml\n")


def test_keys_are_listed_as_they_are_now_though_no_screen_is_loaded(
    ask: Ask, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_state_path", lambda _: tmp_path / "state")
    StoredPreferences(tmp_path / "state").put("keys", "phase.back=f11")
    folder.mkdir(parents=True)
    (folder / "keys.toml").write_text('phase.next = ["f10", "n"]')
    status, told = ask("keys")
    assert status == 0 and told.startswith("Everywhere\n  ? F1         help")
    assert "\n  F10 n        next                  phase.next\n  F11          back  " in told
    asked = "from als_tui.commands.arguments import run\nrun(['config', 'keys'])"
    assert not modules_loaded_by(asked) & {"textual", "pydantic", "tinydb"}


def test_the_data_folder_of_the_file_counts_after_environment_and_flag(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ALS_TUI_DATA", raising=False)
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f"data = '{tmp_path}/file'")
    for name in ("file", "environment", "flag"):
        (tmp_path / name).mkdir()
    assert bootstrap.find_folder(None) == tmp_path / "file"
    monkeypatch.setenv("ALS_TUI_DATA", str(tmp_path / "environment"))
    assert bootstrap.find_folder(None) == tmp_path / "environment"
    assert bootstrap.find_folder(str(tmp_path / "flag")) == tmp_path / "flag"
    monkeypatch.delenv("ALS_TUI_DATA")
    (tmp_path / "file").rmdir()
    assert bootstrap.find_folder(None) == 2
    assert f"There is no such folder: {tmp_path}/file" in capsys.readouterr().err


async def test_a_start_takes_the_settings_up_and_tells_what_is_wrong(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "ALS_TUI_BELL", "on")
    folder.mkdir(parents=True)
    (folder / "keys.toml").write_text('home.new = "V"\nhome.quit = "V"')
    text = "mouse = false\nsuspend = false\ntheme = 'als-light'\nbell = false\na = 1\nb = 1\nc = 1"
    (folder / "config.toml").write_text(text)
    app = bootstrap.make_app(tmp_path / "data", tmp_path / "state", driver=None)
    async with app.run_test(size=(80, 24)) as pilot:
        while not (app.ready and app.said.words):
            await pilot.pause(0.01)
        assert app.theme == "als-light" and app.choices.bell_wanted
        assert not app.choices.mouse_wanted and not app.choices.suspends
        assert app.said.words.startswith('config.toml, line 5: "a" is no setting')
        assert app.said.words.endswith("and 2 more: als-tui config check tells all")
        assert "V makes one: a name and its members" in " ".join(
            "".join(
                segment.text for strip in app.screen._compositor.render_strips() for segment in strip
            ).split()
        )
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.said.words == "The way to the shell is turned off. `^p`, “To the shell”, turns it on."
        turn = next(command for command in app.choices.commands() if command.title == "To the shell: turn on")
        turn.callback()
        assert app.choices.suspends
    again = bootstrap.make_app(tmp_path / "data", tmp_path / "state", driver=None)
    assert again.choices.suspends and again._keymap == {"home.new": "V"}
