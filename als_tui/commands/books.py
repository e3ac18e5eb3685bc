"""What a command about a set needs before it prints: the set that is meant, its book, and a member of it."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, find_set, sets
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from als_tui.domain.book import Book


def find_book(data: str | None, words: str) -> "tuple[Path, Book] | int":
    """The data folder and the book of the set that is meant, or the exit status after saying why there is none."""
    os.umask(0o077)
    from als_tui.ports import SetDamaged

    found = find_set(data, words)
    if isinstance(found, int):
        return found
    try:
        return found[0], sets(found[0]).book(found[1])
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN


def today(zone: str) -> date:
    """The day that it is where a set meets."""
    from als_tui.clock import SystemClock
    from als_tui.domain.timing import wall_time

    return wall_time(SystemClock().read().wall, zone).date()


def member_called(book: "Book", name: str | None, missing: str) -> int | None:
    """The number of the member who is meant; None after saying why there is none, `missing` if nobody is named."""
    from als_tui.domain.session.state import Person
    from als_tui.domain.words.naming import people_called

    everybody = [Person(id, member.name) for id, member in book.members.items()]
    called = people_called(name, everybody) if name else ()
    if len(called) == 1:
        return called[0].id
    if name is None:
        said(missing, error=True)
    else:
        said("More than one member is called that:" if called else "No member is called that:", error=True)
    for person in called or everybody:
        said(f"  {person.name}", error=True)
    return None
