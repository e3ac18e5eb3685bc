"""The real program under a boot clock that is an hour ahead, as after an hour away, and under another boot's id."""

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
from tests.pace import patience
from tests.promise.terminal import Terminal

HOUR_AHEAD = ("unshare", "--time", "--boottime", "3600")
"""Starts a program in a time namespace: same boot, same wall clock, and a boot clock that went on for an hour."""


OTHER_BOOT = ("unshare", "--mount", "sh", "-c", 'mount --bind "$0" "$1" && shift && exec "$@"')
"""Starts a program that reads a file of ours, named first, in the place of the boot's id, named second."""
BOOT_ID = "/proc/sys/kernel/random/boot_id"


def _refused(*command: str) -> str:
    """Why this machine cannot start a program so; empty where it can."""
    if sys.platform != "linux":
        return "namespaces are Linux's"
    try:
        done = subprocess.run(
            [*command, "true"], capture_output=True, text=True, timeout=patience(20), check=False
        )
    except OSError:
        return "unshare (util-linux) is not installed"
    return (done.stderr.strip() or "unshare was refused") if done.returncode else ""


NO_SHIFT = _refused(*HOUR_AHEAD)
NO_MOUNT = _refused(*OTHER_BOOT, BOOT_ID, BOOT_ID)
pytestmark = pytest.mark.promise
shifts = pytest.mark.skipif(bool(NO_SHIFT), reason=f"no shifted boot clock here: {NO_SHIFT}")
mounts = pytest.mark.skipif(bool(NO_MOUNT), reason=f"no other boot's id here: {NO_MOUNT}")


@pytest.fixture
def left_before(tmp_path: Path) -> int:
    """A set with a session in its first phase, killed: the seconds that were left in that phase."""
    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    Sets(tmp_path, None, "test").create(
        Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined)
    )
    terminal = Terminal("run", "Northside", data=tmp_path)
    terminal.wait_for("start session")
    terminal.press("s", "enter", "A", "y", "space")
    left = _left(terminal.wait_for("CHECK-IN", "left"))
    terminal.kill()
    return left


@shifts
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


@shifts
def test_killed_and_started_an_hour_later_the_timer_is_true_and_says_so(
    tmp_path: Path, left_before: int
) -> None:
    began = time.monotonic()
    later = Terminal("run", "Northside", data=tmp_path, under=HOUR_AHEAD)
    shown = later.wait_for("als-tui was away 60 min; the time was counted. E changes that.")
    assert 3600 - 2 <= left_before - _left(shown) <= 3600 + time.monotonic() - began + 2
    later.press("E")
    later.wait_for("Count it", "Do not count it")
    later.press("d")
    shown = later.wait_for("time away: 60 min not counted")
    assert 0 <= left_before - _left(shown) <= time.monotonic() - began + 2
    assert later.quit() == 0


@mounts
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_after_another_boot_it_asks_and_asks_again_until_somebody_answers(
    tmp_path: Path, left_before: int, columns: int, rows: int
) -> None:
    (tmp_path / "boot_id").write_text("another-boot\n")
    under = (*OTHER_BOOT, str(tmp_path / "boot_id"), BOOT_ID)
    for _ in range(2):
        asked = Terminal("run", "Northside", data=tmp_path, columns=columns, rows=rows, under=under)
        asked.wait_for("als-tui was away about", "Count it", "Do not count it", "z takes it back")
        asked.kill()
    asked = Terminal("run", "Northside", data=tmp_path, columns=columns, rows=rows, under=under)
    asked.wait_for("Do not count it")
    asked.press("2", "enter")
    shown = asked.wait_for("time away: 2 min counted", "about ")
    assert 118 <= left_before - _left(shown) <= 140
    asked.kill()

    again = Terminal("run", "Northside", data=tmp_path, columns=columns, rows=rows, under=under)
    again.wait_for("CHECK-IN", "about ")
    again.press("z")
    assert left_before - _left(again.wait_for("Undone: time away: 2 min counted")) < 60
    assert again.quit() == 0


def _left(screen: str) -> int:
    """Seconds left in the phase, below 0 once it is over."""
    found = re.search(r"(\+?)(?:(\d+):)?(\d+):(\d\d) (?:left|over)", screen)
    assert found, screen
    seconds = int(found[2] or 0) * 3600 + int(found[3]) * 60 + int(found[4])
    return -seconds if found[1] else seconds
