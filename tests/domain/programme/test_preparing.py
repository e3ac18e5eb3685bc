"""What is looked over before a session, worked out from the seeded programme and added up by hand."""

from datetime import date, datetime

from als_tui.domain.book import PROFILE_ID, ModuleState
from als_tui.domain.programme.preparing import preparation, role_turns
from als_tui.value import replace
from tests.seeded import (
    ANA_R,
    ANA_S,
    GUEL,
    LEILA,
    PIA,
    QUIN,
    ROSA,
    SVEN,
    TODAY,
    programme,
)


def test_the_session_is_that_of_the_next_module() -> None:
    found = preparation(programme(), TODAY)
    assert (found.name, found.module, found.when) == (
        "session 9, module 10",
        10,
        datetime(2026, 12, 1, 9, 30),
    )
    assert (found.place, found.topic, found.minutes) == ("Library", "Topic 10", 210)
    assert found.ends == datetime(2026, 12, 1, 13, 0)


def test_who_is_due_stands_from_the_longest_without_a_slot() -> None:
    order = [due.figures.id for due in preparation(programme(), TODAY).due]
    assert order == [LEILA, ANA_S, GUEL, QUIN, ANA_R, PIA, SVEN]


def test_who_cannot_come_is_in_no_proposal() -> None:
    book = programme()
    module = replace(book.modules[10], cannot=(LEILA, ROSA))
    found = preparation(book.put("modules", 10, module), TODAY)
    assert (found.cannot, found.here) == ((LEILA,), 6), "Rosa has left: nobody waits for her"
    assert LEILA not in [due.figures.id for due in found.due]
    assert LEILA not in [turn.member for turn in found.roles]


def test_a_role_goes_to_who_had_it_longest_ago_and_each_to_another() -> None:
    book = programme()
    turns = list(role_turns(book, [ANA_S, ANA_R]))
    assert [turn.role for turn in turns] == ["timekeeper", "note-taker"]
    assert len({turn.member for turn in turns}) == 2
    for turn in turns:
        had = [number for number, record in book.sessions.items() if (turn.role, turn.member) in record.roles]
        assert turn.last == (max(had) if had else None)


def test_what_is_promised_is_what_todays_members_have_open() -> None:
    book, found = programme(), preparation(programme(), TODAY)
    owed = [action for action in book.actions.values() if action.status == "open" and action.owner != ROSA]
    assert found.promised.made == len(owed) == 11
    assert found.owners == len({action.owner for action in owed})
    assert sum(found.carried.values()) == sum(
        told.outcome == "open" for action in owed for told in action.progress
    )


def test_last_words_are_those_that_the_policy_kept() -> None:
    book = programme()
    assert {said.about for said in preparation(book, TODAY).last_words} == {"learning"}
    bare = replace(book.sessions[8], words=())
    assert preparation(book.put("sessions", 8, bare), TODAY).last_words == ()


def test_without_a_programme_the_next_date_counts_while_it_is_ahead() -> None:
    book = programme()
    for number, module in book.modules.items():
        if module.state.to_come:
            book = book.put("modules", number, replace(module, state=ModuleState.CANCELLED))
    found = preparation(book, TODAY)
    assert (found.module, found.when) == (None, datetime(2026, 12, 1, 9, 30))
    assert preparation(book, date(2026, 12, 2)).when is None
    nothing = book.put("profile", PROFILE_ID, replace(book.profile, next_session=None))
    assert preparation(nothing, TODAY).when is None
