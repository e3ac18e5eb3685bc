"""A member forgotten in the book: nothing of theirs is left, and no figure of anybody else is another one."""

from collections import Counter

import pytest

from als_tui.domain.book import (
    NOBODY,
    Action,
    Attendance,
    Book,
    Helpful,
    Policy,
    Profile,
    Record,
    Status,
    ToldBetween,
)
from als_tui.domain.capture.actions import actions_due
from als_tui.domain.moves import Refusal
from als_tui.domain.moves.register import tell_between
from als_tui.domain.moves.setbook import add_member
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.craft import craft
from als_tui.domain.programme.evaluation import Evaluation, evaluation_of
from als_tui.domain.programme.outcomes import promises
from als_tui.domain.programme.preparing import preparation
from als_tui.domain.programme.register import register
from als_tui.domain.sealing.member_forgotten import (
    FORGOTTEN,
    FORMER,
    hits_of,
    names_of,
    traces,
    without_member,
)
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.exports.forms import exported
from als_tui.exports.markdown import session_markdown
from als_tui.value import fields, replace
from tests.seeded import ANA_R, ANA_S, GUEL, NAMES, PIA, TODAY, moment, programme

EVERYBODY = range(1, len(NAMES) + 1)


def sums(book: Book) -> list[object]:
    """Every sum of the board, and of each session, without whose it is."""
    board = board_of(book, TODAY)
    return [
        board.sessions[: len(board.held)],
        board.promised,
        (board.here, board.places, board.slots, board.waited, board.kept, board.weeks),
        [Counter(bool(asked.kind) for asked in record.questions) for record in book.sessions.values()],
        [
            sorted((count.turns, count.questions, count.seconds) for count in record.counts)
            for record in book.sessions.values()
        ],
        [len(record.agreed) for record in book.sessions.values()],
        craft(book),
    ]


@pytest.mark.parametrize("id", EVERYBODY)
def test_no_figure_of_anybody_else_changes_and_no_sum_does(id: int) -> None:
    before, after = programme(), without_member(programme(), id)
    others = [figures for figures in board_of(before, TODAY).members if figures.id != id]
    assert list(board_of(after, TODAY).members) == others
    assert sums(after) == sums(before)


def answers(evaluation: Evaluation) -> list[object]:
    """What the set said of itself, without whose it is."""
    return [
        (sorted(each.figures), each.of)
        for each in (evaluation.start, *(one.goals for one in evaluation.rounds), evaluation.issues)
    ] + [[(one.answered, one.members, one.rules, one.statements) for one in evaluation.rounds]]


@pytest.mark.parametrize("id", EVERYBODY)
def test_what_the_set_said_of_itself_stays_from_as_many_however_many_are_forgotten(id: int) -> None:
    before = answers(evaluation_of(programme(), TODAY))
    after = without_member(programme(), id)
    assert answers(evaluation_of(after, TODAY)) == before
    again = without_member(after, next(other for other in after.members if other != id))
    assert answers(evaluation_of(again, TODAY)) == before


@pytest.mark.parametrize("id", EVERYBODY)
def test_all_who_count_open_actions_go_on_agreeing_and_each_can_be_closed(id: int) -> None:
    before, after = programme(), without_member(programme(), id)
    assert actions_due(after, TODAY) == actions_due(before, TODAY)
    rows = register(after, TODAY)
    found = preparation(after, TODAY)
    count = promises(after, after.actions.values(), TODAY)
    assert len(rows) == count.open == found.promised.open + found.of_others
    assert len(rows) == len(register(before, TODAY))
    assert count.overdue and f"{count.overdue} actions past the date" in exported(
        after, "handover", "md", TODAY
    )
    now = Stamp(moment(TODAY), "boot", 0, 0)
    for row in rows:
        if row.action.owner == NOBODY:
            facts = tell_between(Live(after), now, row.id, Status.DROPPED)
            assert not isinstance(facts, Refusal)
            (put,) = facts
            assert isinstance(put, Put)
            after = after.put("actions", row.id, put.after)
    assert {row.action.owner for row in register(after, TODAY)} <= {*after.members}


