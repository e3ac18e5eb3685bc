"""`als-tui export SET --what report`: what the programme comes to, as a page of HTML for one reader."""

from typing import TYPE_CHECKING

from als_tui.bootstrap import with_its_keys
from als_tui.commands.books import find_book, today
from als_tui.commands.printing import hand_out
from als_tui.terminal.said import said

if TYPE_CHECKING:
    from argparse import Namespace

_HTML = "html"
_USAGE = 2


def export(asked: "Namespace") -> int:
    """Print the report, for the set unless told, or write it to a new file."""
    if asked.session is not None:
        said("--session goes with --what session.", error=True)
        return _USAGE
    if asked.format not in (None, _HTML):
        said(
            "A report is a page of HTML alone; programme, register and attendance have other forms.",
            error=True,
        )
        return _USAGE
    found = find_book(asked.data, asked.set)
    if isinstance(found, int):
        return found
    from als_tui.domain.programme.organisation import why_no_sheet
    from als_tui.domain.programme.readers import ReportReader
    from als_tui.exports.report.page import report_page

    book, reader = found[1], ReportReader(asked.reader or ReportReader.SET)
    if reader is ReportReader.ORGANISATION and (why := why_no_sheet(book)):
        said(with_its_keys(why), error=True)
        return 1
    page = report_page(book, today(book.profile.zone), reader)
    if not page:
        said("No session was held yet: there is nothing to report.", error=True)
        return 1
    return hand_out(page, asked.out)
