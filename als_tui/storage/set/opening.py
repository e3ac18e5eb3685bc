"""A set opened for writing: locked, closed to others, read, and what broke off of it finished."""

from contextlib import ExitStack, closing
from pathlib import Path

from als_tui.domain.session.live import fold
from als_tui.ports import Journal, Opening
from als_tui.storage.files.exposure import narrowed
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.lock import lock
from als_tui.storage.files.network import network_warning
from als_tui.storage.set.generations import put_folders_aside
from als_tui.storage.set.making import sweep
from als_tui.storage.set.reading import find_set, opening
from als_tui.storage.set.set_files import SetFiles
from als_tui.value import replace

_MENDED = "Other users of this machine could read the set's folder; it is private again."


def open_set(sets_folder: Path, set_id: str, app: str) -> tuple[Opening, Journal]:
    """Open a set of this folder; `app` is our version. Raises SetInUse, SetDamaged, and OSError."""
    with ExitStack() as undoing:
        with closing(Folder(sets_folder)) as sets:
            sweep(sets)
            mended = sets.mend()
        exposed = [*narrowed(sets_folder.parent)]
        folder = undoing.enter_context(closing(Folder(sets_folder / set_id)))
        set_lock = lock(folder)
        undoing.callback(set_lock.close)
        mended |= folder.mend()
        found = find_set(folder, set_id)
        opened = opening(folder, found)
        odd = put_folders_aside(folder)
        journal = SetFiles(folder, set_lock, found, app)
        undoing.pop_all()
        undoing.callback(journal.close)
        lost = set_lock.unsaved
        journal.waiting(0)
        warned = (_MENDED if mended else "", *exposed, network_warning(folder.path))
        told = (*_never_saved(lost), *odd, *opened.told, *filter(None, warned), *journal.finish(found))
        if journal.older:
            live = opened.live or fold(opened.book, opened.log, opened.tail)
            told = (*told, *journal.renew(live.book, live.log, found.replay.seq))
        undoing.pop_all()
    return replace(opened, told=told), journal


def _never_saved(lost: int) -> tuple[str, ...]:
    """What to tell if the als-tui before ended with steps in memory only."""
    steps = "1 step that was" if lost == 1 else f"{lost} steps that were"
    return (
        (f"Lost with the als-tui before: {steps} in memory only, as the disk did not take them.",)
        if lost
        else ()
    )
