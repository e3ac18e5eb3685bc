"""`als-tui import`: a set that was exported as JSON becomes one of this machine; none that stands is touched."""

import os

from als_tui.bootstrap import find_folder, sets
from als_tui.commands.files import file_bytes
from als_tui.terminal.said import said

_MOST = 200_000_000
"""Bytes that a set may have; a programme of years has a hundredth of them."""
_CANNOT = 2
"""Exit status if the file cannot be read."""


def take_in(data: str | None, file: str) -> int:
    """Make a set of the file, whole or not at all; returns 0 done, 1 faulty or not saved, 2 no such file or folder."""
    os.umask(0o077)
    from als_tui.domain.book import active_members
    from als_tui.domain.words.counting import counted
    from als_tui.ports import NotSaved

    folder = find_folder(data)
    if isinstance(folder, int):
        return folder
    raw = file_bytes(file, _MOST)
    if raw is None:
        return _CANNOT
    if len(raw) > _MOST:
        said(f"{file}: that is larger than any set. Nothing was imported.", error=True)
        return 1
    try:
        book, renamed = sets(folder).take_in(raw)
    except NotSaved as error:
        said(f"{file}: {error}", error=True)
        return 1
    gone = len(book.members) - len(active_members(book))
    left = f" ({gone} of them left)" if gone else ""
    held = f"{counted(len(book.members), 'member')}{left}, {counted(len(book.sessions), 'sealed session')}"
    said(f"Imported: {book.profile.name}, {held}.")
    if renamed:
        said("It has a name of its own, as a set of that name stands already.")
    return 0
