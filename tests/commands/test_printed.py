"""What is printed where nobody reads it any more, or where no room is left for it: said in a line at most."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.commands.demo import make_set

FULL = Path("/dev/full")
"""A file on a disk without room, which not every system has."""
COMMANDS = (
    "--version",
    "--help",
    "processes",
    "sheet half-day",
    "sheet half-day --html",
    "export harbour",
    "data harbour",
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


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("", 2),
        ("run", 2),
        ("demo", 2),
        ("run nobody", 2),
        ("restore nobody", 2),
        ("no-such-command", 2),
        ("doctor", 0),
    ],
)
def test_an_error_output_that_the_shell_closed_changes_no_exit_status(
    command: str, status: int, data: Path
) -> None:
    shell = f"exec {sys.executable} -m als_tui {command} 2>&-"
    environ = os.environ | {"ALS_TUI_DATA": str(data), "TERM": "xterm"}
    ran = subprocess.run(["sh", "-c", shell], check=False, env=environ, capture_output=True)
    assert ran.returncode == status


@pytest.mark.parametrize("command", ["", "doctor", "export harbour", "restore harbour", "run harbour"])
def test_a_folder_of_a_user_that_does_not_exist_is_told(command: str) -> None:
    near, far = pty.openpty()
    ran = subprocess.run(
        [sys.executable, "-m", "als_tui", "--data", "~nosuchuser/x", *command.split()],
        check=False,
        env=os.environ | {"TERM": "xterm"},
        stdin=far,
        stdout=far,
        stderr=far,
    )
    said = os.read(near, 4096).decode()
    os.close(near)
    os.close(far)
    assert ran.returncode == 2
    assert "There is no user of that name on this machine: ~nosuchuser/x" in " ".join(said.split())
