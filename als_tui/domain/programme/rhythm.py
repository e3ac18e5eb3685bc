"""The arithmetic of a programme's days: every so many weeks, or months, and never on a day that is left out.

A day that is left out slips by whole weeks, to the first such weekday that is free; the days after it count on from
there, so that two sessions never come closer together than the rhythm has them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from als_tui.domain.days.calendar import last_day, months_on
from als_tui.value import Value

WEEK = timedelta(weeks=1)
LEAST_MINUTES, MOST_MINUTES = 10, 24 * 60
"""Of a module."""
_LAST = 5
"""The place in its month of a day that has four before it: the last one of every month stands for it."""
_LEAST = timedelta(weeks=3)
"""Between two days of a monthly rhythm there is at least this, wherever one of them slipped to."""
_LONGEST_GAP = 60
"""Weeks after which a day has slipped too far to be meant."""


class Rhythm(Value):
    """How often a set meets: every so many weeks, or on the same weekday of every so many months."""

    weeks: int = 0
    months: int = 0
    place: int = 0
    """Of its weekday in the month: 1 to 4, 5 for the last; 0 for that of the first day."""


class DaysOff(Value):
    """Days on which the set does not meet, both ends among them."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """True of a day in it."""
        return self.first <= day <= self.last


class Slip(Value):
    """A day that was left out, and the one in its place."""

    meant: date
    kept: date


class NoFreeWeek(ValueError):
    """A day that slips further than anybody can mean."""


def days(start: date, weekday: int, rhythm: Rhythm, gaps: tuple[DaysOff, ...]) -> Iterator[Slip]:
    """Yield the days from `start` on, without an end; each with the day on which it would have been."""
    meant = _first(start, weekday, rhythm)
    place = rhythm.place or place_of(meant)
    while True:
        kept = _free(meant, gaps)
        yield Slip(meant, kept)
        if rhythm.weeks:
            meant = kept + rhythm.weeks * WEEK
            continue
        meant = _in_month(months_on(meant.replace(day=1), rhythm.months), weekday, place)
        while meant - kept < _LEAST:
            meant = _in_month(months_on(meant.replace(day=1), 1), weekday, place)


def place_of(day: date) -> int:
    """The place of a day among those of its weekday in its month: 1 to 5."""
    return (day.day - 1) // 7 + 1


def _first(start: date, weekday: int, rhythm: Rhythm) -> date:
    """The first day from `start` on that the rhythm may begin with."""
    if not rhythm.place:
        return start + timedelta(days=(weekday - start.weekday()) % 7)
    day = _in_month(start.replace(day=1), weekday, rhythm.place)
    return day if day >= start else _in_month(months_on(start.replace(day=1), 1), weekday, rhythm.place)


def _in_month(month: date, weekday: int, place: int) -> date:
    """The day of that weekday and place in a month, of which the first day is given."""
    if place == _LAST:
        last = last_day(month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return month + timedelta(days=(weekday - month.weekday()) % 7) + (place - 1) * WEEK


def _free(day: date, gaps: tuple[DaysOff, ...]) -> date:
    """The day itself, or the first one some weeks on that is in no gap; raises NoFreeWeek."""
    for _ in range(_LONGEST_GAP):
        if not any(gap.holds(day) for gap in gaps):
            return day
        day += WEEK
    raise NoFreeWeek(day)


def rhythm_words(rhythm: Rhythm) -> str:
    """How often, in words."""
    if rhythm.months:
        return "every month" if rhythm.months == 1 else f"every {rhythm.months} months"
    return "every week" if rhythm.weeks == 1 else f"every {rhythm.weeks} weeks"


def found_rhythm(modules: Sequence[datetime]) -> str:
    """How often modules come that are planned already, where they do so all alike; nothing else."""
    distances = {later.date() - one.date() for one, later in pairwise(modules)}
    if len(distances) != 1:
        return ""
    (distance,) = distances
    whole = distance.days > 0 and distance % WEEK == distance * 0
    return rhythm_words(Rhythm(weeks=distance // WEEK)) if whole else ""
