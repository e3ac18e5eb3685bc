"""The clocks of the machine: one place to read them, so that tests and the demo can hold or hurry the time."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from als_tui.domain.timing import ClockReading

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")


class _Clock(Protocol):
    def read(self) -> ClockReading: ...


class SystemClock:
    """The machine's own clocks: the wall, and the seconds since boot that go on through sleep and clock changes."""

    def __init__(self) -> None:
        """Learn the boot's id once; it cannot change while the program runs."""
        self._boot_id = _machine_boot_id()

    def read(self) -> ClockReading:
        """Read both clocks now."""
        boot, awake = _seconds_since_boot()
        return ClockReading(datetime.now(UTC), boot, self._boot_id, slept=boot - awake)


class FastClock:
    """Another clock, run `rate` times as fast from the moment this one was made; the demo's session needs it."""

    def __init__(self, inner: _Clock, rate: float) -> None:
        """Start from what `inner` reads now."""
        self._inner = inner
        self._rate = rate
        self._start = inner.read()

    def read(self) -> ClockReading:
        """Stretch what passed since the start, on both clocks alike; the boot stays the same."""
        now = self._inner.read()
        passed = (now.boot - self._start.boot) * self._rate
        return ClockReading(
            wall=self._start.wall + timedelta(seconds=passed),
            boot=self._start.boot + passed,
            boot_id=self._start.boot_id,
            slept=now.slept,
        )


def local_zone(
    environ: Mapping[str, str] = os.environ, localtime: Path = _LOCALTIME, timezone: Path = _TIMEZONE
) -> str:
    """Name the machine's IANA time zone, `UTC` if it cannot be told.

    `TZ` goes first, as for every program; then what `date` obeys (/etc/localtime), then what Debian writes beside it.
    """
    candidates = (environ.get("TZ", "").removeprefix(":"), _link_target(localtime), _first_word(timezone))
    return next((zone for text in candidates if (zone := _zone_in(text))), "UTC")


def _seconds_since_boot() -> tuple[float, float]:
    """Count them with sleep and without: macOS calls monotonic what goes on asleep, Linux what does not."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME), time.clock_gettime(time.CLOCK_MONOTONIC)
    boot = time.clock_gettime(time.CLOCK_MONOTONIC)
    return boot, time.clock_gettime(time.CLOCK_UPTIME_RAW) if sys.platform == "darwin" else boot


def _machine_boot_id() -> str:
    """Name this boot; a name for this process alone where the system tells none."""
    try:
        boot_id = _mac_boot_id() if sys.platform == "darwin" else _BOOT_ID.read_text("ascii").strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        boot_id = ""
    return boot_id or f"process-{uuid.uuid4()}"


def _mac_boot_id() -> str:
    """Ask macOS for the id it gives each boot; it stays through clock changes, unlike `kern.boottime`."""
    asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
    answer = subprocess.run(
        asked, capture_output=True, text=True, timeout=2, stdin=subprocess.DEVNULL, check=True
    )
    return answer.stdout.strip()


def _link_target(link: Path) -> str:
    """Return where a link points, or nothing where it is none."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _first_word(file: Path) -> str:
    """Return the first word of a small text file, or nothing."""
    try:
        return next(iter(file.read_text("utf-8").split()), "")
    except (OSError, ValueError):
        return ""


def _zone_in(text: str) -> str:
    """Return the zone that a name or a path into a zone folder means, or nothing where it means none here."""
    name = text.rpartition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    try:
        return ZoneInfo(name).key if name else ""
    except (OSError, ValueError, LookupError):
        return ""
