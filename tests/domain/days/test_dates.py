"""Due dates: what is read, what is left alone, and how it is spelt back."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.days.calendar import spell_due
from tests.domain.days.due import read_due
from tests.tables import each

WEDNESDAY = date(2026, 11, 25)
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))

SAID = {
    "today": date(2026, 11, 25),
    "tomorrow": date(2026, 11, 26),
    "tmr": date(2026, 11, 26),
    "tmrw": date(2026, 11, 26),
    "the day after tomorrow": date(2026, 11, 27),
    "fri": date(2026, 11, 27),
    "Friday": date(2026, 11, 27),
    "by fri": date(2026, 11, 27),
    "on Fri": date(2026, 11, 27),
    "this fri": date(2026, 11, 27),
    "this friday": date(2026, 11, 27),
    "wed": date(2026, 12, 2),
    "weds": date(2026, 12, 2),
    "thurs": date(2026, 11, 26),
    "tues": date(2026, 12, 1),
    "sun": date(2026, 11, 29),
    "next tuesday": date(2026, 12, 1),
    "next friday": date(2026, 12, 4),
    "friday week": date(2026, 12, 4),
    "a week on friday": date(2026, 12, 4),
    "a week from today": date(2026, 12, 2),
    "a week tomorrow": date(2026, 12, 3),
    "in 2 weeks": date(2026, 12, 9),
    "in two weeks": date(2026, 12, 9),
    "in a fortnight": date(2026, 12, 9),
    "within a week": date(2026, 12, 2),
    "in a week": date(2026, 12, 2),
    "2w": date(2026, 12, 9),
    "+2w": date(2026, 12, 9),
    "+3d": date(2026, 11, 28),
    "in 3 days": date(2026, 11, 28),
    "+3 days": date(2026, 11, 28),
    "in a month": date(2026, 12, 25),
    "in 3 months": date(2027, 2, 25),
    "in a year": date(2027, 11, 25),
    "12 dec": date(2026, 12, 12),
    "dec 12": date(2026, 12, 12),
    "12th of December": date(2026, 12, 12),
    "on the 1st december": date(2026, 12, 1),
    "Dec 12th, 2027": date(2027, 12, 12),
    "12 dec 2027": date(2027, 12, 12),
    "5 jan": date(2027, 1, 5),
    "sat 12 dec": date(2026, 12, 12),
    "12/1/2027": date(2027, 1, 12),
    "12/1/27": date(2027, 1, 12),
    "12/1": date(2027, 1, 12),
    "12.1": date(2027, 1, 12),
    "12.1.": date(2027, 1, 12),
    "12.1.2027": date(2027, 1, 12),
    "2026-12-12": date(2026, 12, 12),
    "end of month": date(2026, 11, 30),
    "by the end of the month": date(2026, 11, 30),
    "end of next month": date(2026, 12, 31),
    "eom": date(2026, 11, 30),
    "end of the week": date(2026, 11, 27),
    "at the end of next week": date(2026, 12, 4),
    "eow": date(2026, 11, 27),
    "end of the year": date(2026, 12, 31),
    "end of january": date(2027, 1, 31),
    "end of nov": date(2026, 11, 30),
    "next month": date(2026, 12, 25),
    "next week": date(2026, 11, 30),
    "next session": "next session",
    "by next session": "next session",
    "before next session": "next session",
    "before the next session": "next session",
    "the next session": "next session",
    "our next meeting": "next session",
    "ns": "next session",
    "  IN   2\tWEEKS ": date(2026, 12, 9),
}

NO_DATES = (
    "banana|10|a|1|sat nav|may be|march on|sun cream|second|monday 3pm|fri 15:00|31 feb|30 feb 2028"
    "|29 feb 2027|0 dec|12 13|13/13|12/1/202|32.1.|12.127|2026-13-01|0000-01-01|may|december|week|month"
    "|3d|in 3d|2m|by|on|by by fri|last friday|every friday|fri or sat|friday's|sat 13 dec|in 0.5 weeks|in 1000 days"
    "|session|٣ dec|2 w|12 dec 10||.|next|this|end|now"
)


@each(("words", "due"), SAID.items())
def test_a_date_is_read_as_people_say_it(words: str, due: object) -> None:
    assert read_due(words, WEDNESDAY) == due


@each("words", NO_DATES.split("|"))
def test_what_is_no_date_is_not_read_as_one(words: str) -> None:
    assert read_due(words, WEDNESDAY) is None


@each(
    ("today", "words", "due"),
    [
        (date(2026, 11, 27), "fri", date(2026, 12, 4)),
        (date(2026, 11, 27), "friday week", date(2026, 12, 11)),
        (date(2026, 11, 29), "next tuesday", date(2026, 12, 1)),
        (date(2026, 11, 30), "next tuesday", date(2026, 12, 8)),
        (date(2026, 12, 31), "tomorrow", date(2027, 1, 1)),
        (date(2026, 12, 31), "end of the month", date(2026, 12, 31)),
        (date(2026, 12, 31), "next month", date(2027, 1, 31)),
        (date(2027, 1, 31), "next month", date(2027, 2, 28)),
        (date(2027, 1, 31), "in a month", date(2027, 2, 28)),
        (date(2028, 1, 31), "end of next month", date(2028, 2, 29)),
        (date(2026, 12, 15), "end of november", date(2027, 11, 30)),
        (date(2027, 3, 1), "29 feb", date(2028, 2, 29)),
        (date(2026, 11, 27), "end of the week", date(2026, 11, 27)),
        (date(2026, 11, 28), "end of the week", date(2026, 11, 29)),
        (date(2026, 11, 29), "end of this week", date(2026, 11, 29)),
        (date(2026, 11, 28), "eow", date(2026, 11, 29)),
        (date(2026, 11, 27), "this fri", date(2026, 11, 27)),
        (date(2026, 11, 27), "this friday", date(2026, 11, 27)),
        (date(2026, 11, 28), "this sat", date(2026, 11, 28)),
        (date(2026, 11, 27), "this coming fri", date(2026, 12, 4)),
        (date(2026, 11, 28), "end of next week", date(2026, 12, 4)),
    ],
)
def test_a_date_is_read_over_the_edge_of_week_month_and_year(today: date, words: str, due: date) -> None:
    assert read_due(words, today) == due


def test_a_day_without_a_year_that_has_passed_means_next_year_and_today_means_today() -> None:
    assert read_due("24 nov", WEDNESDAY) == date(2027, 11, 24)
    assert read_due("25 nov", WEDNESDAY) == WEDNESDAY


def test_a_year_that_is_said_is_believed_even_in_the_past() -> None:
    assert read_due("24 nov 2026", WEDNESDAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "spelt"),
    [
        (date(2026, 11, 27), "Fri 27 Nov, in 2 days"),
        (date(2026, 11, 25), "Wed 25 Nov, today"),
        (date(2026, 11, 26), "Thu 26 Nov, tomorrow"),
        (date(2026, 11, 24), "Tue 24 Nov, yesterday"),
        (date(2026, 11, 22), "Sun 22 Nov, 3 days ago"),
        (date(2027, 1, 5), "Tue 5 Jan 2027, in 41 days"),
        (date(2025, 12, 31), "Wed 31 Dec 2025, 329 days ago"),
        (None, "no date"),
    ],
)
def test_a_date_is_spelt_in_full_with_the_year_where_it_is_another(due: date | None, spelt: str) -> None:
    assert spell_due(due, WEDNESDAY) == spelt


def test_the_next_session_is_spelt_with_its_date_if_that_is_known() -> None:
    assert (
        spell_due("next session", WEDNESDAY, date(2027, 1, 5)) == "next session (Tue 5 Jan 2027, in 41 days)"
    )
    assert spell_due("next session", WEDNESDAY) == "next session (no date yet)"


@given(
    st.text() | st.from_regex(r"(by |on |next |in )?[\w+./-]{0,4} ?[a-z]{0,9}", fullmatch=True), st.dates()
)
def test_any_text_on_any_day_is_a_date_or_none_and_never_an_error(words: str, today: date) -> None:
    due = read_due(words, today)
    assert due is None or isinstance(due, date) or due == "next session"


@given(st.sampled_from([*SAID]), st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1)]))
def test_an_expression_that_leaves_the_calendar_is_no_date(words: str, today: date) -> None:
    read_due(words, today)


@given(st.dates(), st.dates())
def test_an_iso_date_is_read_as_itself(due: date, today: date) -> None:
    assert read_due(due.isoformat(), today) == due


@given(DAYS, DAYS)
def test_a_spelt_date_is_read_as_the_same_date(due: date, today: date) -> None:
    spelt = re.sub(",.*", "", spell_due(due, today))
    said = spelt if due.year != today.year else f"{spelt} {due.year}"
    assert read_due(said, today) == due


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_within_the_coming_seven_days_and_never_today(today: date, weekday: str) -> None:
    due = read_due(weekday, today)
    assert isinstance(due, date)
    assert timedelta(days=1) <= due - today <= timedelta(days=7)
    assert due.strftime("%a").casefold() == weekday
