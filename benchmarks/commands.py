"""What is asked from the shell without a screen, against Python that does nothing: wall time, each in turn."""

import statistics
import subprocess
import time
from collections.abc import Iterator

from benchmarks.bench import HOME, PASS, Bench, make_sealed
from benchmarks.probe import settings
from benchmarks.row import Row

ASKED = {
    "--version": ((*HOME, "--version"), 2.5, 2.0),
    "doctor of 40 sealed sessions": ((*HOME, "doctor"), 30, None),
    "export of 40 sealed sessions": ((*HOME, "export", "Old"), 16, None),
    "show board of 40 sealed sessions": ((*HOME, "show", "Old", "board"), 16, None),
}


def rows(bench: Bench) -> Iterator[Row]:
    """Medians; the first round leaves modules compiled and is dropped."""
    data = bench.empty("commands")
    make_sealed(data, "Old", 40)
    environ = settings(data)
    programs = {"pass": PASS} | {name: argv for name, (argv, _, _) in ASKED.items()}
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(2 * bench.rounds + 1):
        for name, argv in programs.items():
            start = time.perf_counter()
            subprocess.run(argv, env=environ, stdout=subprocess.DEVNULL, check=True)
            taken[name].append((time.perf_counter() - start) * 1000)
    mid = {name: statistics.median(times[1:]) for name, times in taken.items()}
    for name, (_, target, moonshot) in ASKED.items():
        yield Row(f"{name}, against python -c pass", mid[name], mid["pass"], "ms", target, moonshot)
