"""What stands in a file that a command is given, or on the standard input."""

import sys
from pathlib import Path

from als_tui.terminal.said import said


def file_bytes(file: str, most: int) -> bytes | None:
    """What stands in the file, or for `-` on the input, up to one byte over `most`; None after saying why nothing."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        if not Path(file).exists():
            why = "there is no such file"
        elif not Path(file).is_file():
            why = "that is no file"
        else:
            with Path(file).open("rb") as opened:
                return opened.read(most + 1)
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
    said(f"{file}: {why}. Nothing was changed.", error=True)
    return None
