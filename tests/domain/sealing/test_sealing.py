"""The seal: what each record policy keeps, to the word; the register and the next date after it."""

import re
from datetime import date, datetime, timedelta
from typing import get_args

import pytest

from als_tui.domain.book import (
    NOBODY,
    Action,
    Attendance,
    Count,
    Policy,
    Presented,
    Record,
    Score,
    Status,
    ToldBetween,
)
from als_tui.domain.moves.asking import star
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
from als_tui.domain.moves.bids import add_slot, bid, drop_slot, present
from als_tui.domain.moves.evaluating import rate
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.flow import (
    end_slot,
    next_phase,
    skip_progress,
    start_or_pause,
    unplanned_break,
)
from als_tui.domain.moves.keeping import keep_action, keep_decision, keep_note, keep_question, take_out
from als_tui.domain.moves.review import give_pulse, plan_next, tell_learned, tell_progress
from als_tui.domain.programme.outcomes import told_word
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.evaluating import GOAL
from als_tui.domain.session.facts import Commitment, Detail, Presence, WordsAbout
from als_tui.value import fields as fields_of
from tests.domain.build import ANA, BEN, CHI, DARA, ELI, FAY, SMALL, START, World

NOTHING, ACTIONS, QUESTIONS, ALL = Policy
BY_POLICY = {
    NOTHING: {"facilitator", "guest"},
    ACTIONS: {"action", "cue", "supporter", "told", "changed", "decision"},
    QUESTIONS: {"topic", "goal", "goalmet", "place", "role", "issue", "question", "learning"},
    ALL: {"checkin", "pulse", "checkout", "bid", "note"},
}
"""The secrets that each policy adds to the one before."""


local = datetime.fromisoformat


def secret(field: str) -> str:
    """Make a word that stands nowhere else."""
    return f"zq{field}qz"


def told(policy: Policy) -> World:
    """Run a session with a secret in every field that somebody can type into."""
    world = World(policy=policy, actions={1: Action(BEN, "Ben", "Call", 1), 2: Action(FAY, "Fay", "Rest", 1)})
    world.opened().do(add_guest, secret("guest")).do(attend, FAY, Presence.ABSENT).do(agree)
    for detail in get_args(Detail):
        if detail != "next_session":
            world.do(set_detail, detail, secret(detail.replace("_", "")))
    world.do(give_pulse, ANA, "8").do(give_pulse, DARA, "4")
    for about in get_args(WordsAbout):
        world.do(give_word, ANA, about, secret("dropped")).do(
            give_word, ANA, about, secret(about.replace("-", ""))
        )
    world.do(give_role, secret("role"), CHI).do(start_or_pause).later(60).do(next_phase)
    world.do(tell_progress, 1, Status.DONE).do(tell_learned, 1, secret("told"), secret("changed"))
    world.do(bid, ANA, secret("issue")).do(bid, BEN, secret("bid")).do(present, ANA).later(60).do(next_phase)
    world.do(next_phase).do(give_floor, BEN).later(30).do(keep_question, secret("question"))
    world.do(keep_decision, secret("decision"))
    world.do(keep_question, secret("dropped"), CHI).do(take_out, 3)
    promise = Commitment(ANA, secret("action"), None, secret("cue"), 7, secret("supporter"))
    return world.do(keep_action, promise).do(keep_note, secret("note"))


def sealed(world: World) -> Record:
    """Seal the world's open session and return its record."""
    return seal(world.book, world.session, world.now).sessions[world.session.number]


@pytest.mark.parametrize("policy", Policy)
def test_exactly_the_words_that_the_policy_names_survive(policy: Policy) -> None:
    world = told(policy)
    named = set().union(*(words for level, words in BY_POLICY.items() if policy.keeps(level)))
    kept = set(re.findall("zq([a-z]+)qz", repr(seal(world.book, world.session, world.now))))
    assert kept == named


@pytest.mark.parametrize("policy", Policy)
def test_exactly_the_fields_that_the_policy_names_are_filled(policy: Policy) -> None:
    record = sealed(told(policy))
    filled: dict[Policy, list[object]] = {
        ACTIONS: [
            record.actions,
            record.progress,
            record.counts,
            record.pulse,
            record.charter,
            record.agreed,
        ],
        QUESTIONS: [record.topic, record.questions, record.words, record.roles, record.presented[0].issue],
        ALL: [record.timeline],
    }
    for level, fields in filled.items():
        assert [bool(field) for field in fields] == [policy.keeps(level)] * len(fields)


