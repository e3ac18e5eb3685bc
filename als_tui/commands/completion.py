"""`als-tui completion`: what lets a shell complete the commands; written before, so that nothing is worked out here."""

import sys
from importlib.resources import files

from als_tui.terminal.printed import printed

SHELLS = {"bash": "als-tui.bash", "zsh": "_als-tui", "fish": "als-tui.fish"}
"""Shells, and the file for each, which `python -m docs.shell` writes from the parser."""


def print_completion(shell: str) -> int:
    """Print the script that the shell loads."""
    printed((files("als_tui") / "completions" / SHELLS[shell]).read_text("utf-8"), sys.stdout)
    return 0
