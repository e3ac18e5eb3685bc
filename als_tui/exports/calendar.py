"""The programme and a person's due actions as calendar files (RFC 5545), which any calendar program reads.

A module keeps its UID for good, and a file has a higher SEQUENCE than those of the seconds before it, whatever was
undone in between, so that a program that follows the standard moves or cancels what it holds. A title has the set's
name and a number: what a set talks about is nobody else's, and a calendar is looked at over a shoulder.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from als_tui.domain.book import Action, Book, Module, ModuleState, waits
from als_tui.domain.coming import held_span, meeting_names, meetings
from als_tui.domain.programme.outcomes import falls_due
from als_tui.domain.session.when import zone_known
from als_tui.domain.words.text import shown

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""From when the seconds of a SEQUENCE are counted."""


def programme_calendar(
    book: Book, now: datetime, numbers: Iterable[int] = (), *, topics: bool = False
) -> str:
    """Write the meetings with these numbers, or all of them; cancelled ones, too, as calendars must hear of it.

    `topics` puts each topic behind the number.
    """
    every = meetings(book, now)
    chosen = {number: every[number] for number in numbers} or every
    zone = book.profile.zone if zone_known(book.profile.zone) else ""
    calendar = _calendar(zone, [module.when.date() for module in chosen.values()])
    for number, module in chosen.items():
        calendar.add_component(_module(book, number, module, now, zone, topics=topics))
    return _text(calendar)


def actions_calendar(book: Book, person: int, now: datetime) -> str:
    """Write what a person promised and has not answered for, as a day each: a file for that person alone."""
    calendar = _calendar("", [])
    for number, (action, due) in due_actions(book, person).items():
        event = _event(f"{book.set_id}-action-{number}", now)
        event.add("summary", _line(action.text))
        event.add("dtstart", due)
        event.add("dtend", due + _DAY)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return _text(calendar)


def due_actions(book: Book, person: int) -> dict[int, tuple[Action, date]]:
    """A person's actions that wait and have a day, with it; of one for the next session the set's next date."""
    theirs = {id: action for id, action in book.actions.items() if action.owner == person and waits(action)}
    return {
        id: (action, due) for id, action in theirs.items() if (due := falls_due(book, action)) is not None
    }


def _calendar(zone: str, days: list[date]) -> "Calendar":
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//als-tui//als-tui//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if zone and days:
        calendar.add_component(
            Timezone.from_tzinfo(ZoneInfo(zone), zone, min(days) - _DAY, max(days) + 2 * _DAY)
        )
    return calendar


def _text(calendar: "Calendar") -> str:
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(uid: str, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@als-tui")
    event.add("dtstamp", now)
    event.add("sequence", max(0, (now - _FIRST) // _SECOND))
    return event


def _module(book: Book, number: int, module: Module, now: datetime, zone: str, *, topics: bool) -> "Event":
    event = _event(f"{book.set_id}-module-{number}", now)
    held = held_span(book, module)
    when = held[0] if held is not None else module.when
    start = when.replace(tzinfo=ZoneInfo(zone)) if zone else when
    end = _end(start, module.minutes, zone) if held is None else start + (held[1] - held[0])
    topic = f": {_line(module.topic)}" if topics and module.topic else ""
    off = "Cancelled: " if module.state is ModuleState.CANCELLED else ""
    event.add("summary", f"{off}{_line(book.profile.name)} · {meeting_names(book)[number]}{topic}")
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("last-modified", module.changed)
    event.add("status", "CANCELLED" if module.state is ModuleState.CANCELLED else "CONFIRMED")
    if module.place:
        event.add("location", _line(module.place))
    return event


def _end(start: datetime, minutes: int, zone: str) -> datetime:
    """The end on the clock of the wall, over a clock change, too."""
    if not zone:
        return start + timedelta(minutes=minutes)
    return (start.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))


def _line(text: str) -> str:
    """A text in one line, without what a terminal would obey."""
    return " ".join(shown(text).split())
