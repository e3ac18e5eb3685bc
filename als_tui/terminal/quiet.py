"""Errors that nobody caught are told by kind and place only: a traceback prints what was said in the room."""

import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

from als_tui.domain.words.faults import kind_and_place, stopped

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop


def hush() -> None:
    """Put our own words in place of Python's tracebacks: for the program, its threads, and what it cleans up."""
    sys.excepthook = _on_error
    threading.excepthook = lambda told: _tell(told.exc_value)
    sys.unraisablehook = lambda told: _tell(told.exc_value)


def hush_loop(loop: "AbstractEventLoop") -> None:
    """Do the same for what fails in the event loop, whose own report shows values; libraries log to nobody."""
    import logging  # here, because the event loop has loaded it anyway

    loop.set_exception_handler(_on_loop_error)
    logging.getLogger().addHandler(logging.NullHandler())


def _on_error(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    _say(stopped(error))


def _on_loop_error(_loop: "AbstractEventLoop", context: dict[str, Any]) -> None:
    _tell(context.get("exception"))


def _tell(error: BaseException | None) -> None:
    if error is not None:
        _say(f"A part of als-tui failed ({kind_and_place(error)}). What was saved is safe.")


def _say(words: str) -> None:
    with suppress(AttributeError, OSError, ValueError):  # there is nobody to tell
        sys.stderr.write(f"{words}\n")
