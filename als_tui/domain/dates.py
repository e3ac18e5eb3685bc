"""Due dates as people say them, read by a closed grammar of our own.

A facilitator types `fri` or `in 2 weeks` while listening; a word that is no date must never become one,
so only whole, known expressions count (English, day before month), and the reading is spelt back in full.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, TypeAlias

Due: TypeAlias = date | Literal["next session"]
"""When an action is due: a local date of the set, or whenever the set meets next."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_IN = {"d": 1, "w": 7, "f": 14}
_MONTHS_IN = {"m": 1, "y": 12}
_AHEAD = {"today": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "day after tomorrow": 2}

_WEEKDAY = (
    "(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})"
_NUMBER = r"(?P<number>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})"
_ORDINAL = f"{_DAY}(?:st|nd|rd|th)?"


def read_due(words: str, today: date) -> Due | None:
    """Return the due date that `words` name as a whole, or None.

    None for anything else, impossible dates and times of day among it, since what is not understood
    has to stay visible as words. `by` may stand before any expression, `on` before a named day.
    """
    said = " ".join(words.casefold().split())
    if _NEXT_SESSION.fullmatch(said):
        return "next session"
    said = said.removeprefix("by ")
    for pattern, read in _RULES:
        if found := pattern.fullmatch(said):
            try:
                return read(found, today)
            except (ValueError, OverflowError):
                return None
    return None


def is_no_day(words: str, today: date) -> bool:
    """Say whether `words` name a day as a calendar does, but none that it has: `31 feb`, or a wrong weekday."""
    said = " ".join(words.casefold().split()).removeprefix("by ")
    dated = any(read is _calendar_day and pattern.fullmatch(said) for pattern, read in _RULES)
    return dated and read_due(words, today) is None


def spell_due(due: Due | None, today: date, next_session: date | None = None) -> str:
    """Spell a due date in full, so that a misreading is seen while it is typed.

    The year stands only where it is not this year's.
    """
    if due is None:
        return "no date"
    if isinstance(due, date):
        return f"{_spell_day(due, today)}, {_spell_distance((due - today).days)}"
    known = "no date yet" if next_session is None else spell_due(next_session, today)
    return f"next session ({known})"


def is_over(due: Due | None, today: date) -> bool:
    """Say whether a due date lies before today, which is mostly a slip of the year."""
    return isinstance(due, date) and due < today


def over_words(due: Due | None, today: date) -> str:
    """What is said after a due date that has passed; it may be kept, but nobody should do so unseen."""
    return ": that day is over" if is_over(due, today) else ""


def _spell_day(day: date, today: date) -> str:
    """Name a day without the locale, which differs between the machines of one set."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()].title()} {day.day} {_MONTHS[day.month - 1].title()}{year}"


def _spell_distance(days: int) -> str:
    """Say how far off a day is, always in days so that two dates compare at a glance."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def _weekday(found: re.Match[str], today: date) -> date:
    """Return the coming one of that weekday, never today: on a Friday `fri` is in seven days."""
    ahead = _DAYS.index(found["weekday"][:3]) - today.weekday()
    return today + timedelta(days=(ahead - 1) % 7 + 1)


def _weekday_next_week(found: re.Match[str], today: date) -> date:
    """Return that weekday of the next calendar week (weeks begin on Monday)."""
    return _monday(today, 1) + timedelta(days=_DAYS.index(found["weekday"][:3]))


def _week_after(found: re.Match[str], today: date) -> date:
    """Return the day a week after the named one (`friday week`, `a week on friday`, `a week today`)."""
    start = _weekday(found, today) if found["weekday"] else _ahead(found, today)
    return start + timedelta(weeks=1)


def _ahead(found: re.Match[str], today: date) -> date:
    """Return the day for a word that counts from today."""
    return today + timedelta(days=_AHEAD[found["ahead"]])


def _in_some_time(found: re.Match[str], today: date) -> date:
    """Return the day that many days, weeks, months or years from today."""
    said = found["count"]
    count = int(said) if said.isdecimal() else _NUMBERS.index(said) + 1 if said in _NUMBERS else 1
    unit = found["unit"][0]
    if unit in _DAYS_IN:
        return today + timedelta(days=count * _DAYS_IN[unit])
    return _months_on(today, count * _MONTHS_IN[unit])


def _end_of(found: re.Match[str], today: date) -> date:
    """Return the Friday that closes a working week, or the last day of a month or year.

    At a weekend `end of the week` is the coming Friday: a promise is not due before it is made.
    """
    later = 1 if found.groupdict().get("next") else 0
    match found["span"]:
        case "week" | "w":
            friday = _monday(today, later) + timedelta(days=4)
            return friday if friday >= today else friday + timedelta(weeks=1)
        case "month" | "m":
            return _last_day(_months_on(today, later))
        case _:
            return date(today.year + later, 12, 31)


def _end_of_named_month(found: re.Match[str], today: date) -> date:
    """Return the last day of the coming month of that name."""
    month = _MONTHS.index(found["month"][:3]) + 1
    return _last_day(date(today.year + (month < today.month), month, 1))


def _next_span(found: re.Match[str], today: date) -> date:
    """Return the Monday of next week, or the same day of next month (its last day if it is shorter)."""
    return _monday(today, 1) if found["span"] == "week" else _months_on(today, 1)


def _calendar_day(found: re.Match[str], today: date) -> date | None:
    """Return the day named by day and month; without a year, the first one from today on.

    A weekday beside it has to agree: if it does not, nobody can tell which of the two was meant.
    """
    said = found.groupdict()
    month = int(said["number"]) if said.get("number") else _MONTHS.index(said["month"][:3]) + 1
    day = int(said["day"])
    year = int(said["year"]) if said["year"] else today.year + ((month, day) < (today.month, today.day))
    named = date(year + 2000 if len(said["year"] or "") == 2 else year, month, day)
    weekday = said.get("weekday")
    return None if weekday and _DAYS[named.weekday()] != weekday[:3] else named


def _monday(today: date, weeks: int) -> date:
    """Return the Monday of the week that many weeks from this one."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def _last_day(day: date) -> date:
    """Return the last day of that day's month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def _months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _last_day(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


_Reader: TypeAlias = Callable[[re.Match[str], date], date | None]

_ON_WEEKDAY = f"(?:on )?(?:{_WEEKDAY},? )?"
_AHEAD_WORD = f"(?:the (?=day))?(?P<ahead>{'|'.join(_AHEAD)})"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS)})"
_NEXT_SESSION = re.compile("(?:by )?ns|(?:(?:by|before|at|in) (?:the |our )?)?next session")
_GRAMMAR: tuple[tuple[str, _Reader], ...] = (
    (_AHEAD_WORD, _ahead),
    (f"(?:on |this )?{_WEEKDAY}", _weekday),
    (f"(?:on )?next {_WEEKDAY}", _weekday_next_week),
    (f"(?:{_WEEKDAY}|{_AHEAD_WORD}) week", _week_after),
    (f"a week (?:on |from )?(?:{_WEEKDAY}|{_AHEAD_WORD})", _week_after),
    (rf"(?:in |within |\+){_COUNT} (?P<unit>days?|weeks?|fortnights?|months?|years?)", _in_some_time),
    (r"(?:in )?\+?(?P<count>\d{1,3})(?P<unit>w)", _in_some_time),
    (r"\+(?P<count>\d{1,3})(?P<unit>d)", _in_some_time),
    ("(?:at )?(?:the )?end of (?:the |this |(?P<next>next ))?(?P<span>week|month|year)", _end_of),
    ("eo(?P<span>[wm])", _end_of),
    (f"(?:at )?(?:the )?end of {_MONTH}", _end_of_named_month),
    ("next (?P<span>week|month)", _next_span),
    (f"{_YEAR}-{_NUMBER}-{_DAY}", _calendar_day),
    (f"{_ON_WEEKDAY}{_DAY}/{_NUMBER}(?:/{_SHORT_YEAR})?", _calendar_day),
    (rf"{_ON_WEEKDAY}{_DAY}\.{_NUMBER}(?:\.{_SHORT_YEAR}?)?", _calendar_day),
    (f"{_ON_WEEKDAY}(?:the )?{_ORDINAL}(?: of)? {_MONTH}(?:,? {_YEAR})?", _calendar_day),
    (f"{_ON_WEEKDAY}{_MONTH} (?:the )?{_ORDINAL}(?:,? {_YEAR})?", _calendar_day),
)
_RULES = tuple((re.compile(pattern, re.ASCII), read) for pattern, read in _GRAMMAR)
