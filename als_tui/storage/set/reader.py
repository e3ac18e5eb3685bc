"""A set read while another als-tui writes to it: no lock, no repair, no write, and no line that is not finished."""

from pathlib import Path

from als_tui.ports import Opening
from als_tui.storage.files.folder import Folder, Mark
from als_tui.storage.files.names import JOURNAL, OLD_JOURNAL, SET
from als_tui.storage.files.trouble import reading
from als_tui.storage.set.reading import find_set, opening
from als_tui.value import replace


class Reader:
    """The engine's View: remembers no place in a file, as a line may be taken back and a file replaced."""

    def __init__(self, path: Path) -> None:
        """Look at the set in this folder, whose name is its id; raises OSError."""
        self._path = path
        self._folder = Folder(path)
        self._seen: tuple[Mark | None, ...] | None = None

    def news(self) -> Opening | None:
        """The set as it stands, or None if nothing changed since the last call; raises SetDamaged.

        An edited `set.json` can be read, too.
        """
        with reading(self._path):
            marks = tuple(map(self._folder.mark, (SET, JOURNAL, OLD_JOURNAL)))
            if marks == self._seen:
                return None
            found = find_set(self._folder, self._path.name, edited=True)
            opened = opening(self._folder, found)
        self._seen = marks  # from before the reading: what was written during it is news the next time
        unfinished = not found.replay.damaged and found.source == SET
        return replace(opened, told=()) if unfinished else opened

    def close(self) -> None:
        """Let the folder go."""
        self._folder.close()
