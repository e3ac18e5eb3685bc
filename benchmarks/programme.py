"""What the views of a set between its sessions cost after forty sealed sessions, against the same after one.

In milliseconds of a processor, all that comes of the key counted; each view is visited once before, so that nothing is
loaded in what is measured.
"""

import statistics
from collections.abc import Iterator

from benchmarks.bench import HOME, HOME_WORD, LOADED, Bench, make_sealed
from benchmarks.probe import Probe, settings
from benchmarks.row import Row

MANY = 40
VIEWED = {
    "the set's page (Enter on home)": ("", "\r", "q"),
    "register of actions (a)": ("\r", "a", "qq"),
    "programme board (b)": ("\r", "b", "qq"),
    "a member's page (m on the board)": ("\rb", "m", "qqq"),
}
"""Keys from home to where a view is opened, the key that opens it, and those back to home."""


def rows(bench: Bench) -> Iterator[Row]:
    """Medians of later visits."""
    one, many = (_visited(bench, sessions) for sessions in (1, MANY))
    for name in VIEWED:
        words = f"processor, {MANY} sealed sessions against one, {name}"
        yield Row(words, statistics.median(many[name]), statistics.median(one[name]), "ms", 1.5, 1.2)


def _visited(bench: Bench, sessions: int) -> dict[str, list[float]]:
    data = bench.empty(f"programme-{sessions}")
    make_sealed(data, HOME_WORD, sessions)
    probe = Probe(HOME, settings(data))
    probe.until(HOME_WORD)
    probe.rest(LOADED)
    taken: dict[str, list[float]] = {name: [] for name in VIEWED}
    for turn in range(bench.rounds + 1):
        for name, (way, key, back) in VIEWED.items():
            for step in way:
                probe.work(step)
            seconds = probe.work(key)
            if turn:
                taken[name].append(seconds * 1000)
            for step in back:
                probe.work(step)
    probe.end()
    return taken
