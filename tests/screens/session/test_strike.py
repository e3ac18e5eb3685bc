"""Striking by keys: from the board, from the review's rows, from the menu; asked twice, and then gone."""

import pytest

from als_tui.domain.moves import attendance, bids, floor, keeping, review
from als_tui.domain.sealing.strikable import Caught, Earlier
from als_tui.domain.session.facts import Commitment, Question
from als_tui.domain.session.state import commitments, notes, questions
from als_tui.engine import Gone
from als_tui.screens.common.choice import choice_key
from als_tui.screens.common.windows import SureScreen
from als_tui.screens.session.strike_words import done, places
from tests.domain.build import World
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

SECRET = "Ben drinks [/] again"


async def sure(d: Desk) -> None:
    """Type the word and Enter."""
    await d.press(*"strike", "enter")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_the_last_caught_goes_from_the_board_by_two_keys_and_the_word(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        begin_unseen(d)
        do(d, floor.give_floor, 2)
        do(d, keeping.keep_question, SECRET, 2)
        do(d, keeping.keep_note, f"{SECRET}, said Ana")
        do(d, keeping.take_out, 2)
        do(d, bids.bid, 3, SECRET.upper())
        await show(d)
        await d.press("o", "x")
        assert d.place == "SureScreen"
        text = " ".join(d.screen_text().replace("│", " ").split())
        assert SECRET in text and "The question still counts as asked." in text
        assert "The same words stay elsewhere: a bid, a note." in text
        assert "Type strike and press Enter" in text, "nothing is cut"
        await d.press("escape")
        assert d.said == "Nothing was struck." and questions(d.session)[0][1].text == SECRET
        await d.press("o", "x")
        await sure(d)
        assert d.said == "Struck here. The same words stay elsewhere: a bid, a note."
        assert SECRET not in d.screen_text()
        assert [asked for _, asked in questions(d.session)] == [Question(2)]
        await d.press("z", "z", "z")
        assert not any(asked.text for _, asked in questions(d.session))
        await d.press("z")
        assert d.said == "Undone: floor to Ana, with words that were struck; they stay gone"
        assert d.session.floor == 2 and [asked for _, asked in questions(d.session)] == [Question(2)]


async def test_a_row_of_the_review_goes_and_the_words_of_a_person_one_by_one() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_note, SECRET)
        do(d, keeping.keep_action, Commitment(1, SECRET, None, "the budget is out"))
        do(d, attendance.give_word, 1, "check-in", SECRET)
        do(d, review.give_pulse, 1, f"7 {SECRET}")
        do(d, attendance.set_detail, "goal", SECRET)
        await show(d)
        await d.press("v", "tab", "tab", "D")
        assert isinstance(d.app.screen, SureScreen)
        await sure(d)
        assert not notes(d.session) and SECRET not in d.screen_text().split("Goal:")[0]
        await d.press("tab", "D")
        await sure(d)
        assert not commitments(d.session)
        await d.press("tab", "D", "2")
        assert "“My team has two bosses”" in d.screen_text()
        await d.press("escape", "D", "3")
        await sure(d)
        assert d.session.words == {(1, "check-in"): SECRET} and d.session.pulse == {1: 7}
        await d.press("tab", "D", "1", "1")
        await sure(d)
        await d.press("D", "t", "1")
        await sure(d)
        assert SECRET not in repr(d.app.engine.live if d.app.engine else None)


async def test_in_questions_and_search_the_cursor_chooses_and_the_question_says_so() -> None:
    async with desk(size=(60, 20)) as d:
        begin_unseen(d)
        for person, words in ((2, SECRET), (3, "Who else knows, who cares, and who can do something?")):
            do(d, floor.give_floor, person)
            do(d, keeping.keep_question, words)
        do(d, keeping.keep_note, "So: who else knows, who cares, and who can do something?")
        do(d, floor.give_floor, 3)
        do(d, keeping.keep_question, "Who else knows, who cares, and who can do something? Now?")
        await show(d)
        await d.press("D")
        assert "D takes what the cursor is on." in " ".join(d.screen_text().replace("│", " ").split())
        await d.press("escape", "L", "down", "D")
        text = " ".join(d.screen_text().replace("│", " ").split())
        assert "The cursor chose them; the arrows move it. “Who else knows" in text
        assert "The same words stay elsewhere: a note, a question." in text
        assert "Type strike and press Enter. Esc leaves; nothing happens then." in text, "nothing is cut"
        await d.press("escape", "down", "D")
        await sure(d)
        assert questions(d.session)[0][1] == Question(2)
        await d.press("D")
        assert d.place == "ChoiceScreen", "there are no words under the cursor"
        await d.press("escape", "slash")
        await d.type("two bosses")
        await d.press("enter", "D")
        await sure(d)
        assert d.session.bids[1].issue == ""


async def test_what_stands_no_more_goes_from_the_menu() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_note, SECRET)
        await show(d)
        await d.press("z", "D", "u")
        await sure(d)
        await d.press("Z")
        assert SECRET not in repr(d.app.engine.live if d.app.engine else None)
        await d.press("D", "u")
        assert d.app.said.tone == "refused" and "no words there" in d.said
        await d.press("o", "x")
        assert "Nothing was caught yet" in d.said


async def test_a_bid_goes_from_its_row_and_a_full_disk_is_said() -> None:
    async with begun("check-in") as d:
        await d.press("i", "D")
        (journal,) = d.library.journals.values()
        journal.full = True
        await sure(d)
        assert d.app.said.tone == "alarm" and "Nothing was struck" in d.said
        journal.full = False
        await d.press("D")
        await sure(d)
        assert (d.session.bids[1].issue, d.session.bids[1].urgency) == ("", 3)


def test_the_menu_names_only_who_said_something() -> None:
    world = World().exploring().do(attendance.give_word, 4, "learning", "much")
    assert [choice.value for choice in places(world.session)] == ["last", "earlier", "4"]


def test_the_answer_holds_no_word_and_says_what_the_disk_still_has() -> None:
    assert done(Caught(1), Gone()) == "Struck: the words are nowhere in the set's files any more."
    assert "stood no more" in done(Earlier(), Gone())
    assert done(Caught(1), Gone("older words stay: The disk is full.")).endswith("The disk is full.")
    assert done(Caught(1), Gone("older words stay.", {"a note": 1})).endswith(
        "stay. The same words stay elsewhere: a note."
    )
    assert done(Caught(1), Gone(also={"a note": 2})) == (
        "Struck here. The same words stay elsewhere: a note (2)."
    )


def test_no_two_lines_of_the_menu_have_the_same_key_and_none_leaves_it() -> None:
    keys = [choice_key(seat) for seat in range(58)]
    assert len(set(keys)) == 58 and not set(keys) & set("qltu")
    assert choice_key(58) == ""
