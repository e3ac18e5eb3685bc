"""Files that the facilitator asked for: new ones only, private, and named safely whatever the set is called."""

import os
import re
import unicodedata
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from als_tui.ports import HandedFile, NotSaved
from als_tui.storage.files.folder import Folder, no_link, private_folder, synced
from als_tui.storage.files.names import EXPORTS
from als_tui.storage.files.trouble import Unsafe

_MENDED = "Other users of this machine could read the exports; their folder is private again."
_RESERVED = {
    "CON",
    "NUL",
    "PRN",
    "AUX",
    *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)),
}
"""Names that are devices if Windows shares the disk."""
_LONGEST = 60
_TRIES = 1000


def export_file(data: Path, text: str, name: str, suffix: str = ".md") -> tuple[Path, str]:
    """Write a text to a new file in the exports folder; returns where it is, and what was mended on the way.

    Raises NotSaved.
    """
    folder, told = _place(data)
    stem = safe_name(name)
    for number in range(1, _TRIES):
        path = folder / f"{stem}{f' {number}' if number > 1 else ''}{suffix}"
        if not path.exists():
            return write_new(path, text), told
    raise NotSaved(
        f"There are too many exports called {stem} in {folder}. Move some away; nothing was written."
    )


def export_folder(data: Path, files: Sequence[HandedFile], name: str) -> tuple[Path, str]:
    """Write files into one new folder, all of them or none; returns as `export_file` does.

    No two names come to one file, on a disk that takes no difference of letters either. Raises NotSaved.
    """
    parent, told = _place(data)
    folder = _new_folder(parent, safe_name(name))
    written: list[Path] = []
    try:
        for name, file in zip(_apart(files), files, strict=True):
            written.append(write_new(folder / name, file.text))
        synced(parent)
    except (NotSaved, OSError) as error:
        with suppress(OSError):
            for path in written:
                path.unlink(missing_ok=True)
            folder.rmdir()
        raise error if isinstance(error, NotSaved) else NotSaved(_words(folder, error)) from error
    return folder, told


def _place(data: Path) -> tuple[Path, str]:
    """The exports folder, which only its owner can read, and what was mended on the way."""
    folder = data / EXPORTS
    try:
        no_link(data)
        private_folder(folder)
        with closing(Folder(folder)) as exports:
            return folder, _MENDED if exports.narrow() else ""
    except OSError as error:
        raise NotSaved(_words(folder, error)) from error


def _new_folder(parent: Path, stem: str) -> Path:
    """Make a folder that was not there, readable by its owner alone."""
    for number in range(1, _TRIES):
        folder = parent / f"{stem}{f' {number}' if number > 1 else ''}"
        try:
            folder.mkdir(0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise NotSaved(_words(folder, error)) from error
        return folder
    raise NotSaved(
        f"There are too many folders called {stem} in {parent}. Move some away; nothing was written."
    )


def _apart(files: Sequence[HandedFile]) -> list[str]:
    """A safe name for each file, of which no two are one; what only ends otherwise is apart already."""
    found: list[str] = []
    taken: set[str] = set()
    for file in files:
        stem, number = safe_name(file.name), 1
        while (own := f"{stem}{f' {number}' if number > 1 else ''}.{file.ending}").casefold() in taken:
            number += 1
        taken.add(own.casefold())
        found.append(own)
    return found


def write_new(path: Path, text: str) -> Path:
    """Write a file that must not exist yet, readable by its owner alone; raises NotSaved."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise NotSaved(_words(path, error)) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        synced(path.parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise NotSaved(_words(path, error)) from error
    return path


def safe_name(name: str) -> str:
    """A file's name made of letters, digits, spaces, `_` and `-`: never a path, never hidden, never too long."""
    kept = re.sub(r"[^\w -]+", " ", unicodedata.normalize("NFKC", name))
    kept = re.sub(r"\s+", " ", kept).strip(" -")[:_LONGEST]
    while len(kept.encode()) > 3 * _LONGEST:
        kept = kept[:-1]
    reserved = kept.upper() in _RESERVED
    return f"record {kept}".strip() if reserved or not kept else kept.strip()


def _words(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return f"{path} is there already. Choose another name; nothing was written."
    if isinstance(error, Unsafe):
        return f"{error} Nothing was written."
    return f"{path} cannot be written ({error.strerror}). Nothing was written."
