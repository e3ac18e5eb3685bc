"""A due date for the tests that ask only which day was read."""

from datetime import date

from als_tui.domain.days.calendar import Due
from als_tui.domain.days.due import Unread, read_day


def read_due(words: str, today: date) -> Due | None:
    """The due date that words name as a whole, or None."""
    day = read_day(words, today)
    return None if isinstance(day, Unread) else day
