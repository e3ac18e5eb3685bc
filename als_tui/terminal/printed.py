"""What a command prints, to the last byte: a reader that is gone or a full disk ends it in a line at most."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from als_tui.terminal.leaving import LOST_OUTPUT, write_nowhere

NO_READER = 128 + signal.SIGPIPE
"""Exit status if nobody reads the output any more, as a shell tells it of other programs."""


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
            write_nowhere()


def _open(stream: TextIO | None) -> TextIO:
    """The output; Python has none if the shell closed it."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream
