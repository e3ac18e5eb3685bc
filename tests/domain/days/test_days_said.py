"""Days as people say them, as tables: read, or refused with words; nothing in between."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.capture.line import Reading, read_back, read_line
from als_tui.domain.days.calendar import Due, spell_due
from als_tui.domain.days.due import Unread, doubt, read_day, read_timed
from als_tui.domain.days.words import narrow, tokens_of
from als_tui.domain.session.when import missing, read_meeting
from tests.domain.days.due import read_due
from tests.tables import each

TODAY = date(2026, 11, 25)
"""A Wednesday."""
TABLES = Path(__file__).parents[2] / "days"


def rows(name: str) -> list[list[str]]:
    """The rows of a table, each cell without the spaces around it; a cell that is left out at the end is empty."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in f"{line}| | |".split("|")][:4] for line in lines if line[:1] != "#"]


LINES, FIELDS = rows("lines.txt"), rows("fields.txt")
READ = [typed for typed, day, *_ in FIELDS if day and day[0] != "?"]


def spelt(due: Due | None) -> str:
    """A day as the tables write it."""
    return f"{due:%a} {due.day} {due:%b %Y}" if isinstance(due, date) else due or ""


def action(line: str, today: date = TODAY) -> Reading:
    """The reading of a line as an action, in a set in which nobody is called anything."""
    return read_line(line, default="action", people=(), today=today)


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(LINES) > 300 and len(FIELDS) > 150
    assert len({typed for typed, *_ in LINES}) == len(LINES)


@each(("typed", "day", "words", "problems"), LINES)
def test_a_line_is_read_whole_or_what_is_no_day_is_said(
    typed: str, day: str, words: str, problems: str
) -> None:
    reading = action(typed)
    assert (spelt(reading.due), reading.text) == (day, words)
    assert " · ".join(reading.problems) == problems


@each(("typed", "day"), [row[:2] for row in FIELDS])
def test_a_field_reads_a_day_or_says_why_it_is_none(typed: str, day: str) -> None:
    read = read_day(typed, TODAY)
    assert (f"? {read.why}" if isinstance(read, Unread) else spelt(read)) == day


@each("typed", READ)
def test_what_a_field_reads_the_line_reads_after_by_or_asks_back(typed: str) -> None:
    said = typed if re.match("by |due |no later", typed) else f"by {typed}"
    reading = action(f"call {said}")
    if reading.due is None:
        assert reading.problems
    else:
        assert reading.due == read_due(typed, TODAY)


@each(
    ("typed", "day"),
    [
        (typed.removeprefix("call "), day)
        for typed, day, words, _ in LINES
        if typed.startswith("call by ") and words == "call"
    ],
)
def test_what_the_line_reads_whole_after_by_a_field_reads(typed: str, day: str) -> None:
    assert spelt(read_due(typed, TODAY)) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("noon friday", "Fri 27 Nov 2026"),
        ("5pm friday", "Fri 27 Nov 2026"),
        ("by 5pm on friday", "Fri 27 Nov 2026"),
        ("first thing monday", "Mon 30 Nov 2026"),
        ("early monday", "Mon 30 Nov 2026"),
        ("17h friday", "Fri 27 Nov 2026"),
        ("fri, 5 pm", "Fri 27 Nov 2026"),
        ("fri at 9", "Fri 27 Nov 2026"),
        ("fri 3pm or later", ""),
        ("fri 3pm or mon", ""),
        ("5pm", ""),
        ("5pm friday call", ""),
    ],
)
def test_of_a_day_with_a_time_the_day_is_read_where_one_is_asked_for(typed: str, day: str) -> None:
    assert spelt(read_timed(typed, TODAY)) == day


@each("typed", [typed for typed in READ if read_due(typed, TODAY) != "next session"])
def test_what_a_field_reads_the_next_date_reads_with_a_time_and_without(typed: str) -> None:
    day = read_due(typed, TODAY)
    assert isinstance(day, date)
    assert read_meeting(typed, TODAY).day == day and "at what time?" in missing(
        read_meeting(typed, TODAY), TODAY
    )
    bare = typed.rstrip(".!").replace("（", "").replace("）", "")
    assert read_meeting(f"{bare} 9:30", TODAY).when == datetime(day.year, day.month, day.day, 9, 30)
    assert read_meeting(f"9:30 {typed}", TODAY).when == datetime(day.year, day.month, day.day, 9, 30)


PIECES = (
    "call|by|by|due|fri|mon|friday|next|week|month|year|of|in|after|the|a|2|12|dec|12th|2027|'27|or|and|to|–|-"
    "|from|end|fortnight|tomorrow|today|days|weeks|session|the river|12/1|24/12|3pm|9:30|noon|at|,|.|(by fri)"
    "|(|)|may|be|this|last|first|second|people|before|lunch|eod|now|sun|sat|weekend|q1|early"
    "|10%|31.12|twenty|thirtieth|half|later|onwards|but one|+ 7|ideally|not|working|session after|every|fri+1"
)
PHRASES = st.lists(st.sampled_from(PIECES.split("|")), max_size=10).map(" ".join)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def words_of(text: str) -> list[str]:
    """The words in a text, whatever stands around them."""
    return re.findall(r"\w+", text)


