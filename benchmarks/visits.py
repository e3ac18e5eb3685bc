"""What is shown for the first time against its later visits, and what many changes of page leave behind.

In milliseconds of a processor, all that comes of the key counted: time to screen does not repeat on a shared machine.
"""

import statistics
from collections.abc import Iterator

from benchmarks.bench import BOARD, BOARD_WORD, LOADED, Bench
from benchmarks.probe import Probe, settings
from benchmarks.row import Row

ROUNDS = 2
LATER = 2
VISITED = {
    "capture line (c)": ("c", "\x1b"),
    "help (?)": ("?", "\x1b"),
    "commands (ctrl+p)": ("\x10", "\x1b"),
    "timer (t)": ("t", "t"),
    "roster (r)": ("r", "t"),
    "progress (j)": ("j", "t"),
    "issues (i)": ("i", "t"),
    "review (v)": ("v", "t"),
    "questions (L)": ("L", "t"),
    "agenda (P)": ("P", "t"),
}
"""Keys that show something, and lead back to the board."""


def rows(bench: Bench) -> Iterator[Row]:
    """First visits of fresh programs against the later ones of the same."""
    first: dict[str, list[float]] = {name: [] for name in VISITED}
    later: dict[str, list[float]] = {name: [] for name in VISITED}
    for turn in range(ROUNDS):
        probe = _board(bench, f"visits-{turn}")
        for name, (key, back) in VISITED.items():
            for kept in (first[name], *[later[name]] * LATER):
                kept.append(probe.work(key) * 1000)
                probe.send(back)
        probe.end()
    for name in VISITED:
        once, again = statistics.median(first[name]), statistics.median(later[name])
        yield Row(f"processor, first visit against later ones, {name}", once, again, "ms", 2.0, 1.3)
    yield from _pages(bench)


def _pages(bench: Bench) -> Iterator[Row]:
    """What a key costs that shows another page of the session, and one that does not."""
    probe, count = _board(bench, "pages"), bench.keys // 2
    fresh, before = _busy_for(probe, "+-", count), probe.resident()
    for page in "jiLvrt":
        probe.key(page)
        probe.rest(0.3)
    yield Row("processor, a key between board and timer", _busy_for(probe, "tt", count), None, "ms", 50)
    yield Row("processor, a key between board and roster", _busy_for(probe, "rt", count), None, "ms", 50)
    visited = _busy_for(probe, "+-", count)
    yield Row("processor, a key that changes no page", visited, None, "ms", 15)
    yield Row("the same, once all pages were visited, against before", visited, fresh, "ms", 1.15)
    for page in "rtjtLtvtit" * 15:
        probe.key(page)
    yield Row("memory, after 150 changes of page", probe.resident(), before, "MB", 1.2)
    probe.end()


def _board(bench: Bench, name: str) -> Probe:
    probe = Probe(BOARD, settings(bench.board(name)))
    probe.until(BOARD_WORD)
    probe.rest(LOADED)
    return probe


def _busy_for(probe: Probe, keys: str, count: int) -> float:
    """Milliseconds of a processor for each of so many keys, pressed one after the other at rest."""
    busy = probe.busy()
    for turn in range(count):
        probe.key(keys[turn % len(keys)])
    probe.rest(0.3)
    return (probe.busy() - busy) * 1000 / count
