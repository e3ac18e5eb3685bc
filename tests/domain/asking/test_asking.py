"""Questions after they were asked: kinds and how they are guessed, hints, stars, and prompts for a phase."""

import pytest

from als_tui.domain.asking.phrases import HintRule, Phrases, Prompt, hints_on, prompts_for, shown_hint
from als_tui.domain.asking.questioning import ASKED_STAGES, KINDS, OPEN_KINDS, guess, kind_after, stage_of
from als_tui.domain.book import Helpful
from als_tui.domain.moves.asking import (
    clear_hint,
    give_to,
    make_note,
    make_question,
    reword,
    set_kind,
    star,
    take_hint,
)
from als_tui.domain.moves.capturing import capture
from als_tui.domain.moves.floor import floor_back, give_floor
from als_tui.domain.moves.flow import began_earlier, next_phase, unplanned_break
from als_tui.domain.moves.keeping import amend, keep_note, keep_question, take_out
from als_tui.domain.process.definition import Phase, Records, Speakers
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.facts import Content, Note, Question
from als_tui.domain.session.state import questions
from als_tui.domain.telling.steps import describe
from als_tui.screens.questions.words import KIND_CHOICES
from als_tui.storage.own.phrases import load_phrases
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, DARA, SMALL, World, phase
from tests.tables import each

SHIPPED, TROUBLE = load_phrases(None)


def asked(text: str = "What for?") -> World:
    """Ben asked Ana one question; its number is 1."""
    return World().exploring().do(give_floor, BEN).later(5).do(keep_question, text)


def first(world: World) -> Question:
    return questions(world.session)[0][1]


@each(
    ("words", "kind"),
    [
        ("What would a good week look like?", "open"),
        ("How does that go?", "open"),
        ("What else?", "probing"),
        ("Why now?", "probing"),
        ("Who was in the room?", "clarifying"),
        ("And how many are they?", "clarifying"),
        ("Is it yours?", "closed"),
        ("Don’t you like it?", "closed"),
        ("How do you feel about it?", "reflective"),
        ("What are you assuming?", "challenging"),
        ("What kind of wall is that wall?", "clean"),
        ("What kind of wall is that door?", "open"),
        ("Who knows about it?", "framing"),
        ("What is the first step?", "forward"),
        ("How are we doing?", "process"),
        ("I see", ""),
        ("", ""),
    ],
)
def test_a_kind_is_guessed_from_the_words(words: str, kind: str) -> None:
    assert guess(words) == kind
    assert not kind or kind in KINDS


def test_the_phase_decides_where_words_could_mean_two_kinds() -> None:
    assert guess("What was agreed?", "clarify") == "clarifying"
    assert guess("What would they need?", "clarify") == "open"
    assert guess("What would help?", "commit") == "forward"
    assert guess("How do you feel?", "clarify") == "reflective"


def test_the_guess_is_taken_with_the_words_unless_a_kind_was_chosen() -> None:
    world = World().exploring().do(give_floor, BEN).later(5).do(capture, "What do you see?")
    assert first(world).kind == "open"
    world = World().exploring().do(give_floor, BEN).later(5).do(capture, "What do you see?", None, "clean")
    assert first(world).kind == "clean"


def test_a_key_goes_through_every_kind_and_round_again_and_each_can_be_chosen() -> None:
    seen, kind = [], ""
    for _ in range(len(KINDS) + 1):
        kind = kind_after(kind)
        seen.append(kind)
    assert seen == [*KINDS, "open"]
    assert [kind for _, kind in KIND_CHOICES] == list(KINDS)
    assert len({face for face, _ in KIND_CHOICES} - {"q", "n"}) == len(KINDS)
    assert {"open", "probing", "reflective"} < OPEN_KINDS and "closed" not in OPEN_KINDS


@each(
    ("words", "hints"),
    [
        ("What would a good week look like?", []),
        ("Have you tried asking her?", ["advice", "closed"]),
        ("Why don’t you ask her?", ["advice"]),
        ("Did you know?", ["closed"]),
        ("Didactic, what?", []),
        ("Surely you know who?", ["leading"]),
        ("Why did you go?", ["judging"]),
        ("What now? And who?", ["several"]),
        ("What now??", []),
        ("What is it, because I wonder?", ["long"]),
        ("What " + "so " * 25 + "on?", ["long"]),
        ("I would go there", ["statement"]),
        ("Tell me more", []),
        ("", []),
    ],
)
def test_the_shipped_hints_meet_the_words_they_are_about(words: str, hints: list[str]) -> None:
    assert [rule.word for rule in hints_on(words, SHIPPED.hints)] == hints


