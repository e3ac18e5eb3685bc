"""The real program under a kernel whose boot clock is an hour ahead, as after an hour's sleep or absence."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from als_tui.clock import SystemClock
from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.terminal import Terminal

HOUR_AHEAD = ("unshare", "--time", "--boottime", "3600")
"""Starts a program in a time namespace: same boot, same wall clock, and a boot clock that went on for an hour."""


def _refused() -> str:
    """Why this machine cannot shift a boot clock; empty where it can."""
    if sys.platform != "linux":
        return "time namespaces are Linux's"
    try:
        done = subprocess.run([*HOUR_AHEAD, "true"], capture_output=True, text=True, timeout=20, check=False)
    except OSError:
        return "unshare (util-linux) is not installed"
    return done.stderr.strip() or "unshare was refused" if done.returncode else ""


WHY_NOT = _refused()
pytestmark = [
    pytest.mark.promise,
    pytest.mark.skipif(bool(WHY_NOT), reason=f"no shifted boot clock here: {WHY_NOT}"),
]


def test_the_system_clock_reads_the_boot_clock_that_counts_sleep() -> None:
    ask = "from als_tui.clock import SystemClock; r = SystemClock().read(); print(r.boot, r.slept, r.boot_id)"
    before = SystemClock().read()
    told = subprocess.run(
        [*HOUR_AHEAD, sys.executable, "-c", ask], capture_output=True, text=True, timeout=60, check=True
    ).stdout.split()
    after = SystemClock().read()
    assert before.boot + 3600 <= float(told[0]) <= after.boot + 3600
    assert 3599 < float(told[1]) - before.slept < 3601
    assert told[2] == before.boot_id


def test_killed_and_started_an_hour_later_the_timer_is_true_and_says_so(tmp_path: Path) -> None:
    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    Sets(tmp_path, None, "test").create(
        Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined)
    )
    terminal = Terminal("run", "Northside", data=tmp_path)
    terminal.wait_for("start session")
    terminal.press("s", "enter", "A", "y", "space")
    before = _left(terminal.wait_for("CHECK-IN", "left"))
    began = time.monotonic()
    terminal.kill()

    later = Terminal("run", "Northside", data=tmp_path, under=HOUR_AHEAD)
    shown = later.wait_for("als-tui was away 60 min; the time was counted. T changes that.")
    passed = time.monotonic() - began
    assert 3600 - 1 <= before - _left(shown) <= 3600 + passed + 1
    later.press("T")
    later.wait_for("Count it", "Do not count it")
    later.press("d")
    shown = later.wait_for("time away: 60 min not counted")
    assert 0 <= before - _left(shown) <= time.monotonic() - began + 1
    assert later.quit() == 0


def _left(screen: str) -> int:
    """Seconds left in the phase, below 0 once it is over."""
    found = re.search(r"(\+?)(?:(\d+):)?(\d+):(\d\d) (?:left|over)", screen)
    assert found, screen
    seconds = int(found[2] or 0) * 3600 + int(found[3]) * 60 + int(found[4])
    return -seconds if found[1] else seconds