@pytest.mark.parametrize("id", EVERYBODY)
def test_the_name_and_all_that_was_theirs_stand_nowhere(id: int) -> None:
    book, member = programme(), programme().members[id]
    theirs = [member.name, member.mail, member.goal]
    theirs += [action.text for action in book.actions.values() if action.owner == id]
    others = {text for action in book.actions.values() if action.owner != id for text in (action.text,)}
    after = without_member(book, id, {hit.key for hit in hits_of(book, id)})
    kept = repr(after)
    assert [words for words in theirs if words and words not in others and words in kept] == []
    for record in after.sessions.values():
        text = session_markdown(after, record.number)
        assert member.name not in text
        people = {seat.person for seat in record.attendance}
        assert len(people) == len(record.attendance) and id not in people
        assert {count.person for count in record.counts} | {*record.agreed} | {*record.bids_lost} <= people
        assert id not in {said.person for said in record.words}


@pytest.mark.parametrize("id", EVERYBODY)
def test_no_figure_of_any_record_names_them_by_number(id: int) -> None:
    after = without_member(programme(), id)
    for record in after.sessions.values():
        named = [
            (each.name, one.person)
            for each in fields(Record)
            if isinstance(kept := getattr(record, each.name), tuple)
            for one in kept
            if hasattr(one, "person")
        ]
        assert named and id not in {person for _, person in named}


def test_two_who_are_forgotten_stay_two_in_each_record() -> None:
    after = without_member(without_member(programme(), PIA), GUEL)
    for record in after.sessions.values():
        nobodies = [seat.person for seat in record.attendance if seat.name == FORMER]
        assert len(nobodies) == 2 == len({*nobodies}) and max(nobodies) < NOBODY
    assert sums(after) == sums(programme())


def test_what_was_promised_stays_counted_without_a_word() -> None:
    book = programme()
    number = next(number for number, action in book.actions.items() if action.owner == PIA)
    told = replace(
        book.actions[number], status=Status.OPEN, between=ToldBetween(TODAY, Status.DONE, "At last")
    )
    after = without_member(book.put("actions", number, told), PIA).actions[number]
    assert (after.owner, after.owner_name, after.text, after.cue, after.supporter) == (
        NOBODY,
        FORMER,
        FORGOTTEN,
        "",
        "",
    )
    assert after.between == ToldBetween(TODAY, Status.DONE)
    assert [each.outcome for each in after.progress] == [each.outcome for each in told.progress]


def test_what_they_asked_was_asked_and_what_they_were_asked_is_gone() -> None:
    before, after = programme().sessions[1], without_member(programme(), ANA_S).sessions[1]
    slots = [at for at, slot in enumerate(before.presented) if slot.person == ANA_S]
    silent = [asked for asked in before.questions if asked.asker == ANA_S or asked.slot in slots]
    assert silent and len(after.questions) == len(before.questions)
    for asked, left in zip(before.questions, after.questions, strict=True):
        assert left.text == ("" if asked in silent else asked.text) and left.kind == asked.kind


def test_a_number_goes_to_nobody_again_be_it_the_last_one_or_not() -> None:
    last = max(programme().members)
    book = without_member(programme(), last)
    assert last not in book.members and book.next_id("members") == last + 1
    (put,) = add_member(Live(book), None, "Thea", TODAY)  # type: ignore[arg-type,misc]  # no clock is asked
    assert isinstance(put, Put) and put.id == last + 1
    again = without_member(book, 1)
    assert again.next_id("members") == last + 1
    assert Book("x", {"profile": {1: Profile("New", "UTC", TODAY)}}).next_id("members") == 1


def test_a_name_in_others_words_is_listed_and_only_what_was_chosen_is_blanked() -> None:
    book = programme()
    record = replace(
        book.sessions[8], topic="What PIA left us", goal="Ask Ana Ruiz", decisions=("Pia’s list stays",)
    )
    book = book.put("sessions", 8, record)
    hits = hits_of(book, PIA)
    assert [(hit.where, hit.text, hit.sure) for hit in hits] == [
        ("session 8, topic", "What PIA left us", True),
        ("session 8, a decision", "Pia’s list stays", True),
    ]
    after = without_member(book, PIA, {hits[0].key}).sessions[8]
    assert (after.topic, after.goal, after.decisions) == (
        "What somebody left us",
        "Ask Ana Ruiz",
        ("Pia’s list stays",),
    )


