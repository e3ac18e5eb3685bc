"""What a step did, in words: short, with names, and for every kind of fact."""

from collections.abc import Callable
from datetime import date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import Action, Charter, Member, Policy, Record, Status
from als_tui.domain.moves.attendance import (
    add_guest,
    agree,
    all_here,
    attend,
    give_role,
    give_word,
    open_session,
    set_detail,
)
from als_tui.domain.moves.bids import bid, drop_slot, pass_by, present, swap_slots, urge, withdraw
from als_tui.domain.moves.capturing import capture
from als_tui.domain.moves.floor import give_floor, was_someone_else
from als_tui.domain.moves.flow import (
    back,
    began_earlier,
    end_slot,
    give_time,
    next_phase,
    skip,
    skip_progress,
    start_or_pause,
    unplanned_break,
)
from als_tui.domain.moves.keeping import amend, keep_note, keep_question, take_out
from als_tui.domain.moves.review import answer_goal, give_pulse, plan_next, tell_learned, tell_progress
from als_tui.domain.moves.setbook import (
    add_member,
    change_charter,
    member_leaves,
    plan_session,
    rename_member,
    set_profile,
)
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.facts import (
    Amended,
    Captured,
    Commitment,
    DetailSet,
    Fact,
    FloorGiven,
    Note,
    Presence,
    ProgressTold,
    Put,
    Question,
    Redone,
    Step,
    Undone,
)
from als_tui.domain.telling import steps as telling
from als_tui.domain.telling.steps import describe
from als_tui.domain.words.shortening import shortened, width
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, SMALL, World
from tests.tables import each

TODAY = date(2026, 3, 3)
NEXT = datetime(2026, 3, 31, 9, 30)
OWED = {1: Action(BEN, "Ben", "call the client", 1)}


def told(world: World) -> str:
    return describe(world.last, world.live)


def test_every_kind_of_fact_has_words_of_its_own() -> None:
    speechless = telling._words.dispatch(object)
    assert [kind.__name__ for kind in get_args(Fact) if telling._words.dispatch(kind) is speechless] == []


