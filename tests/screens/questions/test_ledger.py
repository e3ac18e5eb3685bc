"""The question ledger, search and prompts by keys; nothing cut at either size, undo for all."""

from als_tui.domain.asking.phrases import Phrases, prompts_for
from als_tui.domain.book import Helpful
from als_tui.domain.moves import Facts, asking, attendance, capturing, floor, keeping
from als_tui.domain.session.facts import Put, Question
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import questions
from als_tui.domain.timing import Stamp
from als_tui.screens.board.words import caught_lines
from als_tui.screens.questions.words import Ledger
from als_tui.storage.own.phrases import load_phrases
from als_tui.widgets.lines import KeyLine
from als_tui.widgets.listing import Listing
from tests.domain.build import BEN, World
from tests.screens.checkin import chosen, next_key, whole
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin_unseen, begun, do, show

ADVICE, WEEK = (
    "Have you tried asking the two of them together?",
    "What would a good week look like for everybody?",
)


async def asked(d: Desk) -> None:
    """Ben and Carla asked Ana, Dev's words were not caught; a note, a learning and a goal are there."""
    begin_unseen(d)
    for person, words in ((2, ADVICE), (3, WEEK)):
        do(d, floor.give_floor, person)
        do(d, capturing.capture, words)
    do(d, floor.give_floor, 4)
    do(d, keeping.keep_note, "Dev looked\nat the door")
    do(d, attendance.give_word, 2, "learning", "Asking is slöwer")
    do(d, attendance.set_detail, "goal", "Find who decides")
    await show(d)


def first(d: Desk) -> Question:
    return questions(d.session)[0][1]


async def test_each_key_of_the_ledger_does_its_one_thing_and_undo_takes_it_back() -> None:
    async with desk(size=(60, 20)) as d:
        await asked(d)
        await d.press("L")
        text = whole(d)
        assert chosen(d) == "3" and next_key(d) == "Enter" and "Next: Enter puts in" in text
        await d.press("end")
        text = whole(d)
        assert "3 questions · 1 of 2 open-ended · 1 hinted" in text and next_key(d) == "h"
        assert "Next: h, the hint is right; or x, it is not." in text and "question, newest first" in text
        assert "advice? It may carry a suggestion." in text and ADVICE.split(maxsplit=1)[0] in text
        await d.press("h")
        assert first(d).hint == "advice" and "Hint taken: advice" in whole(d)
        assert next_key(d) == "t" and "Next: t, back to Explore." in whole(d)
        await d.press("z", "x")
        assert first(d).hint == "" and "advice" not in whole(d)
        await d.press("k", "n")
        assert next_key(d) == "k" and "Next: k, of what kind the question is." in whole(d)
        await d.press("k", "h", "s", "p", "5")
        assert first(d) == Question(5, ADVICE, "challenging", "", starred=True)
        assert "★" in whole(d) and "★ it helped" in whole(d)
        await d.press("enter")
        await d.type(" Or not?")
        await d.press("enter")
        assert first(d) == Question(5, f"{ADVICE} Or not?", "challenging", None, starred=True)
        await d.press("X")
        assert len(questions(d.session)) == 2
        await d.press(*["z"] * 7)
        assert first(d) == Question(2, ADVICE, "closed")


async def test_the_ledger_narrows_by_name_kind_and_marks_and_shows_all_again() -> None:
    async with desk(size=(60, 20)) as d:
        await asked(d)
        await d.press("L", "f")
        for words, left in (
            ("hinted", ["1"]),
            (" carla", []),
            (None, ["3", "2", "1"]),
            ("slot1", ["3", "2", "1"]),
        ):
            await (d.type(words) if words else d.press("ctrl+u"))
            assert list(d.page.query_one(Listing)._shown) == left
        await d.press("ctrl+u")
        await d.type("carla open")
        assert "1 of 3, only “carla open”" in whole(d)
        await d.press("enter", "s")
        assert questions(d.session)[1][1].starred and chosen(d) == "2"
        await d.press("f", "escape")
        assert "3 questions" in whole(d) and d.app.engine is not None and not d.app.engine.drafts
        await d.press("f")
        await d.type("zzz and what she said about it")
        assert "No question has “zzz and what she sa…”. Esc shows all." in d.screen_text()
        assert "who" not in d.screen_text(), "an empty list has no titles"
        await d.press("enter", "escape")
        assert d.said == "All show again." and "3 questions" in whole(d) and d.place == "ledger"
        await d.press("escape")
        assert d.place == "board" and d.said == "Back in Explore."


async def test_search_narrows_as_words_are_typed_and_puts_right_or_takes_out() -> None:
    async with desk(size=(60, 20)) as d:
        await asked(d)
        await d.press("r", "slash")
        await d.type("zzz")
        assert "Nothing found for “zzz”. Esc shows all." in whole(d)
        await d.press("ctrl+u")
        await d.type("SLOWER")
        await d.press("enter")
        assert "1 of 6 for “SLOWER”" in whole(d) and next_key(d) == "Enter" and "Next: Enter puts" in whole(d)
        await d.press("enter")
        await d.type(" and slower")
        await d.press("enter")
        assert d.session.words[2, "learning"] == "Asking is slöwer and slower"
        await d.press("X")
        assert not d.session.words and "Nothing found" in whole(d)
        assert next_key(d) == "/" and "Next: / searches again." in whole(d)
        await d.press("z", "slash")
        await d.type("two bosses")
        await d.press("enter", "enter")
        assert "bid of Ana: put right" in d.screen_text()
        found = chosen(d)
        await d.press("escape", "escape")
        assert d.said == "All show again." and chosen(d) == found, "the cursor stays on what was found"
        await d.press("escape")
        assert d.place == "board" and d.said == "Back in Explore."


