"""The clocks tell the truth, and the fast one hurries evenly."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from als_tui.clock import FastClock, SystemClock, local_zone
from als_tui.domain.timing import ClockReading
from als_tui.value import replace

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads what only Linux has")


class HandClock:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        """Start at noon, 1,000 seconds after boot."""
        self.reading = ClockReading(datetime(2026, 11, 25, 12, tzinfo=UTC), 1000.0, "boot-1")

    def read(self) -> ClockReading:
        """What the hands show."""
        return self.reading

    def turn(self, seconds: float, wall_step: float = 0) -> None:
        """Let time pass; `wall_step` moves the wall clock alone, as a correction by the network does."""
        was = self.reading
        wall = was.wall + timedelta(seconds=seconds + wall_step)
        self.reading = ClockReading(wall, was.boot + seconds, was.boot_id)


def test_the_wall_is_utc_and_aware() -> None:
    reading = SystemClock().read()
    assert reading.wall.utcoffset() == timedelta(0)
    assert abs(reading.wall - datetime.now(UTC)) < timedelta(seconds=5)


@on_linux
def test_boot_seconds_count_sleep_so_they_are_never_fewer_than_the_waking_ones() -> None:
    assert SystemClock().read().boot >= time.monotonic() - 1


def test_a_machine_that_stayed_awake_slept_no_longer_between_two_readings() -> None:
    clock = SystemClock()
    first = clock.read().slept
    assert first >= -0.01
    assert abs(clock.read().slept - first) < 1


def test_boot_seconds_never_run_backwards() -> None:
    clock = SystemClock()
    readings = [clock.read().boot for _ in range(200)]
    assert readings == sorted(readings)


def test_two_clocks_of_one_boot_name_the_same_boot() -> None:
    assert SystemClock().read().boot_id == SystemClock().read().boot_id != ""


@on_linux
def test_a_machine_that_names_no_boot_gets_a_name_for_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("als_tui.clock._BOOT_ID", tmp_path / "none")
    one, other = SystemClock().read().boot_id, SystemClock().read().boot_id
    assert one.startswith("process-")
    assert one != other


def test_the_fast_clock_hurries_evenly_from_the_moment_it_was_made() -> None:
    hand = HandClock()
    hand.turn(50)
    start, fast = hand.read(), FastClock(hand, 30)
    assert fast.read() == start
    hand.turn(2)
    assert fast.read() == ClockReading(start.wall + timedelta(seconds=60), start.boot + 60, "boot-1")


def test_the_fast_clock_sleeps_when_the_machine_does_and_not_because_it_hurries() -> None:
    hand = HandClock()
    fast = FastClock(hand, 50)
    hand.turn(100)
    assert fast.read().slept == 0
    hand.reading = replace(hand.reading, slept=30.0)
    assert fast.read().slept == 30


def test_the_fast_clock_does_not_jump_when_the_wall_is_corrected() -> None:
    hand = HandClock()
    fast = FastClock(hand, 30)
    before = fast.read()
    hand.turn(1, wall_step=3600)
    assert fast.read().wall - before.wall == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("tz", "link", "word", "zone"),
    [
        ("Europe/Paris", "/usr/share/zoneinfo/Asia/Tokyo", "Africa/Lagos", "Europe/Paris"),
        (":Europe/Paris", "", "", "Europe/Paris"),
        ("/usr/share/zoneinfo/Europe/Paris", "", "", "Europe/Paris"),
        ("", "/usr/share/zoneinfo/Asia/Tokyo", "Africa/Lagos", "Asia/Tokyo"),
        ("", "../usr/share/zoneinfo/posix/Asia/Tokyo", "", "Asia/Tokyo"),
        ("", "/var/db/timezone/zoneinfo/America/Argentina/Salta", "", "America/Argentina/Salta"),
        ("", "", "Africa/Lagos\n", "Africa/Lagos"),
        ("CET-1CEST,M3.5.0", "/usr/share/zoneinfo/Asia/Tokyo", "", "Asia/Tokyo"),
        ("../../etc/passwd", "/nowhere/at/all", "No/Such", "UTC"),
        ("", "", "", "UTC"),
    ],
)
def test_the_zone_is_found_wherever_the_machine_tells_it(
    tmp_path: Path, tz: str, link: str, word: str, zone: str
) -> None:
    localtime, timezone = tmp_path / "localtime", tmp_path / "timezone"
    if link:
        localtime.symlink_to(link)
    if word:
        timezone.write_text(word)
    assert local_zone({"TZ": tz}, localtime, timezone) == zone
