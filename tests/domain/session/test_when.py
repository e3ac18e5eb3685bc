"""When a set meets: what is read as a date with a time, and how it is spelt back."""

from datetime import date, datetime, time

import pytest

from als_tui.domain.book import Book, Profile
from als_tui.domain.days.calendar import spell_when
from als_tui.domain.session.when import (
    missing,
    offered_time,
    read_meeting,
    read_time,
    spell_meeting,
    usual_time,
)
from tests.tables import each

TODAY = date(2026, 11, 25)
"""A Wednesday."""


@each(
    ("words", "when"),
    [
        ("2026-12-01 09:30", datetime(2026, 12, 1, 9, 30)),
        ("2026-12-01T09:30", datetime(2026, 12, 1, 9, 30)),
        ("tue 9:30", datetime(2026, 12, 1, 9, 30)),
        ("Tue at 9.30", datetime(2026, 12, 1, 9, 30)),
        ("tuesday, 9am", datetime(2026, 12, 1, 9, 0)),
        ("tue 14h", datetime(2026, 12, 1, 14, 0)),
        ("tue 14h30", datetime(2026, 12, 1, 14, 30)),
        ("12 jan 2 pm", datetime(2027, 1, 12, 14, 0)),
        ("12.12 9.30", datetime(2026, 12, 12, 9, 30)),
        ("dec 12 noon", datetime(2026, 12, 12, 12, 0)),
        ("in 2 weeks at 9:30", datetime(2026, 12, 9, 9, 30)),
        ("today 12:15 am", datetime(2026, 11, 25, 0, 15)),
        ("9:30 on tue", datetime(2026, 12, 1, 9, 30)),
        ("at 9:30 tomorrow", datetime(2026, 11, 26, 9, 30)),
        ("  tue   9:30 ", datetime(2026, 12, 1, 9, 30)),
        ("2026-12-01T09:30:00", datetime(2026, 12, 1, 9, 30)),
        ("2026-12-01 09:30:15", datetime(2026, 12, 1, 9, 30)),
        ("1 dec 9:30 p.m.", datetime(2026, 12, 1, 21, 30)),
        ("1 dec 9 a.m.", datetime(2026, 12, 1, 9, 0)),
        ("tue 9:30-12:30", datetime(2026, 12, 1, 9, 30)),
        ("tue 9:30 – 12:30", datetime(2026, 12, 1, 9, 30)),
        ("tue from 9:30 till 12", datetime(2026, 12, 1, 9, 30)),
        ("tue 14 h 30", datetime(2026, 12, 1, 14, 30)),
        ("tuesday 9 o'clock", datetime(2026, 12, 1, 9, 0)),
        ("9.30 12.12", datetime(2026, 12, 12, 9, 30)),
        ("1/12/2026 9.30", datetime(2026, 12, 1, 9, 30)),
        ("12 jan 27 9:30", datetime(2027, 1, 12, 9, 30)),
        ("fri 9.10", datetime(2026, 11, 27, 9, 10)),
        ("first of may noon", datetime(2027, 5, 1, 12, 0)),
        ("ｔｕｅ ９：３０", datetime(2026, 12, 1, 9, 30)),
    ],
)
def test_a_day_and_a_time_are_read(words: str, when: datetime) -> None:
    assert read_meeting(words, TODAY).when == when


@each(
    "words",
    [
        "",
        "tue",
        "9:30",
        "tue 9",
        "tue 25:00",
        "tue 9:60",
        "tue 13 pm",
        "tue 0am",
        "next session 9:30",
        "soon 9:30",
        "2026-13-01 09:30",
        "tue 9:30 sharp",
        "²³ dec 9:30",
        "9 tue",
        "tue 9-12",
        "12 jan 14",
        "2026-12-01T09:30Z",
        "fri or mon 9:30",
        "31 feb 9:30",
        "in 4 weeks",
    ],
)
def test_half_a_date_is_none(words: str) -> None:
    assert read_meeting(words, TODAY).when is None


def test_what_the_program_writes_it_reads() -> None:
    when = datetime(2027, 1, 12, 14, 5)
    assert read_meeting(when.isoformat(timespec="minutes"), TODAY).when == when
    assert read_meeting(f"{when:%Y-%m-%d %H:%M}", TODAY).when == when


