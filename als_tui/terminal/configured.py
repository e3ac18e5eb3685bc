"""What the configuration folder holds, and how it goes together with what was chosen in the program."""

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from als_tui.configuration import keymap
from als_tui.configuration.keymap import Keymap, KeyRow, KeyTables
from als_tui.configuration.settings import FILE, Settings, read_settings
from als_tui.ports import Preferences
from als_tui.value import replace

TABLES = "key_tables.json"
_PACKAGE = Path(__file__).parents[1]
_LARGEST = 256 * 1024
"""Bytes; such a file has a few thousand."""


def text_of(path: Path) -> tuple[str, str]:
    """What stands in a file that a person wrote, and why it cannot be read, if it cannot; no file is an empty one."""
    if not os.path.lexists(path):
        return "", ""
    if not path.is_file():  # a pipe would wait for somebody to write into it
        return "", f"{path.name}: is no plain file"
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", f"{path.name}: is no text in UTF-8"
    except OSError as error:
        return "", f"{path.name}: cannot be read: {(error.strerror or 'for no reason that is known').lower()}"
    return ("", f"{path.name}: is far too large") if len(data) > _LARGEST else (text, "")


@cache
def key_tables() -> KeyTables:
    """Every key and which of them work together, though no screen is loaded; `python -m tests.shipped` writes it."""
    read = json.loads((_PACKAGE / TABLES).read_bytes())
    return KeyTables({row["id"]: KeyRow(**row) for row in read["keys"]}, read["screens"])


def preset_text(name: str) -> str:
    """A keymap that comes with als-tui."""
    return (_PACKAGE / "keymaps" / f"{name}.toml").read_text("utf-8")


def keymap_in(folder: Path) -> Keymap:
    """What the file of keys says."""
    text, why = text_of(folder / keymap.FILE)
    said = keymap.read_keymap(text, key_tables(), preset_text) if text else Keymap({})
    return replace(said, faults=(why, *said.faults)) if why else said


def settings_in(folder: Path, environ: Mapping[str, str]) -> Settings:
    """What environment and file say of settings."""
    text, why = text_of(folder / FILE)
    said = read_settings(text, environ)
    return replace(said, faults=(why, *said.faults)) if why else said


class ConfiguredPreferences:
    """Choices by key: of the environment, else the later of what the file says and what was chosen in the program.

    A choice is kept with what the file said then: once the file says something else, that is later.
    """

    def __init__(self, stored: Preferences, settings: Settings) -> None:
        """Choices are kept in `stored`."""
        self._stored = stored
        self._settings = settings
        self._now: set[str] = set()
        """Keys of what was chosen in this run."""

    def get(self, key: str, default: str) -> str:
        """What holds for a key."""
        name = _name(key)
        if key not in self._now and name in self._settings.environment:
            return self._settings.environment[name]
        said = self._settings.file.get(name)
        if said is None or self._stored.get(_over(key), "") == said:
            return self._stored.get(key, said or default)
        return said

    def put(self, key: str, value: str) -> None:
        """Remember a choice, and over what it was made."""
        self._now.add(key)
        self._stored.put(key, value)
        if (said := self._settings.file.get(_name(key))) is not None:
            self._stored.put(_over(key), said)


def _name(key: str) -> str:
    """The setting of a choice."""
    return key.replace(" ", "_")


def _over(key: str) -> str:
    return f"{key}, over"
