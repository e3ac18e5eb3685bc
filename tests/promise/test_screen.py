"""Only what changed is sent; after all that can happen to a screen, it is what a fresh painting would be."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.pace import wait_until
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal
from tests.promise.test_terminal_ends import board, data, shelf
from tests.terminal.painting import seen

__all__ = ["data", "shelf"]

pytestmark = pytest.mark.promise

KEYS = (
    "r", "down", "down", "c", *"who asks 漢", "escape", "t", "3", "?", "escape", "t", "2", "j", "i", "v", "t",
)  # fmt: skip
SIZES = (
    ((100, 30),),
    ((60, 20),),
    ((80, 24),),
    ((120, 40), (80, 24)),
    ((30, 5), (80, 24), (200, 50), (80, 24)),
    ((79, 24), (80, 23), (80, 24), (81, 25)),
)
NOISE = b"\x1b[H\x1b[0;31mBroadcast message" + b"\r\n\xe6\xbc\xa2 from another program \xe6\xbc\xa2" * 30
SLOW = 96
"""Bytes in a tenth of a second, as a line of 9,600 baud has them."""


def now(terminal: Terminal) -> list[str]:
    """What a person sees, whatever second it is."""
    return [re.sub(r"data='\d'", "data='0'", str(row)) for row in seen(terminal.screen)]


def assert_fresh(terminal: Terminal) -> None:
    """Hold the screen against one that is painted anew, over what another program wrote."""
    before = now(terminal)
    terminal.scrawl(NOISE)
    terminal.press("ctrl+l")
    wait_until(partial(_has_no_noise, terminal))
    terminal.press("ctrl+l")
    wait_until(partial(_shows, terminal, before))


def _has_no_noise(terminal: Terminal) -> bool:
    terminal.settle()
    return "another program" not in terminal.text()


def _shows(terminal: Terminal, before: list[str]) -> bool:
    terminal.settle()
    return now(terminal) == before


def test_after_each_key_the_screen_is_what_a_fresh_painting_shows(data: Path, promise: Promised) -> None:
    promise("screen", attempts=len(KEYS))
    terminal = board(data)
    terminal.press("space")  # so that no second draws big digits anew
    for key in KEYS:
        terminal.press(key)
        terminal.settle(0.3)
        assert_fresh(terminal)
    assert terminal.quit() == 0


def test_at_each_new_size_all_is_painted_whatever_the_terminal_made_of_it(
    data: Path, promise: Promised
) -> None:
    promise("screen", attempts=len(SIZES))
    terminal = board(data)
    terminal.press("space")  # so that no second draws big digits anew
    for sizes in SIZES:
        columns, rows = sizes[-1]
        terminal.screen.resize(rows, columns)
        terminal.scrawl(NOISE)
        terminal.resize(*sizes)
        terminal.wait_for("EXPLORE", "floor")
        wait_until(partial(_has_no_noise, terminal))
        terminal.settle(0.5)
        assert_fresh(terminal)
    assert terminal.quit() == 0


def test_over_a_slow_line_the_screen_is_right_in_the_end(
    data: Path, promise: Promised, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise("screen", attempts=1)
    monkeypatch.setattr(Terminal, "_read", _read_slowly)
    terminal = board(data)
    terminal.press("space")
    for key in "rtjtrtc":
        terminal.send(key.encode())
    terminal.wait_for("Enter  keep it")
    for key in "slowly":
        terminal.send(key.encode())
    terminal.wait_for("· slowly")
    monkeypatch.undo()
    terminal.settle(0.5)
    assert_fresh(terminal)
    assert terminal.quit() == 0


_read = Terminal._read


def _read_slowly(terminal: Terminal, patience: float) -> bool:
    terminal.piece = SLOW
    time.sleep(0.1)
    return _read(terminal, patience)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator["Tmux"]:
    """A tmux of its own."""
    if (program := shutil.which("tmux")) is None:
        pytest.skip("tmux is not installed")
    server = Tmux([program, "-u", "-S", str(tmp_path / "tmux"), "-f", "/dev/null"])
    yield server
    server("kill-server")


class Tmux:
    """One window of tmux, as a person sees it."""

    def __init__(self, command: list[str]) -> None:
        self._command = command

    def __call__(self, *arguments: str) -> str:
        environ = os.environ | {"LC_ALL": "C.UTF-8"}
        whole = [*self._command, *arguments]
        return subprocess.run(
            whole, env=environ, check=True, capture_output=True, encoding="utf-8", timeout=60
        ).stdout

    def shows(self, *words: str) -> bool:
        return all(word in self("capture-pane", "-p") for word in words)

    def hides(self, words: str) -> bool:
        return not self.shows(words)

    def is_back(self, rows: str) -> bool:
        return self.rows() == rows

    def rows(self) -> str:
        """What it shows, whatever second it is."""
        return re.sub(r"\d|[ █▀▄]*[█▀▄][ █▀▄]*", "0", self("capture-pane", "-p"))


def test_within_tmux_the_screen_is_what_a_fresh_painting_shows(
    tmux: Tmux, data: Path, promise: Promised
) -> None:
    promise("screen", attempts=4)
    program = f"exec {sys.executable} -m als_tui --data {data} run Northside"
    tmux("new-session", "-d", "-x", "80", "-y", "24", f"HOME={data} TZ=UTC {program}")
    wait_until(lambda: tmux.shows("EXPLORE", "floor"))
    line = "Enter  keep it"
    for steps in (
        ((("send-keys", "r"), "ROSTER"),),
        ((("resize-window", "-x", "60", "-y", "20"), "ROSTER"),),
        (
            (("send-keys", "t"), "left"),
            (("send-keys", "c"), line),
            (("send-keys", "漢 who asks"), "漢 who asks"),
        ),
        ((("resize-window", "-x", "80", "-y", "24"), "漢 who asks"),),
    ):
        for step, words in steps:
            tmux(*step)
            wait_until(partial(tmux.shows, words))
        time.sleep(0.5)
        before = tmux.rows()
        tmux("send-keys", "C-l")
        wait_until(partial(tmux.hides, words))
        tmux("send-keys", "C-l")
        wait_until(partial(tmux.is_back, before))
    tmux("send-keys", "C-q")
