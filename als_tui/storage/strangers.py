"""Sets that lie where als-tui does not look for them: in a folder with another name, or one folder too high or deep."""

import re
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from als_tui.storage.exposure import SETS
from als_tui.storage.folder import TEMP, Folder
from als_tui.storage.gathering import told_in
from als_tui.storage.recovery import SET

SET_ID = re.compile("[0-9a-f]{16}")


def misplaced(data: Path) -> str:
    """Which data folder to name instead of this one, which holds no folder of sets; empty where nothing tells."""
    if (data / SET).is_file():
        return f"{data} is the folder of one set; name the data folder above it: --data {data.parent.parent}"
    if not _hold_sets(data):
        return ""
    if data.name == SETS:
        return f"{data} is the folder of the sets; name the one above it: --data {data.parent}"
    return f"{data} has sets in it, but not in a folder `{SETS}`, where als-tui looks: move them into {data / SETS}"


def _hold_sets(data: Path) -> bool:
    with suppress(OSError):
        return any(SET_ID.fullmatch(found.name) and (found / SET).is_file() for found in data.iterdir())
    return False


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
    told = told_in(folder)
    if not told or folder.path.name in (set_id for set_id, _ in told) or not SET_ID.fullmatch(told[0][0]):
        return ""
    set_id, name = told[0]
    if folder.path.with_name(set_id).exists():
        return (
            f"this is a copy of the set {name} ({set_id}), which stands beside it. als-tui passes it over, and no seal "
            "reaches its words; move it out, or remove it."
        )
    return f"this is the set {name} ({set_id}), which needs its own name. Rename the folder to {set_id}"
