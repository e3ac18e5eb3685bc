"""What a version of the charter changed, and who of today's members has not agreed to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import Attendance, Book, Charter, Member, Policy, Record
from als_tui.domain.programme.charter import Agreement, RuleChange, agreement, rule_changes
from als_tui.value import replace

ANA, BEN, CHI, DEV = 1, 2, 3, 4
BEGAN = date(2026, 1, 5)
FIRST = Charter(("What is said here stays here.", "We start on time.", "Advice waits."), BEGAN)


def changed(*rules: str) -> tuple[RuleChange, ...]:
    return rule_changes(FIRST, Charter(rules, BEGAN))


def test_a_rule_is_added_taken_out_or_said_in_other_words() -> None:
    said, on_time, advice = FIRST.rules
    assert changed(said, on_time, advice) == ()
    assert changed(said, on_time, advice, "Phones are off.") == (RuleChange("", "Phones are off."),)
    assert changed(said, advice) == (RuleChange(on_time, ""),)
    assert changed(said, "We start and end on time.", advice) == (
        RuleChange(on_time, "We start and end on time."),
    )
    assert changed("Phones are off.", said, "We begin on time.") == (
        RuleChange("", "Phones are off."),
        RuleChange(on_time, "We begin on time."),
        RuleChange(advice, ""),
    )


def test_another_order_changes_no_rule() -> None:
    assert changed(*reversed(FIRST.rules)) == ()


def test_one_rule_is_the_other_in_new_words_of_one_alone() -> None:
    found = changed("We start on time!", "We start on time, too.", *FIRST.rules[::2])
    assert [change.before for change in found] == [FIRST.rules[1], ""]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_what_changed_makes_the_one_version_of_the_other(before: list[str], after: list[str]) -> None:
    found = rule_changes(Charter(tuple(before), BEGAN), Charter(tuple(after), BEGAN))
    gone = {change.before for change in found} - {""}
    new = {change.after for change in found} - {""}
    assert (set(before) - gone) | new == set(after)
    assert not gone & set(after) and not new & set(before)


def a_set(*records: Record, versions: int = 2) -> Book:
    """Four members, and charters of 5 January, 6 February and so on."""
    book = Book("set", {})
    for number, name in enumerate(("Ana", "Ben", "Chi", "Dev"), start=1):
        book = book.put("members", number, Member(name, BEGAN))
    for version in range(1, versions + 1):
        book = book.put("charter", version, Charter(FIRST.rules[:version], date(2026, version, 4 + version)))
    for record in records:
        book = book.put("sessions", record.number, record)
    return book


def held(number: int, month: int, charter: int | None, **kept: Any) -> Record:
    """A session on the tenth of a month."""
    began = datetime(2026, month, 10, 9, tzinfo=UTC)
    kept.setdefault("policy", Policy.QUESTIONS)
    kept.setdefault("refused", ())
    return Record(
        number, began, began + timedelta(hours=3), "UTC", "half-day", "Half day",
        minutes_planned=210, minutes_actual=180, presented=(), bids_lost=(), phases=(), charter=charter,
        attendance=tuple(Attendance(person, "", "here") for person in (ANA, BEN, CHI)), **kept,
    )  # fmt: skip


def test_who_did_not_agree_is_told_apart_from_who_was_never_asked() -> None:
    book = a_set(held(1, 1, 1, agreed=(ANA, BEN, CHI, DEV)), held(2, 3, 2, agreed=(ANA,), refused=(BEN,)))
    found = agreement(book, 2)
    assert found == Agreement(2, (ANA,), (BEN,), (), (CHI, DEV), 1, 1)
    assert not found.whole and agreement(book, 1).whole


def test_before_a_session_nobody_was_asked() -> None:
    assert agreement(a_set(held(1, 1, 1, agreed=(ANA,))), 2) == Agreement(
        2, (), (), (), (ANA, BEN, CHI, DEV), 0, 0
    )


def test_the_last_answer_counts_and_one_that_was_not_given_again_stands() -> None:
    book = a_set(
        held(1, 3, 2, agreed=(ANA, CHI), refused=(BEN, DEV)),
        held(2, 4, 2, agreed=(BEN,), refused=(ANA,)),
    )
    found = agreement(book, 2)
    assert (found.agreed, found.refused, found.not_asked) == ((BEN, CHI), (ANA, DEV), ())


def test_only_todays_members_count_and_guests_do_not() -> None:
    book = a_set(held(1, 3, 2, agreed=(ANA, BEN, CHI, DEV, -1)))
    left = book.put("members", BEN, replace(book.members[BEN], left=date(2026, 4, 1)))
    joined = left.put("members", 5, Member("Eli", date(2026, 4, 1)))
    assert agreement(left, 2).whole
    assert agreement(joined, 2).not_asked == (5,) and agreement(joined, 2).agreed == (ANA, CHI, DEV)


def test_a_session_whose_policy_keeps_no_answers_was_held_and_is_not_among_those_that_kept_them() -> None:
    silent = {"policy": Policy.NOTHING, "refused": None}
    book = a_set(
        held(1, 1, None, **silent),
        held(2, 3, 2, agreed=(ANA,)),
        held(3, 4, None, **silent),
        held(4, 5, None, **silent),
    )
    assert (agreement(book, 1).kept, agreement(book, 1).held) == (0, 1)
    found = agreement(book, 2)
    assert (found.kept, found.held, found.agreed, found.not_asked) == (1, 3, (ANA,), (BEN, CHI, DEV))


def test_on_the_day_of_a_new_version_a_silent_session_is_counted_to_the_one_before() -> None:
    book = a_set(held(1, 2, None, policy=Policy.NOTHING)).put(
        "charter", 2, Charter(("x",), date(2026, 2, 10))
    )
    assert agreement(book, 1).held == 1 and agreement(book, 2).held == 0


def test_an_older_record_that_cannot_tell_who_was_asked_says_so_of_those_who_came() -> None:
    older = held(1, 3, 2, agreed=(ANA,), refused=None)
    found = agreement(a_set(older), 2)
    assert (found.agreed, found.refused, found.not_told, found.not_asked) == ((ANA,), (), (BEN, CHI), (DEV,))
    later = agreement(a_set(held(1, 3, 2, agreed=(BEN,), refused=(CHI,)), replace(older, number=2)), 2)
    assert (later.agreed, later.refused) == ((ANA, BEN), (CHI,)), "what was said before still stands"
