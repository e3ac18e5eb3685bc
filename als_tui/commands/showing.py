"""`als-tui show`: a set between its sessions without a screen, one fact a line, or as JSON."""

import os
import sys
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, find_set, sets
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

if TYPE_CHECKING:
    from als_tui.domain.book import Book

USAGE = 2


def show(data: str | None, words: str, view: str, name: str | None, *, as_json: bool) -> int:
    """Print a view of a set; one that is about a member needs the name."""
    os.umask(0o077)
    from als_tui.ports import SetDamaged

    found = find_set(data, words)
    if isinstance(found, int):
        return found
    folder, set_id = found
    try:
        book = sets(folder).book(set_id)
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    from als_tui.clock import SystemClock
    from als_tui.domain.timing import wall_time
    from als_tui.exports.views import OF_ONE, told

    member = _member(book, name) if view in OF_ONE else None
    if view in OF_ONE and member is None:
        return USAGE
    today = wall_time(SystemClock().read().wall, book.profile.zone).date()
    write_any_character()
    printed(told(book, view, today, as_json=as_json, member=member), sys.stdout)
    return 0


def _member(book: "Book", name: str | None) -> int | None:
    """The number of the member who is meant; None after saying why there is none."""
    from als_tui.domain.session.state import Person
    from als_tui.domain.words.naming import people_called

    everybody = [Person(id, member.name) for id, member in book.members.items()]
    called = people_called(name, everybody) if name else ()
    if len(called) == 1:
        return called[0].id
    if name is None:
        said("Which member? The name comes after the view:", error=True)
    else:
        said("More than one member is called that:" if called else "No member is called that:", error=True)
    for person in called or everybody:
        said(f"  {person.name}", error=True)
    return None