def test_a_closed_question_has_no_hint_where_facts_are_gathered() -> None:
    assert hints_on("Is it yours?", SHIPPED.hints, "explore") and not hints_on(
        "Is it yours?", SHIPPED.hints, "clarify"
    )
    assert shown_hint(Question(BEN, "Is it yours?"), SHIPPED.hints, "clarify") == ""


def test_a_hint_is_shown_with_a_question_mark_until_it_is_taken_or_cleared() -> None:
    world = asked("Have you tried it?")
    assert shown_hint(first(world), SHIPPED.hints) == "advice?"
    world.do(take_hint, 1, "advice?")
    assert (first(world).hint, shown_hint(first(world), SHIPPED.hints)) == ("advice", "advice")
    assert describe(world.last, world.live) == "hint advice: Have you tried it?"
    world.do(clear_hint, 1)
    assert (first(world).hint, shown_hint(first(world), SHIPPED.hints)) == ("", "")
    assert describe(world.last, world.live) == "no hint: Have you tried it?"
    assert first(world.undo().undo()).hint is None
    assert "no hint on" in world.refuse(take_hint, 1, "")


def test_other_words_are_looked_at_anew_but_keep_kind_and_star() -> None:
    world = asked("Have you tried it?").do(clear_hint, 1).do(set_kind, 1, "closed").do(star, 1)
    world.do(reword, 1, "What did you try?")
    assert first(world) == Question(BEN, "What did you try?", "closed", None, starred=True)
    assert "put right" in describe(world.last, world.live)
    assert "already" in world.refuse(reword, 1, "What did you try?")


def test_a_kind_is_one_that_is_known() -> None:
    world = asked().do(set_kind, 1, "probing")
    assert describe(world.last, world.live) == "kind probing: What for?"
    assert "Known kinds are open" in world.refuse(set_kind, 1, "silly")
    assert "already" in world.refuse(set_kind, 1, "probing")
    assert first(world.do(set_kind, 1, "")).kind == ""
    assert describe(world.last, world.live) == "kind taken back: What for?"


def test_a_star_is_given_and_taken_back_and_needs_words() -> None:
    world = asked().do(star, 1)
    assert first(world).starred and describe(world.last, world.live) == "star: it helped: What for?"
    assert not first(world.do(star, 1)).starred
    wordless = World().exploring().do(give_floor, BEN)
    assert "`L`, then `Enter` puts them in" in wordless.refuse(star, 1)


def test_a_question_goes_to_another_asker_of_the_room_alone() -> None:
    world = asked().do(give_to, 1, CHI)
    assert first(world).asker == CHI
    assert "Nobody sits" in world.refuse(give_to, 1, 77)


@pytest.mark.parametrize("move", [star, clear_hint])
def test_what_is_gone_or_no_question_cannot_be_changed(move: object) -> None:
    world = asked().do(take_out, 1)
    for refusing in (set_kind, take_hint, give_to, reword):
        args = (1, 2) if refusing is give_to else (1, "open")
        assert "not there any more" in world.refuse(refusing, *args)
    assert "not there any more" in world.refuse(move, 1)  # type: ignore[arg-type]


def test_a_hint_never_reaches_the_record_and_a_starred_question_reaches_the_bank() -> None:
    world = asked("Have you tried it?").do(take_hint, 1, "advice?").do(star, 1)
    book = seal(world.book, world.session, world.now)
    assert "advice" not in repr(book)
    assert [helpful.text for helpful in book.bank.values()] == ["Have you tried it?"]


def test_the_shipped_file_is_whole_and_has_prompts_for_every_stage() -> None:
    assert TROUBLE == ()
    assert {prompt.stage for prompt in SHIPPED.prompts} == set(ASKED_STAGES)
    assert len({prompt.text for prompt in SHIPPED.prompts}) == len(SHIPPED.prompts)


def test_a_phase_is_known_by_what_it_is_for_whatever_it_is_called() -> None:
    explore = phase("dig", 5, Speakers.SET_ASKS, Records.QUESTIONS)
    assert stage_of(explore) == "explore"
    assert stage_of(phase("clarifying-questions", 5, Speakers.SET_ASKS, Records.QUESTIONS)) == "clarify"
    assert stage_of(phase("do", 5, Speakers.PRESENTER, Records.ACTIONS)) == "commit"
    assert stage_of(phase("tell", 5, Speakers.PRESENTER)) == "present"
    assert stage_of(phase("quiet", 5, Speakers.NOBODY)) == "any"


