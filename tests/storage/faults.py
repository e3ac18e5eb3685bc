"""A disk that fails, and a process that dies, at the call of your choice."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

CALLS = ("open", "write", "pwrite", "fdatasync", "fsync", "rename", "unlink", "ftruncate", "mkdir", "rmdir")
SYNCS = ("fdatasync", "fsync")

READS = ("fstat", "stat", "scandir", "fdopen", "pread", "fchmod")

How = Literal["dies", "full once", "full for ever", "fails once", "fails for ever"]
HOWS: tuple[How, ...] = ("dies", "full once", "full for ever", "fails once", "fails for ever")


class Killed(BaseException):
    """The process is gone; whatever it does after this, it does not do."""


@dataclass
class Disk:
    """Counts the calls that change a disk, and lets the one with the number `at` go wrong."""

    how: How
    at: int
    calls: int = 0
    struck: bool = False
    reads: bool = False
    """True where reading can go wrong, too."""

    def call(self, name: str, real: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if name == "open" and not self.reads and not args[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            return real(*args, **kwargs)
        self.calls += 1
        if self.calls < self.at or (self.struck and not self._again()):
            return real(*args, **kwargs)
        if self.how == "dies":
            if name == "write" and not self.struck:
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            self.struck = True
            raise Killed
        if "full" in self.how and name in ("fdatasync", "fsync", "rename", "unlink", "ftruncate", "rmdir"):
            return real(*args, **kwargs)
        if "full" in self.how and name == "write" and not self.struck and len(args[1]) > 1:
            self.at, half = self.calls + 1, bytes(args[1])[: len(args[1]) // 2]
            return real(args[0], half)
        self.struck = True
        raise OSError(errno.ENOSPC if "full" in self.how else errno.EIO, "planted")

    def _again(self) -> bool:
        return self.how in ("dies", "full for ever", "fails for ever")


@contextmanager
def failing(disk: Disk, *, ends: bool = True) -> Iterator[Disk]:
    """Let the calls of this block reach `disk`; as if the process ended with it, no file stays open that it opened."""
    before = _open_files()
    with pytest.MonkeyPatch.context() as patch:
        for name in (*CALLS, *(READS if disk.reads else ())):
            real = getattr(os, name)
            patch.setattr(os, name, _through(disk, name, real))
        with suppress(Killed):
            yield disk
    for descriptor in _open_files() - before if ends else ():
        with suppress(OSError):
            os.close(descriptor)


@contextmanager
def read_only() -> Iterator[None]:
    """Let the disk take nothing in this block, as a card whose switch is set."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "planted")

    real = os.open

    def opened(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY):
            refused()
        return real(path, flags, mode, dir_fd=dir_fd)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        for name in (*CALLS[1:], "fchmod"):
            patch.setattr(os, name, refused)
        yield


def _through(disk: Disk, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: disk.call(name, real, *args, **kwargs)


def _open_files() -> set[int]:
    return {int(entry.name) for entry in Path("/dev/fd").iterdir()}


def each_call(
    how: How,
    tmp_path: Path,
    scenario: Callable[[Path, Disk], None],
    *,
    reads: bool = False,
    among: range = range(1, 1000),
) -> int:
    """Run a scenario in a folder of its own for each call that can go wrong; returns how many there were, about."""
    for at in among:
        disk = Disk(how, at, reads=reads)
        place = tmp_path / str(at)
        place.mkdir()
        scenario(place, disk)
        if disk.calls < at:
            return at - 1
    raise AssertionError("the scenario has no end")
