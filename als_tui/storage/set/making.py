"""A set is made whole beside the others and then given its name, so that there is never half a set."""

from contextlib import closing, suppress

from als_tui.ports import SetInUse
from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.lock import lock
from als_tui.storage.files.names import GENERATIONS, JOURNAL
from als_tui.storage.format.lines import start_lines

HALF_MADE = f"{TEMP}-"
"""What a folder's name starts with until the set in it is whole, and while it is being deleted."""


def make_set(sets: Folder, set_id: str, data: bytes) -> None:
    """Make the folder of a set whose `set.json` holds `data`; raises OSError, and then there is nothing of it."""
    half = HALF_MADE + set_id
    try:
        sets.make(half)
        _fill(sets, half, set_id, data)
        sets.sync()
    except BaseException:
        with suppress(OSError):
            sets.remove(half)
            sets.remove(set_id)
        raise


def sweep(sets: Folder) -> None:
    """Take away what a crash left of sets that were never made, or deleted; one that is locked now stays."""
    for name in sets.names():
        if name.startswith(HALF_MADE):
            with suppress(SetInUse, OSError), closing(Folder(sets.path / name)) as folder:
                key = lock(folder)
                try:
                    sets.remove(name)
                finally:
                    key.close()


def _fill(sets: Folder, half: str, set_id: str, data: bytes) -> None:
    with closing(Folder(sets.path / half)) as folder:
        key = lock(folder)
        try:
            for name in GENERATIONS:  # from the first step on, one of them can be lost
                folder.swap(name, data)
            folder.swap(JOURNAL, start_lines(set_id, 0, cut=False))
            folder.sync()
            sets.rename(half, set_id)
        finally:
            key.close()
