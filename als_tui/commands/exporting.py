"""`als-tui export`: a set's facts as Markdown, HTML, CSV or JSON, or all of it; printed or in a new file."""

from contextlib import closing, contextmanager
from functools import partial
from threading import Timer
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, sets, with_its_keys
from als_tui.commands.books import find_book, today
from als_tui.commands.printing import hand_out
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from als_tui.domain.book import Book

_RECORD, _WHOLE, _MARKDOWN, _JSON = "session", "set", "md", "json"
_PAGES = ("organisation", "handover")
"""What people alone read."""
_READ = (None, _MARKDOWN, "html")
_USAGE = 2
_SLOW = 1.0
"""Seconds from which it is said that it takes its time."""
_LOGBOOK = "The facilitator's logbook is not in it."


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
    if what in _PAGES and form not in _READ:
        said("That is a page to read: --format md or html.", error=True)
        return _USAGE
    found = find_book(data, words)
    if isinstance(found, int):
        return found
    if what == _WHOLE:
        return _whole(*found, out)
    return _printed(found[1], what, form or _MARKDOWN, number, out)


def _printed(book: "Book", what: str, form: str, number: int | None, out: str | None) -> int:
    from als_tui.exports.forms import exported

    chosen = _chosen(book, number) if what == _RECORD else 0
    if chosen is None or (what == _PAGES[0] and _kept_back(book)):
        return 1
    with _told_if_slow():
        return hand_out(exported(book, what, form, today(book.profile.zone), chosen), out)


@contextmanager
def _told_if_slow() -> "Iterator[None]":
    """Say that it is being worked on once that takes its time."""
    slow = Timer(_SLOW, partial(said, "Still working…", error=True))
    slow.daemon = True
    slow.start()
    try:
        yield
    finally:
        slow.cancel()


def _kept_back(book: "Book") -> bool:
    """Say why the organisation gets no page; or without how many learnings it is, as nobody is asked here."""
    from als_tui.domain.programme.organisation import learnings, why_no_sheet
    from als_tui.domain.words.counting import counted
    from als_tui.domain.words.pressing import press

    if why := why_no_sheet(book):
        said(with_its_keys(why), error=True)
        return True
    if named := sum(one.shared and one.named for one in learnings(book)):
        there = press("set.evaluation", "evaluation.organisation")
        are = "is" if named == 1 else "are"
        words = f"{counted(named, 'ticked learning')} in which a name stands {are} left out; {there} asks about each."
        said(with_its_keys(words), error=True)
    return False


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
    if book.logbook:
        said(_LOGBOOK, error=True)
    with _told_if_slow():
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
