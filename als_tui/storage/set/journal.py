"""The journal as a file: a line is added by one write and one sync, and a failing disk never costs an older one."""

import os
from collections.abc import Callable
from contextlib import suppress

from als_tui.storage.files.folder import TEMP, Folder, closed_on_failure, flush, write_all
from als_tui.storage.files.names import JOURNAL, OLD_JOURNAL
from als_tui.storage.files.trouble import FULL


class JournalFile:
    """One journal, open to be added to; all methods raise OSError, and the file then holds what it held before."""

    def __init__(self, folder: Folder, content: bytes, spend_reserve: Callable[[], bool]) -> None:
        """Open the journal that holds `content`; `spend_reserve` is tried once each time the disk is full."""
        self._folder = folder
        self._spend_reserve = spend_reserve
        self._lines = [content]
        self._end = len(content)
        self._fd: int | None = folder.open(JOURNAL, os.O_WRONLY | os.O_APPEND)
        with closed_on_failure(self._fd):
            self._inode = os.fstat(self._fd).st_ino
        """Of the file that has the journal's name; 0 while none has, as we took it away ourselves."""

    def stands(self) -> bool:
        """True if the file that has the journal's name is ours, and nobody else wrote to it."""
        found = self._folder.mark(JOURNAL)
        if found is None or not self._inode:
            return not self._inode
        return found[0] == self._inode and (self._fd is None or found[2] == self._end)

    def add(self, line: bytes) -> None:
        """Return once the line is on the disk."""
        try:
            self._add(line)
        except OSError as error:
            if error.errno not in FULL or not self._spend_reserve():
                raise
            self._add(line)
        self._lines.append(line)
        self._end += len(line)

    def start_over(self, content: bytes, *, keep: bool) -> None:
        """Let the journal hold `content` only; with `keep`, what it held stays as the journal before."""
        descriptor = self._folder.stage(JOURNAL, content)
        self._retire()
        try:
            if keep:
                with suppress(FileNotFoundError):
                    self._folder.rename(JOURNAL, OLD_JOURNAL)
                self._inode = 0
            self._give_name(descriptor)
        except BaseException:
            os.close(descriptor)
            self._folder.unstage(JOURNAL)
            raise
        self._fd, self._lines, self._end = descriptor, [content], len(content)

    def close(self) -> None:
        """Let the file go."""
        self._retire()

    def _add(self, line: bytes) -> None:
        if self._fd is None:
            return self._renew(line)
        try:
            write_all(self._fd, line)
        except BaseException:
            self._cut_back(self._fd)
            raise
        try:
            flush(self._fd)
        except BaseException:
            self._retire()
            raise

    def _renew(self, line: bytes) -> None:
        """Write all lines to a new file, as after a failed sync nobody knows what the old one holds."""
        descriptor = self._folder.stage(JOURNAL, b"".join((*self._lines, line)))
        try:
            self._give_name(descriptor)
        except BaseException:
            os.close(descriptor)
            self._folder.unstage(JOURNAL)
            raise
        self._fd = descriptor

    def _give_name(self, descriptor: int) -> None:
        self._folder.rename(JOURNAL + TEMP, JOURNAL)
        self._inode = os.fstat(descriptor).st_ino
        self._folder.sync()

    def _cut_back(self, descriptor: int) -> None:
        """Take half a line away again; if even that fails, the descriptor is of no more use."""
        try:
            os.ftruncate(descriptor, self._end)
        except OSError:
            self._retire()

    def _retire(self) -> None:
        """Never touch this descriptor again: the system reports a failed sync once, and the next would lie."""
        descriptor, self._fd = self._fd, None
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)
