"""A disk that remembers what the store did to it: every write, cut, sync and change of a name, in order.

The store runs on a real folder while `os` is patched, so that it is its real code that is recorded. What is recorded is
played again at the end and compared with the real folder: a call that went past the recorder is an error of the test.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = 0
"""Number of the folder that is recorded."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes went into a file."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was given a length."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was done to one file, or to the names in one folder, is on the disk."""

    node: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a folder now means a node; None takes the name away."""

    folder: int
    name: str
    node: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A node has another name, in place of whatever had that."""

    folder: int
    name: str
    to: int
    new: str


@dataclass(frozen=True, slots=True)
class Expect:
    """From here on a new start must show one of these; the last one is what was acknowledged or is being done."""

    views: tuple[object, ...]


Op = Write | Cut | Sync | Named | Moved | Expect


@dataclass(slots=True)
class Tree:
    """Folders and files by number: what a folder's names mean, and what a file holds."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    files: dict[int, bytes] = field(default_factory=dict)

    def do(self, op: Op) -> None:
        """Let one change happen."""
        match op:
            case Write(file, at, data):
                old = self.files[file].ljust(at, b"\0")
                self.files[file] = old[:at] + data + old[at + len(data) :]
            case Cut(file, size):
                self.files[file] = self.files[file][:size].ljust(size, b"\0")
            case Named(folder, name, None):
                self.folders[folder].pop(name, None)
            case Named(folder, name, int(node)):
                self.folders[folder][name] = node
            case Moved(folder, name, to, new):
                if name in self.folders[folder]:
                    self.folders[to][new] = self.folders[folder].pop(name)
            case Sync() | Expect():
                pass

    def laid_out(self, folder: int = ROOT, at: str = "") -> Iterator[tuple[str, bytes | None]]:
        """Yield each path below a folder with the file's bytes; None for a folder."""
        for name, node in sorted(self.folders[folder].items()):
            if node in self.folders:
                yield f"{at}{name}", None
                yield from self.laid_out(node, f"{at}{name}/")
            else:
                yield f"{at}{name}", self.files[node]


def tree_of(place: Path) -> dict[str, bytes | None]:
    """A real folder as `Tree.laid_out` would tell it."""
    found = sorted(place.rglob("*"), key=lambda path: path.parts)
    return {str(path.relative_to(place)): None if path.is_dir() else path.read_bytes() for path in found}


def put_on_disk(place: Path, tree: Tree) -> None:
    """Make a real folder hold what the tree says."""
    for name, data in tree.laid_out():
        path = place / name
        if data is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(data)
            path.chmod(0o600)


