"""A question caught while the presenter has the floor, and notes that were questions: by keys, nothing lost, undone."""

import pytest

from als_tui.domain.moves import floor, flow, keeping
from als_tui.domain.session.facts import Note, Question
from als_tui.domain.session.state import notes, questions
from als_tui.widgets.entry import EntryLine
from tests.screens.checkin import again, chosen
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, begin_unseen, begun, do, show

WHY = "What would a good week look like?"


async def caught(d: Desk, words: str = WHY) -> None:
    """Ana presents and has the floor, and a line was typed and given."""
    await begin(d)
    await typed(d, words)


async def typed(d: Desk, words: str) -> None:
    await d.press("c")
    await d.type(words)
    await d.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_a_line_that_ends_as_a_question_asks_for_the_askers_seat(size: tuple[int, int]) -> None:
    async with begun(size=size) as d:
        for words in (WHY, "Why？", 'Who said "it is late?"', "Why? ", "Warum?!"):
            await typed(d, words)
            text = d.screen_text()
            assert d.place == "ChoiceScreen" and "WHO ASKED? ESC KEEPS IT AS A NOTE." in text, words
            assert "Ben" in text and " 1 " not in d.window_words().split("WHO ASKED?")[1], "Ana presents"
            await d.press("3")
            assert [(one.asker, one.text) for _, one in questions(d.session)] == [(3, words.strip())]
            assert not d.app.screen.query_one(EntryLine).text and d.session.floor == 1
            assert d.app.engine is not None and not any(d.app.engine.drafts.values())
            await d.press("z")
            assert not d.session.entries


async def test_esc_keeps_it_as_a_note_and_a_sign_or_no_mark_asks_nothing() -> None:
    async with desk() as d:
        await caught(d)
        await d.press("escape")
        assert [note.text for _, note in notes(d.session)] == [WHY] and d.place == "board"
        for words in (". Why is Dev silent?", "Dev looked at the door"):
            await d.press("c")
            await d.type(words)
            await d.press("enter")
        assert len(notes(d.session)) == 3 and not questions(d.session)
        await d.press("c")
        await d.type("@ben Why now?")
        assert "Ben asks" in d.screen_text()
        await d.press("enter")
        assert questions(d.session)[0][1] == Question(2, "Why now?", "probing"), "a name first says who asked"


async def test_a_question_by_its_sign_whose_asker_is_not_chosen_stays_in_the_line() -> None:
    async with desk() as d:
        await caught(d, "? why now")
        assert "Esc keeps" not in d.screen_text()
        await d.press("escape")
        assert d.app.screen.query_one(EntryLine).text == "? why now" and not d.session.entries
        await d.press("enter", "2")
        assert [(one.asker, one.text) for _, one in questions(d.session)] == [(2, "why now")]


async def test_the_words_are_there_again_though_als_tui_ended_before_the_seat_was_chosen() -> None:
    async with desk() as d:
        await caught(d)
        async with again(d) as new:
            assert new.app.screen.query_one(EntryLine).text == WHY
            await new.press("enter", "2")
            assert [one.asker for _, one in questions(new.session)] == [2]


async def test_left_half_way_it_stays_a_question_in_the_next_phase() -> None:
    async with desk() as d:
        await caught(d)
        async with again(d) as new:
            await new.press("escape")
            do(new, flow.next_phase)
            await show(new)
            await new.press("c")
            assert "? What would" in new.screen_text()
            await new.press("right", "enter", "4")
            assert [one.asker for _, one in questions(new.session)] == [4]


async def test_the_words_of_a_question_that_was_counted_go_to_it() -> None:
    async with begun() as d:
        await d.press("2", "p", "c")
        await d.type(WHY)
        await d.press("enter", "2")
        assert [(one.asker, one.text) for _, one in questions(d.session)] == [(2, WHY)]


async def test_one_key_turns_a_note_and_a_question_in_review_questions_and_search() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_note, WHY)
        do(d, flow.next_phase)
        await show(d)
        await d.press("v", "tab", "tab")
        assert "N note/question" in d.screen_text()
        await d.press("N")
        assert "WHO ASKED?" in d.screen_text()
        await d.press("1")
        assert d.place == "ChoiceScreen", "Ana presented, and is no choice"
        await d.press("2")
        assert [one.asker for _, one in questions(d.session)] == [2] and chosen(d) == "1"
        await d.press("L", "N")
        assert d.session.entries[0].content == Note(WHY) and d.said == f"put right: note: {WHY}"
        await d.press("z")
        assert [one.asker for _, one in questions(d.session)] == [2]
        await d.press("N", "slash")
        await d.type("good week")
        await d.press("enter", "N", "3")
        assert [one.asker for _, one in questions(d.session)] == [3]
        await d.press("N")
        assert d.session.entries[0].content == Note(WHY)
        await d.press("z", "z", "z", "z", "z")
        assert d.session.entries[0].content == Note(WHY), "as it was caught"


async def test_a_note_made_in_a_counted_turn_fills_its_question_and_undo_gives_both_back() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, floor.give_floor, 4)
        do(d, keeping.keep_note, WHY)
        do(d, floor.give_floor, 2)
        await show(d)
        await d.press("v", "tab", "tab", "down", "N", "4")
        assert [(one.asker, one.text) for _, one in questions(d.session)] == [(4, WHY), (2, "")]
        assert d.said == f"Dev asks: {WHY}"
        await d.press("z")
        assert chosen(d) == "2" and d.session.entries[1].content == Note(WHY)
        assert [one.text for _, one in questions(d.session)] == ["", ""]


async def test_what_is_neither_is_left_as_it_is_and_said() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, keeping.keep_decision, "We meet in person")
        do(d, floor.give_floor, 2)
        await show(d)
        await d.press("v", "N")
        assert "Put the cursor on a note or on a question" in d.said
        await d.press("tab", "tab", "end", "N")
        assert d.app.said.tone == "refused" and len(d.session.entries) == 2
        await d.press("L", "N")
        assert "Its words were not caught" in d.said
