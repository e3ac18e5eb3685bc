"""What `als-tui doctor --repair` does to a set: a copy of every file first, then sound ones in their places."""

import os
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

UNTOUCHED = "Nothing was changed."
_NOT_COPIED = (LOCK, RESERVE)
_CAN_STAND_ASIDE = (*GENERATIONS, OLD_JOURNAL)


def repair_set(path: Path, app: str) -> Path | None:
    """Make a set sound again that can be read in full; returns the folder with copies of what was there.

    A file whose checksum is wrong is taken only where no sound files tell as much. None where a broken seal was
    finished, as that leaves no copy of anything. Raises SetInUse, SetDamaged where no
    files tell all of the set, and NotSaved; what was there is there still then.
    """
    with saving(path, UNTOUCHED), held_open(path) as (folder, key):
        found = find_best(folder, path.name)
        live = live_set(folder, found)
        kept = None if found.image.scrub else keep_copies(folder, "repair")
        with saving(path, "What was there is there still."):
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
    """A set's folder with its lock; raises SetInUse. What is no lock file, and so locks nothing, steps aside."""
    with closing(Folder(path)) as folder:
        if folder.mark(LOCK) and not folder.is_plain(LOCK):
            folder.rename(LOCK, next(name for name in _numbered(f"{LOCK}.damaged") if not folder.mark(name)))
        key = lock(folder)
        try:
            yield folder, key
        finally:
            os.close(key)


@contextmanager
def saving(path: Path, state: str) -> Iterator[None]:
    """Say in a facilitator's words what the disk refused, and in which `state` the set is then."""
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{path}: {reason(error)} {state}") from error


def keep_copies(folder: Folder, why: str) -> Path:
    """Copy every file of the set that can be read into a new folder in it, which goes at the seal; raises OSError."""
    stem = f"{why}-{time.strftime('%Y%m%d-%H%M%S')}"
    name = next(name for name in _numbered(stem) if not folder.mark(name))
    folder.make(name)
    try:
        with closing(Folder(folder.path / name)) as copies:
            for file in folder.names():
                if file not in _NOT_COPIED and (data := _bytes(folder, file)) is not None:
                    copies.swap(file, data)
            copies.sync()
        folder.sync()
    except BaseException:
        with suppress(OSError):
            folder.remove(name)
        raise
    return folder.path / name


def put_odd_aside(folder: Folder, kept: str, names: Iterable[str]) -> None:
    """Move what has the name of a file of ours, and cannot be read as one, to the copies in the folder `kept`."""
    for name in names:
        if folder.mark(name) and _bytes(folder, name) is None:
            folder.rename(name, f"{kept}/{name}")
    folder.sync()


def _bytes(folder: Folder, name: str) -> bytes | None:
    """What a plain file holds; None for what is none, is far too big, or cannot be read."""
    with suppress(OSError):
        return folder.read(name)
    return None


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1000))
