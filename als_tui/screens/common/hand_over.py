"""What is handed over with a set: the set itself as a file, and the note on one page, to read and to print."""

from datetime import date

from als_tui.domain.book import Book
from als_tui.ports import Exporter, HandedFile

NOTE = "handover"
"""What the exporter calls the note."""


def handed_over(exporter: Exporter, book: Book, today: date) -> tuple[HandedFile, ...]:
    """The files, which `als-tui import` and people read."""
    notes = (
        HandedFile("Hand-over note", exporter.in_form(book, NOTE, form, today), form)
        for form in ("md", "html")
    )
    return (*notes, HandedFile(book.profile.name, exporter.whole(book), "json"))


def where_and_what(where: str, *, in_session: bool) -> str:
    """Where it was written, and what of the set is not in it."""
    also = ", nor is the open session" if in_session else ""
    return f"{where}. Your logbook is not in it{also}."
