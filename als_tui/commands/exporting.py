"""`als-tui export`: a set's facts as Markdown, HTML, CSV or JSON, printed or in a new file."""

from typing import TYPE_CHECKING

from als_tui.commands.books import find_book, today
from als_tui.commands.printing import hand_out
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from als_tui.domain.book import Book

_RECORD, _MARKDOWN = "session", "md"
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
    found = find_book(data, words)
    if isinstance(found, int):
        return found
    book = found[1]
    from als_tui.exports.forms import exported

    chosen = _chosen(book, number) if what == _RECORD else 0
    if chosen is None:
        return 1
    return hand_out(exported(book, what, form or _MARKDOWN, today(book.profile.zone), chosen), out)


def _chosen(book: "Book", number: int | None) -> int | None:
    """The number of the session that is meant, the last one unless told; None after saying that there is none."""
    chosen = number if number is not None else max(book.sessions, default=0)
    if chosen in book.sessions:
        return chosen
    there = f"There is: {', '.join(map(str, book.sessions))}." if book.sessions else "This set has none yet."
    said(f"No such sealed session. {there}", error=True)
    return None
