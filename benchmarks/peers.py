"""Other programs of the same stack, where they are installed: the home against each, started in turn."""

import os
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import HOME, Bench
from benchmarks.probe import PATIENCE, NotShown, Probe, settings
from benchmarks.row import Row

PEERS = {
    "dooit": ("dooit",),
    "toolong": ("tl", "README.md"),
    "posting": ("posting",),
    "harlequin": ("harlequin",),
}
VARIABLE = "ALS_TUI_PEERS"
"""Names the folder whose bin/ they are in, if they are not on the path."""


def rows(bench: Bench) -> Iterator[Row | str]:
    """Start to the first painted text, and memory a second later."""
    data = bench.board("peers")
    for name, (command, *arguments) in PEERS.items():
        if (program := where(command)) is None:
            yield f"{name} is not installed: looked for `{command}` on the path and in ${VARIABLE}/bin."
            continue
        ours, theirs = [], []
        try:
            for _ in range(bench.rounds + 1):
                ours.append(_start(HOME, data))
                theirs.append(_start((program, *arguments), data))
        except NotShown:
            yield f"{name} did not show within {PATIENCE:.0f} s."
            continue
        for place, what, unit in ((0, "first painted text", "ms"), (1, "memory", "MB")):
            mid = [statistics.median(figures[place] for figures in some[1:]) for some in (ours, theirs)]
            yield Row(f"{what}, home against {name}", mid[0], mid[1], unit, 1.0)


def where(command: str) -> str | None:
    """The peer's program, if it is installed."""
    folder = os.environ.get(VARIABLE)
    return shutil.which(command, path=Path(folder) / "bin" if folder else None) or shutil.which(command)


def _start(argv: tuple[str, ...], data: Path) -> tuple[float, float]:
    probe = Probe(argv, settings(data), patience=PATIENCE)
    try:
        shown = probe.painted() * 1000
        probe.rest(1.0)
        return shown, probe.resident()
    finally:
        probe.end()
