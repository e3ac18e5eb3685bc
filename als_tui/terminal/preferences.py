"""Remembered choices (theme, layout): small things that may be lost, and that never stop a session.

No word of a set belongs here: this file lies outside the sets' folders and outlives them.
"""

import os
from contextlib import suppress
from pathlib import Path

_FILE = "preferences.json"
_FRESH = ".preferences.json.new"
_LARGEST = 64 * 1024
"""Bytes; a bigger file is none of ours."""


class StoredPreferences:
    """A few words by key, kept in one small file of the state folder."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, which is made when the first choice is kept."""
        self._folder = folder
        self._chosen: dict[str, str] = {}
        """Choices of this run: they hold even if the disk takes none."""

    def get(self, key: str, default: str) -> str:
        """Return what was chosen for `key`, or `default` if nothing was or the file cannot be read."""
        return (self._kept() | self._chosen).get(key, default)

    def put(self, key: str, value: str) -> None:
        """Remember a choice; another als-tui's choices for other keys stay."""
        self._chosen[key] = value
        with suppress(OSError, ValueError):
            self._write(self._kept() | self._chosen)

    def _kept(self) -> dict[str, str]:
        """Read the file afresh; anything that is not words by key counts as not there."""
        try:
            if not (self._folder / _FILE).is_file():  # a pipe would wait for somebody to write into it
                return {}
            import json  # a first start has nothing to read

            with (self._folder / _FILE).open("rb") as file:
                kept = json.loads(file.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {key: word for key, word in kept.items() if isinstance(word, str)}

    def _write(self, choices: dict[str, str]) -> None:
        """Replace the file whole or not at all; a power cut leaves the old one or the new one."""
        import json

        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._folder / _FRESH
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            with os.fdopen(os.open(fresh, flags, 0o600), "w", encoding="utf-8") as file:
                file.write(json.dumps(choices, indent=1, sort_keys=True) + "\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._folder / _FILE)
        finally:
            fresh.unlink(missing_ok=True)
        _sync_folder(self._folder)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
