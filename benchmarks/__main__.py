"""`python -m benchmarks`: what als-tui costs, each figure beside what it is measured against, in the same run.

Ratios are what to quote: absolute figures move with the machine. A figure over its target is marked; nothing fails.
"""

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    commands,
    instructions,
    keys,
    long_session,
    peers,
    programme,
    running,
    starts,
    steps,
    visits,
)
from benchmarks.bench import Bench
from benchmarks.row import HEAD, Row, line, table
from docs.marked import with_part

KINDS: dict[str, Callable[[Bench], Iterable[Row | str]]] = {
    "instructions": instructions.rows,
    "starts": starts.rows,
    "running": running.rows,
    "keys": keys.rows,
    "visits": visits.rows,
    "programme": programme.rows,
    "steps": steps.rows,
    "commands": commands.rows,
    "long": long_session.rows,
    "peers": peers.rows,
}
BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"


def main() -> None:
    """Measure, print, and write if that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="WORD", help=f"kinds with WORD in them: {', '.join(KINDS)}"
    )
    parser.add_argument("--rounds", type=int, default=5, help="starts of each program, taken in turn")
    parser.add_argument("--keys", type=int, default=200, help="key presses of each kind")
    parser.add_argument("--long", type=int, default=5_000, help="keys of the long session")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page, too")
    asked = parser.parse_args()
    chosen = [kind for kind in KINDS if asked.only in kind]
    if not chosen:
        parser.error(f"there is no such kind; there are: {', '.join(KINDS)}")
    if asked.write and asked.only:
        parser.error("a page is given all figures, of one run")
    print(line(HEAD))
    found = []
    for one in _measured(chosen, asked.rounds, asked.keys, asked.long):
        print(line(one.cells) if isinstance(one, Row) else one, flush=True)
        found.append(one)
    if asked.write:
        page = with_figures(asked.write.read_text("utf-8"), f"{table(found)}\n\n{machine()}")
        asked.write.write_text(page, "utf-8")


def _measured(kinds: list[str], rounds: int, presses: int, long: int) -> Iterator[Row | str]:
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="als-tui-bench-") as folder:
            yield from KINDS[kind](Bench(Path(folder), rounds, presses, long))


def machine() -> str:
    """With what it was measured, in a sentence."""
    stack = f"Python {platform.python_version()}, Textual {version('textual')}"
    return (
        f"als-tui {version('als-tui')} with {stack}, on {platform.system()} with {os.cpu_count()} processors."
    )


def with_figures(page: str, made: str) -> str:
    """The page with these figures between its markers."""
    try:
        return with_part(page, BEGIN, END, made)
    except LookupError as place:
        raise SystemExit(f"The page has no place for the figures, {place}.") from None


if __name__ == "__main__":
    main()
