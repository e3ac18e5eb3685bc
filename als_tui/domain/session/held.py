"""When a session was held that was written on paper: a day as people say it, which is over."""

from datetime import date, datetime, time, timedelta

from als_tui.domain.session.when import Meeting, offered_time, read_meeting, read_time
from als_tui.value import replace

STILL_TO_COME = "That day is still to come."
_BACK = (timedelta(days=7), timedelta(days=31), timedelta(days=365))
"""How far back a weekday, a day of the month, and a day of the year are looked for."""
_DAY = timedelta(days=1)


def read_held(words: str, today: date) -> Meeting:
    """Return the day and the time that `words` say of a session that was held: the last such day up to today.

    A day that is counted on from today (`tomorrow`, `in 2 weeks`) is still to come.
    """
    said = read_meeting(words, today)
    if said.day is None or said.day <= today:
        return said
    day_before = read_meeting(words, today - _DAY).day
    if day_before == said.day - _DAY:
        return Meeting(why=STILL_TO_COME)
    for back in _BACK:
        earlier = read_meeting(words, today - back)
        if earlier.day is not None and earlier.day <= today:
            return earlier
    return Meeting(why=STILL_TO_COME)


def began(meeting: Meeting, usual: time | None) -> datetime | None:
    """When it began, by the clock of the place: as was said, else at the usual time; None without a day."""
    if meeting.day is None:
        return None
    at = meeting.at or read_time(offered_time(meeting.hour, usual)) or time(9)
    return replace(meeting, at=at).when
