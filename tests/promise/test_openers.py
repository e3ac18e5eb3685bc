"""Three readers beside a writer that makes many checkpoints: nothing torn, nothing old, and no second writer."""

import subprocess
import sys
from pathlib import Path

import pytest

from als_tui.ports import SetInUse
from tests.promise.plugin import Promised
from tests.promise.report import ROOT
from tests.storage.world import Desk, library, new_set

COUNTED = """
import mmap, sys
from als_tui.value import replace
from pathlib import Path
from als_tui.domain.session.facts import Put
from tests.storage.world import PROFILE, Desk, library
place, set_id = Path(sys.argv[1]), sys.argv[2]
with (place / "acknowledged").open("r+b") as file:
    shared = mmap.mmap(file.fileno(), 8)
def acknowledged():
    return int.from_bytes(shared[:8], "little")
"""
WRITER = (
    COUNTED
    + """
desk = Desk.at(place)
print("open", flush=True)
for number in range(1, 10_000_000):
    before, after = desk.book.profile, replace(PROFILE, minutes=number)
    desk.do(Put("profile", 1, before, after))
    desk.opening = replace(desk.opening, book=desk.book.put("profile", 1, after))
    shared[:8] = number.to_bytes(8, "little")
    if number % 10 == 0:
        desk.log = desk.log[-5:]
        desk.checkpoint()
"""
)
READER = (
    COUNTED
    + """
sets, old, far = library(place), 0, 0
first = acknowledged()
for _ in range(int(sys.argv[3])):
    least = acknowledged()
    seen = sets.book(set_id).profile.minutes
    old += seen < least
    far += seen > acknowledged() + 1
print(old, far, acknowledged() - first)
"""
)
READERS = 3


def read_beside_a_writer(place: Path, views: int, promise: Promised) -> None:
    set_id = new_set(place)
    (place / "acknowledged").write_bytes(bytes(8))

    def start(script: str, *more: str) -> "subprocess.Popen[str]":
        asked = [sys.executable, "-c", script, str(place), set_id, *more]
        return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    with start(WRITER) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        readers = [start(READER, str(views)) for _ in range(READERS)]
        with pytest.raises(SetInUse):
            Desk.at(place)
        told = [reader.communicate() for reader in readers]
        writer.kill()
    promise("openers", attempts=views * READERS + 1)
    for out, error in told:
        assert not error, error[-2000:]
        old, far, written = map(int, out.split())
        assert (old, far) == (0, 0) and written > 0
    Desk.at(place).journal.close()
    assert library(place).book(set_id).profile.minutes > 0


@pytest.mark.promise
def test_readers_see_nothing_torn_and_nothing_old_beside_a_writer(quick: Path, promise: Promised) -> None:
    read_beside_a_writer(quick, 120, promise)


@pytest.mark.soak
def test_readers_see_nothing_torn_and_nothing_old_for_long(quick: Path, promise: Promised) -> None:
    read_beside_a_writer(quick, 5_000, promise)
