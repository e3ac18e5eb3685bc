"""`python -m benchmarks.gate`: fails where a start takes more instructions than what is recorded, and some slack.

What is recorded and compared is the ratio to the bare Textual app, counted in the same run: Python's build, the
length of paths and what else is installed move both alike, and the ratio by less than either. Another minor Python or
another Textual moves them apart; then it is said, and nothing fails. `--write` records what was counted.
"""

import argparse
import platform
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks import instructions

FILE = Path(__file__).with_name("instructions.toml")
GATED = ("board", "empty home", "version")
SLACK = 0.03


@dataclass(frozen=True, slots=True)
class Counts:
    """Instructions of each program as a multiple of the floor's, and with what they were counted."""

    python: str
    textual: str
    ratios: dict[str, float]

    @property
    def stack(self) -> str:
        """What moves the floor and ours apart."""
        return f"Python {self.python}, Textual {self.textual}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said, and whether the gate is shut."""

    lines: tuple[str, ...]
    failed: bool = False


def main(arguments: list[str]) -> int:
    """Count, compare or record; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"record what was counted in {FILE.name}")
    asked = parser.parse_args(arguments)
    if not instructions.there():
        print(instructions.MISSING)
        return 1 if asked.write else 0
    found = count()
    if asked.write:
        FILE.write_text(render(found), "utf-8")
    verdict = judge(read(FILE.read_text("utf-8")), found)
    print("\n".join(verdict.lines))
    return int(verdict.failed)


def count() -> Counts:
    """What the gated programs take here."""
    made = instructions.millions((*GATED, "floor"))
    print(", ".join(f"{name} {figure:,.1f} M" for name, figure in made.items()))
    python = ".".join(platform.python_version_tuple()[:2])
    ratios = {name: round(made[name] / made["floor"], 4) for name in GATED}
    return Counts(python, version("textual"), ratios)


def judge(recorded: Counts, found: Counts) -> Verdict:
    """Compare."""
    if found.stack != recorded.stack:
        words = f"Counted with {found.stack}, recorded with {recorded.stack}: not compared."
        return Verdict((words, *(f"{name}: {ratio:.3f}x" for name, ratio in found.ratios.items())))
    lines, failed = [], False
    for name, ratio in found.ratios.items():
        was = recorded.ratios[name]
        change = ratio / was - 1
        mark = "  OVER" if change > SLACK else "  less: record it anew" if change < -SLACK else ""
        failed = failed or change > SLACK
        lines.append(f"{name:12}{ratio:8.3f}x of the floor, recorded {was:.3f}x ({change:+.1%}){mark}")
    if failed:
        lines.append(f"More than {SLACK:.0%} over what is recorded in benchmarks/{FILE.name}.")
    return Verdict(tuple(lines), failed)


def read(text: str) -> Counts:
    """What was recorded."""
    kept = tomllib.loads(text)
    return Counts(kept["python"], kept["textual"], kept["times_the_floor"])


def render(counts: Counts) -> str:
    """The text of the file."""
    head = f'python = "{counts.python}"\ntextual = "{counts.textual}"\n\n[times_the_floor]\n'
    ratios = "".join(f'"{name}" = {ratio}\n' for name, ratio in counts.ratios.items())
    return f"# Written by `python -m benchmarks.gate --write`.\n{head}{ratios}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
