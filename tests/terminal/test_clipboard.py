"""Copying tries every way, survives each of them failing, and claims no more than it knows."""

import base64
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui.terminal import clipboard as module
from als_tui.terminal.clipboard import SystemClipboard
from tests.pace import patience, wait_until

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the fake helper stands in for one of Linux")
Tool = Callable[[str, str], None]


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Put a fake program on the path: a shell script of one line."""

    def make(name: str, script: str) -> None:
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    return make


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A world without any clipboard but what a test puts into it."""
    return {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "KEEP": str(tmp_path)}


@pytest.fixture(autouse=True)
def no_helpers_of_this_machine(tool: Tool) -> None:
    """Hide real clipboard helpers behind ones that fail."""
    for name in ("tmux", "xclip", "xsel", "wl-copy", "wl-paste", "klipper", "qdbus", "pbcopy", "pbpaste"):
        tool(name, "echo 'cannot open display' >&2; exit 1")


def test_in_tmux_the_text_goes_through_tmux(tool: Tool, environ: dict[str, str], tmp_path: Path) -> None:
    tool("tmux", 'echo "$@" >"$KEEP/asked"; cat >"$KEEP/text"')
    said = SystemClipboard(environ=environ | {"TMUX": "/socket,1,0", "SSH_CONNECTION": "1"}).copy(
        "für Ana\nby Friday"
    )
    assert (tmp_path / "text").read_text("utf-8") == "für Ana\nby Friday"
    assert (tmp_path / "asked").read_text() == "load-buffer -w -\n"
    assert said == "Copied to tmux (its paste key brings it), and sent to the terminal's clipboard."


def test_a_tmux_that_fails_or_hangs_is_passed_over(
    tool: Tool, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TMUX_PATIENCE", 0.2)
    sent: list[str] = []
    remote = environ | {"TMUX": "/socket,1,0", "SSH_CONNECTION": "1"}
    for script in ("exit 1", "sleep 60"):
        tool("tmux", script)
        assert SystemClipboard(sent.append, environ=remote).copy("a note").startswith("Sent to the terminal")
    assert sent == ["a note", "a note"]


def test_over_ssh_the_terminal_is_asked_and_nothing_is_claimed(environ: dict[str, str]) -> None:
    sent: list[str] = []
    said = SystemClipboard(sent.append, environ=environ | {"SSH_CONNECTION": "1"}).copy("a note")
    assert sent == ["a note"]
    assert said.startswith("Sent to the terminal's clipboard; not every")


def test_gnu_screen_gets_the_request_wrapped_and_in_pieces(environ: dict[str, str]) -> None:
    raw: list[str] = []
    text = "é" * 2_000
    SystemClipboard(None, raw.append, environ | {"STY": "1.screen", "SSH_TTY": "/dev/pts/1"}).copy(text)
    pieces = raw[0].removeprefix("\x1bP").removesuffix("\x1b\\").split("\x1b\\\x1bP")
    assert max(map(len, pieces)) <= 512
    whole = "".join(pieces)
    assert whole.startswith("\x1b]52;c;")
    assert base64.b64decode(whole[7:-1]).decode() == text


@on_linux
def test_on_this_computer_copied_is_said_once_it_was_read_back(
    tool: Tool, environ: dict[str, str], tmp_path: Path
) -> None:
    tool("xclip", 'case "$*" in *-o*) cat "$KEEP/held";; *) cat >"$KEEP/held";; esac')
    local = environ | {"DISPLAY": ":9"}
    assert SystemClipboard(environ=local).copy("a note\n") == "Copied."
    tool("tmux", "cat >/dev/null")
    assert SystemClipboard(environ=local | {"TMUX": "x"}).copy("a note") == "Copied, and to tmux as well."


@on_linux
def test_over_ssh_the_far_computers_clipboard_is_left_alone(
    tool: Tool, environ: dict[str, str], tmp_path: Path
) -> None:
    tool("xclip", 'case "$*" in *-o*) cat "$KEEP/held";; *) cat >"$KEEP/held";; esac')
    far = environ | {"DISPLAY": ":9", "SSH_CONNECTION": "1"}
    assert SystemClipboard(lambda text: None, environ=far).copy("a note").startswith("Sent to")
    assert not (tmp_path / "held").exists()


@on_linux
def test_a_dead_display_says_nothing_on_the_screen_and_claims_nothing(
    environ: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    local = environ | {"DISPLAY": ":9"}
    assert SystemClipboard(environ=local).copy("a note").startswith("Nothing was copied")
    assert SystemClipboard(lambda text: None, environ=local).copy("a note").startswith("Sent to")
    assert capfd.readouterr() == ("", "")


@on_linux
def test_a_helper_that_hangs_is_ended_with_all_it_started(
    tool: Tool, environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("xclip", "xsel"):
        tool(name, 'echo $$ >"$KEEP/pid"; exec sleep 60')
    monkeypatch.setattr(module, "_DESKTOP_PATIENCE", 2.0)
    began = time.monotonic()
    assert (
        SystemClipboard(environ=environ | {"DISPLAY": ":9"}).copy("a note").startswith("Nothing was copied")
    )
    assert time.monotonic() - began < patience(5)
    pid = int((tmp_path / "pid").read_text())
    wait_until(lambda: not alive(pid))


def test_an_error_of_the_app_is_no_error_of_the_session(environ: dict[str, str]) -> None:
    def closing(_: str) -> None:
        raise RuntimeError("the app is closing")

    assert (
        SystemClipboard(closing, environ=environ | {"SSH_TTY": "x"})
        .copy("a note")
        .startswith("Nothing was copied")
    )


def test_control_bytes_and_broken_characters_do_not_leave(environ: dict[str, str]) -> None:
    sent: list[str] = []
    SystemClipboard(sent.append, environ=environ | {"SSH_TTY": "x"}).copy("a\x1b[2J\ud800\n\tb")
    assert sent == ["a␛[2J\ufffd\n\tb"]


def test_an_empty_text_leaves_the_clipboard_alone(environ: dict[str, str]) -> None:
    sent: list[str] = []
    assert SystemClipboard(sent.append, environ=environ).copy("") == "There is nothing to copy here."
    assert sent == []


def alive(pid: int) -> bool:
    """True where a process still runs; one that ended and was not yet collected does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