async def test_another_visit_begins_with_everything_and_the_cursor_on_the_first_row() -> None:
    async with desk() as d:
        await asked(d)
        await d.press("L", "f")
        await d.type("ben")
        await d.press("enter")
        assert chosen(d) == "1"
        await d.press("t", "L")
        assert chosen(d) == "3" and "3 questions" in whole(d)
        await d.press("slash")
        await d.type("two bosses")
        await d.press("enter")
        assert "1 of 6 for “two bosses”" in whole(d)
        await d.press("t", "slash")
        assert "6 of 6" in d.screen_text() and "Search: a part of a word" in d.screen_text()


async def test_what_is_being_sought_goes_on_from_the_ledger_to_search() -> None:
    async with desk() as d:
        await asked(d)
        await d.press("L", "f")
        await d.type("ben")
        d.page.work.go("search")
        await d.pilot.pause()
        assert d.place == "search" and "2 of 6 for “ben”" in d.screen_text()
        await d.press("x")
        assert "Nothing found for “benx”" in d.screen_text()


async def test_another_line_that_is_open_stays_over_a_search_for_nothing() -> None:
    async with desk() as d:
        await asked(d)
        await d.press("slash")
        await d.type("ben")
        await d.press("enter", "t", "c")
        await d.type("Half a thought")
        d.page.work.go("search")
        await d.pilot.pause()
        assert d.place == "search" and "6 of 6" in d.screen_text() and "Half a thought" in d.screen_text()


async def test_a_card_of_questions_fits_the_phase_and_the_same_key_brings_others() -> None:
    async with desk() as d:
        begin_unseen(d)
        do(d, _into_the_bank, Helpful("Who would laugh about it?", "open", 1))
        await show(d)
        await d.press("g")
        assert "★ Who would laugh about it? (open, your set's own: it helped)" in d.window_words()
        before = d.screen_text()
        await d.press("g")
        assert d.place == "PromptCard" and d.screen_text() != before and "FOR EXPLORE" in d.screen_text()
        await d.press("escape", "c")
        await d.type("? Have you tried it?")
        assert "advice" not in d.screen_text()


async def test_no_question_is_skipped_however_often_the_card_is_turned() -> None:
    async with begun() as d:
        here = d.session.here
        assert here is not None
        cards = [prompts_for(here.phase, d.library.phrases()[0], (), turn) for turn in range(4)]
        assert len(set(cards)) > 2
        for turn, card in enumerate(cards):
            await d.press("g")
            assert all(shown.text in d.window_words() for shown in card), turn
        await d.press("escape", "g")
        card = prompts_for(here.phase, d.library.phrases()[0], (), 4)
        assert all(shown.text in d.window_words() for shown in card), "it goes on where it was left"


async def test_in_the_middle_of_a_slot_no_question_of_the_review_is_offered() -> None:
    async with begun("agree-problem", "wial", 120) as d:
        for _ in range(4):
            await d.press("g")
            text = " ".join(d.screen_text().split())
            assert "for What is the problem?" in text and "today will you remember" not in text
            assert "How did we listen" not in text
            await d.press("escape")
    async with begun("mirroring", "case-clinic", 120) as d:
        await d.press("g")
        assert d.said == "Nobody asks in Mirroring, so it has no questions."


def test_the_board_shows_a_hint_beside_the_words_until_it_was_looked_at() -> None:
    world = World().exploring().do(floor.give_floor, BEN).do(capturing.capture, "Have you tried it?")
    shipped = load_phrases(None)[0]
    assert caught_lines(world.session, 2, 60, shipped) == ["(advice?) Ben: Have you tried it?"]
    for move in (asking.clear_hint, lambda live, now, id: asking.take_hint(live, now, id, "advice?")):
        world.do(move, 1)
        assert caught_lines(world.session, 2, 60, shipped) == ["Ben: Have you tried it?"]


def _into_the_bank(live: Live, now: Stamp, helpful: Helpful) -> Facts:
    return (Put("bank", 1, None, helpful),)


def test_the_word_open_narrows_to_what_the_figures_count_as_open() -> None:
    world = World().exploring().do(floor.give_floor, 2)
    for words, kind in (("Open the door?", "closed"), ("What moves you?", "reflective"), ("Who else?", "")):
        world.later(5).do(keeping.keep_question, words, 2, kind)
    for sought in ("open", "OPEN moves"):
        left = Ledger(world.session, Phrases(), sought).shown()
        assert [question.text for _, question in left] == ["What moves you?"]
    assert "1 of 2 open-ended" in Ledger(world.session, Phrases()).summary()


async def test_once_all_show_again_the_key_line_says_the_keys_of_the_list() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("What then")
        await d.press("enter", "slash")
        await d.type("zzz")
        await d.press("enter", "escape")
        assert [hint.word for hint in d.app.screen.query_one(KeyLine).hints][:2] == ["put right", "back"]
