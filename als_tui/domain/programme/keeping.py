"""Until when a set is kept: a day, or a time after its last session; it says so, and deletes nothing by itself."""

from datetime import date, timedelta

from als_tui.domain.book import PROFILE_ID, Book, Profile, day_of
from als_tui.domain.days.calendar import spell_day
from als_tui.domain.days.due import Unread, read_day
from als_tui.domain.words.counting import counted
from als_tui.late import late
from als_tui.value import Value, replace

_YEAR, _MONTHS = 365, 12
"""Days that stand for a whole year, which ends on the same day of the calendar; and months that are one."""
_UNITS = {"d": 1, "w": 7, "m": 30, "y": _YEAR}
"""Days of each; a month has thirty, as the set agrees on about how long, but twelve are a year."""
_LENGTH = late(
    r"(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)(\s+after(\s+the)?(\s+last)?(\s+session)?)?"
)
_MOST = 36_500
"""A hundred years: more is a slip."""
EXAMPLES = "Like: 2029-12-31, 12 oct 2029, or 3 years, 6 months, 90 days after the last session."


class Keeping(Value):
    """Until when a set is kept; with neither it is kept until somebody deletes it."""

    until: date | None = None
    days: int | None = None
    """After the last session; so many times 365 are so many years, leap years among them or not."""


def read_keeping(text: str, today: date) -> Keeping | str:
    """What a line means, or why it means nothing; an empty one takes the end away."""
    words = " ".join(text.casefold().split())
    if not words:
        return Keeping()
    if found := _LENGTH.fullmatch(words):
        days = _days(int(found[1]), found[2][0])
        return Keeping(days=days) if 0 < days <= _MOST else "That is no time for which a set is kept."
    until = read_day(words.removeprefix("until "), today)
    if not isinstance(until, date):
        why = f" ({until.why})" if isinstance(until, Unread) else ""
        return f"That is no day and no length{why}. {EXAMPLES}"
    return Keeping(until=until) if until > today else f"{_named(until)} is not ahead. {EXAMPLES}"


def keeping_for(book: Book, text: str, today: date) -> Keeping | str:
    """The same for a set, whose last session a length counts from: one that is over already is refused, too."""
    keeping = read_keeping(text, today)
    if isinstance(keeping, Keeping) and keeping.days is not None:
        kept = book.put("profile", PROFILE_ID, kept_so(book.profile, keeping))
        ends = ends_on(kept)
        if ends is not None and ends <= today:
            return f"That is over: {kept_words(kept)}. {EXAMPLES}"
    return keeping


def kept_words(book: Book) -> str:
    """Until when a set is kept, with the day that a length comes to so far; empty without an end."""
    ends, last = ends_on(book), _last_day(book)
    if book.profile.keep_until is not None or not (length := spell_keeping(book.profile)):
        return f"until {_named(ends)}" if ends is not None else ""
    if ends is None or last is None:
        return f"{length}; none was held yet"
    return f"{length}: until {_named(ends)}, as the last one held was on {_named(last)}"


def _named(day: date) -> str:
    return f"{spell_day(day, day)} {day.year}"


def _days(count: int, unit: str) -> int:
    years, months = divmod(count, _MONTHS) if unit == "m" else (0, count)
    return years * _YEAR if years and not months else count * _UNITS[unit]


def _years(days: int) -> int:
    """How many years some days stand for; 0 if they are no whole years."""
    return 0 if days % _YEAR else days // _YEAR


def spell_keeping(profile: Profile) -> str:
    """The same as a line that is read back; empty without an end."""
    if profile.keep_until is not None:
        return profile.keep_until.isoformat()
    return f"{length_words(profile.keep_days)} after the last session" if profile.keep_days else ""


def length_words(days: int) -> str:
    """A length of so many days as it is said: `3 years`, `90 days`."""
    years = _years(days)
    return counted(years, "year") if years else counted(days, "day")


def kept_so(profile: Profile, keeping: Keeping) -> Profile:
    """The profile of a set that is kept so long."""
    return replace(profile, keep_until=keeping.until, keep_days=keeping.days)


def ends_on(book: Book) -> date | None:
    """The day on which the set is to be let go; None without one, and while it never met.

    Of whole years it is the last session's day and month; 28 February where that was the 29th and the year has none.
    """
    profile = book.profile
    last = _last_day(book)
    if profile.keep_until is not None or profile.keep_days is None or last is None:
        return profile.keep_until
    if not (years := _years(profile.keep_days)):
        return last + timedelta(days=profile.keep_days)
    try:
        return last.replace(year=last.year + years)
    except ValueError:
        return last.replace(year=last.year + years, day=28)


def _last_day(book: Book) -> date | None:
    """The day of the last session that was held."""
    return max((day_of(record) for record in book.sessions.values()), default=None)
