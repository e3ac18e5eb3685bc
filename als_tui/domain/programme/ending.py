"""When a set is to be let go, in words; home says it, so that little is loaded for it."""

from datetime import date

from als_tui.domain.days.calendar import spell_day
from als_tui.domain.words.counting import counted


def end_words(ends: date | None, today: date) -> str:
    """When a set is to be let go, and how many days are left; empty without a day."""
    if ends is None:
        return ""
    left = (ends - today).days
    day = f"{spell_day(ends, ends)} {ends.year}"
    if left > 0:
        return f"kept until {day}, {counted(left, 'day')} left"
    return f"was to be kept until {day}: hand over, then delete it"