@pytest.mark.parametrize("policy", Policy)
def test_that_the_set_met_is_kept_under_every_policy(policy: Policy) -> None:
    world = told(policy)
    record = sealed(world)
    assert (record.number, record.began, record.ended) == (1, START, START + timedelta(seconds=150))
    assert (record.process, record.process_title, record.zone) == ("small", "Small set", "Etc/UTC")
    assert (record.policy, record.minutes_planned, record.minutes_actual) == (policy, 35, 2)
    assert [(one.person, one.seconds) for one in record.presented] == [(ANA, 30)]
    assert record.bids_lost == (BEN,)
    assert [phase.actual for phase in record.phases] == [60, 60, 0, 30]


KEPT_AS = {
    NOTHING: {
        "That we met": "paper",
        "date": "number began ended zone",
        "process": "process process_title policy",
        "times": "minutes_planned minutes_actual phases",
        "came": "attendance",
        "presented": "presented",
        "facilitated": "facilitator led_by",
        "waited": "bids_lost",
        "the next date": "next_session",
    },
    ACTIONS: {
        "Actions": "actions",
        "progress": "progress progress_skipped",
        "decisions": "decisions",
        "agreed to the charter or did not": "charter agreed refused",
        "by name the pulse from 1 to 10": "pulse",
        "the evaluation's figures": "evaluation rated",
        "turns, questions counted, airtime": "counts hints",
    },
    QUESTIONS: {
        "Topic": "topic",
        "goal": "goal goal_met",
        "place": "place",
        "roles": "roles",
        "questions caught, with asker and star": "questions",
        "what each learned": "words",
    },
    ALL: {"stops": "interventions", "check rounds": "checks", "timeline": "timeline"},
}
"""By policy, and by the words of its sentence: the fields of the record that it adds."""
SAID_AS = {
    QUESTIONS: {
        "learning": "what each learned",
        "issue": "issues",
        "starred": "questions caught, with asker and star",
    },
    ALL: {
        "note": "Notes",
        "checkin": "check-in",
        "checkout": "check-out",
        "bid": "bid",
        "pulse": "pulse words",
    },
}
"""The same of words that share a field."""


def test_each_field_of_a_record_has_its_words_in_the_sentence_of_one_policy() -> None:
    named = [name for level in KEPT_AS.values() for names in level.values() for name in names.split()]
    said_later = {"corrections"}
    assert sorted(named) == sorted({field.name for field in fields_of(Record)} - said_later)


@pytest.mark.parametrize("policy", Policy)
def test_the_sentence_of_a_policy_names_what_a_sealed_set_holds_and_what_it_does_not(policy: Policy) -> None:
    world = told(policy).do(plan_next, local("2026-04-07T14:00"))
    world.do(keep_question, secret("starred"), BEN)
    world.do(star, world.session.entries[-1].id)
    if policy.keeps(ACTIONS):
        world.do(rate, BEN, GOAL, 4)
    book = seal(world.book, world.session, world.now)
    record = book.sessions[world.session.number]
    filled = {field.name for field in fields_of(Record) if getattr(record, field.name)}
    for level, said in KEPT_AS.items():
        for words, names in said.items():
            assert (words in policy.words) == policy.keeps(level) == (words not in policy.drops), words
            assert policy.keeps(level) or not filled & set(names.split()), (level, names)
    for level, others in SAID_AS.items():
        for marker, words in others.items():
            assert (words in policy.words) == policy.keeps(level) == (secret(marker) in repr(book)), words
    assert secret("guest") in repr(record.attendance) and "guests too" in policy.words
    assert book.profile.next_session and "the next date" in policy.words
    assert bool(book.bank) == ("a bank of those that helped" in policy.words)
    assert (book.actions != world.book.actions) == ("Actions, their progress" in policy.words)


def test_the_plan_is_on_record_not_the_time_at_hand() -> None:
    world = World().opened(minutes=75).presenting(ANA).reach("slot.1.present")
    assert sealed(world).minutes_planned == 35
    record = sealed(world.do(unplanned_break).later(12))
    assert record.minutes_planned == 35, "a break that nobody planned is no part of it"
    assert [(one.planned, one.actual) for one in record.phases if one.stop == "break.1"] == [(None, 12)]


def test_under_nothing_the_register_stays_as_it_was() -> None:
    world = told(NOTHING)
    assert seal(world.book, world.session, world.now).actions == world.book.actions


def test_from_actions_on_the_register_holds_what_was_promised_and_answered() -> None:
    world = told(ACTIONS)
    book = seal(world.book, world.session, world.now)
    assert [(number, action.owner_name, action.status) for number, action in book.actions.items()] == [
        (1, "Ben", Status.DONE),
        (2, "Fay", Status.OPEN),
        (3, "Ana", Status.OPEN),
    ]
    assert book.sessions[1].actions == (3,)


def test_an_absent_members_action_is_untouched() -> None:
    world = told(ALL)
    assert seal(world.book, world.session, world.now).actions[2] == world.book.actions[2]


