"""A long session typed as quickly as it shows: each key is sent once the one before stands on the screen.

Most keys are steps, floor after floor; after twenty of them a line is caught, letter by letter.
"""

from collections.abc import Iterator
from itertools import cycle

from benchmarks.bench import BOARD, BOARD_WORD, NAMES, Bench, p99
from benchmarks.probe import Probe, settings
from benchmarks.row import Row

WORDS = "why not?"
SEATS = [(str(seat), f"{NAMES[seat - 1]:<20}has the floor") for seat in range(2, 7)]
TYPED = [(WORDS[at], f"{NAMES[-1]} asks · {WORDS[: at + 1]}") for at in range(len(WORDS))]
LINE = [("c", "keep it"), *TYPED, ("\r", f"▶  1  {NAMES[0]}")]
STROKES = [*SEATS * 4, *LINE]
"""Keys, each with what shows then and did not before."""


def rows(bench: Bench) -> Iterator[Row]:
    """Keys to screen at the end against those of the beginning, and memory."""
    probe = Probe(BOARD, settings(bench.board("long", steps=0)))
    probe.until(BOARD_WORD)
    probe.settle(0.5)
    part = min(500, bench.long // 3)
    strokes = cycle(STROKES)
    times: list[float] = []
    held: list[float] = []
    for turn in range(bench.long):
        times.append(probe.showing(*next(strokes)) * 1000)
        if turn in (part, bench.long - 1):
            held.append(probe.resident())
    probe.end()
    words = f"the last {part} of {bench.long:,} keys against the first"
    yield Row(f"key to screen p99, {words}", p99(times[-part:]), p99(times[:part]), "ms", 1.2)
    yield Row(f"memory after {bench.long:,} keys against {part}", held[-1], held[0], "MB", 1.1)
