"""One folder held open: every file in it is reached by name, privately, and never through a link."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from als_tui.storage.files.trouble import Unsafe

TEMP = ".new"
"""What a file's name ends in while it is written; fixed, so that a crash leaves one of each at most."""

Mark = tuple[int, int, int]
"""What changes whenever a file is replaced or written."""
_MOST_BYTES = 1 << 28
"""A set of many years has a few MiB; what is far larger would fill the memory before it was found wrong."""
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW


def flush(descriptor: int) -> None:
    """Return once the bytes of an open file are on the disk itself, not in its cache only."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fdatasync(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes; if the disk takes only some, the next call says why it does not take the rest."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


class Folder:
    """A folder of ours; all methods raise OSError, and Unsafe if somebody else could read or steer it."""

    failed: OSError | None = None
    """What the disk said to the last reading that failed, unless an oddness of the file was the cause."""

    def __init__(self, path: Path) -> None:
        """Hold the folder open, so that what happens to its path does not matter any more."""
        self.path = path
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except NotADirectoryError:
            raise Unsafe(f"{path} is no folder, or a link to one; als-tui follows no links there.") from None
        with closed_on_failure(self._fd):
            if os.fstat(self._fd).st_uid != os.geteuid():
                raise Unsafe(f"{path} belongs to another user; als-tui keeps nothing there.")

    def close(self) -> None:
        """Let the folder go."""
        os.close(self._fd)

    def names(self) -> list[str]:
        """What is in the folder."""
        with os.scandir(self._fd) as entries:
            return sorted(entry.name for entry in entries)

    def open(self, name: str, flags: int) -> int:
        """A descriptor of a plain file; a pipe or a device would hold us up or read back nothing."""
        try:
            descriptor = os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600, dir_fd=self._fd)
        except IsADirectoryError:
            raise Unsafe(f"{self.path / name} is a folder, where a file should be. Move it out.") from None
        with closed_on_failure(descriptor):
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unsafe(f"{self.path / name} is no plain file.")
        return descriptor

    def open_again(self) -> int:
        """A descriptor of the folder itself, with a lock of its own."""
        return os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=self._fd)

    def stands(self) -> bool:
        """True if the folder's path leads to it still."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return os.path.samestat(self.path.lstat(), os.fstat(self._fd))
        return False

    def read(self, name: str) -> bytes | None:
        """All bytes of a file; None if there is none."""
        try:
            return self._read(name)
        except FileNotFoundError:
            return None
        except OSError as error:
            odd = False
            with suppress(OSError):
                odd = self.is_odd(name)
            self.failed = self.failed if odd else error
            raise

    def _read(self, name: str) -> bytes:
        descriptor = self.open(name, os.O_RDONLY)
        with closed_on_failure(descriptor):
            file = os.fdopen(descriptor, "rb", buffering=0)
        with file:
            size = os.fstat(descriptor).st_size
            if size > _MOST_BYTES:
                raise Unsafe(f"{self.path / name} has {size >> 20} MiB, far too many for a set.")
            return file.read()

    def mark(self, name: str) -> Mark | None:
        """The mark of a file; None if there is none."""
        with suppress(FileNotFoundError):
            found = os.stat(name, dir_fd=self._fd, follow_symlinks=False)
            return found.st_ino, found.st_mtime_ns, found.st_size
        return None

    def links(self, name: str) -> int:
        """How many names a plain file has, on the whole disk; 0 if it is none."""
        with suppress(FileNotFoundError):
            found = os.stat(name, dir_fd=self._fd, follow_symlinks=False)
            return found.st_nlink if stat.S_ISREG(found.st_mode) else 0
        return 0

    def stage(self, name: str, data: bytes) -> int:
        """Write what is to become the file `name` beside it, onto the disk; returns its descriptor, at the end."""
        self.remove(name + TEMP)
        descriptor = os.open(name + TEMP, _NEW_FILE, 0o600, dir_fd=self._fd)
        try:
            write_all(descriptor, data)
            flush(descriptor)
        except BaseException:
            os.close(descriptor)
            self.unstage(name)
            raise
        return descriptor

    def unstage(self, name: str) -> None:
        """Take away what was written beside a file: on a full disk it would keep out what is said next."""
        with suppress(OSError):
            self.remove(name + TEMP)

    def swap(self, name: str, data: bytes) -> None:
        """Let a file hold `data`: whole or, if this fails, as it was before. `sync` makes it last."""
        os.close(self.stage(name, data))
        try:
            self.rename(name + TEMP, name)
        except BaseException:
            self.unstage(name)
            raise

    def make(self, name: str) -> None:
        """Make a folder in this one, for its owner only."""
        os.mkdir(name, mode=0o700, dir_fd=self._fd)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in place of whatever had it."""
        os.rename(old, new, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def remove(self, name: str) -> None:
        """Take a file (or a folder that has no business here) away, if it is there."""
        try:
            os.unlink(name, dir_fd=self._fd)
        except FileNotFoundError:
            pass
        except OSError:
            if not self.holds_folder(name):
                raise
            from shutil import rmtree

            rmtree(name, dir_fd=self._fd)

    def is_odd(self, name: str) -> bool:
        """True if no plain file stands (a link, a folder, a pipe), or one far too big; all else is to be read."""
        found = os.stat(name, dir_fd=self._fd, follow_symlinks=False)
        return not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES

    def holds_folder(self, name: str) -> bool:
        """True if a folder has that name; False if the disk cannot tell, as what failed before is better to say."""
        with suppress(OSError):
            return stat.S_ISDIR(os.stat(name, dir_fd=self._fd, follow_symlinks=False).st_mode)
        return False

    def sync(self) -> None:
        """Return once names given and taken in the folder are on the disk."""
        os.fsync(self._fd)

    def free_bytes(self) -> int:
        """Bytes that we may still write to this disk."""
        found = os.fstatvfs(self._fd)
        return found.f_bavail * found.f_frsize

    def narrow(self, mode: int = 0o700) -> bool:
        """Take the rights to the folder away that group and others have beyond `mode`; True if there were any."""
        return _private(self._fd, mode)

    def mend(self) -> bool:
        """Narrow the rights to the folder and to every file in it; True if any were too wide."""
        mended = self.narrow()
        for name in self.names():
            with suppress(OSError):
                descriptor = self.open(name, os.O_RDONLY)
                try:
                    mended |= _private(descriptor, 0o600)
                finally:
                    os.close(descriptor)
        return mended


class closed_on_failure:  # it reads as a word in a `with`
    """Close a descriptor if what is done with it fails, as nobody will get it then."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> None:
        pass

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is not None:
            os.close(self._descriptor)


def no_link(path: Path) -> None:
    """Raise Unsafe if a folder is a link: whoever may change it steers where words go."""
    if path.is_symlink():
        raise Unsafe(f"{path} is a link; als-tui follows no links there. Name the folder itself.")


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may enter, and those above it, unless they are there."""
    if path.is_dir():
        return
    private_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    synced(path.parent)


def synced(folder: Path) -> None:
    """Return once the names in a folder are on the disk, a new one among them."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _private(descriptor: int, mode: int) -> bool:
    """Narrow an open file's rights to `mode` if group or others have any beyond it; True if that was done.

    Some disks keep no rights, and take the call all the same.
    """
    now = stat.S_IMODE(os.fstat(descriptor).st_mode)
    if not now & 0o077 & ~mode:
        return False
    os.fchmod(descriptor, now & (mode | 0o7000) | mode & 0o700)
    return not os.fstat(descriptor).st_mode & 0o077 & ~mode
