"""For whom a report on the programme is, and what of the figures each may be shown."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from als_tui.domain.programme.evaluation import Evaluation, RoundAnswers, RoundFigures
from als_tui.value import replace

FEWEST = 3
"""Answers from which a figure is shown outside the set: one of fewer would tell who gave it."""


class ReportReader(StrEnum):
    """Whom a report is for."""

    SET = "set"
    ORGANISATION = "organisation"
    FACILITATOR = "facilitator"


def seen_by(reader: ReportReader, evaluation: Evaluation) -> Evaluation:
    """The figures that a reader may be shown.

    The organisation's have no member and no word that the set typed, and no answers of fewer than `FEWEST` people.
    """
    if reader is not ReportReader.ORGANISATION:
        return evaluation
    first, second = evaluation.rounds
    names = _numbered((*second.rules, *first.rules))
    return replace(
        evaluation,
        board=replace(evaluation.board, members=()),
        start=_of_enough(evaluation.start),
        rounds=(_without_words(first, names), _without_words(second, names)),
        issues=_of_enough(evaluation.issues),
    )


def enough(answers: int) -> bool:
    """True if so many answers tell nobody's own, or if there are none."""
    return not 0 < answers < FEWEST


def _numbered(rules: Iterable[str]) -> Mapping[str, str]:
    """What stands for each rule, as its words are the set's own."""
    return {rule: f"Rule {number}" for number, rule in enumerate(dict.fromkeys(rules), 1)}


def _without_words(round_: RoundFigures, names: Mapping[str, str]) -> RoundFigures:
    return replace(
        round_,
        goals=_of_enough(round_.goals),
        rules={names[rule]: _of_enough(answers) for rule, answers in round_.rules.items()},
        statements=tuple(map(_of_enough, round_.statements)),
    )


def _of_enough(answers: RoundAnswers) -> RoundAnswers:
    return answers if enough(len(answers.figures)) else RoundAnswers((), answers.of, few=True)
