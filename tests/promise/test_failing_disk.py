"""A disk that is full or fails, at any call, once or from then on: it is told, and nothing that was said is lost."""

import os
import random
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from als_tui.domain.moves import Facts
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import notes
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Gone, Refused, Saved, Unsaved
from als_tui.ports import SetDamaged
from tests.fakes import StillClock
from tests.promise.plugin import Promised
from tests.storage.faults import Disk, How, each_call, failing
from tests.storage.world import OPENED, every_byte, library, new_set, note, the_only_set

FAILURES: tuple[How, ...] = ("full once", "full for ever", "fails once", "fails for ever")
FSIZES = 12
"""Limits on the size of a file that the short run meets."""


def came(place: Path) -> Engine:
    """The facilitator's program on the one set there is."""
    opening, journal = library(place).open(the_only_set(place).name)
    return Engine(opening, journal, StillClock())


def opened(live: Live, now: Stamp) -> Facts:
    return (OPENED,)


def said(live: Live, now: Stamp, text: str) -> Facts:
    return (note(text, live.running.next_entry),)


def heard(engine: Engine) -> list[str]:
    return [kept.text for _, kept in notes(engine.live.running)]


def works_again(disk: Disk) -> None:
    """From now on this disk does what it is told."""
    disk.how, disk.struck, disk.at = "fails once", True, 0


@pytest.mark.promise
@pytest.mark.parametrize("how", FAILURES)
def test_a_session_goes_on_over_a_failing_disk_and_loses_nothing(
    how: How, quick: Path, promise: Promised
) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        words: list[str] = []
        with failing(disk):
            engine = _came_at_last(place, disk)
            unsaved = [out.why for out in _session(engine, words) if isinstance(out, Unsaved)]
            assert all("disk" in why.lower() for why in unsaved), unsaved
            assert not unsaved or disk.struck
            works_again(disk)
            assert engine.retry() and engine.unsaved == 0
            engine.close()
        again = came(place)
        assert heard(again) == words and again.drafts == {"capture": "half a thought"}
        assert not any("could not be read" in told for told in again.told)
        again.close()

    promise("failing disk", attempts=each_call(how, quick, scenario))


def _came_at_last(place: Path, disk: Disk) -> Engine:
    try:
        return came(place)
    except SetDamaged:
        works_again(disk)
        return came(place)


def _session(engine: Engine, words: list[str]) -> Iterator[object]:
    yield engine.do(opened)
    for number in range(4):
        words.append(f"note {number}")
        yield engine.do(said, words[-1])
        engine.draft("capture", f"half {number}")
        engine.beat()
        if number in (1, 3):
            engine.checkpoint()
    yield engine.undo()
    yield engine.redo()
    engine.draft("capture", "half a thought")


@pytest.mark.promise
@pytest.mark.parametrize("how", FAILURES)
def test_a_seal_on_a_failing_disk_is_refused_or_done_and_then_no_word_is_left(
    how: How, quick: Path, promise: Promised
) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        engine = came(place)
        engine.do(opened)
        engine.do(said, "the merger")
        engine.checkpoint()
        engine.do(said, "the merger again")
        engine.draft("capture", "the merger, half")
        with failing(disk):
            sealed = engine.seal()
        engine._journal.close()  # as a kill would, with no checkpoint
        again = came(place)
        if isinstance(sealed, Refused):
            assert "Nothing was sealed" in sealed.why
            assert heard(again) == ["the merger", "the merger again"]
        else:
            assert again.live.session is None and not again.drafts
            assert b"merger" not in every_byte(the_only_set(place))
        again.close()

    promise("failing disk", attempts=each_call(how, quick, scenario))


@pytest.mark.promise
def test_a_limit_on_file_sizes_met_at_many_sizes_costs_nothing(quick: Path, promise: Promised) -> None:
    new_set(quick)
    engine = came(quick)
    words: list[str] = []
    assert isinstance(engine.do(opened), Saved)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    chance = random.Random(2026)
    for number in range(FSIZES):
        size = (the_only_set(quick) / "journal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + chance.randrange(1, 400), limits[1]))
        try:
            outcome: object = None
            while not isinstance(outcome, Unsaved):
                words.append(f"note {len(words)}")
                outcome = engine.do(said, words[-1])
            engine.checkpoint()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "may not grow" in outcome.why and engine.retry()
        if number % 3 == 0:
            engine.checkpoint()
        promise("failing disk", attempts=1)
    engine._journal.close()
    again = came(quick)
    assert heard(again) == words
    again.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 400 KiB."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only, and not in every container")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.soak
def test_a_real_disk_that_is_filled_and_freed_many_times_costs_nothing(
    small_disk: Path, promise: Promised
) -> None:
    new_set(small_disk)
    engine = came(small_disk)
    words: list[str] = []
    engine.do(opened)
    chance, ballast = random.Random(), small_disk / "ballast"
    for _ in range(200):
        room = os.statvfs(small_disk)
        ballast.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - chance.randrange(1, 9000))))
        outcome: object = None
        while not isinstance(outcome, Unsaved):
            words.append(f"note {len(words)}" + "x" * chance.randrange(300))
            outcome = engine.do(said, words[-1])
        engine.checkpoint()
        assert "full" in outcome.why
        promise("failing disk", attempts=1)
        if chance.random() < 0.3:  # killed on the full disk: what was not saved was told
            engine._journal.close()
            words = words[: -engine.unsaved]
            ballast.unlink()
            engine = came(small_disk)
            assert heard(engine) == words
        else:
            ballast.unlink()
            assert engine.retry()
        if sum(map(len, words)) > 40_000:
            assert isinstance(engine.seal(), Gone)
            words.clear()
            engine.do(opened)
    engine.close()
