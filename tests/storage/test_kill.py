"""A writer in a process of its own: killed at any moment, or looked at while it writes, no note is lost or late."""

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.promise.plugin import Promised
from tests.storage.world import Desk, heard_in, library, look_at, new_set, the_only_set

WRITER = """
import sys
from pathlib import Path
from tests.promise.plugin import Promised
from tests.storage.world import OPENED, Desk
desk = Desk.at(Path(sys.argv[1]))
desk.do(OPENED)
first = len(desk.heard())
for number in range(first, first + int(sys.argv[2])):
    desk.say(f"note {number}")
    print(number, flush=True)
    if number % 7 == 0:
        desk.journal.draft("line", f"note {number + 1}")
    if number % 23 == 0:
        desk.checkpoint()
"""


@pytest.mark.promise
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.long
def test_no_acknowledged_note_is_lost_by_kill_9(tmp_path: Path, promise: Promised, seed: int) -> None:
    kill_often(tmp_path, random.Random(seed), 15, promise)


@pytest.mark.soak
def test_no_acknowledged_note_is_lost_by_two_thousand_kills(tmp_path: Path, promise: Promised) -> None:
    for number in range(40):  # a set of its own now and then, as a long session is slow to open
        place = tmp_path / str(number)
        place.mkdir()
        kill_often(place, random.Random(), 50, promise)


def kill_often(tmp_path: Path, chance: random.Random, rounds: int, promise: Promised) -> None:
    """Let a program write notes and kill it, so many times over, and look each time at what is there."""
    new_set(tmp_path)
    acknowledged = 0
    for _ in range(rounds):
        promise("kill", attempts=1)
        asked = [sys.executable, "-c", WRITER, str(tmp_path), "100000"]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            first = int(writer.stdout.readline())
            time.sleep(chance.uniform(0, 0.15))
            writer.kill()
            told = [first, *map(int, writer.stdout.read().split("\n")[:-1])]
        assert told[0] >= acknowledged
        acknowledged = told[-1] + 1
        heard = heard_in(look_at(the_only_set(tmp_path)))
        assert heard == [f"note {number}" for number in range(len(heard))]
        assert len(heard) - acknowledged in (0, 1)
        acknowledged = len(heard)
    assert acknowledged > rounds
    Desk.at(tmp_path).journal.close()


@pytest.mark.promise
@pytest.mark.long
def test_somebody_who_looks_on_sees_every_note_in_order_and_none_taken_back(quick: Path) -> None:
    set_id = new_set(quick)
    asked = [sys.executable, "-c", WRITER, str(quick), "3000"]
    heard: list[str] = []
    views = 0
    with (
        closing(library(quick).view(set_id)) as view,
        subprocess.Popen(asked, stdout=subprocess.DEVNULL) as writer,
    ):
        while writer.poll() is None:
            if found := view.news():
                before, heard, views = heard, heard_in(found), views + 1
                assert heard[: len(before)] == before
        if found := view.news():
            heard = heard_in(found)
    assert heard == [f"note {number}" for number in range(3000)]
    assert views > 5
