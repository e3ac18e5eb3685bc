"""What each production of the grammar means: words that were caught, and today, make a day.

None of them guesses: if two days could be meant it returns both, and whoever typed it is asked.
"""

from datetime import date, timedelta

from als_tui.domain.days.calendar import (
    coming_day,
    coming_nth,
    coming_weekday,
    last_day,
    monday,
    months_on,
)
from als_tui.domain.days.patterns import DayReader, Groups, Meant, UnclearError
from als_tui.domain.days.words import AHEAD, MONTHS, NUMBERS, ORDINALS, TENS, UNITS, WEEKDAYS, figures_of

NO_SUCH_DAY = "no such day"
OVER = "that day is over"
WHICH = "which day?"
ONE = "one day, please"
ALONE = "a day alone, please"
OR_TIME = "a day or a time?"
OR_YEAR = "a year?"
_HOURS = 24
_YEARS_AHEAD = 20
"""A short year without a sign is one of the next so many."""
_FRIDAY = 4


def refused(why: str) -> DayReader:
    """A production of words that are about days and name none."""

    def read(found: Groups, today: date) -> Meant:
        raise UnclearError(why)

    return read


def ahead(found: Groups, today: date) -> date:
    """A word that counts from today: `tomorrow`."""
    return today + timedelta(days=AHEAD[found["AHEAD"]])


def on_today(found: Groups, today: date) -> date:
    """The day itself from which is counted."""
    return today


def overmorrow(found: Groups, today: date) -> date:
    """The day after tomorrow."""
    return today + timedelta(days=2)


def coming(found: Groups, today: date) -> date:
    """The coming one of a weekday, or a day that counts from today."""
    name = found.get("WEEKDAY") or found.get("FULL")
    return coming_weekday(today, WEEKDAYS[name]) if name else ahead(found, today)


def this_weekday(found: Groups, today: date) -> date:
    """The coming one of a weekday, or today: on a Friday `this friday` is that Friday."""
    return coming_weekday(today - timedelta(days=1), WEEKDAYS[found["WEEKDAY"]])


def in_week(weeks: int) -> DayReader:
    """That weekday of the week so many from this one; weeks begin on Monday."""

    def read(found: Groups, today: date) -> Meant:
        day = WEEKDAYS[found["WEEKDAY"]] if "WEEKDAY" in found else 0
        return monday(today, weeks) + timedelta(days=day)

    return read


def after_next(found: Groups, today: date) -> Meant:
    """The one after the coming one, and the one after that of next week: most of the time they are two."""
    soonest = coming_weekday(today, WEEKDAYS[found["WEEKDAY"]])
    next_week = monday(today, 1) + timedelta(days=soonest.weekday())
    return soonest + timedelta(weeks=1), next_week + timedelta(weeks=1)


def weeks_later(weeks: int) -> DayReader:
    """So many weeks after a day: `friday week`, `tomorrow fortnight`."""

    def read(found: Groups, today: date) -> Meant:
        return coming(found, today) + timedelta(weeks=weeks)

    return read


