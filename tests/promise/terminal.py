"""The real program under a pseudo-terminal, and what a person would see on it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

from tests.pace import tries

PATIENCE = 20.0
"""Seconds after which something that should show counts as not shown, on a calm machine; a time-out, no measure."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "ctrl+l": "\x0c",
    "ctrl+q": "\x11",
}


class Terminal:
    """One run of als-tui on a terminal of its own."""

    def __init__(
        self,
        *arguments: str,
        data: Path,
        columns: int = 80,
        rows: int = 24,
        under: tuple[str, ...] = (),
        first: str = "",
        deaf: bool = False,
        **environ: str,
    ) -> None:
        """Start it on the sets in `data`; nothing of the tester's own settings is used or touched.

        `under` is a program that starts it, with its arguments.
        `first` is code to run before it starts; a `deaf` one does not hear that its terminal is gone, as with nohup.
        """
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.piece = 65536
        """Bytes that are read at once."""
        home = data / "home"
        home.mkdir(exist_ok=True)
        kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        settings = kept | {"TZ": "UTC", "ALS_TUI_DATA": str(data)} | environ
        self.pid, self._tty = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGHUP, signal.SIG_IGN if deaf else signal.SIG_DFL)
            code = f"{first}\nimport sys\nfrom als_tui.__main__ import main\nsys.exit(main())"
            command = [*under, sys.executable, "-c", code, *arguments]
            os.execvpe(command[0], command, settings)
        self.modes_before = termios.tcgetattr(self._tty)
        self.modes_after: list[object] | None = None
        """Set once it has ended."""
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, *keys: str) -> None:
        """Press keys, by name or as they are typed; each is read before the next one comes."""
        for key in keys:
            os.write(self._tty, KEYS.get(key, key).encode())
            self.settle()

    def paste(self, text: str) -> None:
        """Paste words, as a terminal does."""
        self.send(f"\x1b[200~{text}\x1b[201~".encode())
        self.settle()

    def send(self, data: bytes) -> None:
        """Type without looking at the screen."""
        os.write(self._tty, data)

    def resize(self, *sizes: tuple[int, int]) -> None:
        """Give the window other sizes, in columns and rows, one at once after the other."""
        for columns, rows in sizes:
            fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.settle()

    def scrawl(self, words: bytes) -> None:
        """Have another program write on the screen."""
        self._stream.feed(words)

    def hang_up(self) -> None:
        """Close the terminal, as a line that drops does."""
        os.close(self._tty)
        self._tty = -1

    def cpu(self) -> float:
        """Seconds of work that it has done so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self, quiet: float = 0.08) -> None:
        """Read until the program has written nothing for a moment."""
        while self._read(quiet):
            pass

    def wait_for(self, *words: str) -> str:
        """Wait until all these words show, and return the screen."""
        for _ in tries(PATIENCE):
            shown = self.text()
            if all(word in shown for word in words):
                self.settle(0.2)
                return self.text()
            self._read(0.1)
        raise AssertionError(f"not shown: {words}\n{self.text()}")

    def text(self) -> str:
        """The screen as a person sees it."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def kill(self) -> None:
        """Kill it as the machine would: at once, and with no word to it."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def quit(self) -> int:
        """Leave by its own key; returns the exit status."""
        os.write(self._tty, b"\x11")
        return self.wait()

    def wait(self, patience: float = PATIENCE, *, reading: bool = True) -> int:
        """Read what is left and return the exit status; without `reading`, only once it has ended.

        `patience` is that of a calm machine.
        """
        for _ in tries(patience):
            if reading:
                self._read(0.05)
            else:
                time.sleep(0.05)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self._close()
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self._close()
        raise AssertionError(f"it did not end:\n{self.text()}")

    def _close(self) -> None:
        while self._read(0):
            pass
        if self._tty >= 0:
            self.modes_after = termios.tcgetattr(self._tty)
            self.hang_up()

    def _read(self, patience: float) -> bool:
        if self._tty < 0:
            time.sleep(patience)
            return False
        ready, _, _ = select.select([self._tty], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._tty, self.piece)
        except OSError:
            return False
        self.bytes += data
        self._stream.feed(data)
        return bool(data)
