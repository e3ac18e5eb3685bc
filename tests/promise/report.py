"""What each promise test tried and what broke: kept as JSON beside the code, with the digest of the code it tried."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
VARIABLE = "ALS_TUI_PROMISES"
"""The environment variable that names another file for the report."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that als-tui promises, and how often a run must have tried to break it."""

    name: str
    words: str
    """What is promised, as `docs/promises.md` says it."""
    least: int = 1
    """Attempts under which a run does not count."""


PROMISES = (
    Promise("kill", "What was acknowledged survives `kill -9` at any moment", 30),
    Promise(
        "crash states", "… and a power cut at any moment (every legal state of the disk, simulated)", 1000
    ),
    Promise(
        "failing disk",
        "… and a full or failing disk at any call, which is told; the seal is whole or not",
        72,
    ),
    Promise(
        "flips and truncations",
        "A flipped bit or a cut file makes no wrong word and no traceback; a loss is told",
        1000,
    ),
    Promise(
        "malformed",
        "A file of any other shape is refused with file, place and reason; none is overwritten",
        363,
    ),
    Promise("openers", "Readers beside a writer see nothing torn or old; a second writer is refused", 300),
    Promise(
        "resume", "After a kill the next start shows the same phase, turn, words and draft, and can undo"
    ),
    Promise(
        "timer",
        "The timer is true over sleep, kills and clock steps; after a reboot it asks what counts (random days)",
        5000,
    ),
    Promise("takeover", "A second als-tui looks on, takes over within 5 s, and loses nothing that was saved"),
    Promise(
        "strike", "Struck words are in no file of the set, whatever breaks meanwhile, and do not come back"
    ),
    Promise("room", "The room's view follows the session and never holds a word that was said"),
    Promise("confidentiality", "Words of a set stand in its folder alone, which only its owner can read"),
    Promise(
        "exports",
        "An exported record holds no control bytes, no active markup, all words; safe file names",
        1455,
    ),
    Promise(
        "naughty strings",
        "Any text that people type is kept and found again, with nothing in it that a terminal obeys",
        515,
    ),
    Promise(
        "hostile stdin",
        "No bytes on the terminal's input end the program, and no letters of a paste are keys",
        21,
    ),
    Promise(
        "signals",
        "A signal, a dropped, stalled or half gone terminal: als-tui is gone in time or goes on; nothing is lost",
        16,
    ),
    Promise(
        "screen",
        "The screen shows what a fresh painting would: after keys, new sizes, another's writing, over a slow line",
        20,
    ),
    Promise("planted bugs", "The tests above can fail: bugs planted in the code are found", 12),
)
"""In the order of the table."""


@dataclass(slots=True)
class Tried:
    """What one test said of the promises it tried."""

    passed: bool = True
    soak: bool = False
    seconds: float = 0.0
    kept: dict[str, list[int]] = field(default_factory=dict)
    """Attempts and failures by promise."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that the tests said of one state of the code."""

    digest: str
    tests: Mapping[str, Tried]
    """By the test's id."""


def report_file() -> Path:
    """Where the report is kept."""
    return Path(os.environ.get(VARIABLE) or ROOT / ".promises.json")


def digest() -> str:
    """What the code is: one number for all of `als_tui/` and `tests/`."""
    total = hashlib.sha256()
    for path in sorted(_sources()):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def read_report(path: Path) -> Report | None:
    """The report in a file; None where there is none that can be read."""
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return Report(found["digest"], {name: Tried(**tried) for name, tried in found["tests"].items()})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def add_to_report(path: Path, code: str, tests: Mapping[str, Tried]) -> None:
    """Put a run's tests into the report; what an earlier run said of the same code stays."""
    before = read_report(path)
    kept = before.tests if before and before.digest == code else {}
    report = Report(code, dict(sorted({**kept, **tests}.items())))
    made = path.with_name(f"{path.name}.{os.getpid()}")
    made.write_text(json.dumps(asdict(report), indent=1) + "\n", "utf-8")
    made.replace(path)


def _sources() -> Iterable[Path]:
    for room in ("als_tui", "tests"):
        for path in (ROOT / room).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
