"""Sets that lie where als-tui does not look for them, in a folder with another name."""

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from als_tui.ports import SetDamaged
from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.names import SET_ID
from als_tui.storage.set.copies import numbered
from als_tui.storage.set.gathering import gathered, journals_of, told_in
from als_tui.storage.set.reading import find_best, live_set


def strangers(sets: Path) -> Iterator[tuple[str, bool]]:
    """What to tell of each folder beside the sets whose name is no id, and whether there is a set in it."""
    for found in sorted(sets.iterdir()):
        if (
            SET_ID.fullmatch(found.name)
            or found.name.startswith(TEMP)
            or found.is_symlink()
            or not found.is_dir()
        ):
            continue
        with suppress(OSError), closing(Folder(found)) as folder:
            words = belongs_elsewhere(folder)
            yield f"{found}: {words or 'no set is in it; als-tui passes it over.'}", bool(words)


def belongs_elsewhere(folder: Folder) -> str:
    """What to tell of a folder in which every file is of a set that has another name; else nothing."""
    told = _other_set(folder)
    if told is None:
        return ""
    set_id, name = told
    theirs = _steps(folder.path.with_name(set_id), set_id)
    if theirs is None:
        return f"this is the set {name} ({set_id}), which needs its own name. {_way(folder.path, set_id)}"
    copy = f"this is a copy of the set {name} ({set_id}), which stands beside it. als-tui passes it over, and no seal "
    if gathered(folder, set_id).highest() > theirs:
        return f"{copy}reaches its words. It tells of later steps than the other: move it out, and keep both."
    return f"{copy}reaches its words; move it out, or remove it once you have looked into both."


def stands_in(path: Path) -> str:
    """Where the set stands whose name a folder has, though the set is not in it, and what to do; else nothing."""
    with suppress(OSError):
        for found in sorted(path.parent.iterdir()):
            told = _other_set_in(found)
            if told is not None and told[0] == path.name:
                return f"The set {told[1]} ({told[0]}) stands in {found}. {_way(found, path.name)}"
    return ""


def _other_set(folder: Folder) -> tuple[str, str] | None:
    """Id and name of the set in a folder that has not its name; None if any file is of the set that has it."""
    told, own = told_in(folder), folder.path.name
    if not told or own in (set_id for set_id, _ in told) or not SET_ID.fullmatch(told[0][0]):
        return None
    return None if journals_of(folder, own) else told[0]


def _other_set_in(path: Path) -> tuple[str, str] | None:
    with suppress(OSError), closing(Folder(path)) as folder:
        return _other_set(folder)
    return None


def _steps(path: Path, set_id: str) -> int | None:
    """The last step of a set that opens from this folder; None if it does not."""
    with suppress(OSError, SetDamaged), closing(Folder(path)) as folder:
        live_set(folder, find_best(folder, set_id))
        return gathered(folder, set_id).highest()
    return None


def _way(path: Path, set_id: str) -> str:
    """How the set in a folder comes to its own name, whatever has that name now; nothing is to be removed for it."""
    renames = _renames(path, set_id)
    if renames is None:
        return "Give the folder that has its name another one first, as is said of that, and remove neither."
    if renames == [(path.name, set_id)]:
        return f"Rename the folder to {set_id}"
    listed = ", then ".join(f"{old} to {new}" for old, new in renames)
    once = ". Do it once: it puts each of them right" if renames[0][1] == renames[-1][0] else ""
    return f"Rename, in this order, and remove none: {listed}{once}"


def _renames(path: Path, wanted: str) -> list[tuple[str, str]] | None:
    """Each rename, to a name that is free by then; None if two folders hold what a third one's name says."""
    sets, chain = path.parent, [(path.name, wanted)]
    while os.path.lexists(sets / wanted):
        if wanted == path.name:
            return [(wanted, _aside(sets, wanted)), *chain[:0:-1], (_aside(sets, wanted), chain[0][1])]
        if wanted in (name for name, _ in chain):
            return None
        other = _other_set_in(sets / wanted)
        if other is None:
            in_the_way = wanted if _steps(sets / wanted, wanted) is None else chain.pop()[0]
            return [(in_the_way, _aside(sets, in_the_way)), *reversed(chain)]
        chain.append((wanted, other[0]))
        wanted = other[0]
    return [*reversed(chain)]


def _aside(sets: Path, name: str) -> str:
    return next(free for free in numbered(f"{name}-aside") if not os.path.lexists(sets / free))
