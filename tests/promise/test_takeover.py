"""Two real programs on one set: the second looks on live, takes over, and goes on where the first one was."""

import signal
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

ENDED = (-signal.SIGTERM, 128 + signal.SIGTERM)


FULL = """
import errno, os
from als_tui.storage.set.journal import JournalFile
add = JournalFile.add
def full(journal, line):
    if os.path.exists({!r}):
        raise OSError(errno.ENOSPC, "planted")
    add(journal, line)
JournalFile.add = full
"""
"""Lets the disk be full while a file is there."""


def a_set(place: Path) -> None:
    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    profile = Profile("Northside", "UTC", joined)
    Sets(place, None, "test").create(profile, members, Charter(("Kept here.",), joined))


def test_a_second_als_tui_looks_on_takes_over_and_goes_on(tmp_path: Path, promise: Promised) -> None:
    promise("takeover", attempts=1)
    a_set(tmp_path)

    first = Terminal("run", "Northside", data=tmp_path)
    first.wait_for("start session")
    first.press("s", "enter", "A")
    first.wait_for("Present: 4 of 4")

    second = Terminal("run", "Northside", data=tmp_path, columns=60, rows=20)
    offered = second.wait_for("open in another als-tui", "Take it over", "Read only", "Esc or q")
    assert f"process {first.pid}" in offered
    second.press("r")
    second.wait_for("READ ONLY", "Present: 4 of 4")
    first.press("y")
    first.wait_for("Charter agreed by all 4")
    second.wait_for("Charter agreed by all 4")

    second.press("q", "q", "enter")
    second.wait_for("Take it over")
    second.press("t")
    second.wait_for("Taken over", "saved", "Charter agreed by all 4")
    assert first.wait() in ENDED
    assert "Another als-tui took the set over, so this one ended. What was saved is safe" in first.text()
    second.press("space")
    second.wait_for("CHECK-IN")
    assert second.quit() == 0


@pytest.mark.parametrize("saved_at_last", [True, False])
def test_what_the_disk_did_not_take_is_told_before_a_takeover_and_what_was_lost_after_it(
    tmp_path: Path, saved_at_last: bool
) -> None:
    a_set(tmp_path)
    full = tmp_path / "full"
    first = Terminal("run", "Northside", data=tmp_path, first=FULL.format(str(full)))
    first.wait_for("start session")
    first.press("s", "enter")
    first.wait_for("ROSTER", "saved")
    full.touch()
    first.press("A", "y")
    first.wait_for("NOT SAVED 2")
    second = Terminal("run", "Northside", data=tmp_path, columns=60, rows=20)
    second.wait_for("2 steps of it are in", "t Take it over  2 steps of it would be lost")
    if saved_at_last:
        full.unlink()
        second.press("t")
        second.wait_for("Charter agreed by all 4")
        assert first.wait() in ENDED and "could not be saved" not in first.text()
        assert "Lost" not in second.text()
    else:
        second.press("t")
        second.wait_for("Lost with the als-tui before: 2 steps")
        assert first.wait() in ENDED
        assert "2 steps could not be saved." in first.text()
    assert second.quit() == 0
