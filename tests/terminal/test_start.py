"""Before Textual is loaded: no leak is open, the settings are ours, and a missing terminal is told in words."""

import json
import os
import pty
import subprocess
import sys
import termios
from typing import Any

import pytest

from als_tui.terminal.start import set_switches
from tests.pace import patience

LOOK = """
import json, os, resource, sys
from als_tui.terminal.start import prepare
said = prepare()
print(json.dumps({
    "said": said,
    "umask": os.umask(0o077),
    "core": resource.getrlimit(resource.RLIMIT_CORE),
    "spared": sorted({"ctypes", "sysconfig"} & set(sys.modules)),
    "readable": sys.platform == "linux" and __import__("ctypes").CDLL(None).prctl(3, 0, 0, 0, 0),  # PR_GET_DUMPABLE
    "stderr": [sys.__stderr__.encoding, sys.__stderr__.errors],
    "textual": {name: value for name, value in os.environ.items() if name.startswith("TEXTUAL_")},
    "loaded": sorted({"textual", "rich", "curses"} & set(sys.modules)),
    "network": sorted({"asyncio", "ssl", "_ssl"} & set(sys.modules)),
    "zone": __import__("zoneinfo").ZoneInfo("Europe/Berlin").key,
    "built": [name for name in sys.modules if name.startswith("_sysconfigdata")],
    "zones": os.environ.get("PYTHONTZPATH"),
    "size": [os.environ.get("COLUMNS"), os.environ.get("LINES")],
    "tls": __import__("ssl").create_default_context() is not None,
}))
"""
FAULTS = """
import asyncio, logging
from threading import Thread
from als_tui.terminal.quiet import hush, hush_loop
secret, loop = "Ana said it", asyncio.new_event_loop()
hush()
hush_loop(loop)
class Slip:
    def __del__(self): int(secret)
"""


def look(
    *, terminal: bool = True, stdin: bool = True, size: tuple[int, int] = (24, 80), **environ: str
) -> dict[str, Any]:
    """Prepare in a process of its own, on a terminal of its own, and tell what came of it."""
    near, far = pty.openpty()
    termios.tcsetwinsize(far, size)
    base = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-c", LOOK],
            stdin=far if stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=far if terminal else subprocess.PIPE,
            env=base | {"TERM": "xterm-256color"} | environ,
            timeout=patience(20),
            check=True,
        )
    finally:
        os.close(near)
        os.close(far)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_on_a_terminal_all_is_set_and_nothing_is_said() -> None:
    found = look(TEXTUAL_DEBUG="1", TEXTUAL_FPS="1", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert found["said"] is None
    assert found["umask"] == 0o077
    assert found["core"] == [0, 0]
    assert not found["readable"], "nobody else may look into the memory"
    assert found["stderr"] == ["utf-8", "replace"]
    assert found["loaded"] == found["spared"] == []
    assert (found["network"], found["tls"]) == (["asyncio"], True), "no TLS but for who asks for it"
    assert (found["zone"], found["built"], found["zones"]) == ("Europe/Berlin", [], None)
    assert found["textual"] == {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_FPS": "240",
        "TEXTUAL_SMOOTH_SCROLL": "0",
    }


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"stdin": False}, "its input is not one"),
        ({"terminal": False}, "its error output is not one"),
        ({"TERM": "dumb"}, "(TERM=dumb) cannot place text"),
        ({"TERM": "unknown"}, "(TERM=unknown) cannot place text"),
    ],
)
def test_where_nothing_can_be_drawn_the_reason_is_said(case: dict[str, Any], words: str) -> None:
    assert words in look(**case)["said"]


def test_the_window_tells_its_size_and_not_the_shell_unless_it_cannot() -> None:
    shell: Any = {"COLUMNS": "70", "LINES": "30"}
    assert look(**shell)["size"] == [None, None]
    assert look(size=(0, 0), **shell)["size"] == ["70", "30"]


def switches(colours: int = 8, **environ: str) -> dict[str, str]:
    """The environment after ours is set, with a terminfo that promises so many colours."""
    set_switches(environ, lambda: colours)
    return environ


def test_settings_of_textual_from_outside_are_dropped() -> None:
    assert "TEXTUAL_LOG" not in switches(TEXTUAL_LOG="keys.log")
    assert switches(TEXTUAL_ANIMATIONS="full")["TEXTUAL_ANIMATIONS"] == "none"


def test_a_developer_keeps_settings_and_gets_ours_for_the_rest() -> None:
    kept = switches(ALS_TUI_DEV="1", TEXTUAL_FPS="5", TEXTUAL_LOG="log")
    assert (kept["TEXTUAL_FPS"], kept["TEXTUAL_LOG"], kept["TEXTUAL_ANIMATIONS"]) == ("5", "log", "none")


@pytest.mark.parametrize("term", ["foot", "alacritty", "wezterm", "xterm-ghostty", "xterm"])
def test_256_colours_are_asked_for_where_the_name_hides_them(term: str) -> None:
    assert switches(256, TERM=term)["TEXTUAL_COLOR_SYSTEM"] == "256"
    assert "TEXTUAL_COLOR_SYSTEM" not in switches(8, TERM=term)


@pytest.mark.parametrize(
    "told",
    [
        {"TERM": "tmux-256color"},
        {"TERM": "xterm-kitty"},
        {"TERM": "foot", "COLORTERM": "truecolor"},
        {"TERM": "foot", "NO_COLOR": "1"},
        {},
    ],
)
def test_colours_are_left_alone_where_they_are_told(told: dict[str, str]) -> None:
    assert "TEXTUAL_COLOR_SYSTEM" not in switches(1 << 24, **told)


def test_a_terminal_name_without_description_promises_nothing() -> None:
    assert "TEXTUAL_COLOR_SYSTEM" not in look(TERM="no-such-terminal")["textual"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("raise ValueError(secret)", "als-tui had to stop (ValueError at __main__:"),
        ("Thread(target=int, args=(secret,)).start()", "A part of als-tui failed (ValueError at threading:"),
        ("loop.call_soon(int, secret)", "A part of als-tui failed (ValueError at asyncio.events:"),
        ("slip = Slip(); del slip", "A part of als-tui failed (ValueError at __main__:"),
        ("logging.getLogger('x').error(secret)", ""),
    ],
)
def test_an_error_that_nobody_caught_is_told_without_what_was_said(fault: str, words: str) -> None:
    code = f"{FAULTS}\n{fault}\nloop.run_until_complete(asyncio.sleep(0))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=patience(20), check=False
    )
    assert done.stderr.startswith(words) and done.stderr.count("\n") == bool(words)
    assert "Ana" not in done.stdout + done.stderr
