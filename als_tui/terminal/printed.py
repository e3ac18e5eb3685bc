"""What a command prints, to the last byte: a reader that is gone or a full disk ends it in a line at most."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

TYPE_CHECKING = False  # what `typing` says, which would cost `--version` as much as all else
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

NO_READER = 141
"""Exit status if nobody reads the output any more, as a shell tells it of other programs: 128 and SIGPIPE."""


class OutputLost(OSError):
    """The output did not take what was printed."""


def printed(text: str, stream: TextIO | None) -> None:
    """Print on the output; raises OutputLost. What the error output does not take is nobody's to hear."""
    if stream is not None and stream is sys.stderr:
        with suppress(OSError):
            stream.write(text)
        return
    try:
        _open(stream).write(text)
    except OSError as error:
        raise OutputLost(error.errno, error.strerror) from error


def all_printed(command: Callable[[], int]) -> int:
    """Run a command and see that what it printed is out; returns its exit status, or why that is not so."""
    try:
        try:
            return command()
        finally:
            _flush()
    except OutputLost as lost:
        from als_tui.terminal.leaving import LOST_OUTPUT, write_nowhere

        if lost.errno != errno.EPIPE:
            with suppress(OSError, AttributeError):
                sys.stderr.write(f"Not all could be printed ({lost.strerror}).\n")
        write_nowhere()  # the interpreter tries once more at its end
        return NO_READER if lost.errno == errno.EPIPE else LOST_OUTPUT


def _flush() -> None:
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error
    if sys.stderr is not None:
        try:
            sys.stderr.flush()
        except OSError:
            from als_tui.terminal.leaving import write_nowhere

            write_nowhere()


def _open(stream: TextIO | None) -> TextIO:
    """The output; Python has none if the shell closed it."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream
