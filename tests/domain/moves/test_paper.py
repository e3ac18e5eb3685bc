"""A session from paper: a record and its actions in one step, under the next free number, as the policy allows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from als_tui.domain.book import Action, Module, ModuleState, Policy
from als_tui.domain.capture.paper import NotAsUsual
from als_tui.domain.moves.attendance import open_session
from als_tui.domain.moves.paper import PaperSession, enter_session, held_on, next_number
from als_tui.domain.moves.setbook import member_leaves
from als_tui.domain.session.facts import Commitment, Presence, Put
from als_tui.domain.telling.steps import describe
from als_tui.exports.markdown import session_markdown, session_text
from als_tui.value import replace
from tests.domain.build import ANA, BEN, CHI, DARA, ELI, FAY, SMALL, World

TODAY = date(2026, 3, 3)
PAPER = PaperSession(
    datetime(2026, 2, 3, 9, 30),
    210,
    "small",
    "Small set",
    (ANA, BEN, CHI, DARA),
    (CHI, ANA),
    (
        Commitment(ANA, " Call [the] bank ", date(2026, 2, 6), confidence=8),
        Commitment(CHI, "Ask Eli", "next session"),
    ),
)


def test_it_becomes_a_record_and_its_actions_are_in_the_register() -> None:
    world = World(zone="Europe/Paris").do(enter_session, PAPER)
    record = world.book.sessions[1]
    assert (record.paper, record.number, record.policy) == (True, 1, Policy.QUESTIONS)
    assert record.began == datetime(2026, 2, 3, 8, 30, tzinfo=UTC)
    assert record.ended - record.began == timedelta(minutes=210)
    assert {each.person: each.presence for each in record.attendance} == {
        **dict.fromkeys((ANA, BEN, CHI, DARA), "here"),
        ELI: "absent",
        FAY: "absent",
    }
    assert [slot.person for slot in record.presented] == [CHI, ANA]
    assert record.actions == (1, 2)
    assert world.book.actions[1] == Action(
        ANA, "Ana", "Call [the] bank", 1, date(2026, 2, 6), confidence=8, promised=date(2026, 2, 6)
    )
    assert describe(world.last, world.live) == "session 1, from paper: added, with 2 actions"


def test_who_sent_apologies_was_late_or_left_early_is_kept_as_the_roster_has_it() -> None:
    others = (NotAsUsual(FAY, Presence.APOLOGIES), NotAsUsual(BEN, Presence.LATE, 10))
    world = World().do(enter_session, replace(PAPER, others=others))
    kept = {each.person: (each.presence, each.late) for each in world.book.sessions[1].attendance}
    assert (kept[FAY], kept[BEN], kept[ELI]) == (("apologies", 0), ("late", 10), ("absent", 0))
    there = replace(PAPER, others=(NotAsUsual(ANA, Presence.APOLOGIES),))
    assert World().refuse(enter_session, there) == "Nobody was there and away at once."


def test_no_session_began_at_a_time_that_the_clocks_leave_out() -> None:
    left_out = replace(PAPER, began=datetime(2025, 3, 30, 1, 30))
    assert "the clocks leave that hour out" in World(zone="Europe/London").refuse(enter_session, left_out)


def test_one_undo_takes_record_and_actions_back_and_a_redo_brings_them() -> None:
    world = World()
    after = world.do(enter_session, PAPER).book
    assert (world.undo().book.sessions, world.book.actions) == ({}, {})
    assert world.redo().book == after


def test_it_gets_the_next_free_number_whatever_its_date_and_an_open_session_keeps_its_own() -> None:
    world = World().do(enter_session, PAPER)
    world.do(enter_session, replace(PAPER, began=datetime(2026, 1, 6, 9), actions=()))
    assert list(world.book.sessions) == [1, 2] and world.book.sessions[2].actions == ()
    world.do(open_session, SMALL, 60)
    assert (world.session.number, next_number(world.live)) == (3, 4)
    world.do(enter_session, PAPER)
    assert list(world.book.sessions) == [1, 2, 4]
    assert held_on(world.live, date(2026, 2, 3)) == (1, 4)


def test_who_left_since_may_have_been_there_and_others_who_left_are_not_named() -> None:
    world = World("Ana", "Ben", "Chi").do(member_leaves, BEN, TODAY).do(member_leaves, CHI, TODAY)
    world.do(enter_session, replace(PAPER, came=(ANA, BEN), presented=(BEN,), actions=()))
    assert [(each.name, each.presence) for each in world.book.sessions[1].attendance] == [
        ("Ana", "here"),
        ("Ben", "here"),
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"began": datetime(2026, 3, 4, 9)}, "still to come"),
        ({"minutes": 0}, "from one minute"),
        ({"came": ()}, "Who was there?"),
        ({"came": (ANA, 77)}, "no such member"),
        ({"presented": (FAY,)}, "was there, too"),
        ({"actions": (Commitment(ANA, " "),)}, "what is to be done"),
        ({"actions": (Commitment(ANA, "x" * 501),)}, "shorten"),
        ({"actions": (Commitment(77, "x"),)}, "no such member"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], why: str) -> None:
    assert why in World().refuse(enter_session, replace(PAPER, **changes))


def test_a_set_that_keeps_no_words_takes_no_actions_from_paper_either() -> None:
    world = World(policy=Policy.NOTHING)
    assert "keeps no actions" in world.refuse(enter_session, PAPER)
    assert world.do(enter_session, replace(PAPER, actions=())).book.sessions[1].policy is Policy.NOTHING


@pytest.mark.parametrize("write", [session_markdown, session_text])
def test_its_record_reads_as_one_from_paper_and_claims_nothing_that_paper_does_not_say(write: object) -> None:
    assert callable(write)
    text = write(World(next_session=datetime(2026, 3, 31, 9)).do(enter_session, PAPER).book, 1)
    said = " ".join(text.replace("\\", "").split())
    for words in (
        "Tuesday 3 February 2026 ",
        "Time: 210 minutes ",
        "Record: entered from paper",
        "Ana, Ben, Chi, Dara",
        "Absent: Eli, Fay",
        "Call [the] bank",
        "By: Friday 6 February 2026",
    ):
        assert words in said
    for words in ("planned", "09:30", "Next session", "How the time went", "Pulse"):
        assert words not in said


def test_the_module_of_that_day_was_held_as_it_and_the_next_date_is_the_one_after() -> None:
    world = World()
    now = world.now.at
    for number, when in enumerate((PAPER.began.replace(hour=14), datetime(2099, 3, 3, 9, 30)), start=1):
        world.keep((Put("modules", number, None, Module(when, 210, "small", now)),))
    world.do(enter_session, PAPER)
    module = world.book.modules[1]
    assert (module.state, module.session) == (ModuleState.HELD, 1)
    assert world.book.modules[2].state.to_come
    assert world.book.profile.next_session == datetime(2099, 3, 3, 9, 30)
    assert world.undo().book.modules[1].state is ModuleState.PLANNED
