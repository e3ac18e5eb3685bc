"""What the command line prints without a set: sheets, and the ways to run a session."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from als_tui.bootstrap import sets
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

if TYPE_CHECKING:
    from als_tui.storage.library import Sets

_NOWHERE = Path(os.devnull)
"""The data folder of a command that needs processes only."""


def data_sheet(data: str | None, words: str, out: str | None) -> int:
    """Print what a set keeps, where and how it is erased, or write it to a new file."""
    from als_tui.commands.books import find_book, today
    from als_tui.exports.data_sheet import Places
    from als_tui.exports.data_sheet import data_sheet as sheet_of
    from als_tui.storage.files.names import EXPORTS

    found = find_book(data, words)
    if isinstance(found, int):
        return found
    folder, book = found
    places = Places(str(sets(folder).path(book.set_id)), str(folder / EXPORTS))
    return hand_out(sheet_of(book, places, today(book.profile.zone)), out)


def hand_out(text: str, out: str | None) -> int:
    """Print a text, or write it to a new file."""
    from als_tui.ports import NotSaved
    from als_tui.storage.files.exporting import write_new

    write_any_character()
    if out is None:
        printed(text, sys.stdout)
        return 0
    try:
        said(f"Written to {write_new(Path(out), text)}")
    except NotSaved as error:
        said(str(error), error=True)
        return 1
    return 0


def sheet(words: str, members: int | None, minutes: int | None, *, html: bool, out: str | None) -> int:
    """Print the sheet of a process for so many members and minutes, or write it to a new file."""
    os.umask(0o077)
    from als_tui.domain.telling.sheet import USUAL_MEMBERS, make_sheet
    from als_tui.exports.sheet import sheet_html, sheet_markdown

    known = sets(_NOWHERE).processes()[0]
    process = known.get(words)
    if process is None:
        said(f"No process has the id {words!a}. als-tui processes lists them.", error=True)
        return 2
    made = make_sheet(process, members or USUAL_MEMBERS, minutes or process.minutes)
    return hand_out(sheet_html(made) if html else sheet_markdown(made), out)


def list_processes() -> int:
    """Print id, usual minutes and title of each process, and on the error output what cannot be read."""
    write_any_character()
    library = sets(_NOWHERE)
    own = {process.id for process in library.own_processes()}
    known, complaints = library.processes()
    width = max(map(len, known), default=0)
    for id, process in known.items():
        mark = "own" if id in own else ""
        printed(f"{id:<{width}}  {mark:<3}  {process.minutes:>4} min  {process.title}\n", sys.stdout)
    for complaint in complaints:
        said(complaint, error=True)
    return 0


def copy_process(id: str, new_id: str) -> int:
    """Copy a process to make it one's own; in a terminal the editor opens on it."""
    os.umask(0o077)
    from als_tui.ports import NotSaved
    from als_tui.terminal.editor import SystemEditor

    library = sets(_NOWHERE)
    try:
        made = library.copy_process(id, new_id)
    except NotSaved as error:
        said(str(error), error=True)
        return 1
    said(f"Written to {made.file}")
    return _edit(library, made.file) if SystemEditor().known() and sys.stdin.isatty() else 0


def edit_process(words: str) -> int:
    """Edit a process of one's own, by its id or the name of its file."""
    os.umask(0o077)
    library = sets(_NOWHERE)
    for own in library.own_processes():
        if words in (own.id, Path(own.file).name, Path(own.file).stem):
            return _edit(library, own.file)
    shipped = words in library.processes()[0]
    why = f"{words} is shipped; als-tui processes copy {words} makes it yours." if shipped else ""
    said(why or f"No process of your own is called {words!a}.", error=True)
    return 2


def _edit(library: "Sets", file: str) -> int:
    """Let the editor have the file until nothing is wrong in it, or it is left as it is."""
    from als_tui.terminal.editor import SystemEditor

    while True:
        why = SystemEditor().edit(file)
        own = next((process for process in library.own_processes() if process.file == file), None)
        if own is None:
            said(f"{why} There is no {file} any more.".lstrip(), error=True)
            return 1
        if why:
            can = "cannot" if own.mistakes else "can"
            said(f"{why} The file lies at {file}, and {can} be used as it is.", error=True)
        elif not own.mistakes:
            said(f"{own.id} can be used now.")
            return 0
        for mistake in own.mistakes:
            said(f"{Path(file).name}: {mistake}", error=True)
        if why or not sys.stdin.isatty() or input("Edit it again? [Y/n] ").strip().casefold() in ("n", "no"):
            return 1
