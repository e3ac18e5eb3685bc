"""Copying, by every way that may work here, with words that claim no more than is known.

Text leaves for other programs only on the facilitator's own key; nothing is left in a file.
"""

import base64
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from als_tui.domain.words.text import shown
from als_tui.terminal.desktop import ARRIVED

_TMUX = ("tmux", "load-buffer", "-w", "-")
_DESKTOP = (sys.executable, "-P", str(Path(__file__).with_name("desktop.py")))
_TMUX_PATIENCE = 2.0
_DESKTOP_PATIENCE = 4.0
"""Seconds; on a small computer Python alone takes one, and a helper that waits for ever must not hold us."""
_SCREEN_PIECE = 512
"""GNU screen drops a control string that is longer than its own buffer (768 bytes), so it gets pieces."""

_COPIED = "Copied."
_COPIED_TWICE = "Copied, and to tmux as well."
_NOTHING = "There is nothing to copy here."
_IN_TMUX = "Copied to tmux (its paste key brings it), and sent to the terminal's clipboard."
_SENT = "Sent to the terminal's clipboard; not every terminal takes it, so paste it once to see."
_NOWHERE = "Nothing was copied: no clipboard can be reached from here. The export writes a file instead."


@dataclass(slots=True)
class SystemClipboard:
    """The ways out of this terminal, tried in the order in which they are likely to work.

    `copy` may wait for other programs for a few seconds: call it from a thread, never from the app's loop.
    """

    send: Callable[[str], None] | None = None
    """Asks the terminal itself to copy a text (OSC 52): the app's `copy_to_clipboard`."""
    write: Callable[[str], None] | None = None
    """Writes raw control bytes to the terminal; only GNU screen needs it, which lets nothing else through."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def copy(self, text: str) -> str:
        """Copy `text`, and say in a facilitator's words what became of it; never raises."""
        if not text:
            return _NOTHING
        text = shown(text, lines=True)
        in_tmux = bool(self.environ.get("TMUX")) and self._run(_TMUX, text, _TMUX_PATIENCE) == 0
        sent = self._send(text)
        if self._local() and self._run(_DESKTOP, text, _DESKTOP_PATIENCE) == ARRIVED:
            return _COPIED_TWICE if in_tmux else _COPIED
        if in_tmux:
            return _IN_TMUX
        return _SENT if sent else _NOWHERE

    def _local(self) -> bool:
        """True if this computer's clipboard is the one in front of the facilitator."""
        return not (self.environ.get("SSH_CONNECTION") or self.environ.get("SSH_TTY"))

    def _send(self, text: str) -> bool:
        """Ask the terminal to copy; true if it was asked, for it never answers."""
        way = self._send_through_screen if self.environ.get("STY") and self.write else self.send
        if way is None:
            return False
        try:
            way(text)
        except Exception:  # noqa: BLE001  the app may be closing: a copy must never end a session
            return False
        return True

    def _send_through_screen(self, text: str) -> None:
        """Wrap the request so that GNU screen hands it on to the terminal around it."""
        request = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
        pieces = (request[start : start + _SCREEN_PIECE] for start in range(0, len(request), _SCREEN_PIECE))
        if self.write:
            self.write("".join(f"\x1bP{piece}\x1b\\" for piece in pieces))

    def _run(self, command: Sequence[str], text: str, patience: float) -> int | None:
        """Give `text` to a program that may not draw on our screen; None if it cannot run or takes too long."""
        quiet = subprocess.DEVNULL
        try:
            child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=quiet,
                stderr=quiet,
                env=dict(self.environ),
                start_new_session=True,
            )
        except (OSError, ValueError):
            return None
        try:
            child.communicate(text.encode(), timeout=patience)
        except (OSError, subprocess.TimeoutExpired):
            _end(child)
        return child.returncode


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a program that hangs, with the helpers it started, and close the pipe to it."""
    with suppress(OSError):
        os.killpg(child.pid, signal.SIGKILL)
    with suppress(OSError, ValueError, subprocess.TimeoutExpired):
        child.communicate(timeout=1)