def test_the_sets_own_questions_come_first_and_each_turn_brings_others_round_and_round() -> None:
    prompts = tuple(Prompt("open", "explore", f"Shipped {number}?") for number in range(4))
    phrases = Phrases((), (*prompts, Prompt("process", "any", "We?"), Prompt("forward", "commit", "When?")))
    bank = [Helpful("Ours?", "open", 1), Helpful("By when?", "forward", 1), Helpful("Old?", "", 1)]
    explore = phase("explore", 5, Speakers.SET_ASKS, Records.QUESTIONS)
    cards = [[one.text for one in prompts_for(explore, phrases, bank, turn)] for turn in range(4)]
    assert cards == [
        ["Ours?", "Old?", "Shipped 0?"],
        ["Shipped 1?", "Shipped 2?", "Shipped 3?"],
        ["We?"],
        ["Ours?", "Old?", "Shipped 0?"],
    ]
    assert [one.own for one in prompts_for(explore, phrases, bank, 0)] == [True, True, False]
    assert prompts_for(explore, Phrases(), (), 5) == ()


def test_each_mark_of_a_rule_is_enough() -> None:
    rule = HintRule("x", starts=("so",), contains=("by the way",), over_words=5, over_marks=1)
    for words in ("So it is", "“So?", "And, by the way, who?", "one two three four five six", "What? Who?"):
        assert hints_on(words, (rule,)) == (rule,), words
    for words in ("Some day", "or so", "by the ways"):
        assert hints_on(words, (rule,)) == ()


def test_prompts_are_for_what_the_phase_is_about_and_there_are_none_where_nobody_asks() -> None:
    bank = [Helpful(f"Own {kind}?", kind, 1) for kind in ("", *KINDS)]

    def kinds(told: Phase) -> set[str]:
        return {one.kind for turn in range(9) for one in prompts_for(told, SHIPPED, bank, turn)}

    clarify = phase("clarify", 5, Speakers.SET_ASKS, Records.QUESTIONS)
    commit = phase("commit", 5, Speakers.PRESENTER, Records.ACTIONS)
    assert kinds(clarify) == {"clarifying"}
    own = {one.text for turn in range(9) for one in prompts_for(commit, SHIPPED, bank, turn) if one.own}
    assert own == {"Own forward?"} and "process" not in kinds(commit)
    for silent in (
        phase("quiet", 5, Speakers.NOBODY),
        phase("tell", 5, Speakers.PRESENTER),
        phase("sum-up", 5, Speakers.PRESENTER, Records.NOTES),
        phase("ideas", 5, Speakers.SET_SPEAKS, Records.NOTES),
        phase("break", 5, Speakers.EVERYONE, Records.BREAK),
    ):
        assert prompts_for(silent, SHIPPED, bank, 0) == ()


def test_nobody_becomes_the_asker_of_a_question_to_themselves() -> None:
    world = asked()
    assert "Ana presented then, and answered" in world.refuse(give_to, 1, ANA)
    assert "Ana presented then" in world.refuse(amend, 1, Question(ANA, "What for?"))
    assert first(world.do(give_to, 1, CHI)).asker == CHI
    world.do(next_phase)
    assert "Ana presented then" in world.refuse(give_to, 1, ANA), "in a later phase, too"
    world.do(keep_note, "Is that so?")
    number = world.session.entries[-1].id
    world = world.reach("closing.review")
    assert "Ana presented then" in world.refuse(make_question, number, ANA)


def test_a_presenter_asks_where_anyone_may_ask_anyone() -> None:
    free = replace(SMALL.slot[1], speakers=Speakers.ANYONE_BY_QUESTION)
    process = replace(SMALL, slot=(SMALL.slot[0], free, SMALL.slot[2]))
    world = World().opened(process=process).presenting(ANA).reach("slot.1.explore")
    world.do(keep_question, "What for?", ANA).do(give_to, 1, BEN).do(give_to, 1, ANA)
    assert first(world).asker == ANA


def test_a_note_becomes_a_question_and_a_note_again_and_each_is_undone() -> None:
    world = World().exploring().do(keep_note, "What else\nwould help?", BEN)
    world.do(make_question, 1, CHI)
    assert first(world) == Question(CHI, "What else would help?", "probing")
    assert "Chi asks: What else" in describe(world.last, world.live)
    assert world.session.caught == (("entry", 1),) and world.session.entries[0].slot == 1
    world.do(make_note, 1)
    assert world.session.entries[0].content == Note("What else would help?")
    assert first(world.undo()).asker == CHI
    assert world.undo().session.entries[0].content == Note("What else\nwould help?", BEN)
    assert "not there" in world.refuse(make_note, 1) and "not there" in world.refuse(make_question, 7, BEN)
    assert "Nobody sits" in world.refuse(make_question, 1, 77)


