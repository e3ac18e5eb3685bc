"""Session time: never backwards, over clock steps, sleep and reboots; and how it is written."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.timing import (
    ClockReading,
    Stamp,
    clock_face,
    comes_twice,
    first_stamp,
    is_left_out,
    later_stamp,
    local_time,
    passed_face,
    read_minutes,
    read_seconds,
    spell_hours,
    spell_length,
    spell_minutes,
    stamp_again,
)
from tests.tables import each

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def reading(minutes: float = 0, boot: float = 100.0, boot_id: str = "boot-1") -> ClockReading:
    return ClockReading(NINE + timedelta(minutes=minutes), boot, boot_id)


def test_a_set_s_time_starts_at_nought() -> None:
    assert first_stamp(reading()) == Stamp(NINE, "boot-1", 100.0, 0.0)


def test_on_the_same_boot_the_length_is_that_of_the_boot_clock() -> None:
    later = later_stamp(first_stamp(reading()), reading(boot=107.25))
    assert later.t == 7.25


def test_a_step_of_the_wall_clock_changes_no_length() -> None:
    later = later_stamp(first_stamp(reading()), reading(minutes=-60, boot=107.0))
    assert (later.t, later.at) == (7.0, NINE - timedelta(hours=1))


def test_over_a_reboot_the_wall_clock_tells_the_length() -> None:
    later = later_stamp(first_stamp(reading()), reading(minutes=2, boot=3.0, boot_id="boot-2"))
    assert later.t == 120.0


def test_a_wall_clock_set_back_over_a_reboot_costs_time_but_never_runs_it_back() -> None:
    last = Stamp(NINE, "boot-1", 100.0, 500.0)
    assert later_stamp(last, reading(minutes=-90, boot=3.0, boot_id="boot-2")).t == 500.0


def test_after_another_boot_it_is_a_moment_later_even_where_no_clock_went_on() -> None:
    last = Stamp(NINE, "boot-1", 100.0, 500.0)
    assert stamp_again(last, reading(minutes=-90, boot=3.0, boot_id="boot-2")).t == 500.001
    assert stamp_again(last, reading(minutes=2, boot=3.0, boot_id="boot-2")).t == 620.0
    assert stamp_again(last, reading(boot=107.0)).t == 507.0
    assert stamp_again(last, reading(boot=100.0)).t == 500.0


@each(
    ("words", "minutes"),
    [
        *(
            (words, 210)
            for words in ("210", " 210 min", "210 Min.", "210 minutes", "3h30", "3 h 30", "3:30", "3:30 h")
        ),
        *((words, 210) for words in ("3h30m", "3 h 30 min", "3 hours and 30 minutes", "3.5h", "3,5 hours")),
        *((words, 180) for words in ("3h", "3 H", "3 hrs", "3 hours", "3:00")),
        *((words, 90) for words in ("90", "90m", "90min", "1h30", "1:30", "1 hour 30")),
        *((words, None) for words in ("", "h", "-5", "²", "3:60", "3 h 30 s", "1 2", "123456", "9:30 am")),
    ],
)
def test_minutes_are_read_alone_or_with_hours(words: str, minutes: int | None) -> None:
    assert read_minutes(words) == minutes


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("1:30", 90),
        (" 90 ", 90),
        ("45 s", 45),
        ("0", 0),
        ("2:5", None),
        ("1:75", None),
        ("", None),
        ("-5", None),
        ("x", None),
        ("٣", None),
    ],
)
def test_seconds_are_read_alone_or_with_minutes(words: str, seconds: int | None) -> None:
    assert read_seconds(words) == seconds


@given(st.lists(st.tuples(st.floats(0, 1e6), st.sampled_from("ab"), st.integers(-500, 500)), max_size=20))
def test_time_never_runs_backwards(readings: list[tuple[float, str, int]]) -> None:
    stamp = first_stamp(reading())
    for boot, boot_id, minutes in readings:
        later = later_stamp(stamp, reading(minutes, boot, boot_id))
        assert later.t >= stamp.t
        stamp = later


@pytest.mark.parametrize(
    ("seconds", "face"),
    [
        (300, "5:00"),
        (299.2, "5:00"),
        (0.3, "0:01"),
        (0, "0:00"),
        (-0.9, "0:00"),
        (-1, "+0:01"),
        (-61.5, "+1:01"),
        (3600, "1:00:00"),
        (-3725, "+1:02:05"),
    ],
)
def test_a_clock_face_rounds_so_that_the_last_second_is_seen(seconds: float, face: str) -> None:
    assert clock_face(seconds) == face


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (89.4, "89 s"),
        (90, "2 min"),
        (720, "12 min"),
        (5369, "89 min"),
        (5400, "1 h 30 min"),
        (7500, "2 h 5 min"),
        (172800, "2 days"),
    ],
)
def test_a_length_is_spelt_as_it_is_said(seconds: float, words: str) -> None:
    assert spell_length(seconds) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (1, "1 min"), (89, "89 min"), (90, "1 h 30 min"), (1913, "31 h 53 min")],
)
def test_long_minutes_are_spelt_in_hours(minutes: int, words: str) -> None:
    assert spell_minutes(minutes) == words


def test_local_time_follows_the_set_s_zone_over_a_clock_change() -> None:
    assert f"{local_time(NINE, 'Europe/London'):%H:%M}" == "09:00"
    assert f"{local_time(NINE + timedelta(days=30), 'Europe/London'):%H:%M}" == "10:00"


@pytest.mark.parametrize("zone", ["Nowhere/Here", "", "../../etc", "Europe", "a" * 5000])
def test_a_zone_that_this_machine_does_not_know_shows_utc(zone: str) -> None:
    assert local_time(NINE, zone) == NINE


@given(st.integers(0, 20_000), st.floats(0, 20_000))
def test_what_has_passed_and_what_is_left_make_up_the_plan(planned: int, passed: float) -> None:
    left = planned - passed
    sign = -1 if left < 0 else 1
    shown = sign * seconds_of(clock_face(left).lstrip("+"))
    assert seconds_of(passed_face(passed)) + shown == planned


def seconds_of(face: str) -> int:
    """The seconds that a clock's face shows."""
    total = 0
    for part in face.split(":"):
        total = total * 60 + int(part)
    return total


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (59, "59 min"), (60, "1 h 0 min"), (7860, "131 h 0 min")]
)
def test_a_register_of_hours_has_hours_however_many(minutes: int, said: str) -> None:
    assert spell_hours(minutes) == said


