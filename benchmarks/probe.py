"""A program under a pseudo-terminal, timed from outside: when a word shows, what it writes, what it holds.

The terminal's emulation is slower than most programs: what is written is only kept, with its time, while they work.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

PYTHON = sys.executable
WIDTH, HEIGHT = 80, 24
PATIENCE = 30.0
QUIT = "\x11"
"""Ctrl and q, which ends ours and every bare Textual app alike."""


class NotShown(SystemExit):
    """What was waited for did not show in time; the message has the screen that did."""


class Probe:
    """One run; `began` is the moment of the fork."""

    def __init__(
        self, argv: Sequence[str], environ: Mapping[str, str], *, patience: float = PATIENCE, title: str = ""
    ) -> None:
        """Start `argv` on an 80x24 terminal."""
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._lines = [""] * HEIGHT
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: deque[tuple[float, bytes]] = deque()
        self._patience = patience
        self._title = title or argv[0]
        self.written = 0
        self.began = self._read_at = self._seen_at = time.perf_counter()
        self.pid, self._tty = pty.fork()
        if self.pid == 0:
            os.execve(argv[0], list(argv), dict(environ))
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))

    def until(self, word: str) -> float:
        """Seconds from the fork until the screen shows `word`."""
        return self._until(lambda screen: word in screen, repr(word))

    def painted(self) -> float:
        """Seconds from the fork until the screen shows any text."""
        return self._until(lambda screen: bool(screen.strip()), "text")

    def shows(self, word: str) -> bool:
        """True if the screen shows `word`."""
        return word in self._screen_now()

    def rest(self, seconds: float) -> int:
        """Bytes written in so many seconds without a key."""
        before, end = self.written, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.written - before

    def settle(self, quiet: float) -> None:
        """Wait until it writes nothing for so many seconds, and neither uses nor waits for a processor meanwhile.

        A tick of the clock may fall in: a tenth of the time is allowed.
        """
        end = time.perf_counter() + self._patience
        while time.perf_counter() < end:
            before = sum(self._scheduled())
            if not self.rest(quiet) and sum(self._scheduled()) - before < quiet / 10:
                return
        raise SystemExit(f"{self._title} did not come to rest:\n{self._screen_now()}")

    def key(self, key: str) -> float:
        """Seconds from a key, pressed at rest, to the first byte that answers it."""
        self.rest(0.05)
        return self.answer(key)

    def answer(self, key: str) -> float:
        """The same for a key that is sent at once."""
        start, before = time.perf_counter(), self.written
        self.send(key)
        while self.written == before and time.perf_counter() - start < PATIENCE:
            self._read(1.0)
        return self._read_at - start

    def showing(self, key: str, word: str) -> float:
        """Seconds from a key that is sent at once to the write with which the screen shows `word`."""
        self._screen_now()
        start = time.perf_counter()
        self.send(key)
        while word not in self._seen():
            if not self._unseen and not self._read(1.0) and time.perf_counter() - start > self._patience:
                raise SystemExit(f"{self._title}: {word!r} did not show:\n{self._seen()}")
            self._see()
        return self._seen_at - start

    def work(self, key: str, quiet: float = 0.2) -> float:
        """Seconds of a processor from a key, pressed at rest, until all that came of it is done."""
        self.settle(quiet)
        before = self.busy()
        self.send(key)
        self.settle(quiet)
        return self.busy() - before

    def send(self, key: str) -> None:
        """Press a key and wait for nothing."""
        os.write(self._tty, key.encode())

    def resident(self) -> float:
        """Megabytes held in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def busy(self) -> float:
        """Seconds of a processor used so far by its threads that are there."""
        return self._scheduled()[0]

    def end(self) -> None:
        """Kill it: nothing here depends on a clean end."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._tty)

    def ended(self) -> None:
        """Wait until it has ended by itself."""
        end = time.perf_counter() + self._patience
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if not self._read(0.05):
                time.sleep(0.01)  # a terminal that nobody writes to any more is read at once
            if time.perf_counter() > end:
                raise SystemExit(f"{self._title} did not end:\n{self._screen_now()}")
        os.close(self._tty)

    def _until(self, holds: Callable[[str], bool], what: str) -> float:
        end = self.began + self._patience
        while time.perf_counter() < end:
            if holds(self._seen()):
                return self._seen_at - self.began
            if not self._unseen:
                self._gather()
            self._see()
        raise NotShown(f"{self._title}: {what} did not show:\n{self._screen_now()}")

    def _gather(self) -> None:
        """Read until nothing comes for a moment, so that no emulation stands between two writes."""
        end = time.perf_counter() + 0.5
        while self._read(0.02) and time.perf_counter() < end:
            pass

    def _see(self) -> None:
        """Draw what was read next."""
        if self._unseen:
            self._seen_at, data = self._unseen.popleft()
            self._stream.feed(data)

    def _seen(self) -> str:
        """The screen as it was drawn so far; only lines that changed are read anew."""
        for row in self._screen.dirty:
            cells = self._screen.buffer[row]
            self._lines[row] = "".join(cells[column].data for column in range(WIDTH))
        self._screen.dirty.clear()
        return "\n".join(self._lines)

    def _screen_now(self) -> str:
        while self._unseen:
            self._see()
        return self._seen()

    def _scheduled(self) -> tuple[float, float]:
        """Seconds in which its threads used a processor, and in which they waited for one."""
        used = waited = 0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            with suppress(OSError):  # it ended meanwhile
                on, off, _ = (thread / "schedstat").read_text().split()
                used, waited = used + int(on), waited + int(off)
        return used / 1e9, waited / 1e9

    def _read(self, patience: float) -> bool:
        if not select.select([self._tty], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._tty, 1 << 16)
        except OSError:
            return False
        self._read_at = time.perf_counter()
        self._unseen.append((self._read_at, data))
        self.written += len(data)
        return True


def settings(data: Path) -> dict[str, str]:
    """An environment with a home of its own, so that nothing of the tester's is used."""
    home = data / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TZ": "UTC",
        "ALS_TUI_DATA": str(data),
    }
