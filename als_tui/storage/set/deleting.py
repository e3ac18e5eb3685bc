"""A set is deleted by losing its name first, so that whatever breaks off leaves no half of it among the sets."""

from contextlib import closing

from als_tui.storage.files.folder import Folder
from als_tui.storage.files.lock import lock
from als_tui.storage.set.generations import linked
from als_tui.storage.set.making import HALF_MADE


def delete_set(sets: Folder, set_id: str) -> tuple[str, ...]:
    """Remove a set's folder with all that is in it, be it readable or not; returns where its words are still.

    Raises SetInUse, and OSError: what a disk then left is no set any more, and goes when one is opened or made.
    """
    with closing(Folder(sets.path / set_id)) as folder:
        key = lock(folder)
        try:
            elsewhere = linked(folder)
            gone = HALF_MADE + set_id
            sets.remove(gone)
            sets.rename(set_id, gone)
            sets.sync()
            sets.remove(gone)
            sets.sync()
        finally:
            key.close()
    return elsewhere
