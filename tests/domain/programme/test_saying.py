"""A programme in one typed line: read whole, or what is missing is said; and the days that it makes."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.programme.read_back import told
from als_tui.domain.programme.rhythm import Rhythm, found_rhythm, place_of
from als_tui.domain.programme.saying import Habits, ProgrammeLine, read_programme
from tests.tables import each

TODAY = date(2026, 11, 25)
"""A Wednesday."""
HABITS = Habits(TODAY, 210, time(9, 30))
TABLE = Path(__file__).parents[2] / "days" / "programmes.txt"
ROWS = [
    [cell.strip() for cell in f"{row}|||".split("|")][:4]
    for row in TABLE.read_text("utf-8").splitlines()
    if row[:1] != "#"
]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read(line: str, habits: Habits = HABITS) -> ProgrammeLine:
    return read_programme(line, habits)


@each(("typed", "days", "minutes", "back"), ROWS)
def test_a_line_is_a_programme_or_says_what_is_missing(
    typed: str, days: str, minutes: str, back: str
) -> None:
    made = read(typed)
    said = told(made, TODAY)
    if days[:1] == "?":
        assert not made.ready and not made.modules
        assert said == days
        return
    assert made.ready
    assert " ".join(f"{when.day}.{when.month}" for when in made.modules) == days
    assert str(made.minutes) == minutes
    first, *rest = back.split(" · ")
    assert f"{made.modules[0]:%H:%M}" == first
    assert said.split(" · ")[1:] == rest
    ends = dict.fromkeys(f"{when:%a} {when.day} {when:%b %Y}" for when in (made.modules[0], made.modules[-1]))
    assert said.split(" · ")[0].endswith(f": {' to '.join(ends)}")


def test_the_table_says_both_what_is_read_and_what_is_not() -> None:
    refused = [row for row in ROWS if row[1][:1] == "?"]
    assert len(ROWS) > 90 and len(refused) > 30
    assert len({row[0] for row in ROWS}) == len(ROWS)


def test_a_set_that_never_met_is_asked_for_the_time() -> None:
    line = "from 1 dec, 8 half days, weekly"
    assert read(line, Habits(TODAY, 210)).wants == ("at what time? 9:30",)
    assert read(f"{line}, 14:00", Habits(TODAY, 210)).ready


def test_a_day_without_a_figure_is_read_back_with_its_weekday_month_and_year() -> None:
    made = read("from 1 dec, 3 half days, every 5 weeks on tue 9:30, not 21 dec-6 jan")
    assert told(made, TODAY) == (
        "3 modules, every 5 weeks on Tue 09:30, 210 min each: Tue 1 Dec 2026 to Tue 16 Feb 2027"
        " · not Mon 21 Dec to Wed 6 Jan 2027"
        " · Tue 5 Jan 2027 slips to Tue 12 Jan 2027, the next count from there"
    )


def test_one_module_needs_no_rhythm() -> None:
    assert (
        told(read("8 dec 14:00, one session of 2 h"), TODAY) == "1 module at 14:00, 120 min: Tue 8 Dec 2026"
    )


def test_how_often_modules_come_is_found_in_their_dates() -> None:
    start = datetime(2026, 12, 1, 9, 30)
    assert found_rhythm([start + timedelta(weeks=5 * n) for n in range(4)]) == "every 5 weeks"
    assert found_rhythm([start, start + timedelta(days=10)]) == ""
    assert found_rhythm([start, start + timedelta(weeks=1), start + timedelta(weeks=3)]) == ""
    assert found_rhythm([start]) == ""


@given(
    start=st.dates(TODAY, date(2027, 11, 1)),
    count=st.integers(1, 60),
    weeks=st.integers(1, 12),
    weekday=st.integers(0, 6),
    gaps=st.lists(st.tuples(st.dates(TODAY, date(2028, 12, 1)), st.integers(0, 40)), max_size=4),
)
def test_the_days_ascend_on_their_weekday_out_of_the_days_off_and_in_their_rhythm(
    start: date, count: int, weeks: int, weekday: int, gaps: list[tuple[date, int]]
) -> None:
    off = [(first, first + timedelta(days=length)) for first, length in gaps]
    words = [f"{first.isoformat()} - {last.isoformat()}" for first, last in off]
    line = f"from {start.isoformat()}, {count} half days, every {weeks} weeks on {WEEKDAYS[weekday]} 9:30"
    made = read(f"{line}, not {', '.join(words)}" if words else line)
    assert made.ready, told(made, TODAY)
    days = [when.date() for when in made.modules]
    assert len(days) == count and days == sorted(set(days))
    assert {day.weekday() for day in days} == {weekday}
    assert not any(first <= day <= last for day in days for first, last in off)
    assert start <= days[0]
    slipped = {slip.kept: slip.meant for slip in made.slips}
    assert timedelta() <= slipped.get(days[0], days[0]) - start < timedelta(days=7)
    for one, later in pairwise(days):
        assert slipped.get(later, later) - one == timedelta(weeks=weeks)
    for kept, meant in slipped.items():
        skipped = [meant + timedelta(weeks=n) for n in range((kept - meant).days // 7)]
        assert skipped and all(any(first <= day <= last for first, last in off) for day in skipped)


@given(start=st.dates(TODAY, date(2027, 11, 1)), months=st.integers(1, 4), count=st.integers(2, 12))
def test_months_keep_the_place_of_the_weekday(start: date, months: int, count: int) -> None:
    every = "month" if months == 1 else f"{months} months"
    made = read(f"from {start.isoformat()}, {count} half days, every {every}, 9:30")
    days = [when.date() for when in made.modules]
    assert days[0] == start and {day.weekday() for day in days} == {start.weekday()}
    assert made.rhythm == Rhythm(months=months)
    between = [(later.year - one.year) * 12 + later.month - one.month for one, later in pairwise(days)]
    assert set(between) == {months}
    if place_of(start) < 5:
        assert {place_of(day) for day in days} == {place_of(start)}
    else:
        assert all((day + timedelta(weeks=1)).month != day.month for day in days)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_typed_is_read_without_a_fault(line: str) -> None:
    made = read(f"from 1 dec, 8 half days, weekly {line}")
    assert made.ready == (made.modules != () and not made.unread and not made.wants)
    assert told(made, TODAY)


@given(st.text("fromevrywkls nt0123456789:-,.;decjauhx+'", max_size=60))
def test_words_of_days_in_any_order_are_read_without_a_fault(line: str) -> None:
    assert told(read(line), TODAY)


def test_more_modules_than_anybody_means_are_asked_about() -> None:
    weekly = "from 1 dec, weekly, until"
    assert read(f"{weekly} 25 may 2027").doubts == () and len(read(f"{weekly} 25 may 2027").modules) == 26
    assert read(f"{weekly} 1 jun 2027").doubts == ("27 modules: that many?",)
    many = read(f"{weekly} 10 nov")
    assert (
        many.ready
        and "· until Wed 10 Nov 2027, in 350 days: that far off? · 50 modules: that many?"
        in told(many, TODAY)
    )
