"""A program under a pseudo-terminal, timed from outside: when a word shows, what it writes, what it holds."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

PATIENCE = 30.0
TICKS = os.sysconf("SC_CLK_TCK")


class Probe:
    """One run; `began` is the moment of the fork."""

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start `argv` on an 80x24 terminal."""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.written = 0
        self.began = time.perf_counter()
        self.pid, self._tty = pty.fork()
        if self.pid == 0:
            os.execve(argv[0], list(argv), dict(environ))
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, word: str) -> float:
        """Seconds from the fork until the screen shows `word`."""
        end = self.began + PATIENCE
        while time.perf_counter() < end:
            if self._read(0.02) and word in "\n".join(self._screen.display):
                return time.perf_counter() - self.began
        raise SystemExit(f"{word!r} did not show:\n" + "\n".join(self._screen.display))

    def rest(self, seconds: float) -> int:
        """Bytes written in so many seconds without a key."""
        before, end = self.written, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.written - before

    def key(self, key: str) -> float:
        """Seconds from a key, pressed at rest, to the first byte that answers it."""
        self.rest(0.05)
        return self.answer(key)

    def answer(self, key: str) -> float:
        """The same for a key that is sent at once."""
        start, before = time.perf_counter(), self.written
        os.write(self._tty, key.encode())
        while self.written == before and time.perf_counter() - start < PATIENCE:
            self._read(1.0)
        return time.perf_counter() - start

    def resident(self) -> float:
        """Megabytes held in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def busy(self) -> float:
        """Seconds of a processor used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self) -> None:
        """Kill it: nothing here depends on a clean end."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._tty)

    def _read(self, patience: float) -> bool:
        if not select.select([self._tty], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._tty, 1 << 16)
        except OSError:
            return False
        self.written += len(data)
        self._stream.feed(data)
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


PYTHON = sys.executable
