"""`als-tui config`: write the files of the configuration folder, check them, say where they are; list all keys."""

import os
import sys
from collections.abc import Callable, Mapping

from als_tui.bootstrap import config_folder, config_trouble, own_keys, preferences
from als_tui.commands.statuses import NOT_RIGHT
from als_tui.configuration import keymap, settings
from als_tui.ports import NotSaved
from als_tui.signs import DONE
from als_tui.storage.files.exporting import write_new
from als_tui.storage.files.folder import private_folder
from als_tui.storage.files.trouble import reason_at
from als_tui.terminal.configured import key_tables
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

_FILES: Mapping[str, Callable[[], str]] = {
    settings.FILE: settings.template,
    keymap.FILE: lambda: keymap.template(key_tables()),
}
"""What `init` writes, by the file's name."""


def configure(what: str) -> int:
    """Do what is asked for: init, check, path or keys; returns 0 done, 1 not written, 5 something is not right."""
    os.umask(0o077)
    write_any_character()
    return {"init": _init, "check": _check, "path": _path, "keys": _keys}[what]()


def _init() -> int:
    """Write each file that is not there."""
    folder = config_folder()
    try:
        private_folder(folder)
    except OSError as error:
        said(reason_at(folder, error), error=True)
        return 1
    for name, template in _FILES.items():
        path = folder / name
        if os.path.lexists(path):
            said(f"{path} is there already, and stays as it is.")
            continue
        try:
            said(f"Written: {write_new(path, template())}")
        except NotSaved as error:
            said(str(error), error=True)
            return 1
    return 0


def _check() -> int:
    """Tell every mistake."""
    folder = config_folder()
    wrong = config_trouble(themes=True)
    for fault in wrong:
        said(f"✗ {fault}")
    there = [name for name in _FILES if os.path.lexists(folder / name)]
    if wrong:
        said(f"  → Whatever is not right does not count; the rest of {folder} does.")
    elif there:
        said(f"{DONE} {' and '.join(there)} in {folder}: nothing is wrong.")
    else:
        said(f"There is nothing in {folder}. als-tui config init writes what can be set.")
    return NOT_RIGHT if wrong else 0


def _path() -> int:
    """Print the path of the file of settings, and nothing else."""
    said(str(config_folder().absolute() / settings.FILE))
    return 0


def _keys() -> int:
    """Print all keys as they are now, by the screen where each is met first."""
    from als_tui.screens.own_keys.words import first_places, shown_faces

    own, told = own_keys(preferences(None)), ""
    faces, tables = own.faces(), own.tables
    for id, place in first_places(tables).items():
        if place != told:
            printed(f"{chr(10) if told else ''}{place}\n", sys.stdout)
            told = place
        row = tables.keys[id]
        printed(f"  {shown_faces(faces.get(id, row.faces)):<11}  {row.word:<20}  {id}\n", sys.stdout)
    return 0
