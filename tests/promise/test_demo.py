"""The demo plays a whole session by keys, prints the record that was kept, and leaves nothing behind."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise


@pytest.mark.long
def test_the_demo_plays_itself_to_a_sealed_record_and_vanishes(tmp_path: Path) -> None:
    terminal = Terminal("demo", "--play", "--pace", "20", data=tmp_path, TMPDIR=str(tmp_path))
    assert terminal.wait(patience=240) == 0
    printed = terminal.bytes.decode(errors="replace").rsplit("\x1b[?1049l", 1)[-1]
    printed = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", printed)
    for words in (
        "session 3",
        "What does the client have that works?",
        "Ask the client for one hour",
        "A no can be",
    ):
        assert words in printed
    assert not list(tmp_path.glob("als-tui-demo-*"))


def test_without_a_terminal_it_says_so_and_exits_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "als_tui", "--data", str(tmp_path)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "terminal" in done.stderr and "Traceback" not in done.stderr


def test_a_key_leaves_the_play_at_once_and_another_has_no_part_in_it(tmp_path: Path) -> None:
    terminal = Terminal("demo", "--play", data=tmp_path, TMPDIR=str(tmp_path))
    terminal.wait_for("Harbour set", "here")
    terminal.press("x", "q")
    assert terminal.wait() == 0
    assert "The play was left before the seal; nothing was kept." in terminal.bytes.decode(errors="replace")
    assert not list(tmp_path.glob("als-tui-demo-*"))


def test_a_demo_whose_terminal_is_gone_leaves_nothing_behind_either(tmp_path: Path) -> None:
    terminal = Terminal("demo", data=tmp_path, TMPDIR=str(tmp_path))
    terminal.wait_for("Harbour set")
    terminal.hang_up()
    assert terminal.wait() == 129
    assert not list(tmp_path.glob("als-tui-demo-*"))
