"""What a screen costs each second on which nobody presses a key: bytes to the terminal, and the processor."""

import time
from collections.abc import Iterator

from benchmarks.bench import BOARD, BOARD_WORD, LOADED, ROOM, Bench
from benchmarks.probe import Probe, settings
from benchmarks.row import Row

IDLE = 10.0
"""Seconds of rest in which bytes and processor time are counted."""


def rows(bench: Bench) -> Iterator[Row]:
    """Board, timer and the room's view, of the same session."""
    data = bench.board("running")
    probe = Probe(BOARD, settings(data))
    probe.until(BOARD_WORD)
    probe.rest(LOADED)
    yield from _resting(probe, "board", 95, 45)
    probe.key("t")
    yield from _resting(probe, "timer", 45, 38)
    room = Probe(ROOM, settings(data))
    room.painted()
    yield from _resting(room, "room", 45, 36)
    room.end()
    probe.end()


def _resting(probe: Probe, name: str, target: float, moonshot: float) -> Iterator[Row]:
    probe.rest(2.0)
    busy, start = probe.busy(), time.perf_counter()
    written = probe.rest(IDLE)
    passed = time.perf_counter() - start
    used = 100 * (probe.busy() - busy) / passed
    yield Row(f"bytes a second, {name}", written / passed, None, "B", target, moonshot)
    yield Row(f"processor, {name}", used, None, "%", 0.8, 0.3)
