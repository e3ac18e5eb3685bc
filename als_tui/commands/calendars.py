"""The programme, or a member's due actions, as calendar files from the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

from als_tui.commands.books import find_book
from als_tui.commands.printing import hand_out
from als_tui.domain.words.counting import listed
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from als_tui.domain.book import Book


def export(asked: "Namespace") -> int:
    """Print the calendar, or write it to new files: one, or one a module."""
    from als_tui.domain.coming import meeting_names
    from als_tui.exports.calendar import programme_calendar

    found = find_book(asked.data, asked.set)
    if isinstance(found, int):
        return found
    folder, book = found
    if asked.person is not None:
        return _actions(book, asked.person, asked.out)
    if not meeting_names(book):
        said("This set has no programme yet, and no next date.", error=True)
        return 1
    if asked.each:
        return _each(book, folder, asked.out, topics=asked.topics)
    return hand_out(programme_calendar(book, _now(), topics=asked.topics), asked.out)


def _now() -> "datetime":
    from als_tui.clock import SystemClock

    return SystemClock().read().wall


def _actions(book: "Book", name: str, out: str | None) -> int:
    from als_tui.domain.book import active_members
    from als_tui.domain.session.state import Person
    from als_tui.domain.words.naming import people_called
    from als_tui.exports.calendar import actions_calendar, due_actions

    called = people_called(name, [Person(id, member.name) for id, member in active_members(book).items()])
    if len(called) != 1:
        which = f"Which one: {listed(person.name for person in called)}?"
        said(which if called else "No member is called that.", error=True)
        return 2
    if not due_actions(book, called[0].id):
        said(f"{called[0].name} has no open action with a day.", error=True)
        return 1
    return hand_out(actions_calendar(book, called[0].id, _now()), out)


def _each(book: "Book", data: Path, out: str | None, *, topics: bool) -> int:
    """Write a file a module, into a folder in which none of them is, or among the exports beside the others."""
    from als_tui.domain.coming import meeting_names
    from als_tui.exports.calendar import programme_calendar
    from als_tui.ports import NotSaved
    from als_tui.storage.files.exporting import export_file, safe_name, write_new

    now, name = _now(), book.profile.name
    texts = {
        f"{name} {called}": programme_calendar(book, now, [number], topics=topics)
        for number, called in meeting_names(book).items()
    }
    files = {} if out is None else {title: Path(out) / f"{safe_name(title)}.ics" for title in texts}
    if standing := next((path for path in files.values() if path.exists()), None):
        said(f"{standing} is there already. Choose another folder; nothing was written.", error=True)
        return 1
    try:
        if out is not None:
            Path(out).mkdir(parents=True, exist_ok=True)
        for title, text in texts.items():
            if path := files.get(title):
                write_new(path, text)
            else:
                said(f"Written to {export_file(data, text, title, '.ics')[0]}")
    except (NotSaved, OSError) as error:
        said(str(error), error=True)
        return 1
    if out is not None:
        said(f"{len(files)} files written to {out}")
    return 0
