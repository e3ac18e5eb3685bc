"""What a run was asked for, and the sets that it measures, made by the engine in folders of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from als_tui.clock import SystemClock
from als_tui.domain.book import Charter, Member, Profile
from als_tui.domain.moves import attendance, bids, floor, flow, keeping
from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine, Gone, Saved
from als_tui.storage.library import Sets
from benchmarks.probe import PYTHON

FLOOR = (PYTHON, "-m", "benchmarks.floor")
FIELD = (*FLOOR, "field")
PASS = (PYTHON, "-c", "pass")
HOME = (PYTHON, "-m", "als_tui")
BOARD = (*HOME, "run", "Bench")
ROOM = (*HOME, "room", "Bench")
FLOOR_WORD, HOME_WORD, BOARD_WORD = "Floor stands", "Bench", "EXPLORE"
LOADED = 5.0
"""Seconds after a board shows until what its next keys lead to is loaded."""
NAMES = ("Ana", "Ben", "Carla", "Dev", "Ela", "Femi")
DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Bench:
    """What was asked for, and where."""

    folder: Path
    rounds: int = 5
    """Starts of each program, taken in turn."""
    keys: int = 200
    """Key presses of each kind."""
    long: int = 5_000
    """Keys of the long session."""

    def empty(self, name: str) -> Path:
        """A new data folder."""
        data = self.folder / name
        data.mkdir()
        return data

    def board(self, name: str, steps: int = 500) -> Path:
        """A data folder with one set, whose session of so many steps is open at the questions of the first slot."""
        data = self.empty(name)
        engine = open_session(data, HOME_WORD)
        while len(engine.live.log) < steps:
            do(engine, floor.give_floor, 2 + len(engine.live.log) % 5)
        engine.close()
        return data


def sets(data: Path) -> Sets:
    """The library over a data folder."""
    return Sets(data, None, "bench")


def make_set(data: Path, name: str) -> str:
    """A set of six without a session; returns its id."""
    members = tuple(Member(person, DAY) for person in NAMES)
    return sets(data).create(Profile(name, "UTC", DAY), members, Charter(("Kept here.",), DAY))


def open_session(data: Path, name: str, set_id: str = "") -> Engine:
    """A session at the questions of the first slot, of a new set if none is given."""
    library = sets(data)
    opening, journal = library.open(set_id or make_set(data, name))
    engine = Engine(opening, journal, SystemClock())
    do(engine, attendance.open_session, library.processes()[0]["half-day"], 210)
    do(engine, attendance.all_here)
    if engine.live.running.due:
        do(engine, flow.skip_progress)
    do(engine, bids.present, 1)
    do(engine, flow.start_or_pause)
    while not (engine.live.running.stop or "").endswith("explore"):
        do(engine, flow.next_phase)
    return engine


def make_sealed(data: Path, name: str, sessions: int) -> None:
    """A set with so many sealed sessions, of five questions and two actions each."""
    set_id = make_set(data, name)
    for number in range(sessions):
        engine = open_session(data, name, set_id)
        for seat in range(2, 7):
            do(engine, keeping.keep_question, f"What would help you with part {number} of it?", seat)
        for owner in (1, 2):
            do(engine, keeping.keep_action, Commitment(owner, f"Ask both leads about part {number}", DAY))
        if not isinstance(gone := engine.seal(), Gone):
            raise SystemExit(f"seal: {gone}")
        engine.close()


def do(engine: Engine, move: Callable[..., Any], *args: object) -> None:
    """A move that is kept."""
    outcome = engine.do(move, *args)
    if not isinstance(outcome, Saved):
        raise SystemExit(f"{move}: {outcome}")


def p99(times: list[float]) -> float:
    """The figure that one in a hundred exceeds."""
    return sorted(times)[int(0.99 * (len(times) - 1))]
