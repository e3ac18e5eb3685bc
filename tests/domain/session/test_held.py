"""When a session was held: the last such day up to today, and nothing that is still to come."""

from datetime import date, datetime, time

from als_tui.domain.session.held import STILL_TO_COME, began, read_held
from tests.tables import each

TODAY = date(2026, 11, 25)
"""A Wednesday."""


@each(
    ("words", "day"),
    [
        ("3 nov", date(2026, 11, 3)),
        ("nov 3", date(2026, 11, 3)),
        ("13 oct", date(2026, 10, 13)),
        ("12 dec", date(2025, 12, 12)),
        ("2026-11-03", date(2026, 11, 3)),
        ("3.11.", date(2026, 11, 3)),
        ("tue", date(2026, 11, 24)),
        ("wed", date(2026, 11, 25)),
        ("fri", date(2026, 11, 20)),
        ("12th", date(2026, 11, 12)),
        ("30th", date(2026, 10, 30)),
        ("today", TODAY),
        ("3 nov 2024", date(2024, 11, 3)),
        ("3 nov 9:30", date(2026, 11, 3)),
        ("tue 14:00", date(2026, 11, 24)),
    ],
)
def test_the_last_such_day_is_meant(words: str, day: date) -> None:
    assert read_held(words, TODAY).day == day


@each("words", ["tomorrow", "in 2 weeks", "in 3 days", "2026-12-01", "3 nov 2027", "1 dec 2026"])
def test_what_is_still_to_come_was_not_held(words: str) -> None:
    assert read_held(words, TODAY) == read_held("tomorrow", TODAY)
    assert read_held(words, TODAY).why == STILL_TO_COME


def test_words_about_no_day_say_none() -> None:
    assert read_held("", TODAY).day is None and read_held("soon", TODAY).day is None
    assert read_held("31 feb", TODAY).why != ""


def test_it_began_at_the_time_that_was_said_else_at_the_usual_one() -> None:
    assert began(read_held("3 nov 14:00", TODAY), time(9, 30)) == datetime(2026, 11, 3, 14)
    assert began(read_held("3 nov", TODAY), time(9, 30)) == datetime(2026, 11, 3, 9, 30)
    assert began(read_held("3 nov 10", TODAY), time(9, 30)) == datetime(2026, 11, 3, 10)
    assert began(read_held("3 nov", TODAY), None) == datetime(2026, 11, 3, 9)
    assert began(read_held("soon", TODAY), None) is None
