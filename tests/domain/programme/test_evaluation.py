"""The figures of an evaluation, added up by hand from the seeded programme; what is too early or not kept is said."""

from datetime import date

import pytest

from als_tui.domain.book import Book, Point, Policy
from als_tui.domain.programme.evaluation import (
    Evaluation,
    PhaseTotal,
    RoundAnswers,
    RoundState,
    evaluation_of,
    goal_figures,
    issue_now,
)
from als_tui.domain.programme.evaluation_words import issues_words, sections
from als_tui.domain.programme.person import goal_words
from als_tui.domain.programme.wording import SPOKEN
from als_tui.value import replace
from tests.domain.build import World
from tests.seeded import ANA_S, END, GUEL, HALF_WAY, NAMES, QUIN, ROSA, TODAY, programme


def evaluated(book: Book | None = None) -> Evaluation:
    return evaluation_of(book or programme(), TODAY)


def text_of(evaluation: Evaluation) -> str:
    return "\n".join(
        "\n".join((f"{section.label}: {section.text}", *section.items))
        for section in sections(evaluation, TODAY)
    )


def without(book: Book, session: int, policy: Policy = Policy.QUESTIONS, *, paper: bool = False) -> Book:
    """The book as if nothing of a session's round had been kept."""
    record = replace(book.sessions[session], evaluation="", rated=(), policy=policy, paper=paper)
    return book.put("sessions", session, record)


def test_goals_lead_from_the_start_by_half_way_to_the_end_each_with_from_how_many() -> None:
    evaluation = evaluated()
    assert (sum(evaluation.start.figures), len(evaluation.start.figures), evaluation.start.of) == (24, 7, 8)
    half_way, end = evaluation.rounds
    assert (half_way.state, half_way.session, half_way.answered, half_way.members) == (
        *(RoundState.ANSWERED, HALF_WAY, 5, 7),
    )
    assert (end.state, end.session, end.answered, end.members) == (RoundState.ANSWERED, END, 6, 7)
    assert (half_way.goals.mean, end.goals.mean) == (26 / 5, 41 / 6)
    text = text_of(evaluation)
    assert "start 3.4 (7 of 8) → half-way 5.2 (5 of 7) → end 6.8 (6 of 7)" in text
    assert "half-way: S5 Tue 2 Jun, 5 of 7 members" in text


def test_each_rule_has_its_mean_in_both_rounds() -> None:
    half_way, end = evaluated().rounds
    rules = list(programme().charter[2].rules)
    assert list(half_way.rules) == list(end.rules) == rules
    assert half_way.rules[rules[0]] == RoundAnswers((3, 3, 3, 2, 1), 7)
    assert {answers.mean for answers in end.rules.values()} == {3.0}
    assert "Phones stay outside. half-way 2.8 (5 of 7) → end 3.0 (6 of 7)" in text_of(evaluated())


def test_statements_are_counted_and_issues_are_where_they_were_told_last() -> None:
    evaluation, book = evaluated(), programme()
    assert "We talk openly here. half-way 5 yes of 5 → end 6 yes of 6" in text_of(evaluation)
    told = issue_now(book, Point("issue", 1, 1))
    asked = [
        record.number
        for record in book.sessions.values()
        for each in record.rated
        if each.point == Point("issue", 1, 1)
    ]
    assert told is not None and told[0].number == asked[-1]
    presented = sum(
        slot.person in book.members for record in book.sessions.values() for slot in record.presented
    )
    assert evaluation.issues.of == presented == 24
    assert sum(evaluation.issues.count.values()) == len(evaluation.issues.figures) == 18
    assert issues_words(evaluation.issues) == (
        "18 of 24 issues told of: 3 solved, 4 moved on, 4 the same, 7 given up"
    )


def test_no_name_stands_in_it_and_nobody_comes_before_anybody() -> None:
    text = text_of(evaluated())
    assert not [name for name in NAMES if name in text]


