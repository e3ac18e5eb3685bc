"""Copies of a set's files, kept in a folder in it before they are replaced; a seal or a strike takes them away."""

import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from als_tui.storage.files.folder import Folder
from als_tui.storage.files.lock import LOCK
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL
from als_tui.storage.set.generations import RESERVE

_NOT_COPIED = (LOCK, RESERVE)


def keep_copies(folder: Folder, why: str) -> Path:
    """Copy every file of the set into a new folder in it, but for what is odd; raises OSError, and copies nothing then.

    A file that the disk cannot read ends it: what cannot be copied is not to be replaced.
    """
    stem = f"{why}-{time.strftime('%Y%m%d-%H%M%S')}"
    name = next(name for name in numbered(stem) if not folder.mark(name))
    folder.make(name)
    try:
        with closing(Folder(folder.path / name)) as copies:
            for file in folder.names():
                if file not in _NOT_COPIED and not folder.is_odd(file):
                    copies.swap(file, folder.read(file) or b"")
            copies.sync()
        folder.sync()
    except BaseException:
        with suppress(OSError):
            folder.remove(name)
        raise
    return folder.path / name


def put_odd_aside(folder: Folder, kept: str, names: Iterable[str]) -> None:
    """Move what has the name of one of our files, but is a link, a folder or a pipe, into the folder `kept`."""
    for name in names:
        if folder.mark(name) and folder.is_odd(name):
            folder.rename(name, f"{kept}/{name}")
    folder.sync()


def put_in_place(folder: Folder, kept: str, data: bytes, journal: bytes) -> None:
    """Let every generation hold `data`, and then the journal what goes on from it; the copies are in `kept`.

    The journal last: the steps in it go on from what is put before it, so nothing is between then and now.
    """
    put_odd_aside(folder, kept, (*GENERATIONS, JOURNAL, OLD_JOURNAL))
    folder.remove(OLD_JOURNAL)
    for name, content in (*((name, data) for name in reversed(GENERATIONS)), (JOURNAL, journal)):
        folder.swap(name, content)
        folder.sync()


def numbered(stem: str) -> Iterator[str]:
    """Yield `stem`, and then it with a number, for the first that is free."""
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1000))
