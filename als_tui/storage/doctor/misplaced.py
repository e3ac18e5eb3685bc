"""Sets that lie one folder too high or too deep; loads nothing that reads a set."""

from contextlib import suppress
from pathlib import Path

from als_tui.storage.files.exposure import SETS
from als_tui.storage.files.names import SET, SET_ID


def misplaced(data: Path) -> str:
    """Which data folder to name instead of this one, which holds no folder of sets; empty if nothing tells."""
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
