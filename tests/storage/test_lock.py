"""One als-tui a set: the second is told, and the lock dies with its holder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from als_tui.engine import SetDamaged, SetInUse
from tests.storage.world import TODAY, Desk, folder_of, library, new_set

HOLD = """
import sys
from pathlib import Path
from als_tui.storage.library import Sets
kept = Sets(Path(sys.argv[1]), None, "0.1.0").open(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another(data: Path, set_id: str) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the set open."""
    asked = [sys.executable, "-c", HOLD, str(data), set_id]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_als_tui_is_told_who_has_the_set_and_changes_nothing(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        before = {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}
        with pytest.raises(SetInUse) as refusal:
            Desk.at(quick)
        words = str(refusal.value)
        assert words.startswith(
            f"This set is open in another als-tui on this machine (process {other.pid}, since "
        )
        assert words.endswith("Close it there first; nothing was changed.")
        assert before == {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}
        assert library(quick).glances(TODAY)[0].name == "Harbour set"


def test_a_killed_holder_holds_nothing(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        Desk.at(quick).journal.close()


def test_a_stopped_holder_still_holds(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        os.kill(other.pid, signal.SIGSTOP)
        with pytest.raises(SetInUse):
            Desk.at(quick)


def test_the_same_process_cannot_open_a_set_twice(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    with pytest.raises(SetInUse):
        Desk.at(quick)
    desk.journal.close()
    Desk.at(quick).journal.close()


def test_a_refused_set_is_let_go_again(quick: Path) -> None:
    set_id = new_set(quick)
    (folder_of(quick, set_id) / "set.json").write_bytes(b"{")
    for _ in range(2):
        with pytest.raises(SetDamaged):
            Desk.at(quick)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"pid": 1e999}',
        b"[" * 900,
        b'{"pid": 5, "host": "\\ud800", "since": "\\u001b]0;x"}',
    ],
)
def test_whatever_stands_in_the_lock_file_the_second_is_told_in_plain_words(quick: Path, text: bytes) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    (folder_of(quick, set_id) / "lock").write_bytes(text)
    with pytest.raises(SetInUse) as refusal:
        Desk.at(quick)
    desk.journal.close()
    assert str(refusal.value).isprintable()
    assert str(refusal.value).startswith("This set is open in another als-tui")
