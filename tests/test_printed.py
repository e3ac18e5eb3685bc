"""What is printed where nobody reads it any more, or where no room is left for it: said in a line at most."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.demo import make_set

FULL = Path("/dev/full")
"""A file on a disk without room, which not every system has."""
COMMANDS = (
    "--version",
    "--help",
    "processes",
    "sheet half-day",
    "sheet half-day --html",
    "export harbour",
    "doctor",
    "restore harbour",
)
"""Each that prints something."""
Ask = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data")
    place.chmod(0o700)
    make_set(bootstrap.sets(place), "UTC", date(2026, 3, 5))
    return place


@pytest.fixture
def ask(data: Path) -> Ask:
    """Run a command with its output there, and tell its exit status and what stood on its error output."""

    def ask(command: str, stdout: int, stderr: int = subprocess.PIPE) -> tuple[int, str]:
        asked = [sys.executable, "-m", "als_tui", "--data", str(data), *command.split()]
        base = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
        done = subprocess.run(
            asked,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=base | {"TERM": "xterm", "ALS_TUI_CONFIG": str(data / "config")},
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stderr or ""

    return ask


@pytest.mark.parametrize("command", COMMANDS)
def test_where_the_reader_is_gone_nothing_is_said_and_the_status_is_that_of_a_closed_pipe(
    ask: Ask, command: str
) -> None:
    far, near = os.pipe()
    os.close(far)
    try:
        assert ask(command, near) == (141, "")
    finally:
        os.close(near)


@pytest.mark.skipif(not FULL.exists(), reason="no file here that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_where_the_disk_is_full_one_line_says_so(ask: Ask, command: str) -> None:
    with FULL.open("w") as full:
        status, said = ask(command, full.fileno())
    assert (status, said) == (74, "Not all could be printed (No space left on device).\n")


@pytest.mark.skipif(not FULL.exists(), reason="no file here that is always full")
def test_an_error_that_cannot_be_told_keeps_its_status(ask: Ask) -> None:
    with FULL.open("w") as full:
        assert ask("export nobody", subprocess.DEVNULL, stderr=full.fileno())[0] == 2


@pytest.mark.parametrize("command", ["processes", "export harbour", "doctor"])
def test_without_any_output_that_is_said_and_nothing_fails(data: Path, command: str) -> None:
    asked = f"exec {sys.executable} -m als_tui --data '{data}' {command} >&-"
    done = subprocess.run(["sh", "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (74, "Not all could be printed (Bad file descriptor).\n")
