"""What a set keeps of one member, written for that person alone: nobody else's name and no word of others is in it."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.programme.person import about_member
from als_tui.exports.marks import MARKDOWN, PLAIN, Marks


def member_markdown(book: Book, id: int, today: date) -> str:
    """Write a member's goal, attendance, hours, slots, actions and charter; empty for a number that is nobody's."""
    return _page(MARKDOWN, book, id, today)


def member_text(book: Book, id: int, today: date) -> str:
    """The same as plain text, to be pasted into a mail: words stand in it as they were typed."""
    return _page(PLAIN, book, id, today)


def _page(marks: Marks, book: Book, id: int, today: date) -> str:
    sections = about_member(book, id, today)
    if not sections:
        return ""
    pieces = (
        marks.heading(1, book.members[id].name),
        marks.paragraph(f"{book.profile.name}, as it stands on {spell_day(today, today)} {today.year}"),
        marks.rows((section.label, section.text) for section in sections),
        *(_listed(marks, section.label, section.items) for section in sections),
    )
    return "\n\n".join(filter(None, pieces)) + "\n"


def _listed(marks: Marks, label: str, items: Iterable[str]) -> str:
    listed = "\n".join(marks.item(item) for item in items)
    return f"{marks.heading(2, label)}\n\n{listed}" if listed else ""
