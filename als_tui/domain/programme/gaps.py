"""When a set does not meet, as people say it: `21 dec-3 jan`, `6 apr`, `21 to 23 dec`, `august`."""

from datetime import date, timedelta

from als_tui.domain.days.calendar import last_day
from als_tui.domain.days.due import read_day
from als_tui.domain.days.words import MONTHS, tokens_of
from als_tui.domain.programme.rhythm import DaysOff
from als_tui.late import late

_JOINT = late(r"\s*(?:[-‒–—]|\b(?:to|till|until|through)\b)\s*")
"""What stands between the two ends of a stretch of days; most of them stand in words, too, so each is tried."""
_BEFORE = late(r"(?:(?:in|on|all|of|the|whole|between)\s+)+")


def read_gap(words: str, start: date) -> DaysOff | None:
    """The days that words name, the first from `start` on if no year is said; None if they name none.

    A stretch that holds `start` counts, though it began before.
    """
    said = words.strip(" .").casefold()
    if before := _BEFORE.match(said):
        said = said[before.end() :]
    if (day := _day(said, start)) is not None:
        return DaysOff(day, day)
    if month := MONTHS.get(said.rstrip(".")):
        return _months(month, month, start)
    for joint in _JOINT.finditer(said):
        if found := _stretch(said[: joint.start()], said[joint.end() :], start):
            return found
    return None


def _stretch(first: str, last: str, start: date) -> DaysOff | None:
    if first in MONTHS and last in MONTHS:
        return _months(MONTHS[first], MONTHS[last], start)
    end = _day(last, start)
    if end is None:
        return None
    if has_year(first) and (begin := _day(first, start)):
        end = end if has_year(last) else _day(last, begin) or end
    elif (figure := first.rstrip("sthnrd.")).isdecimal():
        begin = end.replace(day=int(figure)) if 1 <= int(figure) <= end.day else None
    else:
        begin = _day(first, end - timedelta(days=364))
    return DaysOff(begin, end) if begin is not None and begin <= end else None


def _months(first: int, last: int, start: date) -> DaysOff:
    """From the first day of a month to the last of another, or of the same, the first of which the end is to come."""
    year = start.year + (last < start.month)
    return DaysOff(date(year - (first > last), first, 1), last_day(date(year, last, 1)))


def _day(words: str, today: date) -> date | None:
    """A day of the calendar; what counts from today, or from the coming week, is none here."""
    named = any(token.tags & {"MONTH", "FIGURES"} for token in tokens_of(words))
    day = read_day(words, today) if named else None
    return day if isinstance(day, date) else None


def has_year(words: str) -> bool:
    """True for a day that is said with its year."""
    return any(
        "YEAR" in token.tags or ("FIGURES" in token.tags and len(token.word) > len("24/12"))
        for token in tokens_of(words)
    )
