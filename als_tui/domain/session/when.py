"""When a set meets: a date and a time as people say them, the day read by the grammar of the due dates.

A wrong hour sends eight people to an empty room: only a time that is plainly one counts, and it is spelt back. A day
alone, or one with a bare figure beside it (`tue 9`), is half of it: the time is asked for.
"""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from als_tui.domain.book import Book, last_held
from als_tui.domain.coming import coming_module
from als_tui.domain.days.calendar import spell_day, spell_when
from als_tui.domain.days.due import ALONE, Unread, doubt, read_day
from als_tui.domain.days.words import narrow
from als_tui.domain.session.facts import NOT_KNOWN
from als_tui.domain.session.state import Session
from als_tui.domain.timing import TWICE, Stamp, comes_twice, local_time
from als_tui.late import late
from als_tui.value import Value

_TIME = (
    r"(?:(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>\d\d)(?::\d\d)?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?|h\b|hrs\b|uhr\b|o['’]clock\b)?|(?P<noon>noon|midday))"
)
_END = r"(?P<end>\s?(?:-|–|—|to|till|until)\s?\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\b\.?|h\b)?)?"
_DAY_FIRST = late(rf"(?P<day>.+?)(?:,? (?:at |from )?|(?<=\d)t){_TIME}{_END}[.!]?", re.ASCII)
_TIME_FIRST = late(rf"(?:at |from )?{_TIME}{_END},? (?P<day>.+)", re.ASCII)
_ORDERS = (_DAY_FIRST, _TIME_FIRST)
"""The day first (`tue 9:30`, `2026-12-01T09:30`), or the time (`9:30 on tue`)."""
_ALONE = late(rf"(?:at )?{_TIME}{_END}[.!]?", re.ASCII)
_LIKE = "tue 9:30, 12 jan 14:00"


class Meeting(Value):
    """What was understood of when a set meets."""

    day: date | None = None
    at: time | None = None
    hour: time | None = None
    """What a bare figure beside the day would be as a time; it is offered, not taken."""
    until: bool = False
    """True if an end was said, which is not kept."""
    why: str = ""
    """Why no day is read, if the words are about one."""

    @property
    def when(self) -> datetime | None:
        """Day and time; None if either is not known."""
        return None if self.day is None or self.at is None else datetime.combine(self.day, self.at)


def read_meeting(words: str, today: date) -> Meeting:
    """Return what the words say of a day and a time, whichever of them stands first."""
    said = " ".join(narrow(words).casefold().split())
    alone = _day(said, today)
    if alone.day is not None:
        return alone
    halves = [alone]
    for order in _ORDERS:
        match = order.fullmatch(said)
        if match is None or (order is _TIME_FIRST and not _is_plain(match)):
            continue
        day, at, until = _day(match["day"], today), _time(match), match["end"] is not None
        if day.day is not None and at is not None and _is_plain(match):
            return Meeting(day.day, at, until=until)
        halves.append(day if day.day is None else Meeting(day.day if at else None, hour=at, until=until))
    return next((half for half in reversed(halves) if half.day or half.why), alone)


def read_time(words: str) -> time | None:
    """The time that `words` name if only a time was asked for, so that `9` is one; None if they name none."""
    match = _ALONE.fullmatch(" ".join(narrow(words).casefold().split()))
    return _time(match) if match else None


def offered_time(hour: time | None, usual: time | None) -> str:
    """The time to offer for a day: the usual one, unless another hour was typed beside the day."""
    same = hour is None or (usual is not None and usual.hour % 12 == hour.hour % 12)
    offer = usual if same else hour
    return f"{offer:%H:%M}" if offer else ""


def usual_time(book: Book) -> time | None:
    """The time at which the set meets: that of the date that stands, else about that of its last session."""
    if book.profile.next_session is not None:
        return book.profile.next_session.time()
    last = last_held(book)
    if last is None:
        return None
    began = local_time(last.began, last.zone)
    return time(began.hour, began.minute // 15 * 15)


def spell_meeting(meeting: Meeting, today: date, zone: str) -> str:
    """What was understood, and what is asked about it there; nothing if day or time is not known."""
    if meeting.when is None:
        return ""
    end = ": only the start is kept" if meeting.until else ""
    asked = asked_of(meeting.when, today, zone)
    return f"{spell_when(meeting.when, today)}{end}{f': {asked}' if asked else ''}"


def asked_of(when: datetime, today: date, zone: str) -> str:
    """What nobody should keep unseen of a local time: a day far off, or over, and which of two hours is meant."""
    twice = TWICE if comes_twice(when, zone) else ""
    return ", ".join(filter(None, (doubt(when.date(), today), twice)))


def missing(meeting: Meeting, today: date) -> str:
    """What is not known yet of a day and a time, in a few words; nothing if both are."""
    if meeting.when is not None:
        return ""
    if meeting.day is not None:
        return f"{spell_day(meeting.day, today)}: at what time?"
    return meeting.why or f"not a date and time yet: {_LIKE}"


def zone_known(zone: str) -> bool:
    """True if this machine knows the IANA zone of that name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _day(said: str, today: date) -> Meeting:
    """The day alone; the next session has none, as it is what is asked for."""
    day = read_day(said, today)
    if isinstance(day, date):
        return Meeting(day)
    if isinstance(day, Unread):
        return Meeting(why="" if day.why == ALONE else day.why)
    return Meeting(why="a date, please" if day else "")


def _is_plain(found: re.Match[str]) -> bool:
    """True for a time that is no bare number."""
    return bool(found["noon"] or found["minute"] or found["half"])


def _time(found: re.Match[str]) -> time | None:
    """The time of day that was found; None if no clock shows it."""
    if found["noon"]:
        return time(12)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def next_date(book: Book, session: Session, now: Stamp) -> datetime | None:
    """Return when the set meets next: as agreed today, else as planned; a date not ahead was this session's.

    A set with modules still to come has a next date, whether it is known by those who were asked or not.
    """
    said, planned = session.details.get("next_session", ""), book.profile.next_session
    local, agreed = local_time(now.at, book.profile.zone).replace(tzinfo=None), _read_local(said)
    if agreed is not None and agreed > local:
        return agreed
    coming = coming_module(book, local.date(), session.module)
    if coming is not None:
        return book.modules[coming].when
    held = book.modules.get(session.module or 0)
    if said == NOT_KNOWN or (held is not None and held.when == planned):
        return None
    return planned if planned is not None and planned.date() > local.date() else None


def _read_local(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
