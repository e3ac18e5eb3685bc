"""Quiet hints on an action: vague, without a date, promised already, one more than three."""

from datetime import date

import pytest

from als_tui.domain.book import Action, Status
from als_tui.domain.capture.action_hints import action_hints
from als_tui.domain.moves.keeping import keep_action
from als_tui.domain.session.facts import Commitment
from tests.domain.build import ANA, BEN, CHI, World

SOON = date(2026, 3, 9)


def hints(world: World, text: str, owner: int | None = ANA, besides: int | None = None) -> tuple[str, ...]:
    return action_hints(text, owner, SOON, world.session, world.book, besides)


@pytest.mark.parametrize(
    "text", ["think about it", "Try to ring her", "I may look at the figures", "be more patient"]
)
def test_what_nobody_could_see_done_is_vague(text: str) -> None:
    assert hints(World().exploring(), text) == ("vague: what will be seen done?",)


@pytest.mark.parametrize("text", ["budget", "the budget for May", "More patience with Zoe"])
def test_words_without_a_verb_ask_who_does_what(text: str) -> None:
    assert hints(World().exploring(), text) == ("who does what?",)


@pytest.mark.parametrize("text", ["Ring Zoe", "Write to both bosses", "Country trying wines", ""])
def test_a_plain_action_has_no_hint(text: str) -> None:
    assert hints(World().exploring(), text) == ()


def test_a_missing_date_is_named_and_no_words_are_no_matter() -> None:
    world = World().exploring()
    assert action_hints("Ring Zoe", ANA, None, world.session, world.book) == ("no date yet",)
    assert action_hints(" ", ANA, None, world.session, world.book) == ()


def test_the_same_promise_is_named_whether_caught_today_or_still_open() -> None:
    old = {
        1: Action(BEN, "Ben", "Call Zoë!", 1),
        2: Action(ANA, "Ana", "Ring Max", 1, status=Status.DONE),
    }
    world = World(actions=old).opened().do(keep_action, Commitment(ANA, "Write to both"))
    assert hints(world, "write to  BOTH.") == ("promised already",)
    assert hints(world, "write to both", CHI) == ("Ana promised the same",)
    assert hints(world, "write to both", ANA, besides=1) == ()
    assert hints(world, "call zoe") == ("Ben promised the same",)
    assert hints(world, "Ring Max") == (), "what is done may be promised anew"


def test_a_fourth_action_of_the_presenter_asks_which_matter_most() -> None:
    world = World().exploring()
    for text in ("Ring one", "Ring two", "Ring three"):
        assert hints(world, text) == ()
        world.do(keep_action, Commitment(ANA, text))
    assert hints(world, "Ring four") == ("3 already: which matter most?",)
    assert hints(world, "Ring three", besides=3) == ()
    assert hints(world, "Ring four", BEN) == (), "only the presenter's are counted"