@each(
    ("day", "at", "zone", "left_out", "twice"),
    [
        ("2027-03-28", "00:59", "Europe/London", False, False),
        ("2027-03-28", "01:00", "Europe/London", True, False),
        ("2027-03-28", "01:30", "Europe/London", True, False),
        ("2027-03-28", "02:00", "Europe/London", False, False),
        ("2027-03-28", "02:30", "Europe/Berlin", True, False),
        ("2027-03-14", "02:30", "America/New_York", True, False),
        ("2027-10-31", "00:59", "Europe/London", False, False),
        ("2027-10-31", "01:00", "Europe/London", False, True),
        ("2027-10-31", "02:00", "Europe/London", False, False),
        ("2027-10-31", "02:30", "Europe/Berlin", False, True),
        ("2027-11-07", "01:30", "America/New_York", False, True),
        ("2027-03-28", "01:30", "UTC", False, False),
        ("2027-03-28", "01:30", "Nowhere/At all", False, False),
    ],
)
def test_a_local_time_can_be_left_out_or_come_twice(
    day: str, at: str, zone: str, left_out: bool, twice: bool
) -> None:
    when = datetime.fromisoformat(f"{day}T{at}")
    assert (is_left_out(when, zone), comes_twice(when, zone)) == (left_out, twice)
