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


def test_a_second_als_tui_looks_on_takes_over_and_goes_on(tmp_path: Path, promise: Promised) -> None:
    promise("takeover", attempts=1)
    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    profile = Profile("Northside", "UTC", joined)
    Sets(tmp_path, None, "test").create(profile, members, Charter(("Kept here.",), joined))

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
    second.press("space")
    second.wait_for("CHECK-IN")
    assert second.quit() == 0
