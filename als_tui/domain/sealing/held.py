"""What the seal does to the programme: the session's module is held, and the next one is on the date agreed."""

from datetime import datetime

from als_tui.domain.book import PROFILE_ID, Book
from als_tui.domain.coming import as_held, coming_module, in_step, moved
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, local_time
from als_tui.value import replace


def with_module_held(book: Book, session: Session, planned: datetime | None, now: Stamp) -> Book:
    """Mark the session's module as held, and move the one after it to the date on which the set meets next.

    The set's next date is that of the first module still to come, else the one that was agreed.
    """
    today = local_time(now.at, book.profile.zone).date()
    coming = coming_module(book, today, session.module)
    if (module := book.modules.get(session.module or 0)) is not None:
        book = book.put("modules", session.module or 0, as_held(module, session.number, session.policy))
    if coming is not None and planned is not None:
        book = book.put("modules", coming, moved(book.modules[coming], planned, now.at))
    book = book.put("profile", PROFILE_ID, replace(book.profile, next_session=planned))
    return in_step(book, book, today)
