"""Leaving when the machine says so: cleanly if that works, and after a second in any case.

A step is on the disk before it shows, so ending at once loses nothing; a screen that stays would tell what was said.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final

from als_tui.domain.words.counting import counted

LOST_INPUT: Final = 129
"""Exit status if the terminal is gone, as after SIGHUP."""
LOST_OUTPUT: Final = 74
"""Exit status if the terminal takes no more text (EX_IOERR)."""
_NO_END: Final = frozenset(
    number
    for name in ("KILL", "STOP", "CONT", "TSTP", "TTIN", "TTOU", "CHLD", "URG", "WINCH")
    if (number := getattr(signal, f"SIG{name}", None))
)
"""Signals that nobody can answer, and those that mean no end; any other one would end the program as it stands."""
_FAULTS: Final = frozenset(
    number
    for name in ("SEGV", "BUS", "FPE", "ILL", "TRAP", "SYS")
    if (number := getattr(signal, f"SIG{name}", None))
)
"""Signals of a fault in the machine's code: after one no Python runs. Sent by somebody else, they can be waited for."""
_FROM_THE_KEYBOARD: Final = (signal.SIGINT, signal.SIGQUIT)
_GRACE = 1.0
"""Seconds in which the set should be closed cleanly."""


def last_words(status: int, unsaved: int, left: str = "", *, taken: bool) -> tuple[str, ...]:
    """What stands on the screen once the terminal is given back.

    `taken` is True if another als-tui asked for the set, and somebody may read it; `left` says what else the disk
    refused.
    """
    lost = f"{counted(unsaved, 'step')} could not be saved."
    over = "Another als-tui took the set over, so this one ended. What was saved is safe, and goes on there."
    ended = taken and status == 128 + signal.SIGTERM
    return (*([over] if ended else []), *([lost] if unsaved else []), *([left] if left else []))


def write_nowhere() -> None:
    """Let what still waits to be written go nowhere: the terminal is gone, and the exit status would become another."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)


class Leaving:
    """The one way out that is not the facilitator's: `ask` for a clean end, `restore` the terminal, be gone."""

    def __init__(
        self, ask: Callable[[int], None], restore: Callable[[], None], away: Callable[[], bool]
    ) -> None:
        """Give `ask` the exit status; while `away` another program has the terminal, and the keyboard's signals."""
        self._ask = ask
        self._restore = restore
        self._away = away
        self._begun = threading.Lock()

    def listen(self) -> None:
        """Leave on the signals that mean it, but not on those that were switched off outside, as `nohup` does."""
        for number in signal.valid_signals() - _NO_END - _FAULTS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)
        signal.pthread_sigmask(signal.SIG_BLOCK, _FAULTS)  # a fault of our own ends us all the same
        threading.Thread(target=self._wait_for_faults, name="als-tui-faults", daemon=True).start()

    def leave(self, status: int) -> None:
        """Leave with this exit status; called again it does nothing, so that the first reason is the one told."""
        if self._begun.acquire(blocking=False):
            threading.Thread(target=self._watch, args=(status,), daemon=True).start()
            self._ask(status)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if not (number in _FROM_THE_KEYBOARD and self._away()):
            self.leave(128 + number)

    def _wait_for_faults(self) -> None:
        self.leave(128 + signal.sigwait(_FAULTS))

    def _watch(self, status: int) -> None:
        """Be gone after the grace, whatever hangs."""
        time.sleep(_GRACE)
        try:
            self._restore()
        finally:
            os._exit(status)
