"""`als-tui prove` and `als-tui hours`: a sheet to sign, a certificate of hours, the facilitator's own hours."""

import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, find_folder, sets
from als_tui.commands.books import find_book, member_called, today
from als_tui.commands.printing import hand_out
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from als_tui.domain.book import Book
    from als_tui.exports.printouts import Printout

_CERTIFICATE = "certificate"
_USAGE = 2


def prove(data: str | None, words: str, what: str, name: str | None, *, html: bool, out: str | None) -> int:
    """Print the sheet that everybody signs at the next session, or a member's certificate of hours."""
    if name is not None and what != _CERTIFICATE:
        said("A name goes with certificate; the sheet to sign has all members.", error=True)
        return _USAGE
    found = find_book(data, words)
    if isinstance(found, int):
        return found
    book = found[1]
    from als_tui.exports.proof import certificate_page, sign_in_page

    day = today(book.profile.zone)
    if what != _CERTIFICATE:
        return _hand_out(sign_in_page(book, day), html=html, out=out)
    member = member_called(book, name, "Whose certificate? The name comes after the word:")
    if member is None:
        return _USAGE
    return _hand_out(certificate_page(book, member, day), html=html, out=out)


def hours(data: str | None, name: str, *, html: bool, out: str | None) -> int:
    """Print the facilitator's own hours over all sets that can be read, and say who else is named in them."""
    os.umask(0o077)
    from als_tui.clock import SystemClock
    from als_tui.exports.proof import hours_page
    from als_tui.ports import SetDamaged

    folder = find_folder(data)
    if isinstance(folder, int):
        return folder
    library, books, unread = sets(folder), [], 0
    try:
        named = library.named()
    except SetDamaged as error:
        said(str(error), error=True)
        return BROKEN
    for set_id, _ in named:
        try:
            books.append(library.book(set_id))
        except SetDamaged as error:
            said(str(error), error=True)
            unread += 1
    page = hours_page(books, SystemClock().read().wall.date(), name, unread)
    status = _hand_out(page, html=html, out=out)
    _say_others(books, name)
    return status or (BROKEN if unread else 0)


def _hand_out(page: "Printout", *, html: bool, out: str | None) -> int:
    from als_tui.exports.printouts import page_html, page_markdown

    return hand_out(page_html(page) if html else page_markdown(page), out)


def _say_others(books: "Sequence[Book]", name: str) -> None:
    """Say who is named for the sessions that are not in the sum: it may be another spelling of one's own name."""
    from als_tui.domain.programme.proof import facilitated
    from als_tui.domain.words.counting import together

    others = Counter(other for book in books for other in facilitated(book, name).others)
    if not others:
        return
    listed = together([f"{other} ({many})" for other, many in others.items()])
    way = "" if name else " als-tui hours NAME counts those of one name, too."
    said(f"Not counted, as they name somebody else: {listed}.{way}", error=True)
