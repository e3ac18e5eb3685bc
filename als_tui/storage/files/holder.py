"""Which process has a set open: told apart by its start from every other one, so that none is ended by mistake."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from als_tui.late import late
from als_tui.storage.format.plain import Malformed, dump, is_count, parse
from als_tui.value import Value, asdict, fields

_OWNER = late(rb"^Uid:\t\d+\t(\d+)", re.MULTILINE)
_STARTED = 19
"""Place of the start time in /proc/<pid>/stat, counted after the command's name (field 22 of all)."""


class Holder(Value):
    """A process as the lock file names it."""

    pid: int
    host: str
    boot: str
    """Boot of the machine, and the namespace of processes in it, as a container has its own; empty if unknown."""
    started: str
    """When the process started, in the system's own way of telling; empty if unknown."""
    since: str
    """Local time at which it took the set, HH:MM."""
    unsaved: int = 0
    """Steps that are in its memory only, as the disk does not take them."""


def this_process() -> Holder:
    """Who we are."""
    found = _owner_and_start(os.getpid())
    return Holder(
        os.getpid(), os.uname().nodename, _boot(), found[1] if found else "", time.strftime("%H:%M")
    )


def written(holder: Holder) -> bytes:
    """A holder as it stands in the lock file; if all is saved, in the form that an older als-tui reads, too."""
    told = {name: value for name, value in asdict(holder).items() if value or name != "unsaved"}
    return dump(told).encode("ascii")


def read_holder(data: bytes) -> Holder | None:
    """The holder that `written` wrote; None if something else stands there."""
    try:
        told = parse(data)
        found = Holder(**told)
    except (Malformed, TypeError):
        return None
    numbers = ("pid", "unsaved")
    texts = [getattr(found, field.name) for field in fields(Holder) if field.name not in numbers]
    counted = is_count(found.pid) and found.pid > 1 and is_count(found.unsaved)
    sound = counted and all(isinstance(text, str) for text in texts)
    return found if sound else None


def can_be_ended(holder: Holder) -> bool:
    """True if it is a living process of this user on this machine, and another than ours."""
    if holder.pid == os.getpid() or holder.host != os.uname().nodename:
        return False
    known = bool(holder.started) and holder.boot == _boot()
    return known and _owner_and_start(holder.pid) == (os.geteuid(), holder.started)


def ask_to_end(holder: Holder) -> bool:
    """Ask it to end (SIGTERM); False if it is not certain that it is the right process."""
    try:
        if sys.platform != "linux":
            return can_be_ended(holder) and _asked(lambda number: os.kill(holder.pid, number))
        process = os.pidfd_open(holder.pid)  # from here on the number cannot come to mean another process
        try:
            if not can_be_ended(holder):
                return False
            return _asked(
                lambda number: signal.pidfd_send_signal(process, number), stopped=_stopped(holder.pid)
            )
        finally:
            os.close(process)
    except OSError:
        return False


def _asked(send: Callable[[signal.Signals], None], *, stopped: bool = False) -> bool:
    """Ask to end; a process that was stopped (^Z) hears nothing until it goes on."""
    send(signal.SIGTERM)
    if stopped:
        send(signal.SIGCONT)
    return True


def _boot() -> str:
    """Empty if there is no /proc: the start time is a date there, which no later boot repeats."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""


def _owner_and_start(pid: int) -> tuple[int, str] | None:
    """The user a process runs as, and when it started; None if there is no such process."""
    if sys.platform == "linux":
        return _from_proc(Path("/proc") / str(pid))
    import subprocess  # only where there is no /proc to read

    asked = ["/bin/ps", "-o", "uid=,lstart=", "-p", str(pid)]
    try:
        done = subprocess.run(
            asked, capture_output=True, text=True, timeout=5, check=True, env={"LC_ALL": "C"}
        )
    except (OSError, subprocess.SubprocessError):
        return None
    owner, _, started = done.stdout.strip().partition(" ")
    return (int(owner), started.strip()) if owner.isdigit() else None


def _stopped(pid: int) -> bool:
    stat = (Path("/proc") / str(pid) / "stat").read_bytes()
    return stat.rpartition(b")")[2].split()[:1] == [b"T"]


def _from_proc(place: Path) -> tuple[int, str] | None:
    try:
        stat, status = (place / "stat").read_bytes(), (place / "status").read_bytes()
    except OSError:
        return None
    owner, times = _OWNER.search(status), stat.rpartition(b")")[2].split()
    return (int(owner[1]), times[_STARTED].decode("ascii")) if owner and len(times) > _STARTED else None
