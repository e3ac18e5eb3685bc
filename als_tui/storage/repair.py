"""What `als-tui doctor --repair` does to a set: a copy of every file first, then sound ones in their places."""

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from als_tui.ports import NotSaved
from als_tui.storage.folder import Folder
from als_tui.storage.generations import RESERVE
from als_tui.storage.lock import LOCK, lock
from als_tui.storage.open_set import OpenSet
from als_tui.storage.reading import find_best, live_set
from als_tui.storage.recovery import GENERATIONS, OLD_JOURNAL
from als_tui.storage.trouble import reason

_NOT_COPIED = (LOCK, RESERVE)
_CAN_STAND_ASIDE = (*GENERATIONS, OLD_JOURNAL)


def repair_set(path: Path, app: str) -> Path | None:
    """Make a set sound again that can be read in full; returns the folder with copies of what was there.

    A file whose checksum is wrong is taken only where no sound files tell as much. None where a broken seal was
    finished, as that leaves no copy of anything. Raises SetInUse, SetDamaged where no
    files tell all of the set, and NotSaved; what was there is there still then.
    """
    with saving(path), held_open(path) as (folder, key):
        found = find_best(folder, path.name)
        live = live_set(folder, found)
        kept = None if found.image.scrub else keep_copies(folder, "repair")
        if kept is not None:
            put_odd_aside(folder, kept.name, _CAN_STAND_ASIDE)
            found = find_best(folder, path.name)
        with closing(OpenSet(Folder(path), os.dup(key), found, app)) as journal:
            journal.finish(found)
            for _ in GENERATIONS:  # each becomes as sound as the first
                journal.checkpoint(live.book, live.log, found.replay.seq)
        return kept


@contextmanager
def held_open(path: Path) -> Iterator[tuple[Folder, int]]:
    """A set's folder with its lock; raises SetInUse."""
    with closing(Folder(path)) as folder:
        key = lock(folder)
        try:
            yield folder, key
        finally:
            os.close(key)


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Say in a facilitator's words what the disk refused."""
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{path}: {reason(error)}") from error


def keep_copies(folder: Folder, why: str) -> Path:
    """Copy every plain file of the set into a new folder in it, which goes at the seal; raises OSError."""
    stem = f"{why}-{time.strftime('%Y%m%d-%H%M%S')}"
    name = next(name for name in _numbered(stem) if not folder.mark(name))
    folder.make(name)
    try:
        with closing(Folder(folder.path / name)) as copies:
            for file in folder.names():
                data = _plain_bytes(folder, file)
                if data is not None:
                    copies.swap(file, data)
            copies.sync()
        folder.sync()
    except BaseException:
        with suppress(OSError):
            folder.remove(name)
        raise
    return folder.path / name


def _plain_bytes(folder: Folder, name: str) -> bytes | None:
    if name in _NOT_COPIED or not stat.S_ISREG((folder.path / name).lstat().st_mode):
        return None
    return folder.read(name)


def put_odd_aside(folder: Folder, kept: str, names: Iterable[str]) -> None:
    """Move what is no plain file but has the name of one to the copies in the folder `kept`."""
    for name in names:
        if folder.mark(name) and not stat.S_ISREG((folder.path / name).lstat().st_mode):
            folder.rename(name, f"{kept}/{name}")
    folder.sync()


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1000))
