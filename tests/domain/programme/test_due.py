"""Who is due for a slot, and who had which role."""

from als_tui.domain.book import Member
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.due import due_words, near, since_words, who_is_due
from als_tui.domain.programme.roles import roles_held, roles_of
from als_tui.value import replace
from tests.seeded import ANA_R, ANA_S, GUEL, LEILA, NAMES, PIA, QUIN, ROSA, SVEN, TODAY
from tests.seeded import programme as seeded_programme


def test_the_longest_without_a_slot_comes_first_then_who_lost_most_bids_then_who_had_fewest() -> None:
    turns = who_is_due(board_of(seeded_programme(), TODAY))
    assert [(turn.figures.member.name, due_words(turn)) for turn in turns] == [
        ("ليلى حداد", "2 slots, S4, 30 weeks, 0 bids lost"),
        ("Ana Silva", "3 slots, S6, 15 weeks, 0 bids lost"),
        ("Gül Çelik", "4 slots, S7, 10 weeks, 1 bid lost, missed S8"),
        ("[b]Quin", "4 slots, S7, 10 weeks, 1 bid lost, waited last time"),
        ("Ana Ruiz", "4 slots, S8, 5 weeks, 2 bids lost"),
        ("Pia 🌱", "3 slots, S8, 5 weeks, 1 bid lost"),
        ("Sven", "3 slots, S8, 5 weeks, 0 bids lost"),
    ]
    assert [turn.presented_last for turn in turns] == [False] * 4 + [True] * 3
    assert NAMES[ROSA - 1] not in [turn.figures.member.name for turn in turns]


def test_who_missed_twice_is_to_be_talked_with_and_who_never_presented_comes_first() -> None:
    whole = seeded_programme()
    record = whole.sessions[8]
    away = tuple(
        replace(each, presence="absent") if each.person in (LEILA, GUEL) else each
        for each in record.attendance
    )
    first = replace(
        whole.sessions[7],
        presented=(),
        attendance=tuple(
            replace(each, presence="apologies") if each.person == GUEL else each
            for each in whole.sessions[7].attendance
        ),
    )
    book = whole.put("sessions", 8, replace(record, attendance=away)).put("sessions", 7, first)
    for number in (1, 3, 5):
        presented = tuple(slot for slot in book.sessions[number].presented if slot.person != GUEL)
        book = book.put("sessions", number, replace(book.sessions[number], presented=presented))
    turn, *others = who_is_due(board_of(book, TODAY))
    assert (turn.figures.id, since_words(turn.figures)) == (GUEL, "not presented yet")
    assert due_words(turn) == "0 slots, not presented yet, 1 bid lost, missed S7 and S8: talk first?"
    leila = next(other for other in others if other.figures.id == LEILA)
    assert due_words(leila).endswith("missed S6, S7 and S8: talk first?")


def test_roles_are_told_with_their_sessions() -> None:
    held = roles_held(seeded_programme())
    assert held["facilitator"] == {GUEL: (6,)}
    assert sum(len(sessions) for sessions in held["timekeeper"].values()) == 6, "two sessions kept no roles"
    assert roles_of(seeded_programme(), GUEL)["facilitator"] == (6,)
    assert set(roles_of(seeded_programme(), SVEN)) <= {"timekeeper", "note-taker"}
    assert roles_of(seeded_programme(), ROSA) == {}
    assert all(list(of) == sorted(of) for of in held.values()) and {PIA, QUIN} <= set(held["note-taker"])


def test_slots_had_before_als_tui_count_and_who_just_joined_waits_for_nothing_yet() -> None:
    book = seeded_programme()
    for number in (20, 21):
        book = book.put("members", number, Member(f"New {number}", TODAY))
    brought = replace(book.members[20], slots_before=2, sessions_before=5)
    turns = who_is_due(board_of(book.put("members", 20, brought), TODAY))
    assert next(turn.figures.id for turn in turns) == 20, "5 sessions and no slot kept since"
    assert due_words(turns[0]).startswith("2 slots, none since als-tui keeps the sessions")
    assert turns[-1].figures.id == 21


def test_no_slot_is_near_for_who_cannot_come() -> None:
    book = seeded_programme()
    module = replace(book.modules[10], cannot=(LEILA, ANA_S))
    board = board_of(book.put("modules", 10, module), TODAY)
    assert near(board) == {GUEL, QUIN, ANA_R} and near(board_of(book, TODAY)) == {LEILA, ANA_S, GUEL}
    assert "cannot come next time" in due_words(who_is_due(board)[0])
