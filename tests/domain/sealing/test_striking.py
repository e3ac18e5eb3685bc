"""Struck words are in no step, and every other step tells the same story, forward, back, and again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.book import Policy, Status
from als_tui.domain.moves import asking, attendance, bids, floor, keeping, review
from als_tui.domain.sealing.seal import seal
from als_tui.domain.sealing.strikable import (
    Caught,
    Earlier,
    HandOf,
    IssueOf,
    LineOf,
    Target,
    ToldOf,
    WordsOf,
    target_of,
    topics_of,
    without_words,
    words_in,
)
from als_tui.domain.sealing.striking import drafts_left, last_caught, strike
from als_tui.domain.session.facts import (
    Amended,
    Captured,
    Commitment,
    Fact,
    Note,
    Question,
    Redone,
    Step,
    Undone,
    WordGiven,
)
from als_tui.domain.session.live import Live, fold
from als_tui.domain.session.state import commitments, notes, questions
from als_tui.domain.telling.steps import describe
from tests.domain.build import ANA, BEN, World
from tests.domain.test_laws import LONGEST_TOLD, OWED, STORIES, Story, laws

SECRET = "übler Klüngel"
TARGETS = st.one_of(
    st.builds(Caught, st.integers(1, 6)),
    st.builds(IssueOf, st.integers(1, 6)),
    st.builds(HandOf, st.integers(1, 6)),
    st.builds(ToldOf, st.integers(1, 2)),
    st.builds(WordsOf, st.integers(1, 6), st.sampled_from(("check-in", "pulse"))),
    st.just(LineOf("topic")),
    st.just(Earlier()),
)


def facts_of(live: Live) -> list[Fact]:
    return [fact for step in live.log for fact in step.facts]


def walked_back(live: Live, steps: int) -> list[Live]:
    """The set after each undo, and then after each redo."""
    world = World()
    world.live, world.seq = live, live.log[-1].seq
    seen = []
    for _ in range(steps):
        world.keep((Undone(world.live.done[-1]),))
        seen.append(world.live)
    for _ in range(steps):
        world.keep((Redone(world.live.undone[-1]),))
        seen.append(world.live)
    return seen


@laws
@given(STORIES, TARGETS)
def test_a_strike_takes_the_words_out_of_every_step_and_touches_nothing_else(
    told: Story, target: Target
) -> None:
    before = told.world.live
    found = strike(before, target)
    after = found.live
    reached = {*before.done, *before.undone}
    for old, new in zip(before.log, after.log, strict=True):
        assert (old.seq, old.stamp, len(old.facts)) == (new.seq, new.stamp, len(new.facts))
        for one, other in zip(old.facts, new.facts, strict=True):
            assert other in (one, without_words(one))
            if target_of(one) in found.targets:
                assert not words_in(other)
            elif old.seq in reached and target != Earlier():
                assert other == one
    assert (after.book, after.done, after.undone) == (before.book, before.done, before.undone)
    assert not strike(after, target).words
    assert fold(told.book, (), after.log) == after


@settings(laws, max_examples=15)
@given(STORIES, TARGETS)
def test_undo_and_redo_tell_the_same_story_but_for_the_words(told: Story, target: Target) -> None:
    before = told.world.live
    after = strike(before, target).live
    steps = len(before.done) - 1
    for old, new in zip(walked_back(before, steps), walked_back(after, steps), strict=True):
        again = strike(old, target).live
        assert (new.done, new.undone, new.book) == (old.done, old.undone, old.book)
        if target != Earlier():
            assert again.session == new.session
    assert not [fact for fact in facts_of(after) if target_of(fact) == target and words_in(fact)]


@laws
@given(STORIES, TARGETS)
def test_what_is_left_can_be_told_and_sealed(told: Story, target: Target) -> None:
    live = strike(told.world.live, target).live
    for step in live.log:
        told_in = len(describe(step, live))
        assert 0 < told_in <= LONGEST_TOLD
    assert 1 in seal(live.book, live.running, told.world.now).sessions


def test_a_struck_question_still_counts_and_its_words_can_be_typed_anew() -> None:
    world = World().exploring().do(floor.give_floor, BEN).do(keeping.keep_question, SECRET)
    world.live = strike(world.live, Caught(1)).live
    assert [asked for _, asked in questions(world.session)] == [Question(BEN)]
    world.do(floor.give_floor, BEN)
    world.undo().undo()
    assert SECRET not in repr(world.live)


def test_a_question_that_a_note_filled_goes_with_the_note_s_words_and_the_other_way_round() -> None:
    world = World().exploring().do(floor.give_floor, BEN).later(5).do(keeping.keep_note, SECRET)
    world.do(asking.make_question, 2, BEN).do(keeping.keep_note, "stays")
    found = strike(world.live, Caught(1))
    assert SECRET not in repr(found.live) and not found.also
    assert questions(found.live.running)[0][1] == Question(BEN) and notes(found.live.running)[0][0].id == 3
    assert found.targets == {Caught(1), Caught(2)}
    assert [describe(step, found.live) for step in found.live.log[-2:]] == [
        "words that were struck",
        "note: stays",
    ]
    undone = strike(world.undo().undo().live, Caught(2)).live
    assert SECRET not in repr(undone), "nor does redo bring them back"
    world.do(keeping.keep_question, "What for?")
    assert strike(world.live, Caught(2)).words == (SECRET,), "nothing fills it any more"


def test_struck_actions_and_notes_are_none_any_more_and_no_undo_brings_them_back() -> None:
    world = World(policy=Policy.ALL).exploring()
    world.do(keeping.keep_note, SECRET, BEN).do(keeping.keep_note, "stays")
    world.do(keeping.keep_action, Commitment(ANA, SECRET, None, "a cue", 7, "Ben"))
    world.do(keeping.take_out, 3)
    for id in (1, 3):
        world.live = strike(world.live, Caught(id)).live
    assert [note.text for _, note in notes(world.session)] == ["stays"]
    world.undo()
    assert commitments(world.session) == () and "a cue" not in repr(world.live)
    book = seal(world.book, world.session, world.now)
    assert book.actions == {} and SECRET not in repr(book)


@pytest.mark.parametrize(
    ("target", "move", "arguments"),
    [
        (WordsOf(BEN, "check-in"), attendance.give_word, (BEN, "check-in", SECRET)),
        (WordsOf(BEN, "pulse"), review.give_pulse, (BEN, f"8 {SECRET}")),
        (IssueOf(BEN), bids.bid, (BEN, SECRET)),
        (ToldOf(1), review.tell_learned, (1, SECRET, "much")),
        (LineOf("goal"), attendance.set_detail, ("goal", SECRET)),
    ],
)  # fmt: skip
def test_words_of_every_kind_go_and_what_they_belong_to_stays(
    target: Target, move: object, arguments: tuple[object, ...]
) -> None:
    world = World(actions=OWED).opened().do(review.tell_progress, 1, Status.DONE)
    world.do(move, *arguments)  # type: ignore[arg-type]
    found = strike(world.live, target)
    assert SECRET in found.words and SECRET not in repr(found.live)
    assert not any(words in repr(found.live) for words in found.words)
    assert found.live.running.progress[1].outcome is Status.DONE
    assert (BEN in found.live.running.bids) == (target == IssueOf(BEN))
    assert (BEN in found.live.running.pulse) == (target == WordsOf(BEN, "pulse"))


def test_words_that_no_undo_can_reach_any_more_go_with_every_strike() -> None:
    world = World().exploring().do(keeping.keep_note, SECRET).undo().do(keeping.keep_note, "another")
    world.do(keeping.keep_note, "third")
    found = strike(world.live, Caught(2))
    assert SECRET not in repr(found.live)
    assert found.words == ("third",)


def test_what_was_undone_taken_out_or_put_right_goes_and_what_stands_stays() -> None:
    world = World().exploring().do(keeping.keep_note, "first spelling")
    world.do(keeping.amend, 1, Note("second spelling")).do(keeping.keep_note, "taken out")
    world.do(keeping.take_out, 2).do(keeping.keep_note, "regretted").undo()
    found = strike(world.live, Earlier())
    assert set(found.words) == {"first spelling", "taken out", "regretted"}
    assert found.live.session == world.live.session
    assert not any(words in repr(found.live) for words in found.words)


def test_the_same_words_elsewhere_stay_and_are_counted() -> None:
    world = World(actions=OWED).opened().do(keeping.keep_note, "call the client")
    world.do(keeping.keep_note, "Please Call  the client now").do(keeping.amend, 2, Note("I call the client"))
    found = strike(world.live, Caught(1))
    assert found.also == {"a note": 1, "the set's book": 1}
    world.do(keeping.keep_note, "“Call” the – client’s").do(keeping.keep_note, '"call" the - client\'s')
    assert strike(world.live, Caught(4)).also == {"a note": 1}, "however they are spelled"
    world.undo().undo()
    world.do(keeping.keep_note, "ok").do(keeping.keep_note, "ok").do(keeping.keep_note, "look")
    assert strike(world.live, Caught(3)).also == {"a note": 1}, "short words count only where they are all"
    world.do(keeping.keep_note, "That is OK, then.")
    assert strike(world.live, Caught(3)).also == {"a note": 2}, "or stand as words of their own"


def test_drafts_of_the_thing_and_those_in_which_its_words_stand_go() -> None:
    drafts = {
        "entry:1": "half",
        "entry:2": "half of what it was filled with",
        "entry:11": "another",
        "amend:1": '{"what": "said in other words"}',
        "mend:entry:2": "said in other words",
        "action:1": '{"what": "another action that was put aside"}',
        "capture": f"he said {SECRET.upper()}",
        "action": '{"what": "\\u00fcbler Kl\\u00fcngel", "who": "Ana"}',
        "bid:1": "more time",
    }
    assert drafts_left(drafts, (Caught(1), Caught(2)), (SECRET,)) == {
        "entry:11": "another",
        "action:1": '{"what": "another action that was put aside"}',
        "bid:1": "more time",
    }
    assert topics_of(WordsOf(2, "check-out")) == {"checkout:2", "mend:word:2:check-out"}


def test_the_last_caught_is_the_last_with_words() -> None:
    world = World().exploring()
    assert last_caught(world.session) is None
    world.do(keeping.keep_note, "one").do(keeping.keep_note, "two")
    assert last_caught(world.session) == Caught(2)
    assert last_caught(strike(world.live, Caught(2)).live.running) == Caught(1)


def test_a_step_says_of_a_struck_thing_that_it_was_struck() -> None:
    world = World().exploring().do(keeping.keep_note, SECRET)
    step = strike(world.live, Caught(1)).live.log[-1]
    assert describe(step, world.live) == "a note whose words were struck"
    struck = Step(step.seq, step.stamp, (Captured(1, Commitment(BEN, ""), None, None), Amended(1, None)))
    assert describe(struck, world.live) == "an action of Ben whose words were struck"


def test_a_step_that_only_gave_the_struck_words_says_no_more_than_that() -> None:
    world = World().exploring().do(floor.give_floor, BEN).do(keeping.keep_question, SECRET)
    struck = strike(world.live, Caught(1)).live
    step = next(step for step in struck.log if isinstance(step.facts[0], Amended))
    assert describe(step, struck) == "floor to Ana, with words that were struck"
    alone = Step(step.seq, step.stamp, step.facts[:1])
    assert describe(alone, struck) == "words that were struck"


def told_then(world: World, target: Target) -> str:
    """What the last step says once these words are struck."""
    world.live = strike(world.live, target).live
    return describe(world.live.step(world.live.done[-1]), world.live)


def test_a_step_says_what_it_did_besides_and_never_that_struck_words_were_taken_out() -> None:
    world = World().exploring().do(floor.give_floor, BEN).do(asking.set_kind, 1, "open")
    world.do(keeping.keep_question, SECRET)
    assert told_then(world, Caught(1)) == "floor to Ana, with words that were struck"
    world.do(attendance.give_word, BEN, "learning", SECRET)
    assert told_then(world, WordsOf(BEN, "learning")) == "learning of Ben whose words were struck"
    world.do(attendance.set_detail, "goal", SECRET)
    assert told_then(world, LineOf("goal")) == "goal whose words were struck"
    world.do(attendance.set_detail, "goal", "another").do(attendance.set_detail, "goal", "")
    assert describe(world.last, world.live) == "goal taken out"


def test_words_taken_back_by_an_older_version_which_knew_no_passes_are_no_struck_ones() -> None:
    world = World().exploring().do(attendance.give_word, BEN, "learning", "too fast")
    world.do(lambda live, now: (WordGiven(BEN, "learning", ""),))
    assert describe(world.last, world.live) == "learning of Ben taken out"


def test_what_was_put_right_says_that_its_words_before_are_gone_and_an_answer_that_it_stands() -> None:
    world = World(actions=OWED).opened().do(keeping.keep_note, SECRET).do(keeping.amend, 1, Note("second"))
    said = told_then(world, Earlier())
    assert said == "put right: note: second; what it said before was struck"
    world.do(review.tell_progress, 1, Status.DONE).do(review.tell_learned, 1, SECRET, "")
    assert told_then(world, ToldOf(1)) == "Ana's action: still done"
