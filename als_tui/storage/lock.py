"""One writer a set: a lock that the system itself drops when its holder dies, so that none is ever stale."""

import fcntl
import os
import re
import time
from contextlib import suppress

from als_tui.engine import SetInUse
from als_tui.storage.folder import Folder
from als_tui.storage.plain import Malformed, dump, is_count, parse

LOCK = "lock"
"""The file whose lock is the set's; what stands in it serves the message only."""


def lock(folder: Folder) -> int:
    """Take a set for writing; closing the descriptor lets it go.

    Raises SetInUse, and OSError where the disk knows no locks.
    """
    descriptor = folder.open(LOCK, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 1000)
        os.close(descriptor)
        raise SetInUse(_words(holder)) from None
    except BaseException:
        os.close(descriptor)
        raise
    with suppress(OSError):
        _leave_word(descriptor)
    return descriptor


def _leave_word(descriptor: int) -> None:
    us = {"pid": os.getpid(), "host": os.uname().nodename, "since": time.strftime("%H:%M")}
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, dump(us).encode("ascii"), 0)


def _words(holder: bytes) -> str:
    """Who has the set, as far as the lock file tells; anything may stand in it."""
    try:
        told = parse(holder)
        pid, host, since = told["pid"], told["host"], told["since"]
    except (Malformed, TypeError, KeyError):
        pid = host = since = None
    if not is_count(pid):
        return "This set is open in another als-tui. Close it there first; nothing was changed."
    where = "on this machine" if host == os.uname().nodename else "on another machine"
    clock = f", since {since}" if re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", str(since)) else ""
    return (
        f"This set is open in another als-tui {where} (process {pid}{clock}). "
        "Close it there first; nothing was changed."
    )
