"""Steps of a long session, in the engine and on the disk without a screen: a note, undo and redo, resuming."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from als_tui.clock import SystemClock
from als_tui.domain.moves import keeping
from als_tui.engine import Engine, Refused
from benchmarks.bench import DAY, Bench, do, open_session, sets
from benchmarks.row import Row

EARLIER = 10_000
STEPS = 5_000
MEASURED = 200
BACK = 60
"""Steps that are taken back one after the other, and done again: more than the engine keeps the values of."""


def rows(bench: Bench) -> Iterator[Row]:
    """Milliseconds of this process, but for the disk's own."""
    yield from _notes(bench.empty("notes"))
    data = bench.board("steps", STEPS)
    yield from _resumed(data)
    yield from _undone(data)


def _notes(data: Path) -> Iterator[Row]:
    used: dict[int, float] = {}
    for earlier in (0, EARLIER):
        engine = open_session(data, f"Notes {earlier}")
        for number in range(earlier):
            do(engine, keeping.keep_note, f"Earlier note number {number} of the bench")
        used[earlier], kept, bare = _measured(engine, data)
        engine.close()
        yield Row(f"a note after {earlier:,} others, against write and sync", kept, bare, "ms", 2.0, 1.3)
    yield Row("processor, a note after no others", used[0], None, "ms", None, 0.15)
    yield Row(f"processor, a note after {EARLIER:,} against none", used[EARLIER], used[0], "ms", 1.2, 1.05)


def _measured(engine: Engine, data: Path) -> tuple[float, float, float]:
    """Milliseconds of the processor and of the wall for a note, and for the same bytes written and synced bare."""
    used, kept, bare = [], [], []
    with tempfile.TemporaryFile(dir=data) as file:
        for number in range(MEASURED):
            before, busy, start = _size(data), time.process_time(), time.perf_counter()
            do(engine, keeping.keep_note, f"Measured note number {number} of the bench")
            kept.append(time.perf_counter() - start)
            used.append(time.process_time() - busy)
            line = b"x" * max(1, _size(data) - before)
            start = time.perf_counter()
            os.write(file.fileno(), line)
            os.fdatasync(file.fileno())
            bare.append(time.perf_counter() - start)
    mid = [statistics.median(figures) * 1000 for figures in (used, kept, bare)]
    return mid[0], mid[1], mid[2]


def _size(data: Path) -> int:
    return sum(path.stat().st_size for path in data.glob("sets/*/journal"))


def _resumed(data: Path) -> Iterator[Row]:
    library = sets(data)
    (set_id,) = library.ids()

    def resume() -> None:
        opening, journal = library.open(set_id)
        Engine(opening, journal, SystemClock())
        journal.close()

    taken = [_used(resume) for _ in range(3)]
    yield Row(f"processor, resume of {STEPS:,} steps", statistics.median(taken), None, "ms", 500, 250)
    taken = [_used(lambda: library.glances(DAY)) for _ in range(3)]
    yield Row(f"processor, home's glance at {STEPS:,} steps", statistics.median(taken), None, "ms")


def _undone(data: Path) -> Iterator[Row]:
    """The median and the slowest of some steps back, each on the disk like any other."""
    library = sets(data)
    (set_id,) = library.ids()
    opening, journal = library.open(set_id)
    engine = Engine(opening, journal, SystemClock())
    for name, move in (("undo", engine.undo), ("redo", engine.redo)):
        taken = [_used(move) for _ in range(BACK)]
        yield Row(f"processor, {name} at {STEPS:,} steps", statistics.median(taken), None, "ms", 5, 1)
        yield Row(f"processor, the slowest {name} of {BACK}", max(taken), None, "ms", 5, 1)
    engine.close()


def _used(act: Callable[[], object]) -> float:
    busy = time.process_time()
    outcome = act()
    if isinstance(outcome, Refused):
        raise SystemExit(outcome.why)
    return (time.process_time() - busy) * 1000
