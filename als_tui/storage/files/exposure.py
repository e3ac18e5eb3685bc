"""The folders above the sets: whether others of this machine can reach into them, and closing them to those."""

import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from als_tui.storage.files.folder import Folder
from als_tui.storage.files.names import EXPORTS

SETS = "sets"
_OURS = {SETS, EXPORTS}
_PRIVATE, _NOT_WRITTEN_TO = 0o700, 0o755


def exposed(data: Path) -> list[str]:
    """What is wrong with the rights to the data folder and to that of the sets; changes nothing."""
    found = ((path, _mode(path), _wanted(path)) for path in (data, data / SETS))
    return [
        f"{path}: other users of this machine can {'reach into' if mode & 0o022 else 'look into'} it."
        for path, mode, wanted in found
        if mode & 0o077 & ~wanted
    ]


def narrowed(data: Path) -> Iterator[str]:
    """Take the rights away that others have to the data folder; yields what to tell.

    One that holds other things too, or that everybody shares, is not ours to close: at most they write there no more.
    """
    with suppress(OSError), closing(Folder(data)) as folder:
        if folder.narrow(_wanted(data)):
            yield f"Other users of this machine could reach into {data}; they cannot any more."


def _wanted(path: Path) -> int:
    """The most rights that a folder is to give; a shared one (as /tmp) is left alone."""
    if _mode(path) & stat.S_ISVTX:
        return 0o777
    if path.name == SETS:
        return _PRIVATE
    with suppress(OSError):
        return _PRIVATE if {name.name for name in path.iterdir()} <= _OURS else _NOT_WRITTEN_TO
    return _NOT_WRITTEN_TO


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return 0