def weekday_in(found: Groups, today: date) -> Meant:
    """`friday in two weeks`: counted from the coming Friday, and from the week that it is now."""
    days, months = UNITS[found["UNIT"].removesuffix("s")]
    if months or days < 7:
        raise UnclearError(WHICH)
    soonest, count = coming(found, today), _count(found)
    return (
        soonest + timedelta(days=days * count),
        monday(today, days * count // 7) + timedelta(days=soonest.weekday()),
    )


def after_some_time(found: Groups, today: date) -> date:
    """So many days, weeks, months or years from a day: today, or the weekday that is named."""
    start = coming(found, today) if "WEEKDAY" in found or "AHEAD" in found else today
    return _later(start, found)


def _later(day: date, found: Groups, sign: int = 1) -> date:
    """The day so many days, weeks, months or years on, or before it."""
    days, months = UNITS[found["UNIT"].removesuffix("s")]
    count = sign * _count(found)
    return months_on(day, count * months) if months else day + timedelta(days=count * days)


def counted(sign: int) -> DayReader:
    """So long after the day that follows, or before it: `2 weeks from friday`."""

    def read(found: Groups, day: date) -> Meant:
        return _later(day, found, sign)

    return read


def _count(found: Groups) -> int:
    said = found.get("COUNT") or found.get("PLUS", "2").removeprefix("+")
    return int(said) if said.isdecimal() else NUMBERS[said]


def short(found: Groups, today: date) -> date:
    """`2w`, `+3d`."""
    said = found["SHORT"].removeprefix("+")
    return today + timedelta(days=int(said[:-1]) * (7 if said[-1] == "w" else 1))


def nth(months: int | None = None) -> DayReader:
    """`the 12th`: the first one from today on, or that of this month or the next; a weekday has to agree."""

    def read(found: Groups, today: date) -> Meant:
        day = _day_number(found)
        named = coming_nth(today, day) if months is None else _this_month(today, months).replace(day=day)
        return _agreed(named, found)

    return read


def _day_number(found: Groups) -> int:
    """The figure of a day in its month: `12`, `12th`, `twelfth`, `twenty first`."""
    said = found.get("NUMBER") or found.get("NTH", "").rstrip("sthnrd")
    number = int(said) if said else ORDINALS[found.get("ORDINAL") or found["LATE"]]
    if "TENS" not in found:
        return number
    if number > 9:
        raise UnclearError(NO_SUCH_DAY)
    return TENS[found["TENS"]] + number


def _this_month(today: date, months: int) -> date:
    return months_on(today.replace(day=1), months)


def weekday_number(found: Groups, today: date) -> Meant:
    """`mon 30` is the 30th if that is a Monday; `tue 9` may be nine o'clock."""
    number, weekday = int(found["NUMBER"]), WEEKDAYS[found["WEEKDAY"]]
    if not 1 <= number <= 31:
        raise UnclearError(NO_SUCH_DAY)
    named = coming_nth(today, number)
    if named.weekday() == weekday and (number >= _HOURS or named == coming_weekday(today, weekday)):
        return named
    raise UnclearError(OR_TIME if number < _HOURS else NO_SUCH_DAY)


def end_of(later: int, span: str = "") -> DayReader:
    """The last day of this month or year, or the Friday that closes a working week; of the next one, with `next`.

    At a weekend `end of the week` is that Sunday: a promise is not due before it is made.
    """

    def read(found: Groups, today: date) -> Meant:
        match span or found["SPAN"]:
            case "day" if not later:
                return today
            case "week":
                friday = monday(today, later) + timedelta(days=_FRIDAY)
                return friday if friday >= today else friday + timedelta(days=2)
            case "month":
                return last_day(months_on(today, later))
            case "year":
                return date(today.year + later, 12, 31)
            case _:
                raise UnclearError(WHICH)

    return read


def end_of_named(found: Groups, today: date) -> date:
    """The last day of the coming month of that name, or of the year that is said."""
    if "MONTH" not in found:
        return date(_year(found, today) or today.year, 12, 31)
    month = MONTHS[found["MONTH"]]
    year = _year(found, today) or today.year + (month < today.month)
    return last_day(date(year, month, 1))


def next_span(found: Groups, today: date) -> date:
    """The Monday of next week, or the same day of next month (its last day if it is shorter)."""
    if found["SPAN"] not in ("week", "month"):
        raise UnclearError(WHICH)
    return monday(today, 1) if found["SPAN"] == "week" else months_on(today, 1)


def calendar_day(found: Groups, today: date) -> Meant:
    """The day named by day and month; without a year, the first one from today on; a weekday has to agree."""
    named = _dated(_year(found, today), MONTHS[found["MONTH"]], _day_number(found), today)
    return _agreed(named, found)


def of_year(ahead: int) -> DayReader:
    """The day and month of this year, or of the next."""

    def read(found: Groups, today: date) -> Meant:
        return calendar_day({**found, "YEAR": str(today.year + ahead)}, today)

    return read


def figures(found: Groups, today: date) -> Meant:
    """`24/12`, `2026-12-24`, `12-dec-2026`; what may be a time beside a weekday is none: `fri 9.10`."""
    named = figures_of(found["FIGURES"], today.year // 100 * 100)
    if named is None:
        return None
    year, month, day = named
    agreed = _dated(year, month, day, today)
    timed = "WEEKDAY" in found and "." in found["FIGURES"] and year is None
    return None if timed and agreed.weekday() != WEEKDAYS[found["WEEKDAY"]] else _agreed(agreed, found)


def _dated(year: int | None, month: int, day: int, today: date) -> date:
    return coming_day(today, month, day) if year is None else date(year, month, day)


def _year(found: Groups, today: date) -> int | None:
    """The year that is said, or None; a bare figure is a year if it can be no hour, and is not over."""
    said, short = found.get("YEAR", "").lstrip("'’"), found.get("YY")
    if not said and short is None:
        return None
    century = today.year // 100 * 100
    if short is None:
        return int(said) if len(said) == 4 else century + int(said)
    year = century + int(short)
    if int(short) < _HOURS or not today.year <= year <= today.year + _YEARS_AHEAD:
        raise UnclearError("a year or a time?")
    return year


def _agreed(named: date, found: Groups) -> date:
    """The day, unless the weekday beside it is another: nobody can tell then which of the two was meant."""
    if "WEEKDAY" in found and named.weekday() != WEEKDAYS[found["WEEKDAY"]]:
        raise UnclearError(NO_SUCH_DAY)
    return named