def contents(world: World) -> list[Content]:
    """What was caught, in the order of its numbers."""
    return [entry.content for entry in world.session.entries]


def test_a_note_that_was_the_question_of_a_turn_fills_the_one_counted_for_it() -> None:
    world = World().exploring().do(give_floor, DARA).later(5).do(keep_note, "May I ask this?").later(5)
    before = world.session
    world.do(make_question, 2, DARA)
    assert contents(world) == [Question(DARA, "May I ask this?", "closed")]
    assert world.session.caught == (("entry", 1),)
    assert describe(world.last, world.live) == "Dara asks: May I ask this?"
    assert world.undo().session == before
    assert describe(world.last, world.live) == "undone: Dara asks: May I ask this?"
    assert contents(world.redo()) == [Question(DARA, "May I ask this?", "closed")]


def test_a_note_fills_the_question_of_the_turn_in_which_it_was_made_not_of_a_later_one() -> None:
    world = World().exploring().do(give_floor, DARA).later(5).do(keep_note, "What for?").later(5)
    world.do(give_floor, BEN).later(5).do(give_floor, DARA).later(5)
    world.do(make_question, 2, DARA)
    assert contents(world) == [Question(DARA, "What for?", "open"), Question(BEN), Question(DARA)]
    world.do(keep_question, "Who else?")
    assert contents(world)[2] == Question(DARA, "Who else?", "")


def test_a_note_made_while_the_answer_ran_or_after_the_phase_fills_the_question_too() -> None:
    for on in (floor_back, next_phase, unplanned_break):
        world = World().exploring().do(give_floor, DARA).later(5).do(on).later(5).do(keep_note, "What for?")
        world.reach("closing.review").do(make_question, 2, DARA)
        assert [entry.id for entry in world.session.entries] == [1]
        assert first(world).text == "What for?"


def test_a_note_fills_the_question_of_a_turn_that_its_key_came_late_for() -> None:
    world = World().exploring().later(30).do(keep_note, "What for?").later(5).do(give_floor, DARA).later(5)
    world.do(began_earlier, 20).do(make_question, 1, DARA)
    assert contents(world) == [Question(DARA, "What for?", "open")]


def test_of_a_question_and_its_follow_up_a_note_fills_the_one_that_was_counted_last_before_it() -> None:
    world = World().exploring().do(give_floor, DARA).later(5).do(keep_note, "What for?").later(5)
    world.do(give_floor, DARA).later(5).do(make_question, 2, DARA)
    assert contents(world) == [Question(DARA, "What for?", "open"), Question(DARA)]


def test_a_note_becomes_a_question_more_where_the_asker_s_own_has_words_or_was_not_counted_yet() -> None:
    world = World().exploring().do(keep_note, "What for?").later(5).do(give_floor, DARA).later(5)
    world.do(make_question, 1, DARA)
    assert contents(world) == [Question(DARA, "What for?", "open"), Question(DARA)], "asked before that turn"
    world.do(keep_note, "How so?").do(make_question, 3, BEN)
    assert contents(world)[1:] == [Question(DARA), Question(BEN, "How so?", "open")], "Ben had no turn"
    world.do(keep_question, "Since when?").do(keep_note, "And how?").do(make_question, 4, DARA)
    assert len(questions(world.session)) == 4, "its words were caught"


def test_a_note_too_long_for_a_question_leaves_the_one_counted_alone() -> None:
    world = World().exploring().do(give_floor, BEN).do(keep_note, "a" * 600)
    assert "shorten" in world.refuse(make_question, 2, BEN)
    assert [one.text for _, one in questions(world.session)] == [""]


def test_what_cannot_be_turned_says_why_and_loses_nothing() -> None:
    world = World().exploring().do(give_floor, BEN).do(keep_note, "a" * 600)
    assert "not caught" in world.refuse(make_note, 1)
    assert "shorten" in world.refuse(make_question, 2, BEN)


def test_a_note_that_became_a_question_is_in_the_record() -> None:
    world = World().exploring().do(keep_note, "What else would help?").do(make_question, 1, BEN)
    book = seal(world.book, world.session, world.now)
    assert "What else would help?" in repr(book.tables["sessions"]) + repr(book.tables)