def test_it_is_spelt_back_in_full() -> None:
    assert spell_when(datetime(2026, 12, 1, 9, 30), TODAY) == "Tue 1 Dec 09:30, in 6 days"
    assert spell_when(datetime(2027, 1, 12, 14, 0), TODAY) == "Tue 12 Jan 2027 14:00, in 48 days"


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("in 4 weeks", date(2026, 12, 23), None),
        ("26 dec", date(2026, 12, 26), None),
        ("26.12.", date(2026, 12, 26), None),
        ("mon 30", date(2026, 11, 30), None),
        ("tue 9", date(2026, 12, 1), time(9)),
        ("fri at 9", date(2026, 11, 27), time(9)),
        ("tue 9-12", date(2026, 12, 1), time(9)),
        ("12 jan 14", date(2027, 1, 12), time(14)),
        ("12 dec 10", date(2026, 12, 12), time(10)),
    ],
)
def test_of_a_day_alone_the_time_is_asked_for_and_a_bare_figure_is_only_offered(
    words: str, day: date, hour: time | None
) -> None:
    meeting = read_meeting(words, TODAY)
    assert (meeting.day, meeting.at, meeting.hour) == (day, None, hour)
    assert missing(meeting, TODAY).endswith(": at what time?") and spell_meeting(meeting, TODAY, "UTC") == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 feb 9:30", "no such day"),
        ("fri or mon 9:30", "one day, please"),
        ("next session 9:30", "a date, please"),
        ("december 9:30", "which day?"),
        ("friday after next 9:30", "Fri 4 Dec or Fri 11 Dec?"),
        ("9:30", "not a date and time yet: tue 9:30, 12 jan 14:00"),
        ("tue 25:00", "not a date and time yet: tue 9:30, 12 jan 14:00"),
    ],
)
def test_what_is_no_day_says_why(words: str, why: str) -> None:
    assert missing(read_meeting(words, TODAY), TODAY) == why


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("at 2 pm", time(14)),
        ("2 p.m.", time(14)),
        ("noon", time(12)),
        ("9:30-12:30", time(9, 30)),
        ("25", None),
        ("tue", None),
        ("", None),
    ],
)
def test_where_a_time_alone_is_asked_for_a_bare_hour_is_one(words: str, at: time | None) -> None:
    assert read_time(words) == at


def test_the_usual_time_is_offered_unless_another_hour_was_typed() -> None:
    assert offered_time(None, time(9, 30)) == offered_time(time(9), time(9, 30)) == "09:30"
    assert offered_time(time(2), time(14, 30)) == "14:30"
    assert offered_time(time(10), time(9, 30)) == "10:00"
    assert offered_time(None, None) == ""
    planned = Profile("A", "UTC", TODAY, next_session=datetime(2026, 12, 1, 9, 30))
    assert usual_time(Book("a", {"profile": {1: planned}})) == time(9, 30)
    assert usual_time(Book("a", {"profile": {1: Profile("A", "UTC", TODAY)}})) is None


def test_an_end_that_is_not_kept_and_a_day_far_off_are_said() -> None:
    said = spell_meeting(read_meeting("tue 9:30-12:30", TODAY), TODAY, "UTC")
    assert said == "Tue 1 Dec 09:30, in 6 days: only the start is kept"
    assert spell_meeting(read_meeting("24/11 9:30", TODAY), TODAY, "UTC").endswith(
        "in 364 days: that far off?"
    )


@pytest.mark.parametrize(
    ("typed", "zone", "said"),
    [
        ("31 oct 2027 1:30", "Europe/London", True),
        ("31 oct 2027 1:00", "Europe/London", True),
        ("31 oct 2027 0:59", "Europe/London", False),
        ("31 oct 2027 2:00", "Europe/London", False),
        ("31 oct 2027 1:30", "UTC", False),
        ("31 oct 2027 2:30", "Europe/Berlin", True),
        ("28 mar 2027 1:30", "Europe/London", False),
        ("31 oct 2027 1:30", "Nowhere/At all", False),
    ],
)
def test_of_an_hour_that_comes_twice_it_is_said_which_is_meant(typed: str, zone: str, said: bool) -> None:
    spelt = spell_meeting(read_meeting(typed, TODAY), TODAY, zone)
    assert spelt.endswith("that hour comes twice, the first is meant") == said


@pytest.mark.parametrize("today", [date(2026, 11, 27), date(2026, 11, 28), TODAY])
def test_this_and_a_weekday_is_today_where_it_is_that_day(today: date) -> None:
    named = f"this {today:%a}"
    assert read_meeting(f"{named} 9:30", today).when == datetime(today.year, today.month, today.day, 9, 30)
    assert read_meeting(f"{named}", today).day == today
