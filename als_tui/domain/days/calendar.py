"""The arithmetic of days: plain functions from a day to a day, and how a day is named."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    Due: TypeAlias = date | Literal["next session"]
    """When an action is due: a local date of the set, or whenever the set meets next."""
else:

    class _OneOfBoth(type):
        def __instancecheck__(cls, value):
            return isinstance(value, date) or value == "next session"

    class Due(metaclass=_OneOfBoth):
        """The same as a class, as what reads a set's file takes one kind of text alone."""


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spell_day(day: date, today: date) -> str:
    """Name a day, with its year if that is not this one; without the locale, which differs between a set's machines."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def spell_due(due: Due | None, today: date, next_session: date | None = None) -> str:
    """Spell a due date in full, so that a misreading is seen while it is typed.

    The year stands only if it is not this year's.
    """
    if due is None:
        return "no date"
    if isinstance(due, date):
        return f"{spell_day(due, today)}, {_spell_distance((due - today).days)}"
    known = "no date yet" if next_session is None else spell_due(next_session, today)
    return f"next session ({known})"


def spell_when(when: datetime, today: date) -> str:
    """A local date and time in full, such as `Tue 1 Dec 09:30, in 6 days`."""
    day, _, away = spell_due(when.date(), today).partition(", ")
    return f"{day} {when:%H:%M}, {away}"


def monday(today: date, weeks: int) -> date:
    """Return the Monday of the week that many weeks from this one."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def last_day(day: date) -> date:
    """Return the last day of that day's month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = last_day(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def coming_weekday(today: date, weekday: int) -> date:
    """Return the coming one of that weekday, never today: on a Friday the coming Friday is in seven days."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def coming_nth(today: date, day: int) -> date:
    """Return the first day from today on that is so many days into its month; a month may lack it."""
    for months in range(14):
        month = months_on(today.replace(day=1), months)
        if 1 <= day <= last_day(month).day and month.replace(day=day) >= today:
            return month.replace(day=day)
    raise ValueError(day)


def coming_day(today: date, month: int, day: int) -> date:
    """Return the first such day of a year from today on."""
    return date(today.year + ((month, day) < (today.month, today.day)), month, day)


def _spell_distance(days: int) -> str:
    """Say how far off a day is, always in days so that two dates compare at a glance."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
