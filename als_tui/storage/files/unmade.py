"""What is typed of a set that is not made yet, in a file beside the sets that is gone once it is made, or dropped."""

from contextlib import closing, suppress
from pathlib import Path

from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.names import UNMADE

_AS_TYPED = "surrogatepass"
"""Half a character, as a terminal may send one, is kept as what it is."""


def read(sets: Path) -> str:
    """What was typed last time; empty if nothing was, or it cannot be read."""
    with suppress(OSError, UnicodeDecodeError), closing(Folder(sets)) as folder:
        return (folder.read(UNMADE) or b"").decode("utf-8", _AS_TYPED)
    return ""


def keep(sets: Path, text: str) -> None:
    """Let the file hold `text`, onto the disk; an empty one takes it away. Raises OSError."""
    if not text and not sets.exists():
        return
    with closing(Folder(sets)) as folder:
        if text:
            folder.swap(UNMADE, text.encode("utf-8", _AS_TYPED))
        else:
            folder.remove(UNMADE)
            folder.remove(UNMADE + TEMP)
        folder.sync()
