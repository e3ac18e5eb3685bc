"""What goes wrong with a disk, in a facilitator's words; an error number helps nobody in a room of people."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from als_tui.ports import SetDamaged

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What a disk says that has no space left for us."""

UNWRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)
"""What a disk says that takes nothing from us, and may let us read all the same."""

_WORDS = {
    errno.ENOSPC: "The disk is full; free some space.",
    errno.EDQUOT: "Your share of the disk is used up; free some space.",
    errno.EFBIG: "The file may not grow any more; a limit for programs is set (ulimit -f).",
    errno.EROFS: "The disk is read-only.",
    errno.EIO: "The disk reports an error; it may be failing.",
    errno.EACCES: "This user may not read or write there.",
    errno.EPERM: "This user may not do that there.",
    errno.ELOOP: "A file or folder of the set is a link; als-tui follows no links there.",
    errno.EISDIR: "A folder stands where a file of the set should be.",
    errno.ENOTDIR: "A file stands where a folder should be.",
    errno.ENOLCK: "This disk cannot lock files; keep the sets on another one (--data).",
    errno.EOPNOTSUPP: "This disk cannot do what keeps a set safe; keep the sets on another one (--data).",
    errno.ENOENT: "The set's folder, or a file in it, is gone.",
    errno.EMFILE: "Too many files are open.",
    errno.ENFILE: "Too many files are open on this machine.",
}


class Unsafe(OSError):
    """A file or folder that somebody else could read, steer or block; `str()` says which."""


def reason(error: OSError) -> str:
    """Why the disk refused, as one sentence, and what to do if anything can be done."""
    if isinstance(error, Unsafe):
        return str(error)
    if error.errno is None:
        return "The disk refused."
    return _WORDS.get(error.errno, f"The disk refused: {os.strerror(error.errno)}.")


def reason_at(path: Path, error: OSError) -> str:
    """As `reason`, but with the path, for somebody who has not just named it."""
    return reason(error) if isinstance(error, Unsafe) else f"{path}: {reason(error)}"


@contextmanager
def reading(place: Path) -> Iterator[None]:
    """Say in a facilitator's words why a folder cannot be read."""
    try:
        yield
    except OSError as error:
        raise SetDamaged(f"{place}: {reason(error)} Nothing was changed.") from error
