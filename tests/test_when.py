"""When a set meets: what is read as a date with a time, and how it is spelt back."""

from datetime import date, datetime

import pytest

from als_tui.domain.when import read_when, spell_when

TODAY = date(2026, 11, 25)
"""A Wednesday."""


@pytest.mark.parametrize(
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
    ],
)
def test_a_day_and_a_time_are_read(words: str, when: datetime) -> None:
    assert read_when(words, TODAY) == when


@pytest.mark.parametrize(
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
    ],
)
def test_half_a_date_is_none(words: str) -> None:
    assert read_when(words, TODAY) is None


def test_what_the_program_writes_it_reads() -> None:
    when = datetime(2027, 1, 12, 14, 5)
    assert read_when(when.isoformat(timespec="minutes"), TODAY) == when
    assert read_when(f"{when:%Y-%m-%d %H:%M}", TODAY) == when


def test_it_is_spelt_back_in_full() -> None:
    assert spell_when(datetime(2026, 12, 1, 9, 30), TODAY) == "Tue 1 Dec 09:30, in 6 days"
    assert spell_when(datetime(2027, 1, 12, 14, 0), TODAY) == "Tue 12 Jan 2027 14:00, in 48 days"