@each(
    ("world", "words"),
    [
        (lambda: World().do(open_session, SMALL, 60), "session 1 opened: Small set"),
        (lambda: World().do(open_session, SMALL, 60).do(all_here), "6 people: here"),
        (lambda: World("Ana").do(open_session, SMALL, 60).do(all_here), "Ana is here"),
        (lambda: World().opened().do(attend, BEN, Presence.LATE, 7), "Ben came 7 min late"),
        (lambda: World().opened().do(attend, BEN, Presence.LATE, 0), "Ben is here, late"),
        (lambda: World().opened().do(attend, BEN, Presence.ABSENT), "Ben is absent"),
        (lambda: World().opened().do(attend, BEN, Presence.APOLOGIES), "Ben sends apologies"),
        (lambda: World().opened().do(attend, BEN, Presence.EXPECTED), "Ben is expected"),
        (lambda: World().exploring().do(give_floor, BEN).do(attend, BEN, Presence.LEFT), "Ben left"),
        (lambda: World().opened().do(add_guest, "Gus"), "Gus is a guest today"),
        (lambda: World().opened().do(give_role, "timekeeper", BEN), "timekeeper: Ben"),
        (
            lambda: World().opened().do(give_role, "timekeeper", BEN).do(give_role, "timekeeper", BEN),
            "timekeeper: nobody",
        ),
        (lambda: World().opened().do(set_detail, "topic", "Trust"), "topic: Trust"),
        (
            lambda: World().opened().do(set_detail, "topic", "Trust").do(set_detail, "topic", ""),
            "topic taken out",
        ),
        (lambda: World().opened().do(answer_goal, "yes"), "goal met: yes"),
        (lambda: World().opened().do(plan_next, NEXT), "next session: Tue 31 Mar 09:30, in 28 days"),
        (lambda: World().opened().do(plan_next, NEXT).do(plan_next, None), "next session: not known"),
        (lambda: World().opened().do(agree), "6 people agreed to the charter"),
        (lambda: World().opened().do(agree).do(agree, BEN), "Ben does not agree to the charter"),
        (lambda: World().opened().do(give_word, ANA, "check-in", "tired"), "check-in of Ana: tired"),
        (
            lambda: (
                World().opened().do(give_word, ANA, "check-in", "tired").do(give_word, ANA, "check-in", "")
            ),
            "check-in of Ana taken out",
        ),
        (lambda: World().opened().do(give_word, ANA, "check-in", ""), "Ana passed"),
        (lambda: World().opened().do(pass_by, ANA), "Ana passed"),
        (lambda: World().opened().do(give_pulse, ANA, "8 felt heard"), "pulse of Ana: 8"),
        (lambda: World(actions=OWED).opened().do(tell_progress, 1, Status.PARTLY), "Ben's action: partly"),
        (lambda: World(actions=OWED).opened().do(tell_progress, 1, Status.OPEN), "Ben's action: carried"),
        (lambda: World(actions=OWED).opened().do(skip_progress), "the rest of the progress round skipped"),
        (lambda: World().opened().do(bid, ANA, "Team", 1), "bid of Ana (can wait): Team"),
        (lambda: World().opened().do(urge, ANA), "bid of Ana (soon)"),
        (lambda: World().opened().do(urge, ANA).do(withdraw, ANA), "Ana took the bid back"),
        (lambda: World().opened(slots=3).do(present, ANA).do(present, BEN), "2 of 3 slots: Ana, Ben"),
        (lambda: World().opened(slots=2).do(drop_slot), "an empty slot dropped, 1 slot now"),
        (lambda: World().opened().do(start_or_pause), "Check in began"),
        (lambda: World().exploring(), "Explore began"),
        (lambda: World().exploring(slots=2).do(end_slot), "Break began, Commit skipped"),
        (lambda: World().exploring(slots=2).do(end_slot).do(skip), "Present began, Break skipped"),
        (
            lambda: World().opened().presenting(ANA).reach("slot.1.present").do(end_slot),
            "Review began, 2 phases skipped",
        ),
        (lambda: World().exploring().do(unplanned_break), "Break began"),
        (lambda: World().exploring().do(start_or_pause), "timer paused"),
        (lambda: World().exploring().do(start_or_pause).do(start_or_pause), "timer runs again"),
        (lambda: World().exploring().do(give_time, 60), "1 min more for Explore"),
        (lambda: World().exploring().do(give_time, -120), "2 min less for Explore"),
        (lambda: World().exploring().do(give_time, 90), "1:30 more for Explore"),
        (lambda: World().exploring().do(give_floor, BEN), "floor to Ben, a question counted"),
        (lambda: World().exploring().do(give_floor, BEN).do(give_floor, BEN), "a question of Ben counted"),
        (lambda: World().exploring().do(give_floor, BEN).do(give_floor, ANA), "floor to Ana"),
        (lambda: World().exploring().do(give_floor, BEN).do(was_someone_else, CHI), "that was Chi, not Ben"),
        (
            lambda: World().exploring().later(99).do(give_floor, BEN).later(5).do(began_earlier, 90),
            "the turn began 1:30 ago",
        ),
        (lambda: World().opened().do(start_or_pause).do(began_earlier, 90), "the phase began 1:30 ago"),
        (lambda: World().exploring().do(give_floor, BEN).do(keep_question, "Why now?"), "Ben asks: Why now?"),
        (lambda: World().exploring().do(capture, "! call Kim"), "action of Ana: call Kim"),
        (lambda: World().exploring().do(keep_note, "heated"), "note: heated"),
        (lambda: World().exploring().do(keep_note, "heated", BEN), "note about Ben: heated"),
        (
            lambda: World().exploring().do(keep_note, "heated").do(amend, 1, Note("warm")),
            "put right: note: warm",
        ),
        (lambda: World().exploring().do(keep_note, "heated").do(take_out, 1), "taken out: note: heated"),
        (
            lambda: World().opened().do(keep_note, "one").do(keep_note, "two").do(take_out, 1),
            "taken out: note: one",
        ),
        (
            lambda: World().exploring().do(keep_question, "Why?", BEN).do(amend, 1, Question(BEN, "Who?")),
            "put right: Ben asks: Who?",
        ),
        (lambda: World().opened().do(set_detail, "topic", "2026-03-31"), "topic: 2026-03-31"),
        (lambda: World("Ana").do(add_member, "Gus", TODAY), "Gus is a member"),
        (lambda: World("Ana").do(rename_member, ANA, "Anna"), "Ana is now Anna"),
        (lambda: World("Ana").do(member_leaves, ANA, TODAY), "Ana left the set"),
        (lambda: World("Ana").do(change_charter, ("One",), TODAY), "charter, version 2: added"),
        (lambda: World().do(plan_session, NEXT), "next session: Tue 31 Mar 09:30, in 28 days"),
        (lambda: World().do(plan_session, NEXT).do(plan_session, None), "next session: no date"),
        (lambda: World().opened().undo(), "undone: 6 people: here"),
        (lambda: World().opened().undo().redo(), "done again: 6 people: here"),
        (lambda: World().keep(()), "nothing"),
    ],
)
def test_a_step_is_told(world: Callable[[], World], words: str) -> None:
    assert told(world()) == words


