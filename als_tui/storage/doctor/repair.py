"""What `als-tui doctor --repair` does to a set: a copy of every file first, then sound ones in their places."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from als_tui.ports import NotSaved
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.lock import LOCK, SetLock, lock
from als_tui.storage.files.names import GENERATIONS, OLD_JOURNAL
from als_tui.storage.files.trouble import reason
from als_tui.storage.set.copies import keep_copies, numbered, put_odd_aside
from als_tui.storage.set.reading import find_best, live_set
from als_tui.storage.set.recovery import FoundSet
from als_tui.storage.set.set_files import SetFiles

UNTOUCHED = "Nothing was changed."
_CAN_STAND_ASIDE = (*GENERATIONS, OLD_JOURNAL)


def repair_set(path: Path, app: str) -> Path | None:
    """Make a set sound again that can be read in full; returns the folder with copies of what was there.

    Returns None if a broken seal was finished, as that leaves no copy of anything. A file whose checksum is wrong is
    taken only if no sound files tell as much. Raises SetInUse, SetDamaged if no files tell all of the set, and
    NotSaved; what was there is there still then.
    """
    with saving(path, UNTOUCHED), locked_folder(path) as (folder, set_lock):
        found = _best(folder)
        live = live_set(folder, found)
        kept = None if found.image.scrub else keep_copies(folder, "repair")
        with saving(path, f"What was there is kept in {kept}." if kept else "What was there is there still."):
            if kept is not None:
                put_odd_aside(folder, kept.name, _CAN_STAND_ASIDE)
                found = _best(folder)
            with closing(SetFiles(Folder(path), set_lock.share(), found, app)) as journal:
                journal.finish(found)
                for _ in GENERATIONS:  # each becomes as sound as the first
                    journal.checkpoint(live.book, live.log, found.replay.seq)
        return kept


def _best(folder: Folder) -> FoundSet:
    """As `find_best`; raises what the disk said to a reading that failed, as what was passed over may be sound."""
    try:
        return find_best(folder, folder.path.name)
    finally:
        if folder.failed is not None:
            raise folder.failed


@contextmanager
def locked_folder(path: Path) -> Iterator[tuple[Folder, SetLock]]:
    """A set's folder with its lock; raises SetInUse. What is no lock file, and so locks nothing, steps aside."""
    with closing(Folder(path)) as folder:
        if folder.mark(LOCK) and folder.is_odd(LOCK):
            folder.rename(LOCK, next(name for name in numbered(f"{LOCK}.damaged") if not folder.mark(name)))
        set_lock = lock(folder)
        try:
            yield folder, set_lock
        finally:
            set_lock.close()


@contextmanager
def saving(path: Path, state: str) -> Iterator[None]:
    """Say in a facilitator's words what the disk refused, and in which `state` the set is then."""
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{path}: {reason(error)} {state}") from error
