"""The library of processes: the shipped ones and the user's own; a bad file never stops the others."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from als_tui.domain.process.definition import Process
from als_tui.domain.words.text import clean
from als_tui.ports import OwnProcess
from als_tui.storage.own.mistakes import Unreadable
from als_tui.storage.own.shipped import PACKAGE, shipped

DEFAULT_PROCESS = "half-day"
"""Id of the process that a new set starts with; it stands first in the library."""
MOST_BYTES = 256 * 1024
"""A process file has a few kilobytes; far more is some other file."""
_NAME = 80
"""Characters of a file's name that a complaint repeats."""


def load_processes(own: Path | None) -> tuple[dict[str, Process], tuple[str, ...]]:
    """Every process by its id, shipped ones first, and a line `file: key: reason` for each bad file.

    `own` is the user's folder of process files; it need not exist. Nothing there replaces a shipped process,
    so that a name always means the published way.
    """
    read = list(_read_own(own))
    found = {
        each.id: each
        for each in (*shipped().processes, *(each for _, each in read))
        if isinstance(each, Process)
    }
    bad = [(path, each) for path, each in read if isinstance(each, Unreadable)]
    return found, tuple(f"{clean(path.name, _NAME)}: {error}" for path, error in bad)


def own_processes(own: Path) -> tuple[OwnProcess, ...]:
    """The user's own files, those that cannot be used yet with all their mistakes."""
    return tuple(
        OwnProcess(str(path), each.id)
        if isinstance(each, Process)
        else OwnProcess(str(path), mistakes=each.mistakes)
        for path, each in _read_own(own)
    )


def process_text(id: str, own: Path | None) -> str | None:
    """The file's text of the process with this id; None if no file tells of it."""
    from als_tui.storage.own.process_file import read_process

    for _, data in (*shipped_files(), *_own(own)):
        with suppress(Unreadable):
            if read_process(_bytes(data)).id == id:
                return _bytes(data).decode("utf-8-sig")
    return None


def _read_own(own: Path | None) -> Iterator[tuple[Path, Process | Unreadable]]:
    """Each of the user's files with its process, or what is wrong with it; what reads them loads if there is one."""
    taken = {process.id for process in shipped().processes}
    for path, data in _own(own):
        from als_tui.storage.own.process_file import read_process

        try:
            process = read_process(_bytes(data))
        except Unreadable as error:
            yield path, error
            continue
        if process.id in taken:
            yield path, Unreadable(f"id: the id {process.id} is taken, choose another")
        else:
            taken.add(process.id)
            yield path, process


def shipped_files() -> list[tuple[Path, bytes]]:
    """The files that came with the program, by name, the default first."""
    folder = PACKAGE / "processes"
    named = [(entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".toml")]
    named.sort(key=lambda pair: (pair[0] != f"{DEFAULT_PROCESS}.toml", pair[0]))
    return [(Path(name), entry.read_bytes()) for name, entry in named]


def _own(folder: Path | None) -> Iterator[tuple[Path, bytes | Unreadable]]:
    """The user's files by name, hidden ones left out; a folder that is not there holds none."""
    if folder is None:
        return
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, _unopened(error)
        return
    for path in paths:
        yield path, _read(path)


def _read(path: Path) -> bytes | Unreadable:
    """A file's bytes; a pipe or a device is refused unopened, because opening it could wait for ever."""
    try:
        if not path.is_file():
            return Unreadable("file: is not a plain file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _unopened(error)
    too_big = Unreadable(f"file: is over {MOST_BYTES // 1024} KiB, far too large for a process")
    return data if len(data) <= MOST_BYTES else too_big


def _unopened(error: OSError) -> Unreadable:
    return Unreadable(f"file: cannot be read: {(error.strerror or 'unknown reason').lower()}")


def _bytes(data: bytes | Unreadable) -> bytes:
    if isinstance(data, Unreadable):
        raise data
    return data
