"""Whatever can be chosen is offered, has words of its own and a letter of its own: nothing ties them but this."""

from collections.abc import Collection
from enum import StrEnum

import pytest

from als_tui.domain import book
from als_tui.domain.book import Policy, Status
from als_tui.domain.process import definition as process
from als_tui.domain.process.definition import Speakers, TurnMode
from als_tui.domain.session.facts import Hand, Presence, Reason
from als_tui.domain.telling import steps as telling
from als_tui.screens.board import floor
from als_tui.screens.board import guard as guarding
from als_tui.screens.common.choice import Choice
from als_tui.screens.progress.words import OUTCOMES
from als_tui.screens.review import interventions
from als_tui.screens.roster.words import SIGNS

MENUS: list[tuple[tuple[Choice, ...], type[StrEnum], set[StrEnum]]] = [
    (guarding.REASONS, Reason, {Reason.SILENCE}),  # it has a key of its own
    ((*guarding.REASONS, interventions._SILENCE), Reason, set()),
    (floor._MODES, TurnMode, {TurnMode.NONE}),  # that is no way to give the floor
]
WORDS: list[tuple[Collection[object], type[StrEnum], set[StrEnum]]] = [
    (process._WORDS, Speakers, set()),
    (process._MODE_WORDS, TurnMode, set()),
    (book._POLICY_WORDS, Policy, set()),
    (telling._HANDS, Hand, set()),
    (telling._PRESENCE, Presence, {Presence.LATE}),  # told with its minutes
    (OUTCOMES, Status, set()),
    (SIGNS, Presence, set()),
]


def left_out(given: Collection[object], kind: type[StrEnum], but: set[StrEnum]) -> set[object]:
    return {*kind} - but - {*given}


@pytest.mark.parametrize(("menu", "kind", "but"), MENUS)
def test_a_menu_offers_every_choice_once(
    menu: tuple[Choice, ...], kind: type[StrEnum], but: set[StrEnum]
) -> None:
    assert left_out([choice.value for choice in menu], kind, but) == set()
    assert len({choice.key for choice in menu}) == len({choice.value for choice in menu}) == len(menu)


@pytest.mark.parametrize(("words", "kind", "but"), WORDS)
def test_every_choice_has_words(words: Collection[object], kind: type[StrEnum], but: set[StrEnum]) -> None:
    assert left_out(words, kind, but) == set()


def test_what_is_left_out_is_found() -> None:
    offered = [choice.value for choice in guarding.REASONS[1:]]
    assert left_out(offered, Reason, {Reason.SILENCE}) == {Reason.ADVICE}