class Recorder:
    """Stands between the store and `os`, and keeps what changes the folder `place`."""

    def __init__(self, place: Path) -> None:
        """Start from what the folder holds; all of that is on the disk."""
        self.ops: list[Op] = []
        self.start = Tree()
        self._place = place
        self._open: dict[int, int] = {}
        self._next = ROOT
        for name, data in tree_of(place).items():
            folder, last = self._where(self.start, name)
            self.start.folders[folder][last] = self._new(self.start, data)
        self.now = deepcopy(self.start)

    def expect(self, *views: object) -> None:
        """Note what a new start may show from here on."""
        self._do(Expect(views))

    def open(self, real: Callable[..., int], path: Any, flags: int, *rest: Any, **more: Any) -> int:
        found = self._look(path, more.get("dir_fd")) if path != "." else None  # a folder opened once more
        descriptor = real(path, flags, *rest, **more)
        self._open.pop(descriptor, None)
        if found is not None:
            folder, name, node = found
            if node is None:
                node = self._new(self.now, b"")
                self.start.files[node] = b""
                self._do(Named(folder, name, node))
            if flags & os.O_TRUNC:
                self._do(Cut(node, 0))
            self._open[descriptor] = node
        return descriptor

    def close(self, real: Callable[..., None], fd: int) -> None:
        self._open.pop(fd, None)
        real(fd)

    def write(self, real: Callable[..., int], fd: int, data: Any) -> int:
        at = os.fstat(fd).st_size  # the store only ever appends by `write`
        return self.pwrite(lambda *_: real(fd, data), fd, data, at)

    def pwrite(self, real: Callable[..., int], fd: int, data: Any, at: int) -> int:
        count = real(fd, data, at)
        if fd in self._open:
            self._do(Write(self._open[fd], at, bytes(data)[:count]))
        return count

    def ftruncate(self, real: Callable[..., None], fd: int, size: int) -> None:
        real(fd, size)
        if fd in self._open:
            self._do(Cut(self._open[fd], size))

    def fsync(self, real: Callable[..., None], fd: int) -> None:
        real(fd)
        if fd in self._open:
            self._do(Sync(self._open[fd]))

    fdatasync = fsync

    def rename(self, real: Callable[..., None], old: Any, new: Any, **more: Any) -> None:
        before, after = self._look(old, more.get("src_dir_fd")), self._look(new, more.get("dst_dir_fd"))
        real(old, new, **more)
        if before and after:
            self._do(Moved(before[0], before[1], after[0], after[1]))

    replace = rename

    def unlink(self, real: Callable[..., None], path: Any, **more: Any) -> None:
        found = self._look(path, more.get("dir_fd"))
        real(path, **more)
        if found:
            self._do(Named(found[0], found[1], None))

    rmdir = remove = unlink

    def mkdir(self, real: Callable[..., None], path: Any, *rest: Any, **more: Any) -> None:
        found = self._look(path, more.get("dir_fd"))
        real(path, *rest, **more)
        if found:
            node = self._new(self.now, None)
            self.start.folders[node] = {}
            self._do(Named(found[0], found[1], node))

    def _do(self, op: Op) -> None:
        self.ops.append(op)
        self.now.do(op)

    def _new(self, tree: Tree, data: bytes | None) -> int:
        self._next += 1
        if data is None:
            tree.folders[self._next] = {}
        else:
            tree.files[self._next] = data
        return self._next

    def _look(self, path: Any, dir_fd: int | None) -> tuple[int, str, int | None] | None:
        """Folder, last name and node of a path; None for one outside of what is recorded."""
        if dir_fd is not None:
            folder, last = self._open.get(dir_fd, -1), os.fspath(path)
        elif Path(path) == self._place:
            return ROOT, "", ROOT
        elif Path(path).is_relative_to(self._place):
            folder, last = self._where(self.now, str(Path(path).relative_to(self._place)))
        else:
            return None
        names = self.now.folders.get(folder)
        if names is None:
            return None
        return folder, last, names.get(last)

    @staticmethod
    def _where(tree: Tree, path: str) -> tuple[int, str]:
        *above, last = path.split("/")
        folder = ROOT
        for name in above:
            folder = tree.folders[folder][name]
        return folder, last


CALLS = (
    *("open", "close", "write", "pwrite", "ftruncate", "fsync", "fdatasync"),
    *("rename", "replace", "unlink", "remove", "rmdir", "mkdir"),
)
UNKNOWN = (
    "truncate",
    "link",
    "symlink",
    "writev",
    "pwritev",
    "sendfile",
    "copy_file_range",
    "posix_fallocate",
)
"""Calls that the recorder does not know; a store that uses one must teach it first."""


@contextmanager
def recording(place: Path) -> Iterator[Recorder]:
    """Record what is done to the folder `place` in this block."""
    recorder = Recorder(place)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, _through(getattr(recorder, name), getattr(os, name)))
        for name in filter(lambda name: hasattr(os, name), UNKNOWN):
            patch.setattr(os, name, _unknown(name))
        yield recorder
    assert dict(recorder.now.laid_out()) == tree_of(place), "a call went past the recorder"


def _through(watch: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: watch(real, *args, **kwargs)


def _unknown(name: str) -> Callable[..., Any]:
    def call(*_: Any, **__: Any) -> None:
        raise AssertionError(f"the store calls os.{name}, which the recorder does not know")

    return call
