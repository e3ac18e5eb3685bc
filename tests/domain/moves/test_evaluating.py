"""The evaluation round: who is asked what, one figure a line, and what of it the seal keeps."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from als_tui.domain.book import (
    Attendance,
    Charter,
    Module,
    Point,
    Policy,
    Presented,
    Rated,
    Record,
    RoundKind,
)
from als_tui.domain.moves import attendance, evaluating, setbook
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.evaluating import (
    ANSWERS,
    GOAL,
    STATEMENTS,
    digit_of,
    figures_of,
    has_start,
    named,
    open_points,
    people_asked,
    points_for,
    progress_words,
    said,
    waiting,
    wanted,
)
from als_tui.domain.session.facts import Presence
from als_tui.domain.telling.steps import describe
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, SMALL, World
from tests.seeded import programme
from tests.seeded_story import answer

DAY = datetime(2026, 3, 3, 14)
RULE, SECOND = Point("rule", 1), Point("rule", 2)
OPENLY = Point("statement", 1)


def a_record(number: int, *presented: Presented, rated: tuple[Rated, ...] = ()) -> Record:
    began = datetime(2026, 1, number, 14, tzinfo=UTC)
    return Record(
        number,
        began,
        began,
        "Etc/UTC",
        "small",
        "Small set",
        Policy.QUESTIONS,
        60,
        60,
        (Attendance(ANA, "Ana", "here"), Attendance(BEN, "Ben", "here")),
        presented,
        (),
        (),
        rated=rated,
    )


def marked(occasion: RoundKind = "half-way", policy: Policy = Policy.QUESTIONS) -> World:
    """Ana presented twice and Ben once; everybody is here in a session that is marked so."""
    world = World(policy=policy)
    module = Module(DAY, 60, "small", datetime(2026, 1, 1, tzinfo=UTC), evaluation=occasion)
    book = world.book.put("modules", 1, module)
    book = book.put("charter", 2, Charter(("Stays here.", "On time."), DAY.date()))
    book = book.put("sessions", 1, a_record(1, Presented(BEN, "Two bosses"), Presented(ANA, "No time")))
    book = book.put("sessions", 2, a_record(2, Presented(ANA)))
    world.live = replace(world.live, book=book)
    return world.do(attendance.open_session, SMALL, 60, 1, 1).do(attendance.all_here)


def test_a_marked_session_asks_goal_rules_own_issues_and_statements() -> None:
    world = marked()
    assert world.session.evaluation == "half-way"
    assert points_for(world.book, world.session, ANA) == (
        GOAL,
        RULE,
        SECOND,
        Point("issue", 2, 1),
        Point("issue", 1, 2),
        *(Point("statement", number) for number in range(1, len(STATEMENTS) + 1)),
    )
    names = [
        named(world.book, world.session.charter, point)
        for point in points_for(world.book, world.session, ANA)
    ]
    assert names[:5] == [
        "own goal",
        "Stays here.",
        "On time.",
        "No time",
        "the issue of session 2, which is not kept",
    ]
    assert len(points_for(world.book, world.session, CHI)) == 7


def test_who_is_not_in_the_room_and_guests_are_not_asked() -> None:
    world = marked().do(attendance.add_guest, "Gail").do(attendance.attend, BEN, Presence.ABSENT)
    assert people_asked(world.book, world.session) == (1, 3, 4, 5, 6)
    assert "not asked" in world.refuse(evaluating.rate, BEN, RULE, 2)
    assert "not asked" in world.refuse(evaluating.rate, -1, RULE, 2)
    assert "not asked" in world.refuse(evaluating.pass_point, -1, RULE)
    assert "Nothing is left" in world.refuse(evaluating.pass_person, BEN)


@pytest.mark.parametrize(
    ("point", "least", "most"), [(GOAL, 0, 10), (RULE, 1, 3), (Point("issue", 1, 2), 1, 4), (OPENLY, 1, 3)]
)
def test_each_line_takes_the_figures_of_its_scale(point: Point, least: int, most: int) -> None:
    world = marked()
    for wrong in (least - 1, most + 1):
        assert f"from {least} to {most}" in world.refuse(evaluating.rate, ANA, point, wrong)
    world.do(evaluating.rate, ANA, point, least).do(evaluating.rate, ANA, point, most)
    assert world.session.rated == {(ANA, point): most}
    assert "already" in world.refuse(evaluating.rate, ANA, point, most)


def test_a_line_that_nobody_asks_is_refused() -> None:
    world = marked()
    for point in (Point("rule", 3), Point("issue", 1, 1), Point("statement", 9)):
        assert "not asked" in world.refuse(evaluating.rate, ANA, point, 1)


def test_a_line_or_the_rest_of_a_person_is_passed_over_and_it_can_be_undone() -> None:
    world = marked().do(evaluating.rate, ANA, GOAL, 5).do(evaluating.pass_point, ANA, RULE)
    assert describe(world.last, world.live) == "Ana: Stays here.: passed"
    assert open_points(world.book, world.session, ANA)[0] == SECOND
    assert "already" in world.refuse(evaluating.pass_point, ANA, RULE)
    world.do(evaluating.pass_person, ANA)
    assert world.session.rated[ANA, GOAL] == 5 and world.session.rated[ANA, OPENLY] is None
    assert waiting(world.book, world.session) == (2, 3, 4, 5, 6)
    assert progress_words(world.book, world.session) == "half-way evaluation: 1 of 6 members asked"
    world.undo()
    assert len(open_points(world.book, world.session, ANA)) == 7
    world.undo().undo()
    assert world.session.rated == {}
    assert world.redo().redo().session.rated == {(ANA, GOAL): 5, (ANA, RULE): None}


def test_the_rest_of_the_same_kind_takes_the_same_answer_in_one_step() -> None:
    world = marked()
    assert "no answer" in world.refuse(evaluating.rate_rest, ANA, RULE)
    world.do(evaluating.rate, ANA, RULE, 3).do(evaluating.rate_rest, ANA, RULE)
    assert world.session.rated == {(ANA, RULE): 3, (ANA, SECOND): 3}
    assert "left" in world.refuse(evaluating.rate_rest, ANA, RULE)


@pytest.mark.parametrize(
    ("policy", "kept"), [(Policy.NOTHING, False), (Policy.ACTIONS, True), (Policy.ALL, True)]
)
def test_the_seal_keeps_the_figures_from_actions_on(policy: Policy, kept: bool) -> None:
    world = marked("end", policy).do(evaluating.rate, ANA, GOAL, 7).do(evaluating.pass_point, ANA, RULE)
    record = seal(world.book, world.session, world.now).sessions[3]
    assert record.rated == ((Rated(ANA, GOAL, 7),) if kept else ())
    assert record.evaluation == ("end" if kept else "")
    assert ("evaluation" in policy.words) is kept


def test_in_any_other_session_who_has_no_start_is_asked_for_it() -> None:
    world = World()
    earlier = a_record(1, rated=(Rated(BEN, GOAL, 3),))
    world.live = replace(world.live, book=world.book.put("sessions", 1, earlier))
    world.opened()
    assert has_start(world.book, BEN) and not has_start(world.book, ANA)
    assert points_for(world.book, world.session, ANA) == (GOAL,)
    assert points_for(world.book, world.session, BEN) == ()
    assert not wanted(world.book, world.session), "nothing compares it with a later one"
    planned = Module(DAY, 60, "small", datetime(2026, 1, 1, tzinfo=UTC), evaluation="end")
    assert wanted(world.book.put("modules", 1, planned), world.session)
    world.do(evaluating.rate, ANA, GOAL, 2)
    assert describe(world.last, world.live) == "Ana: own goal: 2 of 10"
    assert seal(world.book, world.session, world.now).sessions[2].rated == (Rated(ANA, GOAL, 2),)


def test_a_start_that_the_seal_would_drop_is_not_asked_for() -> None:
    world = World(policy=Policy.NOTHING).opened()
    assert people_asked(world.book, world.session) == () and progress_words(world.book, world.session) == ""


def test_an_own_goal_is_told_in_the_session_and_taken_back() -> None:
    world = marked().do(evaluating.tell_own_goal, ANA, " To ask\nfirst ")
    assert world.book.members[ANA].goal == "To ask first"
    assert "own goal" in describe(world.last, world.live)
    assert "shorten" in world.refuse(evaluating.tell_own_goal, ANA, "x" * 501)
    assert "no such member" in world.refuse(evaluating.tell_own_goal, -1, "x")
    assert world.undo().book.members[ANA].goal == ""


def test_what_is_changed_of_the_set_on_the_way_does_not_change_what_today_asks() -> None:
    world = marked().do(setbook.change_charter, ("Another.",), DAY.date())
    assert named(world.book, world.session.charter, RULE) == "Stays here."


@pytest.mark.parametrize(
    ("point", "digits"),
    [
        (RULE, {1: "not met", 2: "partly", 3: "met"}),
        (Point("issue", 1, 1), {1: "given up", 2: "the same", 3: "moved on", 4: "solved"}),
        (OPENLY, {1: "no", 2: "partly", 3: "yes"}),
        (GOAL, {digit: f"{digit} of 10" for digit in range(11)}),
    ],
)
def test_more_is_better_on_the_whole_card_and_each_digit_keeps_its_figure(
    point: Point, digits: dict[int, str]
) -> None:
    figures = {digit_of(point, figure): figure for figure in figures_of(point)}
    assert {digit: said(point, figures[digit]) for digit in sorted(figures)} == digits
    assert all(digit_of(point, digit) == figure for digit, figure in figures.items())


def test_of_the_seeded_set_what_was_kept_means_what_it_always_did() -> None:
    told = Counter(
        (rated.point.about, said(rated.point, rated.figure))
        for record in programme().sessions.values()
        for rated in record.rated
        if rated.point != GOAL
    )
    played = Counter(
        (rated.point.about, ANSWERS[rated.point.about][answer(record.number, rated.person, rated.point)])
        for record in programme().sessions.values()
        for rated in record.rated
        if rated.point != GOAL
    )
    assert told == played
    assert [told["statement", words] for words in ("yes", "partly", "no")] == [33, 11, 0]
