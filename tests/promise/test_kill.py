"""The real program is killed after each step of a scripted session, and shows the same when it is started again."""

import re
import time
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from als_tui.terminal.leaving import LOST_INPUT
from als_tui.widgets.digits import HALF, glyph, width
from tests.fakes import START
from tests.pace import wait_until
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

NAMES = ("Ana", "Ben", "Carla", "Dev")
STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("open", ("s", "enter"), "0 of 4"),
    ("attend", ("A",), "Present: 4 of 4"),
    ("agree", ("y",), "Charter agreed by all 4"),
    ("begin", ("space",), "CHECK-IN"),
    ("bids", ("n", "n"), "BIDS AND ORDER"),
    ("order", ("p",), "Order: 1 Ana"),
    ("present", ("n",), "PRESENT"),
    ("explore", ("n", "n"), "EXPLORE"),
    ("floor", ("2",), "Ben                 has the floor"),
    ("question", ("c", "'What would help?", "enter"), "Ben: What would help?"),
    ("undo", ("z",), "has the floor"),
    ("redo", ("Z",), "Ben: What would help?"),
    ("pause", ("space",), "paused"),
    ("draft", ("c", "'half a sentence that was never"), "half a sentence that was never"),
)
"""What to press (a word after a quote is pasted), and what shows then."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one set."""
    joined = START.date()
    members = tuple(Member(name, joined) for name in NAMES)
    Sets(tmp_path, None, "test").create(
        Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined)
    )
    return tmp_path


@pytest.mark.long
def test_after_a_kill_at_each_step_the_same_shows_and_can_be_undone(data: Path, promise: Promised) -> None:
    terminal = Terminal("run", "Northside", data=data)
    terminal.wait_for("Northside", "start session")
    for name, keys, shown in STEPS:
        promise("resume", attempts=1)
        promise("kill", attempts=1)
        began = time.monotonic()
        _press(terminal, keys)
        before = terminal.wait_for(shown)
        if name == "draft":
            wait_for_draft(data, b"half a sentence")
        terminal.kill()

        terminal = Terminal("run", "Northside", data=data)  # and the next step is made in this one
        after = terminal.wait_for(shown)
        assert _still(after) == _still(before), f"after {name}"
        if name == "floor":
            most = time.monotonic() - began + 1  # a second, as both screens show whole ones
            assert 0 <= _left(before) - _left(after) <= most, "the timer went on, and true"

    terminal.kill()
    last = Terminal("run", "Northside", data=data)
    last.wait_for("half a sentence")
    last.press("escape")
    last.settle(0.5)
    last.press("z", "z")
    last.wait_for("Undone")
    assert last.quit() == 0


def test_after_a_kill_or_a_dropped_line_a_form_opens_with_what_was_typed(
    data: Path, promise: Promised
) -> None:
    """The form for a new set, which has no folder yet, and that of a member."""
    promise("kill", attempts=1)
    promise("resume", attempts=2)
    terminal = Terminal("run", data=data)
    terminal.wait_for("Northside", "new set")
    terminal.press("n")
    terminal.wait_for("Quorum")
    terminal.paste("Southside")
    wait_until(lambda: any(b"Southside" in file.read_bytes() for file in data.glob("sets/*-set")))
    terminal.kill()

    terminal = Terminal("run", data=data)
    terminal.wait_for("Northside", "new set")
    terminal.press("n")
    terminal.wait_for("Southside", "Not kept yet")
    terminal.press("escape")
    terminal.wait_for("No set was made. What you typed is kept")
    terminal.press("enter")
    terminal.wait_for("start session")
    terminal.press("m", "enter")
    terminal.wait_for("Own goal")
    terminal.press("tab", "tab")
    terminal.paste("Head of ward")
    terminal.wait_for("Head of ward")
    terminal.hang_up()
    assert terminal.wait(reading=False) == LOST_INPUT

    terminal = Terminal("run", "Northside", data=data)
    terminal.wait_for("start session")
    terminal.press("m", "enter")
    terminal.wait_for("Head of ward", "Not kept yet")
    assert terminal.quit() == 0


def _left(screen: str) -> int:
    """The seconds left, as the big time of the board has them."""
    rows = [row.ljust(80) for row in screen.split("\n")[4:9]]
    minutes, seconds = _read(rows, 1.0), _read(rows[-3:], HALF)
    return int(minutes) * 60 + int(seconds)


def _read(rows: list[str], size: float) -> str:
    """The digits of this size in rows of their height."""
    read, at = "", 40
    while at < 80:
        found = next(
            (
                digit
                for digit in "0123456789"
                if all(
                    row[at : at + width(digit, size)] == points
                    for row, points in zip(rows, glyph(digit, size), strict=True)
                )
            ),
            "",
        )
        read += found
        at += width(found, size) if found else 1
    return read


def _press(terminal: Terminal, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key.startswith("'"):
            terminal.paste(key[1:])
        else:
            terminal.press(key)


def wait_for_draft(data: Path, words: bytes) -> None:
    wait_until(lambda: any(words in file.read_bytes() for file in data.glob("sets/*/journal")))


def _still(screen: str) -> list[str]:
    """The screen without what a second changes: clocks, the big time, the course line, and the message line."""
    rows = re.sub("[█▀▄━╸─]", " ", screen).split("\n")[:-3]
    return [" ".join(re.sub(r"\d+:\d\d", "0:00", row).split()) for row in rows]