def test_what_was_carried_as_its_owner_was_away_stands_in_the_record_and_what_was_told_of_it_stays() -> None:
    mailed = ToldBetween(date(2026, 3, 1), Status.DONE, "By mail")
    owed = {1: Action(ANA, "Ana", "Call", 1), 2: Action(BEN, "Ben", "Ask", 1, between=mailed)}
    world = World(actions=owed).opened().do(attend, BEN, Presence.ABSENT).do(tell_progress, 1, Status.DONE)
    record = sealed(world)
    assert [(told.action, told.outcome) for told in record.progress] == [(1, Status.DONE), (2, Status.OPEN)]
    assert seal(world.book, world.session, world.now).actions[2].between == mailed
    assert [told_word(world.book, record, told) for told in record.progress] == [
        "done",
        "carried: owner absent",
    ]
    assert sealed(World(actions=owed).opened()).progress == (), "no round was held"


def test_a_round_left_for_another_day_is_on_record() -> None:
    world = World(actions={1: Action(ANA, "Ana", "Call", 1)}).opened().do(skip_progress)
    assert sealed(world).progress_skipped


def test_sealing_changes_nothing_but_the_value_it_returns() -> None:
    world = told(ALL)
    before = repr(world.live)
    assert seal(world.book, world.session, world.now) == seal(world.book, world.session, world.now)
    assert repr(world.live) == before


def test_the_rest_of_the_book_is_as_before() -> None:
    world = told(QUESTIONS)
    book = seal(world.book, world.session, world.now)
    assert (book.set_id, book.members, book.charter) == (
        world.book.set_id,
        world.book.members,
        world.book.charter,
    )


def test_attendance_tells_who_was_late_left_or_a_guest() -> None:
    world = (
        World("Ana", "Ben", "Chi").opened().do(attend, ANA, Presence.LATE, 12).do(attend, ANA, Presence.LEFT)
    )
    world.do(attend, BEN, Presence.APOLOGIES).do(add_guest, "Gus")
    assert sealed(world).attendance == (
        Attendance(ANA, "Ana", "left", 12),
        Attendance(BEN, "Ben", "apologies"),
        Attendance(CHI, "Chi", "here"),
        Attendance(-1, "Gus", "here", guest=True),
    )


def test_a_members_role_names_the_facilitator_before_a_typed_name() -> None:
    world = World(policy=NOTHING).opened().do(set_detail, "facilitator", "Zoe")
    typed = sealed(world)
    assert (typed.facilitator, typed.led_by) == ("Zoe", NOBODY)
    led = sealed(world.do(give_role, "facilitator", ELI))
    assert (led.facilitator, led.led_by) == ("", ELI)


def test_counts_are_of_those_who_came_by_seat() -> None:
    world = World("Ana", "Ben", "Chi", "Dara").opened().do(attend, DARA, Presence.ABSENT).do(start_or_pause)
    world.do(next_phase).do(present, ANA).do(next_phase).later(60).do(next_phase).do(give_floor, BEN).later(
        20
    )
    world.do(attend, BEN, Presence.LEFT)
    assert sealed(world).counts == (
        Count(ANA, 2, 0, 60),
        Count(BEN, 1, 1, 20),
        Count(CHI, 0, 0, 0),
    )


def test_a_question_points_to_its_slot_or_to_none() -> None:
    world = World().opened(slots=2).do(start_or_pause).do(keep_question, "Before?", BEN).do(next_phase)
    world.do(present, CHI).do(present, ANA).do(next_phase).do(end_slot).do(next_phase).do(next_phase)
    world.do(give_floor, BEN).do(keep_question, "Why now?").do(give_floor, DARA)
    assert [(asked.slot, asked.asker, asked.text) for asked in sealed(world).questions] == [
        (None, BEN, "Before?"),
        (1, BEN, "Why now?"),
    ]


def test_a_slot_that_never_began_was_not_presented_and_its_bid_waits() -> None:
    world = World().opened(slots=2).do(bid, ANA, "One").do(bid, BEN, "Two").do(present, ANA).do(present, BEN)
    world.do(start_or_pause).do(next_phase).do(next_phase)
    record = sealed(world)
    assert record.presented == (Presented(ANA, "One", 0),)
    assert record.bids_lost == (BEN,)


def test_who_was_to_present_in_a_slot_that_was_dropped_or_never_begun_waits_though_nobody_bid() -> None:
    world = World().opened(slots=3).do(present, ANA).do(present, BEN).do(present, CHI)
    world.do(drop_slot, 2).do(start_or_pause).do(next_phase).do(next_phase)
    assert sealed(world).bids_lost == (BEN, CHI)
    world.do(add_slot).do(present, BEN).do(end_slot).do(next_phase)
    assert sealed(world).bids_lost == (BEN,), "of two whose slots were to come, one has begun"


