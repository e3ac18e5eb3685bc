"""What the organisation may be shown: no member, no word of the set, no figure that tells who gave it."""

import pytest

from als_tui.domain.programme.evaluation import RoundAnswers, evaluation_of
from als_tui.domain.programme.evaluation_words import answers_words, issues_words, mean_words
from als_tui.domain.programme.readers import ReportReader, seen_by
from als_tui.value import replace
from tests.seeded import TODAY, programme

EVALUATION = evaluation_of(programme(), TODAY)


def test_set_and_facilitator_see_all_figures() -> None:
    assert (
        seen_by(ReportReader.SET, EVALUATION) is seen_by(ReportReader.FACILITATOR, EVALUATION) is EVALUATION
    )


def test_the_organisation_sees_the_same_totals_with_rules_by_number_and_nobodys_row() -> None:
    seen = seen_by(ReportReader.ORGANISATION, EVALUATION)
    assert seen.board.members == () and seen.board.sessions == EVALUATION.board.sessions
    assert (seen.start, seen.issues, seen.phases) == (EVALUATION.start, EVALUATION.issues, EVALUATION.phases)
    for mine, theirs in zip(EVALUATION.rounds, seen.rounds, strict=True):
        assert [*theirs.rules] == [f"Rule {number}" for number in range(1, 7)]
        assert [*theirs.rules.values()] == [*mine.rules.values()]


def test_a_rule_that_the_newest_charter_dropped_keeps_a_number_of_its_own() -> None:
    half_way, end = EVALUATION.rounds
    first, *rest = end.rules.items()
    changed = replace(EVALUATION, rounds=(half_way, replace(end, rules=dict(rest))))
    seen = seen_by(ReportReader.ORGANISATION, changed).rounds
    assert [*seen[1].rules] == [f"Rule {number}" for number in range(1, 6)]
    assert seen[0].rules["Rule 6"] == half_way.rules[first[0]]


@pytest.mark.parametrize(
    ("answers", "shown"), [((), "–"), ((4,), "too few"), ((4, 8), "too few"), ((4, 8, 6), "6.0 (3 of 7)")]
)
def test_from_three_answers_on_there_is_a_figure(answers: tuple[int, ...], shown: str) -> None:
    few = replace(EVALUATION, start=RoundAnswers(answers, 7))
    assert mean_words(seen_by(ReportReader.ORGANISATION, few).start) == shown


def test_too_few_is_said_in_place_of_counts() -> None:
    few = RoundAnswers((), 7, few=True)
    assert answers_words(few) == "too few" and issues_words(few) == "too few of 7 issues told of"