def test_a_changed_profile_is_told_by_what_changed() -> None:
    profile = World().book.profile
    assert told(World().do(set_profile, replace(profile, name="South"))) == "the set is called South"
    assert told(World().do(set_profile, replace(profile, quorum=4))) == "how the set meets was changed"
    assert told(World().do(set_profile, replace(profile, zone="Asia/Tokyo", quorum=4))) == (
        "times are those of Asia/Tokyo now; calendars that went out have those of before"
    )
    changed = replace(profile, name="South", policy=Policy.ALL)
    assert told(World().do(set_profile, changed)) == "how the set meets was changed"


def test_documents_taken_out_or_changed_are_told() -> None:
    member, charter = Member("Gus", TODAY), Charter(("One",), TODAY)
    world = World().opened()
    record = seal(world.book, world.session, world.now).sessions[1]
    assert isinstance(record, Record)
    for put, words in (
        (Put("members", 9, member, None), "Gus is no member"),
        (Put("members", 9, replace(member, left=TODAY), member), "Gus is a member again"),
        (Put("charter", 2, charter, None), "charter, version 2: taken out"),
        (Put("actions", 1, None, OWED[1]), "Ben's action: added"),
        (Put("actions", 1, OWED[1], replace(OWED[1], text="mail")), "Ben's action: put right"),
        (Put("sessions", 1, record, None), "record of session 1: taken out"),
        (Put("members", 9, None, None), "nothing"),
    ):
        assert told(World().keep((put,))) == words


def test_a_step_reads_the_same_before_and_after_it_is_undone() -> None:
    world = World().exploring().do(keep_note, "heated").do(take_out, 1)
    step, words = world.last, told(world)
    assert describe(step, world.undo().live) == words
    assert describe(step, world.redo().live) == words


def test_what_was_put_right_and_undone_is_not_what_was_taken_out() -> None:
    world = World().exploring().do(keep_note, "heated").do(amend, 1, Note("warm")).undo().do(take_out, 1)
    assert told(world) == "taken out: note: heated"


def test_in_a_session_everybody_keeps_the_name_they_came_with() -> None:
    world = World().opened().do(rename_member, BEN, "Benno").do(attend, BEN, Presence.LEFT)
    assert told(world) == "Ben left"


def test_an_action_is_told_of_by_its_owners_name_as_it_is_now() -> None:
    world = World(actions=OWED).do(rename_member, BEN, "Benno").opened()
    assert told(world.do(tell_progress, 1, Status.DONE)) == "Benno's action: done"
    put = Put("actions", 1, OWED[1], replace(OWED[1], text="mail"))
    assert told(world.keep((put,))) == "Benno's action: put right"
    gone = Put("actions", 1, put.after, None)
    assert told(world.keep((gone,))) == "Benno's action: taken out"


