"""One writer a set: a lock that the system itself drops when its holder dies, so that none is ever stale."""

import fcntl
import os
import re
import time
from contextlib import closing, suppress

from als_tui.ports import SetInUse
from als_tui.storage.folder import Folder
from als_tui.storage.holder import Holder, ask_to_end, can_be_ended, read_holder, this_process, written

LOCK = "lock"
"""The file whose lock is the set's; what stands in it tells the second who has it, and nothing hangs on it."""
PATIENCE = 5.0
"""Seconds in which a holder that was asked to end has to let go."""

_LOOK_AGAIN = 0.05
_CLOCK = re.compile(r"[0-2][0-9]:[0-5][0-9]")


def lock(folder: Folder) -> int:
    """Take a set for writing; closing the descriptor lets it go.

    Raises SetInUse, and OSError where the disk knows no locks.
    """
    descriptor = folder.open(LOCK, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = read_holder(os.read(descriptor, 1000))
        os.close(descriptor)
        raise SetInUse(_who(holder), yields=holder is not None and can_be_ended(holder)) from None
    except BaseException:
        os.close(descriptor)
        raise
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, written(this_process()), 0)
    return descriptor


def holder_words(folder: Folder) -> str:
    """Who has the set open, in words; empty where nobody has. Changes nothing, and raises OSError."""
    with suppress(FileNotFoundError), closing(_Descriptor(folder.open(LOCK, os.O_RDONLY))) as held:
        try:
            fcntl.flock(held.number, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _who(read_holder(os.read(held.number, 1000)))
    return ""


def wait_for_holder(folder: Folder, patience: float = PATIENCE) -> None:
    """Ask the set's holder to end, and return once the set is free; raises SetInUse where it stays, and OSError."""
    try:
        os.close(lock(folder))
        return
    except SetInUse as refusal:
        _ask(folder, refusal)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        time.sleep(_LOOK_AGAIN)
        if not holder_words(folder):
            return
    raise SetInUse(
        f"The other als-tui was asked to end and did not let go within {patience:.0f} seconds.", yields=True
    )


def _ask(folder: Folder, refusal: SetInUse) -> None:
    with closing(_Descriptor(folder.open(LOCK, os.O_RDONLY))) as held:
        holder = read_holder(os.read(held.number, 1000))
    if holder is None or not ask_to_end(holder):
        raise SetInUse(f"{refusal.who} It cannot be ended from here.") from None


class _Descriptor:
    """An open file's number that `closing` can close."""

    def __init__(self, number: int) -> None:
        self.number = number

    def close(self) -> None:
        os.close(self.number)


def _who(holder: Holder | None) -> str:
    """Who has the set, as far as the lock file tells; anything may stand in it."""
    if holder is None:
        return "This set is open in another als-tui."
    where = "on this machine" if holder.host == os.uname().nodename else "on another machine"
    clock = f", since {holder.since}" if _CLOCK.fullmatch(holder.since) else ""
    return f"This set is open in another als-tui {where} (process {holder.pid}{clock})."
