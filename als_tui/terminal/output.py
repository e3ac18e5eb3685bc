"""Writes to the terminal beside the app, so that a link that nobody reads from never holds the session up."""

import fcntl
import os
import select
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

MOUSE_ON: Final = "\x1b[?1000h\x1b[?1006h"
"""Asks for clicks and the wheel, told so that any width of window can be."""
MOUSE_OFF: Final = "\x1b[?1006l\x1b[?1000l"
CURSOR_ON: Final = "\x1b[?25h"
CURSOR_OFF: Final = "\x1b[?25l"
SYNC_BEGIN: Final = "\x1b[?2026h"
"""Begins a painting that is shown as a whole."""
SYNC_END: Final = "\x1b[?2026l"
RESTORE: Final = (
    "\x18\x1b\\"  # ends a sequence that was cut
    f"{SYNC_END}"  # and a painting that was begun
    "\x1b[?1016l\x1b[?1015l\x1b[?1006l\x1b[?1003l\x1b[?1000l"  # the mouse
    "\x1b[?2048l\x1b[?2004l\x1b[?1004l"  # sizes, marked pastes, focus
    "\x1b[<u\x1b[?7h\x1b[0m\x1b[H\x1b[2J"  # no word stays, even if there is no other screen to go back to
    "\x1b[?1049l\x1b[?25h"
)
"""Gives the terminal back as it was found."""

_PATIENCE = 0.5
"""Seconds that text may wait before what comes after it is left out: nobody needs to see old seconds go by."""
_PARTING = 0.5
"""Seconds in which the last words should be written."""
_GLANCE = 0.1
"""Seconds after which the writer looks whether it should end."""
_PIECE = 4096


class Output(threading.Thread):
    """One terminal, drawn on from a thread of its own; `write` never waits.

    What a stalled terminal cannot take is left out, and when it takes text again `on_return` is called to paint all
    anew. `on_lost` is called once it takes none for ever.
    """

    def __init__(
        self, descriptor: int, on_lost: Callable[[], None], on_return: Callable[[], None] = lambda: None
    ) -> None:
        """Write to the terminal of `descriptor`."""
        super().__init__(name="als-tui-output", daemon=True)
        self._descriptor = _of_its_own(descriptor)
        self._on_lost = on_lost
        self._on_return = on_return
        self._news = threading.Condition()
        self._waiting: list[str] = []
        self._since = 0.0
        """When the oldest waiting text came."""
        self._left_out = False
        self._finishing = False
        self._ended = False

    def write(self, text: str) -> bool:
        """Have `text` written soon; False if it is left out, as the terminal does not take any."""
        with self._news:
            if self._ended or self._finishing:
                return False
            now = time.monotonic()
            if not self._waiting:
                self._since = now
            elif now - self._since > _PATIENCE:
                self._left_out = True
                return False
            self._waiting.append(text)
            self._news.notify()
            return True

    def finish(self, words: str) -> None:
        """End with `words`; a terminal that takes nothing loses what it has not shown, and has them all the same."""
        with self._news:
            self._waiting = [words]
            self._left_out, self._finishing = False, True
            self._news.notify()
        self.join(_PARTING)
        if self.is_alive():
            self._ended = True
            with suppress(termios.error):
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
            self.join(2 * _GLANCE)
            _write_at_once(self._descriptor, words)
        os.close(self._descriptor)

    def run(self) -> None:
        """Write what comes until the end."""
        while (text := self._next()) is not None:
            try:
                self._send(text.encode(errors="replace"))
            except OSError:
                self._ended = True
                self._on_lost()
                return

    def _next(self) -> str | None:
        """Wait for text, and take all there is; None at the end."""
        while True:
            with self._news:
                while not (self._waiting or self._left_out or self._finishing):
                    self._news.wait()
                texts, self._waiting = self._waiting, []
                if not texts and self._finishing:
                    return None
                if not texts:
                    self._left_out = False
            if texts:
                return "".join(texts)
            self._on_return()

    def _send(self, data: bytes) -> None:
        while data and not self._ended:
            if select.select([], [self._descriptor], [], _GLANCE)[1]:
                try:
                    data = data[os.write(self._descriptor, data[:_PIECE]) :]
                except BlockingIOError:  # somebody else's text is stuck in it
                    time.sleep(_GLANCE)


def _of_its_own(descriptor: int) -> int:
    """Open the terminal anew, since one that does not wait would not wait for the shell either."""
    try:
        return os.open(os.ttyname(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return os.dup(descriptor)


def _write_at_once(descriptor: int, words: str) -> None:
    """Write without waiting; what does not fit is lost."""
    with suppress(OSError):
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_NONBLOCK)
        try:
            os.write(descriptor, words.encode())
        finally:
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)
