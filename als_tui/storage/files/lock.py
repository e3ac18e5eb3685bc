"""One writer a set: a lock that the system itself drops when its holder dies, so that none is ever stale.

It is on the folder itself, which nobody takes away by habit, and on a file in it: that one says who has the set, and
is all that an older als-tui looks at.
"""

import fcntl
import os
import time
from contextlib import closing, suppress

from als_tui.late import late
from als_tui.ports import SetInUse
from als_tui.storage.files.folder import Folder, closed_on_failure
from als_tui.storage.files.holder import Holder, ask_to_end, can_be_ended, read_holder, this_process, written
from als_tui.value import replace

LOCK = "lock"
"""The file that is locked, too; what stands in it tells the second who has the set, and nothing hangs on it."""
PATIENCE = 5.0
"""Seconds in which a holder that was asked to end has to let go."""

_ASKED = b"\n"
"""Added to a lock file by whoever asks its holder to end: the holder then knows why, and JSON reads the same."""
_LOOK_AGAIN = 0.05
_TEXT = 1000
"""More bytes than a lock file has."""
_CLOCK = late(r"[0-2][0-9]:[0-5][0-9]")


class SetLock:
    """A set held for writing, until `close`."""

    def __init__(self, file: int, whole: int | None) -> None:
        """Hold the lock file, and the whole folder if the disk can lock one."""
        self._file = file
        self._whole = whole

    @property
    def unsaved(self) -> int:
        """How many steps the one who wrote the lock file had in memory only."""
        holder = _told_in(self._file)
        return holder.unsaved if holder is not None else 0

    def tell_unsaved(self, count: int) -> None:
        """Tell whoever wants this set how many steps are in memory only."""
        holder = _told_in(self._file)
        if holder is not None:
            asked = _ASKED if _text_in(self._file).endswith(_ASKED) else b""
            _write(self._file, replace(holder, unsaved=count), asked)

    def hold_on(self, folder: Folder) -> None:
        """Lock the file that has the name now, if ours was taken away; raises SetInUse if another was quicker."""
        found = folder.mark(LOCK)
        if found is None or found[0] != os.fstat(self._file).st_ino:
            file = _locked_file(folder)
            os.close(self._file)
            self._file = file

    def share(self) -> "SetLock":
        """Another hold on the same lock, which holds until both are closed."""
        return SetLock(os.dup(self._file), None if self._whole is None else os.dup(self._whole))

    def close(self) -> None:
        """Let the set go for others."""
        os.close(self._file)
        if self._whole is not None:
            os.close(self._whole)


def lock(folder: Folder) -> SetLock:
    """Take a set for writing. What the one before could not save stays told.

    Raises SetInUse, and OSError if the disk knows no locks.
    """
    whole = _locked_folder(folder)
    try:
        return SetLock(_locked_file(folder), whole)
    except BaseException:
        if whole is not None:
            os.close(whole)
        raise


def _locked_folder(folder: Folder) -> int | None:
    """The folder, locked; None on a disk that locks files only, as some in a network do."""
    descriptor = folder.open_again()
    try:
        with closed_on_failure(descriptor):
            _take(descriptor)
    except BlockingIOError:
        raise _in_use(_holder(folder)) from None
    except OSError:
        return None
    return descriptor


def _locked_file(folder: Folder) -> int:
    descriptor = folder.open(LOCK, os.O_RDWR | os.O_CREAT)
    with closed_on_failure(descriptor):
        before = _told_in(descriptor)
        try:
            _take(descriptor)
        except BlockingIOError:
            raise _in_use(before) from None
        _write(descriptor, replace(this_process(), unsaved=before.unsaved if before else 0))
    return descriptor


