"""Instructions from start to end, counted by valgrind: the one figure that no other program on the machine can move.

Only the process itself is counted. Under valgrind a start takes seconds in which a live board would tick, the more
often the busier the machine is; so the clock that Python's event loop waits by runs as much slower as the program does.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import BOARD, BOARD_WORD, FLOOR, FLOOR_WORD, HOME, HOME_WORD, PASS, Bench
from benchmarks.probe import QUIT, Probe, settings
from benchmarks.row import Row

MISSING = "Instructions were not counted: valgrind is not there (on Debian, `apt-get install valgrind`)."
PATIENCE = 240.0
QUIET = 1.5
SLOWED = """
import runpy, selectors, sys, time
monotonic, select = time.monotonic, selectors.DefaultSelector.select
time.monotonic = lambda: monotonic() / 25
selectors.DefaultSelector.select = lambda self, wait=None: select(self, wait and min(wait * 25, 3600))
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""What `python -m` does, by a slower clock."""


@dataclass(frozen=True, slots=True)
class Program:
    """What is counted: from its start until it has shown a word and rested, or to its own end if there is no word."""

    argv: Sequence[str]
    word: str = ""
    steps: int = 0
    """Steps of the session that is open in its data folder, which is empty without any."""


PROGRAMS = {
    "board": Program(BOARD, BOARD_WORD, steps=500),
    "home": Program(HOME, HOME_WORD, steps=500),
    "empty home": Program(HOME, "No set yet"),
    "floor": Program(FLOOR, FLOOR_WORD),
    "version": Program((*HOME, "--version")),
    "pass": Program(PASS),
}
"""The longest first, as two are counted at a time."""


def rows(bench: Bench) -> Iterator[Row | str]:
    """The starts against the floor, and the shortest question to the command line."""
    if not there():
        yield MISSING
        return
    made = millions(PROGRAMS)
    for name, kind, target, moonshot in (
        ("empty home", "empty home", 1.35, 1.15),
        ("home with an open session", "home", 1.7, 1.3),
        ("resumed board of 500 steps", "board", 2.2, 1.6),
    ):
        yield Row(f"instructions start to quit, {name}", made[kind], made["floor"], "M", target, moonshot)
    yield Row("instructions, --version against python -c pass", made["version"], made["pass"], "M", 2.5, 2.0)


def there() -> str | None:
    """Where valgrind is, if it is."""
    return shutil.which("valgrind")


def millions(names: Iterable[str]) -> dict[str, float]:
    """Millions of instructions of each of these programs, two at a time: a count does not mind company."""
    asked = [*names]
    with ProcessPoolExecutor(2) as pool:
        return dict(zip(asked, pool.map(_millions, [PROGRAMS[name] for name in asked]), strict=True))


def _millions(program: Program) -> float:
    """Count one, in a new data folder, after a run that leaves its modules compiled."""
    with TemporaryDirectory(prefix="als-tui-count-") as folder:
        bench, log = Bench(Path(folder)), Path(folder) / "counted"
        argv = _slowed(program.argv) if program.word else program.argv
        _run(program, argv, _data(bench, "first", program))
        counting = [str(there()), "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        counting += [f"--log-file={log}", "--", *argv]
        _run(program, counting, _data(bench, "counted-one", program))
        return counted(log.read_text())


def counted(log: str) -> float:
    """Millions of instructions, from what valgrind says at the end."""
    for line in log.splitlines():
        _, found, figure = line.partition("refs:")
        if found:
            return int(figure.replace(",", "")) / 1e6
    raise SystemExit(f"valgrind counted nothing:\n{log}")


def _slowed(argv: Sequence[str]) -> list[str]:
    python, _, *module = argv
    return [python, "-c", SLOWED, *module]


def _data(bench: Bench, name: str, program: Program) -> Path:
    return bench.board(name, program.steps) if program.steps else bench.empty(name)


def _run(program: Program, argv: Sequence[str], data: Path) -> None:
    environ = settings(data) | {"PYTHONHASHSEED": "0"}
    probe = Probe(argv, environ, patience=PATIENCE, title=" ".join(program.argv))
    if program.word:
        probe.until(program.word)
        probe.settle(QUIET)
        probe.send(QUIT)
    probe.ended()
