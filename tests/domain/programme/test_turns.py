"""Turns and airtime over sessions: added up by hand, by seat, from three sessions on."""

from als_tui.domain.book import Book
from als_tui.domain.programme.turns import too_early, turns, turns_words
from als_tui.value import replace
from tests.seeded import programme


def counting(*numbers: int) -> Book:
    """The seeded set as if no other session had counted turns."""
    book = programme()
    for number, record in book.sessions.items():
        if number not in numbers:
            book = book.put("sessions", number, replace(record, counts=()))
    return book


def test_nothing_is_told_before_three_sessions_counted() -> None:
    assert turns(counting()) == () and "so far none" in too_early(counting())
    assert turns(counting(1, 3)) == () and "so far 2" in too_early(counting(1, 3))
    assert turns(counting(1, 3, 4))


def test_each_is_added_up_by_seat_and_never_by_rank() -> None:
    told = turns(programme())
    names = [member.name for member in programme().members.values()]
    assert [one.name for one in told] == [name for name in names if name in {one.name for one in told}]
    assert turns_words(told[0]) == "Ana Silva: 1:09:40 in 40 turns · 26 questions asked · in 5 sessions"
    for member, one in zip(programme().members, told, strict=True):
        counts = [
            each
            for record in programme().sessions.values()
            for each in record.counts
            if each.person == member
        ]
        assert (one.turns, one.seconds) == (sum(c.turns for c in counts), sum(c.seconds for c in counts))