def test_a_slot_taken_from_somebody_or_given_anew_leaves_nobody_waiting() -> None:
    world = (
        World().opened(slots=2).do(present, BEN).do(give_role, "timekeeper", ELI).do(present, BEN, again=True)
    )
    world.do(drop_slot).do(present, ANA)
    assert sealed(world.do(start_or_pause).do(next_phase).do(next_phase)).bids_lost == ()


def test_the_pulse_is_kept_by_seat_as_numbers() -> None:
    world = World(policy=ACTIONS).opened().do(give_pulse, CHI, "3").do(give_pulse, ANA, "9")
    assert sealed(world).pulse == (Score(ANA, 9), Score(CHI, 3))


def test_the_timeline_reads_plainly_on_the_sets_own_clock() -> None:
    world = World(policy=ALL, zone="Asia/Kolkata").opened().do(start_or_pause).later(60).do(start_or_pause)
    world.later(60).do(start_or_pause).later(60).do(unplanned_break).later(60).do(next_phase).later(60)
    assert sealed(world.do(start_or_pause)).timeline == (
        "19:30 Check in began",
        "19:31 Check in paused",
        "19:32 Check in went on",
        "19:33 Break began",
        "19:34 Check in went on",
        "19:35 Check in ended",
    )


def test_a_session_ends_when_its_timer_was_last_stopped() -> None:
    world = World().opened().do(start_or_pause).later(300).do(start_or_pause).later(7200)
    record = sealed(world)
    assert (record.ended, record.minutes_actual) == (START + timedelta(minutes=5), 5)


def test_a_session_without_a_phase_lasts_from_its_opening_to_the_seal() -> None:
    world = World().later(60).opened().later(600)
    record = sealed(world)
    assert (record.began, record.minutes_actual) == (START + timedelta(minutes=1), 10)


@pytest.mark.parametrize("policy", Policy)
def test_the_next_date_goes_to_the_profile(policy: Policy) -> None:
    world = World(policy=policy).opened().do(plan_next, local("2026-04-07T14:00"))
    assert seal(world.book, world.session, world.now).profile.next_session == local("2026-04-07T14:00")


def test_the_set_can_meet_again_on_the_same_day() -> None:
    world = World().opened().do(plan_next, local("2026-03-03T18:00"))
    assert seal(world.book, world.session, world.now).profile.next_session == local("2026-03-03T18:00")


@pytest.mark.parametrize("typed", ["2026-03-02T10:00", "soon"])
def test_a_next_date_that_is_none_is_not_kept(typed: str) -> None:
    world = World().opened().do(set_detail, "next_session", typed)
    assert seal(world.book, world.session, world.now).profile.next_session is None


@pytest.mark.parametrize(
    ("planned", "after"),
    [
        (local("2026-03-03T15:00"), None),
        (local("2026-03-02T15:00"), None),
        (local("2026-03-04T09:00"), local("2026-03-04T09:00")),
    ],
)
def test_a_date_planned_before_goes_once_it_is_this_sessions(
    planned: datetime, after: datetime | None
) -> None:
    world = World(next_session=planned).opened()
    assert seal(world.book, world.session, world.now).profile.next_session == after


def test_today_is_the_day_where_the_set_meets() -> None:
    world = World(zone="Pacific/Auckland", next_session=local("2026-03-04T09:00")).opened()
    assert seal(world.book, world.session, world.now).profile.next_session is None


def test_a_due_date_is_kept_as_it_was_understood() -> None:
    world = World().opened().do(keep_action, Commitment(ANA, "Call", date(2026, 3, 9)))
    assert seal(world.book, world.session, world.now).actions[1].due == date(2026, 3, 9)


def test_a_question_that_helped_joins_the_sets_bank_once_where_the_policy_keeps_questions() -> None:
    for policy in Policy:
        world = World(policy=policy).exploring()
        world.do(give_floor, BEN).do(keep_question, "What for?").do(give_floor, CHI)
        world.do(keep_question, "what\u00a0 for?").do(star, 1).do(star, 2)
        bank = seal(world.book, world.session, world.now).bank
        kept = policy in (Policy.QUESTIONS, Policy.ALL)
        assert [(helpful.text, helpful.session) for helpful in bank.values()] == (
            [("What for?", 1)] if kept else []
        )


def test_who_refused_the_charter_is_kept_by_name_and_who_was_never_asked_is_not() -> None:
    world = World().do(open_session, SMALL, 60, 1).do(attend, ANA, Presence.ABSENT).do(all_here)
    world.do(agree, BEN).do(agree).presenting(CHI).reach("slot.1.present").do(attend, ANA, Presence.LATE)
    record = sealed(world)
    assert record.agreed == (CHI, DARA, ELI, FAY) and record.refused == (BEN,)
    assert sealed(world.do(agree)).agreed[0] == ANA
