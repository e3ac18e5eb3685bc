"""Search: every piece of what was said is found, put right and taken out by its own move."""

import pytest

from als_tui.domain.book import Action, Status
from als_tui.domain.moves.attendance import give_word, set_detail
from als_tui.domain.moves.bids import bid
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.keeping import keep_action, keep_decision, keep_note, keep_question
from als_tui.domain.moves.mending import put_right, take_out_found
from als_tui.domain.moves.review import tell_learned, tell_progress
from als_tui.domain.sealing.finding import everything, narrowed
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import questions
from als_tui.domain.words.spelling import holds_all
from tests.domain.build import ANA, BEN, World
from tests.tables import each

KEYS = [
    "entry:1",
    "entry:2",
    "entry:3",
    "entry:4",
    "word:2:check-in",
    "word:2:learning",
    "word:2:check-out",
    "bid:1",
    "learned:1",
    "changed:1",
    "detail:topic",
    "detail:goal",
    "detail:place",
]


def full() -> World:
    """A session in which something of each kind was said."""
    world = World(actions={1: Action(BEN, "Ben", "Ring Zoë", 1)}).opened().presenting(ANA)
    world.do(tell_progress, 1, Status.DONE).do(tell_learned, 1, "She is kind", "We talk")
    world.reach("slot.1.explore")
    world.do(give_floor, BEN).later(5).do(keep_question, "What für?").do(keep_note, "A quiet\nroom", BEN)
    world.do(keep_action, Commitment(ANA, "Écrire to both")).do(keep_decision, "Phones away")
    world.do(give_word, BEN, "check-in", "Tired").do(give_word, BEN, "learning", "To wait")
    world.do(give_word, BEN, "check-out", "Lighter").do(bid, ANA, "Two bosses")
    return (
        world.do(set_detail, "topic", "Trust")
        .do(set_detail, "goal", "Speak")
        .do(set_detail, "place", "Room 3")
    )


def test_everything_said_is_found_under_a_key_of_its_own() -> None:
    world = full()
    assert [one.key for one in everything(world.session, world.book)] == KEYS


@pytest.mark.parametrize(
    ("sought", "keys"),
    [
        ("FUR", ["entry:1"]),
        ("ecrire", ["entry:3"]),
        ("quiet\nroom", ["entry:2"]),
        ("learning", ["word:2:learning"]),
        ("room", ["entry:2", "detail:place"]),
        ("zzz", []),
        ("", KEYS),
        ("fuer", ["entry:1"]),
        ("quiet   room", ["entry:2"]),
        ("ben what", []),
    ],
)
def test_a_part_of_a_word_finds_it_whatever_its_case_and_accents(sought: str, keys: list[str]) -> None:
    world = full()
    assert [one.key for one in narrowed(everything(world.session, world.book), sought)] == keys


@each("key", KEYS)
def test_each_piece_is_put_right_and_taken_out_and_undo_brings_it_back(key: str) -> None:
    world = full()
    before = everything(world.session, world.book)
    world.do(put_right, key, "Other words")
    assert {one.key: one.text for one in everything(world.session, world.book)} == {
        one.key: "Other words" if one.key == key else one.text for one in before
    }
    assert "already" in world.refuse(put_right, key, "Other words")
    world.do(take_out_found, key)
    assert [one.key for one in everything(world.session, world.book)] == [one for one in KEYS if one != key]
    assert "not there any more" in world.refuse(take_out_found, key)
    assert "not there any more" in world.refuse(put_right, key, "x")
    world.undo().undo()
    assert everything(world.session, world.book) == before


def test_a_question_that_is_put_right_keeps_its_asker() -> None:
    assert questions(full().do(put_right, "entry:1", "What for?").session)[0][1].asker == BEN


def test_a_list_is_narrowed_by_all_of_the_words_in_any_order() -> None:
    assert holds_all("Ben open starred", "star BEN") and not holds_all("Ben open", "ben starred")
    assert holds_all("anything", " ")
