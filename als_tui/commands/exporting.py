"""`als-tui export`: a set's facts as Markdown, HTML, CSV or JSON, or all of it; printed or in a new file."""

from contextlib import closing
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, sets
from als_tui.commands.books import find_book, today
from als_tui.commands.printing import hand_out
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from als_tui.domain.book import Book

_RECORD, _WHOLE, _MARKDOWN, _JSON = "session", "set", "md", "json"
_USAGE = 2


def export(
    data: str | None,
    words: str,
    number: int | None = None,
    out: str | None = None,
    *,
    what: str | None = None,
    form: str | None = None,
) -> int:
    """Print what is asked for, else the record of the last sealed session as Markdown, or write it to a new file."""
    what = what or _RECORD
    if number is not None and what != _RECORD:
        said("--session goes with --what session.", error=True)
        return _USAGE
    if what == _WHOLE and form not in (None, _JSON):
        said("A whole set is exported as JSON alone, which als-tui import takes.", error=True)
        return _USAGE
    found = find_book(data, words)
    if isinstance(found, int):
        return found
    book = found[1]
    if what == _WHOLE:
        return _whole(found[0], book, out)
    from als_tui.exports.forms import exported

    chosen = _chosen(book, number) if what == _RECORD else 0
    if chosen is None:
        return 1
    return hand_out(exported(book, what, form or _MARKDOWN, today(book.profile.zone), chosen), out)


def _whole(folder: "Path", book: "Book", out: str | None) -> int:
    """Print all of a set's book, and say so if a session is open, as that is not in it."""
    from als_tui.ports import SetDamaged

    library = sets(folder)
    try:
        with closing(library.view(book.set_id)) as view:
            opened = view.news()
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    if opened is not None and opened.live is not None and opened.live.session is not None:
        said("The session that is open is not in it; seal it first if it is to go along.", error=True)
    return hand_out(library.whole(book), out)


def _chosen(book: "Book", number: int | None) -> int | None:
    """The number of the session that is meant, the last one unless told; None after saying that there is none."""
    from als_tui.domain.book import last_held

    last = last_held(book)
    chosen = number if number is not None else last.number if last else 0
    if chosen in book.sessions:
        return chosen
    there = f"There is: {', '.join(map(str, book.sessions))}." if book.sessions else "This set has none yet."
    said(f"No such sealed session. {there}", error=True)
    return None
