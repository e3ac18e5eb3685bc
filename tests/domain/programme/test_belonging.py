"""Since when a set meets and somebody belongs to it: what was typed later does not count against it."""

from datetime import date

import pytest

from als_tui.domain.book import Book, Stay
from als_tui.domain.programme.belonging import Belonging, begun, belongings, member_since
from als_tui.domain.programme.own_data import own_data
from als_tui.domain.programme.person import about_member
from als_tui.exports.data_sheet import Places, data_sheet
from als_tui.exports.printouts import page_markdown
from als_tui.exports.proof import certificate_page
from als_tui.exports.views import told
from als_tui.value import replace
from tests.seeded import DATES, PIA, ROSA, SVEN, TODAY, programme

TYPED = date(2026, 5, 1)
"""After four sessions, which came from paper."""


def typed_late() -> Book:
    """The set as if it had been made after its fourth session."""
    book = programme()
    book = book.put("profile", 1, replace(book.profile, created=TYPED))
    for id, member in book.members.items():
        book = book.put("members", id, replace(member, joined=max(member.joined, TYPED), left=None))
    return book


def test_it_is_the_first_session_where_that_was_before_the_day_of_typing() -> None:
    book = typed_late()
    assert begun(book) == DATES[0] and begun(programme()) == programme().profile.created
    assert member_since(book, PIA) == DATES[0]
    assert member_since(book, SVEN) == book.members[SVEN].joined, "the session after it is none before it"
    assert member_since(programme(), PIA) == programme().members[PIA].joined


def test_of_who_came_back_each_time_begins_for_itself() -> None:
    book, back = typed_late(), date(2026, 12, 1)
    rosa = replace(book.members[ROSA], joined=back, earlier=(Stay(TYPED, date(2026, 6, 1)),))
    assert belongings(book.put("members", ROSA, rosa), ROSA) == (
        Belonging(DATES[0], date(2026, 6, 1)),
        Belonging(back),
    )


@pytest.mark.parametrize("id", [PIA, SVEN])
def test_all_papers_and_pages_say_the_same_day(id: int) -> None:
    book, since = typed_late(), member_since(typed_late(), id)
    member = own_data(book, id, TODAY)["member"]
    assert isinstance(member, dict) and member["joined"] == since.isoformat()
    spelled = f"{since.day} {since:%B %Y}"
    assert f"from {since:%A} {spelled}" in page_markdown(certificate_page(book, id, TODAY))
    assert f"joined {since:%A} {spelled}" in told(book, "members", TODAY)
    assert f"joined {since:%a} {since.day} {since:%b}" in about_member(book, id, TODAY)[0].text
    assert "Begun:   Tuesday 13 January 2026" in data_sheet(book, Places("a", "b"), TODAY)