def test_what_is_to_come_is_too_early_and_what_is_not_marked_is_said() -> None:
    book = programme()
    marked = book.put("modules", 10, replace(book.modules[10], evaluation="end"))
    marked = marked.put("modules", 9, replace(marked.modules[9], evaluation=""))
    early = evaluated(without(marked, END))
    assert early.rounds[1].state is RoundState.TO_COME and early.rounds[1].day == date(2026, 12, 1)
    assert "end: too early, it is planned for S9 Tue 1 Dec" in text_of(early)
    assert "→ end –" in text_of(early) and "→ end 3" not in text_of(early)
    never = evaluated(without(without(marked.put("modules", 10, book.modules[10]), END), HALF_WAY))
    assert never.rounds[1].state is RoundState.NOT_PLANNED
    assert "end: no module is marked for it" in text_of(never)


@pytest.mark.parametrize(
    ("policy", "paper", "state", "said"),
    [
        (Policy.NOTHING, False, RoundState.NOT_KEPT, "not kept by the record policy of S8"),
        (Policy.NOTHING, True, RoundState.NOT_ASKED, "nobody answered, S8"),
        (Policy.QUESTIONS, False, RoundState.NOT_ASKED, "nobody answered, S8"),
    ],
)
def test_what_was_dropped_or_never_asked_is_not_guessed(
    policy: Policy, paper: bool, state: RoundState, said: str
) -> None:
    evaluation = evaluated(without(programme(), END, policy, paper=paper))
    assert evaluation.rounds[1].state is state and said in text_of(evaluation)
    assert evaluation.rounds[1].goals.mean is None


def test_of_two_rounds_for_the_same_the_later_one_counts() -> None:
    book = programme()
    again = book.put("sessions", END, replace(book.sessions[END], evaluation="half-way"))
    half_way, end = evaluated(again.put("modules", 9, replace(book.modules[9], evaluation=""))).rounds
    assert (half_way.session, half_way.answered, end.state) == (END, 6, RoundState.NOT_PLANNED)


def test_before_the_first_session_there_is_nothing_to_divide_by() -> None:
    world = World()
    evaluation = evaluation_of(world.book, TODAY)
    assert (
        evaluation.start == RoundAnswers() and evaluation.issues == RoundAnswers() and evaluation.phases == ()
    )
    assert "start – → half-way – → end –" in text_of(evaluation)


def test_phases_are_added_up_where_they_were_planned() -> None:
    book = programme()
    for phase in evaluated().phases:
        kept = [
            time
            for record in book.sessions.values()
            for time in record.phases
            if time.title == phase.title and time.planned is not None
        ]
        assert phase.times == len(kept) > 0
        assert (phase.planned, phase.actual) == (
            sum(time.planned or 0 for time in kept),
            sum(time.actual for time in kept),
        )


def test_a_members_own_figures_say_when_they_were_told() -> None:
    book = programme()
    assert goal_words(book, ANA_S) == "4 of 10 S1 → 6 of 10 S5 → 7 of 10 S8"
    assert goal_words(book, ROSA, SPOKEN) == "3 of 10 session 1"
    assert [figure for _, figure in goal_figures(book, GUEL)] == [2, 4]
    assert [record.number for record, _ in goal_figures(book, QUIN)] == [1, 8]


def test_times_of_phases_are_said_to_be_in_hours_if_one_is_that_long() -> None:
    evaluation = evaluation_of(programme(), TODAY)
    short, long = PhaseTotal("Silence", 1, 120, 130), PhaseTotal("Explore", 1, 3599, 4680)
    for phases, told in (
        ((short,), "in minutes and seconds"),
        ((short, long), "in hours, minutes and seconds"),
    ):
        section = next(
            each for each in sections(replace(evaluation, phases=phases), TODAY) if each.label == "Phases"
        )
        assert section.text.endswith(told)
