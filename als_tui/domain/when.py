"""When a set meets: a date and a time as people say them, read by the closed grammar of the due dates.

A wrong hour sends eight people to an empty room: only a time that is plainly one counts, and it is spelt back.
"""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from als_tui.domain.dates import read_due, spell_due

_TIME = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?\s?(?P<half>am|pm|h)?|(?P<noon>noon|midday)"
_ORDERS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<day>.+?)(?:,? (?:at )?|(?<=\d)t)(?:{_TIME})",
        rf"(?:at )?(?:{_TIME}),? (?P<day>.+)",
    )
)
"""The day first (`tue 9:30`, `2026-12-01T09:30`), or the time (`9:30 on tue`)."""


def read_when(words: str, today: date) -> datetime | None:
    """The local date and time that `words` name as a whole, or None.

    A bare hour is no time (`tue 9` may be the ninth): `9:30`, `9.30`, `9h30`, `9am`, `2 pm` and `noon` are.
    """
    said = " ".join(words.casefold().split())
    for order in _ORDERS:
        if found := order.fullmatch(said):
            day, at = read_due(found["day"], today), _time(found)
            if isinstance(day, date) and at is not None:
                return datetime.combine(day, at)
    return None


def spell_when(when: datetime, today: date) -> str:
    """A local date and time in full, such as `Tue 1 Dec 09:30, in 6 days`."""
    day, _, away = spell_due(when.date(), today).partition(", ")
    return f"{day} {when:%H:%M}, {away}"


def zone_known(zone: str) -> bool:
    """True where this machine knows the IANA zone of that name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _time(found: re.Match[str]) -> time | None:
    """The time of day that was found; None where no clock shows it, or where it is a bare number."""
    if found["noon"]:
        return time(12)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if found["minute"] is None and half is None:
        return None
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
