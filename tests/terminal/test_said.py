"""What als-tui says at the shell's prompt: nothing that a terminal obeys, and no line wider than 80 cells."""

import os
import pty
import sys

import pytest

from als_tui.terminal.said import said

LONG = "  ✗ /a/path/that/is/long/set.json: " + "its checksum is wrong, so another hand changed it. " * 3


def on_a_terminal(words: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    held, given = pty.openpty()
    with os.fdopen(given, "w") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        said(words)
        terminal.flush()
        shown = os.read(held, 10_000).decode()
    os.close(held)
    return shown.splitlines()


def test_on_a_terminal_words_are_folded_below_their_first_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = on_a_terminal(LONG, monkeypatch)
    assert len(lines) > 2 and max(map(len, lines)) <= 80
    assert [line[:4] for line in lines[1:]] == [" " * 4] * (len(lines) - 1)
    assert " ".join(" ".join(lines).split()) == " ".join(LONG.split())


def test_a_path_stays_whole_so_that_it_can_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/" + "deep/" * 30
    assert path in on_a_terminal(f"It is kept in {path}", monkeypatch)


def test_into_a_file_a_message_is_one_line_without_anything_that_a_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said("/tmp/\x1b]0;title\x07: " + LONG, error=True)
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "\x1b" not in told and "\x07" not in told
