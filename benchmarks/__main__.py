"""`python -m benchmarks`: what als-tui costs, each figure beside the floor of its stack, measured in the same run.

Ratios are what to quote: absolute figures move with the machine. A figure over its target is marked; nothing fails.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from als_tui.clock import SystemClock
from als_tui.domain.book import Charter, Member, Profile
from als_tui.domain.moves import attendance, bids, floor, flow, keeping
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from benchmarks.one_slot import keys_of_a_slot
from benchmarks.probe import PYTHON, Probe, settings

FLOOR = (PYTHON, "-m", "benchmarks.floor")
FIELD = (*FLOOR, "field")
HOME = (PYTHON, "-m", "als_tui")
BOARD = (*HOME, "run", "Bench")
IDLE = 10.0
"""Seconds of rest in which bytes and processor time are counted."""
NAMES = ("Ana", "Ben", "Carla", "Dev", "Ela", "Femi")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="starts of each program, taken in turn")
    parser.add_argument("--keys", type=int, default=60, help="key presses of each kind")
    parser.add_argument("--long", type=int, default=1800, help="keys of the long session")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="als-tui-bench-") as folder:
        data = Path(folder)
        _prepare(data, steps=500)
        print(f"{'':52}{'ours':>12}{'floor':>12}{'ratio':>8}{'target':>10}")
        _starts(data, asked.rounds)
        _running(data)
        _keys(data, asked.keys)
        _pages(data, asked.keys)
        _long(data, asked.long)
        _notes(data)
        _row("keys for one slot, by hand", keys_of_a_slot(), None, "", 70)


def _row(name: str, ours: float, low: float | None, unit: str, target: float, *, ratio: bool = True) -> None:
    figure = ours / low if low and ratio else ours
    mark = "" if figure <= target else "  over"
    shown = f"{figure:8.2f}" if low and ratio else f"{'':8}"
    floor_words = f"{low:9.2f} {unit}" if low else ""
    limit = f"<= {target:g}{'x' if low and ratio else ' ' + unit}"
    print(f"{name:52}{ours:9.2f} {unit:2}{floor_words:>12}{shown}{limit:>12}{mark}", flush=True)


def _starts(data: Path, rounds: int) -> None:
    kinds = {"floor": (FLOOR, "Floor stands"), "home": (HOME, "Bench"), "board": (BOARD, "EXPLORE")}
    first: dict[str, list[float]] = {kind: [] for kind in ("floor", "paint", "home", "board")}
    held: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(rounds + 1):
        for kind, (argv, word) in kinds.items():
            probe = Probe(argv, settings(data))
            if kind == "home":
                first["paint"].append(probe.until("als-tui"))
            first[kind].append(probe.until(word))
            probe.rest(1.0)
            held[kind].append(probe.resident())
            probe.end()
    at = {kind: statistics.median(times[1:]) * 1000 for kind, times in first.items()}
    memory = {kind: statistics.median(sizes[1:]) for kind, sizes in held.items()}
    _row("start to the first painted home", at["paint"], at["floor"], "ms", 1.2)
    _row("start to the home with its sets", at["home"], at["floor"], "ms", 1.6)
    _row("start to a resumed, live board", at["board"], at["floor"], "ms", 1.6)
    _row("resident memory, session of 500 steps open", memory["board"], memory["floor"], "MB", 1.5)


def _running(data: Path) -> None:
    probe = Probe(BOARD, settings(data))
    probe.until("EXPLORE")
    probe.rest(1.0)
    for name, key in (("turn board", ""), ("phase timer", "t")):
        if key:
            probe.key(key)
            probe.rest(1.0)
        busy, start = probe.busy(), time.perf_counter()
        written = probe.rest(IDLE)
        passed = time.perf_counter() - start
        _row(f"bytes a second, {name} running", written / passed, None, "B", 270)
        _row(f"processor, {name} running", 100 * (probe.busy() - busy) / passed, None, "%", 0.8)
    probe.end()


def _keys(data: Path, count: int) -> None:
    field, board = Probe(FIELD, settings(data)), Probe(BOARD, settings(data))
    field.until("Floor stands")
    board.until("EXPLORE")
    board.rest(1.0)
    seats = sorted(board.key("23456"[turn % 5]) * 1000 for turn in range(count))
    board.key("c")
    board.rest(0.5)
    low, ours = [], []
    for turn in range(count):
        letter = "abcdefgh "[turn % 9]
        low.append(field.key(letter) * 1000)
        ours.append(board.key(letter) * 1000)
    field.end()
    board.end()
    _row("typed key to screen, capture line, p50", statistics.median(ours), statistics.median(low), "ms", 1.3)
    _row("typed key to screen, capture line, p99", _p99(ours), _p99(low), "ms", 1.5)
    _row("floor key to screen, p50", statistics.median(seats), None, "ms", 16)


def _pages(data: Path, count: int) -> None:
    """What a key costs that shows another page of the session, and one that does not."""
    probe = Probe(BOARD, settings(data))
    probe.until("EXPLORE")
    probe.rest(1.0)
    fresh, before = _busy_for(probe, "+-", count), probe.resident()
    for page in "jiLvrt":
        probe.key(page)
        probe.rest(0.3)
    _row("processor, a key between board and timer", _busy_for(probe, "tt", count), None, "ms", 50)
    _row("processor, a key between board and roster", _busy_for(probe, "rt", count), None, "ms", 50)
    visited = _busy_for(probe, "+-", count)
    _row("processor, a key that changes no page", visited, None, "ms", 15)
    _row("the same, once all pages were visited, against before", visited, fresh, "ms", 1.15)
    for page in "rtjtLtvtit" * 15:
        probe.key(page)
    _row("resident memory, after 150 changes of page", probe.resident(), before, "MB", 1.2)
    probe.end()


def _busy_for(probe: Probe, keys: str, count: int) -> float:
    """Milliseconds of a processor for each of so many keys, pressed one after the other at rest."""
    busy = probe.busy()
    for turn in range(count):
        probe.key(keys[turn % len(keys)])
    probe.rest(0.3)
    return (probe.busy() - busy) * 1000 / count


def _long(data: Path, count: int) -> None:
    """A long session's keys and changes of screen, each sent as soon as the one before shows: late against early."""
    probe = Probe(BOARD, settings(data))
    probe.until("EXPLORE")
    probe.rest(1.0)
    strokes = cycle("2p3p4p5p6pff+-zZrtvtLtc" + "what would help?" + "\r")
    times: list[float] = []
    held: list[float] = []
    for turn in range(count):
        times.append(probe.answer(next(strokes)) * 1000)
        if turn in (count // 6, count - 1):
            held.append(probe.resident())
    probe.end()
    part = count // 6
    early, late = statistics.median(times[:part]), statistics.median(times[-part:])
    _row(f"key to screen, last sixth of {count} keys against first", late, early, "ms", 1.3)
    _row("resident memory, after them against a sixth in", held[-1], held[0], "MB", 1.1)


def _notes(data: Path) -> None:
    clock = SystemClock()
    made: dict[int, float] = {}
    for earlier in (0, 5_000):
        engine = _session(data, f"Notes {earlier}", clock)
        for number in range(earlier):
            _do(engine, keeping.keep_note, f"Earlier note number {number} of the bench")
        bare, kept = [], []
        with tempfile.TemporaryFile(dir=data) as file:
            for number in range(200):
                before = _size(data)
                start = time.perf_counter()
                _do(engine, keeping.keep_note, f"Measured note number {number} of the bench")
                kept.append(time.perf_counter() - start)
                line = b"x" * max(1, _size(data) - before)
                start = time.perf_counter()
                os.write(file.fileno(), line)
                os.fdatasync(file.fileno())
                bare.append(time.perf_counter() - start)
        engine.close()
        made[earlier] = statistics.median(kept) * 1000
        _row(
            f"a captured note after {earlier} others",
            made[earlier],
            statistics.median(bare) * 1000,
            "ms",
            2.0,
        )
    _row("the same, after 5000 against after 0", made[5_000], made[0], "ms", 1.4)


def _size(data: Path) -> int:
    return sum(path.stat().st_size for path in data.glob("sets/*/journal"))


def _p99(times: list[float]) -> float:
    return sorted(times)[int(0.99 * (len(times) - 1))]


def _prepare(data: Path, steps: int) -> None:
    engine = _session(data, "Bench", SystemClock())
    while len(engine.live.log) < steps:
        _do(engine, floor.give_floor, 2 + len(engine.live.log) % 5)
    engine.close()


def _session(data: Path, name: str, clock: SystemClock) -> Engine:
    sets, today = Sets(data, None, "bench"), date(2026, 1, 1)
    members = tuple(Member(person, today) for person in NAMES)
    set_id = sets.create(Profile(name, "UTC", today), members, Charter(("Kept here.",), today))
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, clock)
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 210)
    _do(engine, attendance.all_here)
    _do(engine, bids.present, 1)
    _do(engine, flow.start_or_pause)
    while not (engine.live.running.stop or "").endswith("explore"):
        _do(engine, flow.next_phase)
    return engine


def _do(engine: Engine, move: Callable[..., Any], *args: object) -> None:
    outcome = engine.do(move, *args)
    if not isinstance(outcome, Saved):
        raise SystemExit(f"{move}: {outcome}")


if __name__ == "__main__":
    main()