@given(PHRASES | st.text(max_size=60), DAYS)
def test_what_is_shown_and_what_is_left_hold_every_word_that_was_typed(line: str, today: date) -> None:
    """Whatever went is one stretch that says the day by itself, and no longer one says another."""
    typed = f"x {line}".strip()
    reading = action(typed, today)
    if words_of(reading.text) == words_of(typed) or reading.cue:
        return
    assert reading.due is not None, "words go only where a day is shown"
    said = [
        (end, stretch)
        for end, stretch in _taken(typed, reading.text)
        if read_due(stretch, today) == reading.due
    ]
    assert said, "what went says the day that is shown"
    if not reading.problems:
        end, stretch = said[-1]
        more = tokens_of(typed)[end + 1 : end + 5]
        goes_on = [read_day(f"{stretch} {typed[more[0].start : token.end]}", today) for token in more]
        line_ends = "\n" in typed or any(token.after for token in tokens_of(typed)[end : end + 1])
        assert line_ends or all(day in (None, reading.due) or isinstance(day, Unread) for day in goes_on), (
            goes_on
        )


def _taken(typed: str, left: str) -> list[tuple[int, str]]:
    """Every stretch of words which, taken out, leaves these words, and the place of its last."""
    tokens = tokens_of(typed)
    return [
        (last, typed[tokens[first].start : tokens[last].end])
        for first in range(len(tokens))
        for last in range(first, len(tokens))
        if words_of(typed[: tokens[first].start] + " " + typed[tokens[last].end :]) == words_of(left)
    ]


@given(
    st.sampled_from(["fri", "12 dec", "tomorrow", "the 12th", "next week", "in 2 weeks", "next session"]),
    st.sampled_from(
        "next week|of next week|after next|or mon|and mon|– mon|to mon|of the review|next year|2|end|from next week"
        "|in the week of the fair|tue|following|after that|week after|'27|12th|, mon|, ideally mon|or later|onwards"
        "|+ 7|- 1|plus a week|weekly|at the earliest|, not sat|; better wed|but one|, that is in 3 weeks".split(
            "|"
        )
    ),
)
def test_what_belongs_to_a_date_never_stays_behind_unsaid(day: str, more: str) -> None:
    reading = action(f"call by {day} {more}")
    assert reading.text == "call" or reading.problems


@pytest.mark.parametrize(
    ("today", "typed", "asked"),
    [
        (date(2026, 11, 28), "27/11", "that far off?"),
        (date(2026, 11, 28), "12/11", "that far off?"),
        (TODAY, "in a year", "that far off?"),
        (TODAY, "21 sep", ""),
        (TODAY, "20 sep 2027", ""),
        (TODAY, "22 sep 2027", "that far off?"),
        (TODAY, "24/11/2026", "that day is over"),
        (TODAY, "next session", ""),
    ],
)
def test_a_day_that_is_far_off_is_asked_about_and_one_that_is_over_told(
    today: date, typed: str, asked: str
) -> None:
    due = read_due(typed, today)
    assert due is not None and doubt(due, today) == asked
    back = read_back(action(f"call by {typed}", today), people=(), today=today, next_session=None)
    assert ("hint", f"hint: {asked}") in back or ("over", asked) in back or not asked
    assert len(spell_due(due, today)) <= 40


def test_wide_figures_and_letters_are_plain_ones_and_stay_in_their_place() -> None:
    assert narrow("＠１ ｆｒｉ。") == "@1 fri."
    assert [token.word for token in tokens_of("call by １２ dec")] == ["call", "by", "12", "dec"]


@each(
    ("today", "typed", "day"),
    [
        (date(2026, 11, 27), "this fri", "Fri 27 Nov 2026"),
        (date(2026, 11, 27), "this friday", "Fri 27 Nov 2026"),
        (date(2026, 11, 28), "this sat", "Sat 28 Nov 2026"),
        (date(2026, 11, 29), "this sun", "Sun 29 Nov 2026"),
        (TODAY, "this wed", "Wed 25 Nov 2026"),
        (TODAY, "wed", "Wed 2 Dec 2026"),
        (date(2026, 11, 27), "this coming fri", "Fri 4 Dec 2026"),
        (date(2026, 11, 27), "end of this week", "Fri 27 Nov 2026"),
        (date(2026, 11, 28), "end of this week", "Sun 29 Nov 2026"),
        (date(2026, 11, 29), "the end of the week", "Sun 29 Nov 2026"),
        (date(2026, 11, 28), "eow", "Sun 29 Nov 2026"),
        (date(2026, 11, 28), "end of next week", "Fri 4 Dec 2026"),
        (date(2026, 11, 28), "sat this week", "Sat 28 Nov 2026"),
    ],
)
def test_what_counts_from_the_week_is_that_of_today_in_line_field_and_next_date(
    today: date, typed: str, day: str
) -> None:
    reading = action(f"call by {typed}", today)
    assert (spelt(reading.due), reading.text, reading.problems) == (day, "call", ())
    assert spelt(read_due(typed, today)) == spelt(read_meeting(f"{typed} 9:30", today).day) == day


@pytest.mark.parametrize("day", ["fri", "12 dec", "tomorrow", "next session", "31.12", "in 2 weeks"])
def test_a_mark_that_nobody_sees_changes_nothing(day: str) -> None:
    for mark in ("\u200b", "\u2060", "\u200e", "\ufeff"):
        seen = action(f"call by {day}{mark}")
        assert (seen.due, seen.text, seen.problems) == (read_due(day, TODAY), "call", ())
        assert action(f"call by {day}{mark}. Then rest").text == "call. Then rest"
        assert read_due(f"{day}{mark}", TODAY) == read_due(day, TODAY)


def test_a_day_of_this_month_that_is_over_is_told() -> None:
    reading = action("call by the 12th of this month")
    back = read_back(reading, people=(), today=TODAY, next_session=None)
    assert ("over", "that day is over") in back
