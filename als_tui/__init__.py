"""als-tui: the facilitator's instrument for an Action Learning Set, run live from a terminal.

Nothing is imported here, so that `als-tui --version` and the exports stay quick on a small computer.
"""

__version__ = "0.5.0"
"""That of the package, which the build reads from here."""
