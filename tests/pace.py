"""How slow the machine is just now, so that a test which gives up has met a hang and not a busy machine."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache

CALM = 0.4
"""Seconds in which a calm machine of two cores loads the program."""
_WORST = 30.0
"""How many times slower than that a machine is believed to be; a hang has an end."""


def _loading() -> float:
    """Seconds in which this one loads the program now."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import als_tui.app.facilitator"], check=True, timeout=120)
    return time.monotonic() - began


@cache
def slowness() -> float:
    """How many times slower than a calm machine this one is, as the run finds it once; never less than 1."""
    return times_slower(_loading())


def times_slower(seconds: float) -> float:
    """What a loading that took so long says of the machine."""
    return min(max(1.0, seconds / CALM), _WORST)


def patience(seconds: float) -> float:
    """The seconds for which a test waits here for what a calm machine has in so many."""
    return seconds * slowness()


def tries(seconds: float, again: Callable[[], float] = _loading) -> Iterator[float]:
    """Yield until the patience is over, the seconds that are left; before it is, ask the machine once more.

    It may have grown busy since the run began.
    """
    began = time.monotonic()
    for asked_again in (False, True):
        end = began + seconds * (times_slower(again()) if asked_again else slowness())
        while (left := end - time.monotonic()) > 0:
            yield left


def wait_until(true: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait for something that has to come; fails where it does not."""
    for _ in tries(seconds):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError(f"it did not come within {patience(seconds):.0f} s")
