"""The facilitator's own text editor, run in this terminal while the screen makes way."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from als_tui.domain.words.text import shown

_ENDING = (signal.SIGINT, signal.SIGQUIT)
"""Keys that end a program reach us too while an editor runs; there they are the editor's."""


@dataclass(slots=True)
class SystemEditor:
    """What VISUAL, else EDITOR names; it may come with options."""

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def known(self) -> bool:
        """True if one is set."""
        return bool(self._named())

    def edit(self, file: str) -> str:
        """Run it on a file until it ends, without a shell; the words say why it could not be run, or that it failed."""
        import shlex

        named = self._named()
        try:
            command = shlex.split(named)
        except ValueError:
            command = []
        if not command:
            return "No editor is set. Put its name into VISUAL or EDITOR."
        try:
            with _left_alone():
                status = subprocess.run([*command, file], check=False).returncode
        except OSError as error:
            return f"The editor {shown(command[0])} cannot be started ({error.strerror})."
        ended = f"ended with status {status}" if status > 0 else f"was ended by signal {-status}"
        return f"The editor {shown(command[0])} {ended}." if status else ""

    def _named(self) -> str:
        return self.environ.get("VISUAL", "").strip() or self.environ.get("EDITOR", "").strip()


@contextmanager
def _left_alone() -> Iterator[None]:
    """Do not end by what is typed to the editor. A handler is not inherited, as ignoring would be."""
    before = {number: signal.signal(number, lambda *_: None) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
