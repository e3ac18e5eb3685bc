"""Until when a set is kept: what a line means, which day it comes to, and how many days are left."""

from datetime import date, timedelta

import pytest

from als_tui.domain.book import Book
from als_tui.domain.programme.ending import end_words
from als_tui.domain.programme.keeping import (
    Keeping,
    ends_on,
    keeping_for,
    kept_so,
    kept_words,
    read_keeping,
    spell_keeping,
)
from als_tui.domain.session.facts import Put
from als_tui.domain.telling.changes import describe_change
from als_tui.exports.forms import exported
from als_tui.screens.set.words import facts
from als_tui.value import replace
from tests.seeded import TODAY, moment, programme


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Keeping()),
        ("2029-12-31", Keeping(until=date(2029, 12, 31))),
        ("3 years", Keeping(days=1095)),
        ("3y", Keeping(days=1095)),
        ("  6 Months after the last session ", Keeping(days=180)),
        ("90 days after last session", Keeping(days=90)),
        ("2w", Keeping(days=14)),
        ("29 feb 2028", Keeping(until=date(2028, 2, 29))),
        ("until 12 oct 2029", Keeping(until=date(2029, 10, 12))),
        ("Oct 12, 2029", Keeping(until=date(2029, 10, 12))),
        ("12/10/2029", Keeping(until=date(2029, 10, 12))),
        ("12 months", Keeping(days=365)),
        ("18 months", Keeping(days=540)),
    ],
)
def test_a_line_means_a_day_or_a_length(line: str, meant: Keeping) -> None:
    assert read_keeping(line, TODAY) == meant


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("soon", "no day and no length"),
        ("2026-11-28", "is not ahead"),
        ("2020-01-01", "is not ahead"),
        ("0 days", "no time for which"),
        ("9999 years", "no time for which"),
        ("2029-13-01", "no day and no length"),
        ("29 feb 2029", "no such day"),
        ("fri or mon", "no day and no length"),
        ("next session", "no day and no length"),
    ],
)
def test_what_means_nothing_is_said_with_what_would(line: str, why: str) -> None:
    said = read_keeping(line, TODAY)
    assert isinstance(said, str) and why in said


@pytest.mark.parametrize(
    "keeping", [Keeping(), Keeping(until=date(2029, 12, 31)), Keeping(days=90), Keeping(days=1095)]
)
def test_what_is_kept_reads_back_as_itself(keeping: Keeping) -> None:
    assert read_keeping(spell_keeping(kept_so(programme().profile, keeping)), TODAY) == keeping


def kept(keeping: Keeping, book: Book | None = None) -> Book:
    found = book or programme()
    return found.put("profile", 1, kept_so(found.profile, keeping))


def test_the_day_is_counted_from_the_last_session() -> None:
    assert ends_on(programme()) is None
    assert ends_on(kept(Keeping(until=date(2029, 12, 31)))) == date(2029, 12, 31)
    assert ends_on(kept(Keeping(days=90))) == date(2026, 10, 20) + timedelta(days=90)
    never = replace(programme(), tables={**programme().tables, "sessions": {}})
    assert ends_on(kept(Keeping(days=90), never)) is None


@pytest.mark.parametrize(
    ("last", "line", "ends", "said"),
    [
        (date(2026, 10, 20), "3 years", date(2029, 10, 20), "3 years after the last session"),
        (date(2026, 10, 20), "12 months", date(2027, 10, 20), "1 year after the last session"),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28), "1 year after the last session"),
        (date(2028, 2, 29), "4 years", date(2032, 2, 29), "4 years after the last session"),
        (date(2027, 2, 28), "1y", date(2028, 2, 28), "1 year after the last session"),
        (date(2028, 2, 28), "366 days", date(2029, 2, 28), "366 days after the last session"),
        (date(2028, 2, 28), "1 day", date(2028, 2, 29), "1 day after the last session"),
    ],
)
def test_years_end_on_the_same_day_of_the_calendar_and_are_said_as_years(
    last: date, line: str, ends: date, said: str
) -> None:
    book = programme()
    for number, record in book.sessions.items():
        book = book.put("sessions", number, replace(record, began=moment(last)))
    keeping = read_keeping(line, TODAY)
    assert isinstance(keeping, Keeping)
    found = kept(keeping, book)
    assert ends_on(found) == ends and spell_keeping(found.profile) == said
    assert read_keeping(said, TODAY) == keeping


def test_days_left_are_counted_and_after_them_what_to_do_is_said() -> None:
    assert end_words(None, TODAY) == ""
    assert end_words(TODAY + timedelta(days=1), TODAY) == "kept until Sun 29 Nov 2026, 1 day left"
    assert end_words(date(2029, 10, 19), TODAY) == "kept until Fri 19 Oct 2029, 1056 days left"
    assert end_words(TODAY, TODAY) == "was to be kept until Sat 28 Nov 2026: hand over, then delete it"


def test_a_length_that_is_over_already_is_refused_with_the_session_from_which_it_counts() -> None:
    why = keeping_for(programme(), "2 weeks", TODAY)
    assert isinstance(why, str) and why.startswith(
        "That is over: 14 days after the last session: until Tue 3 Nov 2026, as the last one held was on "
        "Tue 20 Oct 2026."
    )
    never = replace(programme(), tables={**programme().tables, "sessions": {}})
    assert keeping_for(programme(), "3 years", TODAY) == Keeping(days=1095)
    assert keeping_for(never, "2 weeks", TODAY) == Keeping(days=14)


def test_the_day_that_a_length_comes_to_is_read_back_wherever_it_is_told() -> None:
    found, words = kept(Keeping(days=1095)), "3 years after the last session: until Sat 20 Oct 2029"
    put = Put("profile", 1, programme().profile, found.profile)
    assert describe_change(put, TODAY, found).startswith(f"the set is kept {words}")
    assert dict(facts(found, TODAY, ""))["Kept"].startswith(words)
    assert words in exported(found, "handover", "md", TODAY)
    assert kept_words(kept(Keeping(until=date(2029, 12, 31)))) == "until Mon 31 Dec 2029"
    assert kept_words(programme()) == "" and "Kept" not in dict(facts(programme(), TODAY, ""))
