"""A set's files as they follow each other: older ones are kept until the seal, and then not a word of them is."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import count, pairwise

from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.lock import LOCK
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL, SET
from als_tui.storage.format.migration import schema
from als_tui.storage.set.recovery import FoundSet

RESERVE = "reserve"
"""Room that is given back when the disk is full, so that the last words still go in."""

_RESERVE_BYTES = 1 << 20
_ENOUGH = 20 << 20
"""Free bytes below which the facilitator is warned; so they are below ten times the size of the set's file."""
_NAMED = 24
"""Characters of the names of files in a message that is to be read whole on a screen of 60 columns."""
_STAYS = {SET, JOURNAL, LOCK, RESERVE}
"""Files that hold no older word; every other one goes at the seal."""


def turn_over(folder: Folder, data: bytes, *, spoilt: bool) -> None:
    """Let `set.json` hold `data`, and what it held become the generation before.

    A spoilt one steps aside instead: it must not push out an older one that can be read.
    """
    os.close(folder.stage(SET, data))
    try:
        if folder.mark(SET):
            _make_way(folder, spoilt)
        folder.rename(SET + TEMP, SET)
    except BaseException:
        folder.unstage(SET)
        raise
    folder.sync()


def forget_older(folder: Folder, data: bytes, restart_journal: Callable[[], None]) -> None:
    """Leave no word in the folder but those of `set.json`, of which `data` is the content without the scrub mark.

    `set.json` must be on the disk with that mark, which goes last: whatever breaks off in between is done again.
    Taking away comes first, as it needs no space on a full disk.
    """
    folder.sync()
    for name in folder.names():
        if name not in _STAYS:
            folder.remove(name)
    restart_journal()
    for name in reversed(GENERATIONS):
        folder.swap(name, data)
        folder.sync()


def unforgotten(folder: Folder, data: bytes, journal: bytes) -> str:
    """Which files a forgetting that broke off has not reached, in brackets; nothing if there are none to name."""
    clean, left = dict.fromkeys(GENERATIONS, data) | {JOURNAL: journal}, []
    with suppress(OSError):  # the disk may not even say what it holds
        names = [name for name in folder.names() if name not in (SET, LOCK, RESERVE)]
        left = [name for name in names if name not in clean or not _holds(folder, name, clean[name])]
    return f" ({_listed(left)})" if left else ""


def linked(folder: Folder) -> tuple[str, ...]:
    """What to tell, as the end of a sentence, if files have another name elsewhere: no forgetting reaches that."""
    names: list[str] = []
    with suppress(OSError):  # whether the disk works is for the writing to say
        names = [name for name in folder.names() if name not in (LOCK, RESERVE) and folder.links(name) > 1]
    return (f"another name elsewhere keeps older words of {_listed(names)}: remove it.",) if names else ()


def put_folders_aside(folder: Folder) -> tuple[str, ...]:
    """Give another name to a folder that has the name of an older file of the set; returns what to tell."""
    told = []
    for name in (*GENERATIONS[1:], OLD_JOURNAL):
        if folder.holds_folder(name):
            aside = next(free for free in _asides(name) if not folder.mark(free))
            folder.rename(name, aside)
            told.append(f"A folder stood in the place of {name}; it is {aside} now, and goes at the seal.")
    return tuple(told)


def put_right(folder: Folder, found: FoundSet) -> bytes:
    """Make the journal one that can be added to, copies of what is left out being safe; returns what it holds."""
    for name in folder.names():
        if name.endswith(TEMP):
            folder.remove(name)
    if found.journal is None:
        return b""
    if found.replay.damaged or found.replay.tail or found.beheaded:
        _keep_copy(folder, _asides(JOURNAL), found.journal)
    sound = found.journal[: found.replay.end]
    if sound != found.journal:
        folder.swap(JOURNAL, sound)
        folder.sync()
    return sound


def older_files(folder: Folder, found: FoundSet) -> dict[str, bytes]:
    """What an older als-tui wrote and today's form will replace, by the name under which it is to be kept."""
    image, replay = found.image.schema, found.replay.schema
    written = (folder.read(found.source) or b"") if image < schema() else b""
    kept = {f"{SET}.v{image}": written, f"{JOURNAL}.v{replay}": found.journal if replay < schema() else b""}
    return {name: data for name, data in kept.items() if data}


def keep_beside(folder: Folder, files: Mapping[str, bytes]) -> None:
    """Keep copies under these names, or under a name beside one that is taken."""
    for name, data in files.items():
        _keep_copy(folder, _numbered(name), data)


def hold_reserve(folder: Folder) -> tuple[str, ...]:
    """Hold the reserve if there is space for it; returns a warning if the disk is nearly full."""
    if warning := low_on_space(folder):
        return (warning,)
    if not _reserve_is_held(folder):
        folder.remove(RESERVE)
        folder.swap(RESERVE, bytes(_RESERVE_BYTES))
    return ()


def low_on_space(folder: Folder) -> str:
    """What to tell if the disk is nearly full, else nothing."""
    found = folder.mark(SET)
    free, size = folder.free_bytes(), found[2] if found else 0
    if free >= max(_ENOUGH, 10 * size):
        return ""
    left = f"{free >> 20} MiB are" if free >> 20 else "less than 1 MiB is"
    return f"The disk is nearly full: {left} left. Free some space before the session."


def spend_reserve(folder: Folder) -> bool:
    """Give the reserve back to a full disk; False if it is spent already."""
    freed = _reserve_is_held(folder)
    folder.remove(RESERVE)
    return freed


def _reserve_is_held(folder: Folder) -> bool:
    """True if the reserve takes up space of its own: no link to it, no second name for it, and not an empty file."""
    found = folder.mark(RESERVE)
    return found is not None and found[2] >= _RESERVE_BYTES and folder.links(RESERVE) == 1


def _holds(folder: Folder, name: str, data: bytes) -> bool:
    with suppress(OSError):
        return folder.read(name) == data
    return False


def _listed(names: Iterable[str]) -> str:
    """As many names as fit a message line, and how many more there are."""
    plain = [name if name.isascii() and name.isprintable() else ascii(name) for name in names]
    some = [name for at, name in enumerate(plain) if not at or len(", ".join(plain[: at + 1])) <= _NAMED]
    return ", ".join([*some, *([f"{len(plain) - len(some)} more"] if len(plain) > len(some) else [])])


def _make_way(folder: Folder, spoilt: bool) -> None:
    """Give `set.json` another name; one that is missing, as after a crash, moves nothing."""
    if spoilt:
        folder.rename(SET, next(name for name in _asides(SET) if not folder.mark(name)))
        return
    for newer, older in reversed([*pairwise(GENERATIONS)]):
        with suppress(FileNotFoundError):
            folder.rename(newer, older)


def _keep_copy(folder: Folder, names: Iterator[str], data: bytes) -> None:
    """Keep what will be replaced under a name of its own; an earlier copy stays too."""
    copies = ((aside, folder.read(aside) or b"") for aside in names)
    aside, kept = next(pair for pair in copies if data.startswith(pair[1]) or pair[1].startswith(data))
    if len(kept) < len(data):
        folder.swap(aside, data)
        folder.sync()


def _asides(name: str) -> Iterator[str]:
    return _numbered(f"{name}.damaged")


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}.{number}" for number in count(2))