def test_without_a_session_the_book_knows_the_names() -> None:
    world = World().opened().do(attend, BEN, Presence.LEFT)
    step = world.last
    while world.live.done:
        world.undo()
    assert describe(step, world.live) == "Ben left"


def test_nobody_known_and_no_phase_known_are_told_without_a_fault() -> None:
    world = World().exploring()
    seq, at = 99, world.now
    step = Step(seq, at, (FloorGiven(77),))
    assert describe(step, world.live) == "floor to somebody"
    began = world.last
    assert describe(began, World().live) == "explore began"
    assert describe(Step(seq, at, (Undone(55),)), world.live) == "undone: a step"
    assert describe(Step(seq, at, (Redone(55),)), world.live) == "done again: a step"
    assert describe(Step(seq, at, (DetailSet("next_session", "soon"),)), world.live) == "next session: soon"
    assert describe(Step(seq, at, (FloorGiven(None),)), world.live) == "nobody has the floor"
    gone = Step(seq, at, (ProgressTold(77, Status.DONE),))
    assert describe(gone, world.live) == "an action: done"
    assert describe(Step(seq, at, (Amended(77, None),)), world.live) == "something caught was taken out"


def test_words_told_later_of_an_action_are_told_by_its_owner() -> None:
    world = World(actions=OWED).opened().do(tell_progress, 1, Status.DONE).do(tell_learned, 1, "much", "all")
    assert told(world) == "Ben's action: what changed: all"
    assert told(world.undo().do(tell_learned, 1, "much", "")) == "Ben's action: learned: much"


def test_slots_swapped_and_dropped_are_told_by_place_and_by_whose_they_were() -> None:
    world = World().opened(slots=3).presenting(ANA, BEN)
    assert told(world.do(swap_slots, 2, 1)) == "2 nobody yet · 3 Ben"
    assert told(world.do(drop_slot, 3)) == "an empty slot dropped, 2 slots now"
    assert told(world.do(drop_slot, 2)) == "Ben's slot dropped, 1 slot now"
    assert "nothing to swap" in world.refuse(swap_slots, 1, 1)


def test_a_phase_that_had_begun_goes_on() -> None:
    world = World().exploring().do(unplanned_break).do(next_phase)
    assert told(world) == "Explore goes on"
    assert told(world.do(back)) == "Present goes on"


@pytest.mark.parametrize(
    "content",
    [Question(BEN, "x" * 500), Commitment(BEN, "x " * 200), Note("x\n" * 5000, BEN), Note("漢" * 300)],
)
def test_long_words_fit_the_message_line_at_sixty_columns(content: Question | Commitment | Note) -> None:
    world = World().opened().keep((Captured(1, content, None, None),)).do(take_out, 1)
    assert len(told(world)) <= 100
    assert told(world).endswith("…")


@each(
    ("text", "cells", "short"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("one two", 5, "one…"),
        ("two\n  lines", 30, "two lines"),
        ("漢字漢字", 5, "漢字…"),
        ("漢字", 4, "漢字"),
        ("漢字漢字", 4, "漢…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("漢b 字d", 4, "漢b…"),
        ("漢bcd", 4, "漢b…"),
        ("e\u0301" * 6, 5, "e\u0301" * 4 + "…"),
        ("👩\u200d👩\u200d👧", 3, "👩…"),
        ("\x1b[31mred", 30, "␛[31mred"),
        ("", 5, ""),
    ],
)
def test_a_quote_is_cut_like_this(text: str, cells: int, short: str) -> None:
    assert shortened(text, cells) == short


@given(st.text("漢字ab \u0301", max_size=12), st.integers(2, 12))
def test_a_quote_takes_no_more_cells_than_it_may_and_wastes_at_most_one(text: str, cells: int) -> None:
    short = shortened(text, cells)
    assert width(short) <= cells
    if short.endswith("…") and " " not in short + text:
        assert width(short) >= cells - 1
