"""The version; this module loads next to nothing, as scripts ask for it."""

import sys

from als_tui import __version__
from als_tui.terminal.printed import printed


def say_version() -> int:
    """Print name and version."""
    printed(f"als-tui {__version__}\n", sys.stdout)
    return 0