def _take(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def was_asked(folder: Folder) -> bool:
    """True if another als-tui asked this process to let the set go, or has it already."""
    with suppress(OSError), closing(_Descriptor(folder.open(LOCK, os.O_RDONLY))) as file:
        holder = _told_in(file.number)
        other = holder is not None and holder.pid != os.getpid()
        return other or _text_in(file.number).endswith(_ASKED)
    return False


def holder_words(folder: Folder) -> str:
    """Who has the set open, in words; empty if nobody has. Changes nothing, and raises OSError."""
    with suppress(FileNotFoundError), closing(_Descriptor(folder.open(LOCK, os.O_RDONLY))) as file:
        if _is_taken(file.number):
            return _who(_told_in(file.number))
    with closing(_Descriptor(folder.open_again())) as whole, suppress(OSError):
        return _who(_holder(folder)) if _is_taken(whole.number) else ""
    return ""


def _is_taken(descriptor: int) -> bool:
    """True if another holds the lock; raises OSError if the disk knows none."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def wait_for_holder(folder: Folder, patience: float = PATIENCE) -> None:
    """Ask the set's holder to end, and return once the set is free; raises SetInUse if it stays, and OSError.

    If another one that waited was quicker, that is said at once.
    """
    try:
        lock(folder).close()
        return
    except SetInUse as refusal:
        asked = _ask(folder, refusal)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        time.sleep(_LOOK_AGAIN)
        if not holder_words(folder):
            return
        now = _holder(folder)
        if now is not None and (now.pid, now.started) != (asked.pid, asked.started):
            raise overtaken(_in_use(now))
    _ask_no_more(folder)
    raise SetInUse(
        f"The other als-tui was asked to end and did not let go within {patience:.0f} seconds.", yields=True
    )


def overtaken(refusal: SetInUse) -> SetInUse:
    """The refusal of a set that another one, which wanted it too, got first."""
    who = f"Another als-tui was quicker and took the set over. {refusal.who}"
    return SetInUse(who, yields=refusal.yields, unsaved=refusal.unsaved)


def _ask(folder: Folder, refusal: SetInUse) -> Holder:
    holder = _holder(folder)
    if holder is not None and can_be_ended(holder):
        _tell_why(folder)
    if holder is None or not ask_to_end(holder):
        raise SetInUse(f"{refusal.who} It cannot be ended from here.") from None
    return holder


def _holder(folder: Folder) -> Holder | None:
    with suppress(FileNotFoundError), closing(_Descriptor(folder.open(LOCK, os.O_RDONLY))) as file:
        return _told_in(file.number)
    return None


def _tell_why(folder: Folder) -> None:
    """Leave word that another als-tui asks; at the end, so that it harms nothing, whoever wrote there meanwhile."""
    with suppress(OSError), closing(_Descriptor(folder.open(LOCK, os.O_WRONLY | os.O_APPEND))) as file:
        os.write(file.number, _ASKED)


def _ask_no_more(folder: Folder) -> None:
    """Take the word back, as the holder did not end."""
    with suppress(OSError), closing(_Descriptor(folder.open(LOCK, os.O_RDWR))) as file:
        text = _text_in(file.number)
        os.ftruncate(file.number, len(text.removesuffix(_ASKED)))


def _text_in(descriptor: int) -> bytes:
    return os.pread(descriptor, _TEXT, 0)


def _told_in(descriptor: int) -> Holder | None:
    return read_holder(_text_in(descriptor))


def _write(descriptor: int, holder: Holder, asked: bytes = b"") -> None:
    """Write over what stands there, and cut off the rest after it: that needs no space on a full disk."""
    text = written(holder) + asked
    with suppress(OSError):
        os.pwrite(descriptor, text, 0)
        os.ftruncate(descriptor, len(text))


def _in_use(holder: Holder | None) -> SetInUse:
    yields = holder is not None and can_be_ended(holder)
    return SetInUse(_who(holder), yields=yields, unsaved=holder.unsaved if holder is not None else 0)


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
    said = f"This set is open in another als-tui {where} (process {holder.pid}{clock})."
    if not holder.unsaved:
        return said
    steps = "1 step of it is" if holder.unsaved == 1 else f"{holder.unsaved} steps of it are"
    return f"{said} {steps} in memory only, as its disk does not take them."
