"""From the shell to the screen: time, memory and bytes of a start, each program in turn."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bench import (
    BOARD,
    BOARD_WORD,
    FLOOR,
    FLOOR_WORD,
    HOME,
    HOME_WORD,
    LOADED,
    Bench,
    make_sealed,
    make_set,
)
from benchmarks.probe import Probe, settings
from benchmarks.row import Row

SMALL_WORD = "Set 001"


@dataclass(frozen=True, slots=True)
class _Start:
    argv: Sequence[str]
    word: str
    data: Path
    painted: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    written: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Once from the fork to rest."""
        probe = Probe(self.argv, settings(self.data))
        self.painted.append(probe.painted() * 1000)
        self.shown.append(probe.until(self.word) * 1000)
        probe.settle(0.5)
        self.held.append(probe.resident())
        self.written.append(probe.written / 1000)
        probe.end()


def rows(bench: Bench) -> Iterator[Row]:
    """Time, memory and bytes of the starts; the first round leaves modules compiled and is dropped."""
    made = _made(bench)
    for turn in range(bench.rounds + 1):
        for start in made.values():
            start.run()
            if not turn:
                for figures in (start.painted, start.shown, start.held, start.written):
                    figures.clear()
    floor, home, board, small = (made[name] for name in ("floor", "home", "board", "small"))
    low = _mid(floor.shown)
    yield Row("start to the first painted home", _mid(home.painted), low, "ms", 1.2, 1.1)
    yield Row("start to the home with its sets", _mid(home.shown), low, "ms", 1.6, 1.3)
    yield Row("start to a resumed, live board", _mid(board.shown), low, "ms", 1.9, 1.5)
    first = _mid(small.shown)
    yield Row("home with 200 sets against one small set", _mid(made["many"].shown), first, "ms", 1.2, 1.1)
    yield Row(
        "home with a set of 40 sealed sessions, the same", _mid(made["old"].shown), first, "ms", 1.2, 1.1
    )
    yield Row("memory, a session of 500 steps resumed", _mid(board.held), _mid(floor.held), "MB", 1.3, 1.2)
    yield _loaded(bench, _mid(floor.held))
    yield _started_by_keys(bench, _mid(floor.held))
    for name, start in (("home", home), ("board", board)):
        yield Row(
            f"bytes at the start, {name}", _mid(start.written), _mid(floor.written), "KB", 7, 6, ratio=False
        )


def _made(bench: Bench) -> dict[str, _Start]:
    floor, home, board = bench.empty("floor"), bench.board("home"), bench.board("resumed")
    small, many, old = (bench.empty(name) for name in ("small", "many", "old"))
    make_set(small, SMALL_WORD)
    for number in range(1, 201):
        make_set(many, f"Set {number:03}")
    make_sealed(old, SMALL_WORD, 40)
    return {
        "floor": _Start(FLOOR, FLOOR_WORD, floor),
        "home": _Start(HOME, HOME_WORD, home),
        "board": _Start(BOARD, BOARD_WORD, board),
        "small": _Start(HOME, SMALL_WORD, small),
        "many": _Start(HOME, SMALL_WORD, many),
        "old": _Start(HOME, SMALL_WORD, old),
    }


def _loaded(bench: Bench, low: float) -> Row:
    probe = Probe(BOARD, settings(bench.board("loaded")))
    probe.until(BOARD_WORD)
    probe.rest(LOADED)
    held = probe.resident()
    probe.end()
    return Row("memory, the same once its next keys are loaded", held, low, "MB", 1.3, 1.2)


def _started_by_keys(bench: Bench, low: float) -> Row:
    data = bench.empty("by-keys")
    make_set(data, HOME_WORD)
    probe = Probe(HOME, settings(data))
    probe.until(HOME_WORD)
    for key in ("\r", "s", "\r", "A", "i", "p", " "):
        probe.settle(0.3)
        probe.send(key)
    for _ in range(12):
        probe.settle(0.3)
        if probe.shows(BOARD_WORD):
            break
        probe.send("n")
    else:
        raise SystemExit("the keys of a session's start did not lead to its questions")
    held = probe.resident()
    probe.end()
    return Row("memory, a session started in the program by keys", held, low, "MB", 1.35, 1.2)


def _mid(figures: list[float]) -> float:
    return statistics.median(figures)