def test_a_first_name_that_another_has_is_listed_and_not_sure() -> None:
    book = programme()
    book = book.put("charter", 2, replace(book.charter[2], rules=("Ana keeps the time.", "Ana Ruiz writes.")))
    assert [(hit.where, hit.text, hit.sure) for hit in hits_of(book, ANA_S)] == [
        ("charter 2, a rule", "Ana keeps the time.", False)
    ]


def test_where_the_name_alone_was_typed_it_goes_without_a_question() -> None:
    book = programme()
    book = book.put(
        "actions", 1, replace(book.actions[1], owner=ANA_R, owner_name="Ana Ruiz", supporter="pia 🌱")
    )
    book = book.put("modules", 9, replace(book.modules[9], facilitator="Pia 🌱", cannot=(PIA, GUEL)))
    book = book.put("sessions", 8, replace(book.sessions[8], facilitator="PIA 🌱"))
    after = without_member(book, PIA)
    assert (
        after.actions[1].supporter == after.modules[9].facilitator == after.sessions[8].facilitator == FORMER
    )
    assert after.modules[9].cannot == (GUEL,)
    assert hits_of(book, PIA) == ()


def test_a_guest_of_the_same_name_is_asked_for_and_one_of_the_same_first_name_is_not() -> None:
    record = programme().sessions[8]
    guests = (Attendance(-1, "pia 🌱", "here", guest=True), Attendance(-2, "Pia Other", "here", guest=True))
    record = replace(record, attendance=(*record.attendance, *guests), policy=Policy.ALL)
    book = programme().put("sessions", 8, record)
    book = book.put("actions", 99, Action(NOBODY, "Pia 🌱", "Call", 8))
    hits = hits_of(book, PIA)
    assert [(hit.where, hit.text, hit.sure) for hit in hits] == [
        ("action of session 8, a guest's name", "Pia 🌱", True),
        ("session 8, a guest's name", "pia 🌱", True),
    ]
    after = without_member(book, PIA, {hit.key for hit in hits})
    assert [seat.name for seat in after.sessions[8].attendance if seat.guest] == ["somebody", "Pia Other"]


def test_earlier_names_are_names_too() -> None:
    book = programme()
    renamed = book.put("members", PIA, replace(book.members[PIA], name="Petra New"))
    assert names_of(renamed, PIA).names == ("Petra New", "Pia 🌱", "m5@example.org")
    book = renamed.put("bank", 77, Helpful("What would Pia do?", "open", 8))
    assert [hit.where for hit in hits_of(book, PIA)] == ["a question that helped"]


def test_what_goes_is_counted_and_a_number_that_is_nobodys_changes_nothing() -> None:
    found = traces(programme(), PIA)
    assert (found.sessions, found.slots, found.actions) == (8, 3, 7)
    assert without_member(programme(), 99) is programme()


def test_every_part_of_a_short_name_is_listed_and_left_until_somebody_decides() -> None:
    for name, text, after in (
        (
            "Jo Ek",
            "Jo and Ek came, Pia asked Jo's boss",
            "somebody and somebody came, Pia asked somebody's boss",
        ),
        ("Weiß, Bo", "Bo said it, I asked Bo", "somebody said it, I asked somebody"),
        ("陳大文", "陳 said; 大文", "somebody said; somebody"),
    ):
        book, record = programme(), programme().sessions[8]
        book = book.put("members", GUEL, replace(book.members[GUEL], name=name))
        book = book.put("sessions", 8, replace(record, decisions=(text,)))
        (hit,) = (hit for hit in hits_of(book, GUEL) if hit.text == text)
        assert not hit.sure
        assert without_member(book, GUEL, {hit.key}).sessions[8].decisions == (after,)
        assert without_member(book, GUEL).sessions[8].decisions == (text,)
