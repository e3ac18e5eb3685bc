"""The signs that no font of the Linux console has, and what stands for them there, or where plain ones are wanted."""

import os

_CONSOLE = os.environ.get("ALS_TUI_SIGNS") == "plain" or os.environ.get("TERM", "").startswith("linux")

DONE = "+" if _CONSOLE else "✓"
"""Before what was done."""
HELPED = "*" if _CONSOLE else "★"
"""Before a question that helped."""
LATE = "l" if _CONSOLE else "◔"
"""Who came late."""
TO_COME = "o" if _CONSOLE else "○"
"""What is still to come."""
