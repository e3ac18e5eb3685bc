"""Words at the shell's prompt: no byte that the terminal obeys, and on a terminal folded to its width in characters."""

import os
import sys

from als_tui.domain.words.text import shown
from als_tui.terminal.printed import printed

_WIDEST = 80


def said(words: str, *, error: bool = False) -> None:
    """Print one message; what follows on further lines is set in below its first word. Raises OutputLost."""
    stream = sys.stderr if error else sys.stdout
    if error and stream is None:  # the shell closed it: there is nobody to tell
        return
    words = shown(words)
    if stream is not None and stream.isatty():
        words = _folded(words, _width(stream.fileno()))
    printed(f"{words}\n", stream)


def _folded(words: str, width: int) -> str:
    """The same words in lines; what has no space in it, as a path, stays whole."""
    import textwrap  # only where something is said

    margin = " " * (len(words) - len(words.lstrip()))
    hang = margin + "  " * (words[len(margin) :][1:2] == " ")
    return textwrap.fill(words, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)


def _width(descriptor: int) -> int:
    try:
        return min(_WIDEST, os.get_terminal_size(descriptor).columns or _WIDEST)
    except OSError:
        return _WIDEST
