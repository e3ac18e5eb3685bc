"""One order for what was caught, by when its words came: for the board, its pane, and what is struck first."""

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.moves import asking, attendance, floor, guard, keeping
from als_tui.domain.sealing.strikable import Caught, WordsOf
from als_tui.domain.sealing.striking import last_caught, strike
from als_tui.domain.session.facts import Commitment, Note
from als_tui.screens.board.words import caught_lines
from als_tui.screens.review.words import PARTS, At
from tests.domain.build import ANA, BEN, CHI, START, World


def everything() -> World:
    """Ben is counted first; his words come after a note, and before all else that can be caught."""
    world = World().exploring().do(floor.give_floor, BEN).do(keeping.keep_note, "was there", BEN)
    world.do(keeping.keep_question, "Who else?", BEN).do(keeping.keep_note, "quiet\ntoday")
    world.do(keeping.keep_action, Commitment(ANA, "Ring Zoe")).do(keeping.keep_decision, "we meet at nine")
    return world.do(attendance.give_word, CHI, "learning", "to ask").do(guard.give_check, 1, BEN, 8)


def lines(world: World) -> list[str]:
    return caught_lines(world.session, 9, 60, Phrases())


def test_everything_caught_stands_in_the_order_in_which_its_words_came() -> None:
    assert lines(everything()) == [
        "check 1: – 8 – – – –",
        "learning of Chi: to ask",
        "the set decided: we meet at nine",
        "action of Ana: Ring Zoe",
        "note: quiet / today",
        "Ben: Who else?",
        "note about Ben: was there",
    ]


def test_what_is_put_right_keeps_its_place_and_what_is_taken_out_or_struck_has_none() -> None:
    world = everything()
    world.do(asking.reword, 1, "Who else knows?").do(keeping.amend, 2, Note("was here", BEN))
    assert lines(world)[-2:] == ["Ben: Who else knows?", "note about Ben: was here"]
    world.do(keeping.take_out, 2).do(asking.reword, 1, "")
    assert lines(world)[-1] == "note: quiet / today"
    world.undo().undo()
    assert lines(world)[-2:] == ["Ben: Who else knows?", "note about Ben: was here"]
    world.live = strike(world.live, Caught(1)).live
    assert lines(world)[-2:] == ["note: quiet / today", "note about Ben: was here"]


def test_what_was_learned_since_stands_first_and_what_is_taken_back_not_at_all() -> None:
    world = everything().do(guard.give_check, 2, ANA, 7).do(guard.give_check, 1, CHI, 6)
    assert lines(world)[:2] == ["check 1: – 8 6 – – –", "check 2: 7 – – – – –"]
    world.do(attendance.give_word, CHI, "learning", "to ask; to wait")
    assert lines(world)[0] == "learning of Chi: to ask; to wait"
    world.do(attendance.give_word, BEN, "check-in", "tired").do(attendance.give_word, CHI, "learning", "")
    assert lines(world)[:2] == ["check 1: – 8 6 – – –", "check 2: 7 – – – – –"]


def test_what_was_caught_last_is_struck_first_a_learning_too_and_a_check_round_has_no_words() -> None:
    world = everything()
    gone = []
    while target := last_caught(world.session):
        gone.append(target)
        world.live = strike(world.live, target).live
    assert gone == [WordsOf(CHI, "learning"), Caught(5), Caught(4), Caught(3), Caught(1), Caught(2)]
    assert lines(world) == ["check 1: – 8 – – – –"]


def test_a_long_name_leaves_room_for_the_words() -> None:
    world = World("Ana", "Maximilian-Alexander von und zu Hohenstein").exploring()
    world.do(keeping.keep_note, "was there when it was decided", BEN)
    assert caught_lines(world.session, 1, 54, Phrases()) == [
        "note about Maximilian-Al…tein: was there when it was…"
    ]


def test_a_note_in_the_review_says_whom_it_is_about() -> None:
    world = World().exploring().do(keeping.keep_note, "was there", BEN).do(keeping.keep_note, "alone")
    part, at = PARTS["words"], At(world.session, world.t, START.date())
    assert [row[-1].text for row in part.rows(at).values()] == ["about Ben: was there", "alone"]
    assert part.about(at, 1) == ["Your note about Ben in Ana's slot: was there"]
    assert part.about(at, 2) == ["Your note in Ana's slot: alone"]
