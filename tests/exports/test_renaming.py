"""A member's new name stands in every record; a guest's is that of the day."""

import re
from datetime import date

from als_tui.domain.book import Attendance, Book, Count, Member, Presented, Record
from als_tui.exports.figures import session_figures
from als_tui.exports.markdown import session_markdown, session_text
from als_tui.value import replace
from tests.exports.test_markdown import RECORD, REGISTER, book

TODAY = date(2026, 6, 30)


def with_members(*names: str, record: Record = RECORD) -> Book:
    """The set, with its people in the seats that its record numbers."""
    whole = book(record)
    for seat, name in enumerate(names, start=1):
        whole = whole.put("members", seat, Member(name, TODAY))
    return whole


def words(text: str) -> list[str]:
    """What is said, however it is laid out."""
    return re.findall(r"[\w'-]+", text)


def test_a_members_new_name_reaches_every_place_of_every_record() -> None:
    before = with_members("Ana", "Ben", "Chi", "Eli")
    after = with_members("Anna-Lena", "Ben", "Chi", "Elias")
    for page in (session_markdown, session_text, session_figures):
        was, now = words(page(before, 3)), words(page(after, 3))
        assert "Ana" in was and page(before, 3) == page(book(), 3)
        assert now == [{"Ana": "Anna-Lena", "Eli": "Elias"}.get(word, word) for word in was]


def test_somebody_who_left_the_set_is_called_what_they_are_called_now() -> None:
    left = with_members("Ana", "Ben").put("members", 2, Member("Benno", TODAY, left=TODAY))
    assert "Benno: What do they know?" in session_text(left, 3)
    assert "Ben:" not in session_text(left, 3)


def test_a_guest_keeps_the_name_of_that_day_whoever_joins_later() -> None:
    later = with_members("Ana", "Ben", "Chi", "Eli", "Gustav")
    assert "Gus (guest, 1 minute late)" in session_text(later, 3)
    assert "Gustav" not in session_text(later, 3)


def test_an_action_is_its_owners_under_todays_name_and_a_guests_under_the_one_it_was_made_by() -> None:
    guests = replace(REGISTER[9], owner=-1, owner_name="Gus")
    page = session_text(with_members("Anna-Lena").put("actions", 9, guests), 3)
    assert "Anna-Lena\n\n- Ask the chair" in page and "Gus\n\n- Sleep" in page


def test_who_led_is_told_by_todays_name_and_somebody_from_outside_as_typed() -> None:
    record = replace(RECORD, facilitator="", led_by=1)
    assert "Facilitator: Anna-Lena\n" in session_text(with_members("Anna-Lena", record=record), 3)
    guest = replace(RECORD, facilitator="", led_by=-1)
    assert "Facilitator: Gus\n" in session_text(with_members("Anna-Lena", record=guest), 3)
    assert "Facilitator: Dara\n" in session_text(with_members("Anna-Lena"), 3)


def test_what_was_told_of_an_action_that_is_gone_is_told_without_a_name() -> None:
    told = tuple(replace(each, action=99) for each in RECORD.progress)
    page = session_text(book(replace(RECORD, progress=told)), 3)
    assert "\n- Call the client\n  - Outcome: carried" in page


def test_people_who_are_named_and_of_whom_nothing_says_that_they_came_are_not_among_those_here() -> None:
    there = (Attendance(1, "Ana", "here"), Attendance(-2, "Zoe", "", guest=True))
    record = replace(
        RECORD,
        attendance=there,
        presented=(Presented(-2),),
        counts=(Count(-2, 1, 2, 3),),
        agreed=(1,),
        refused=(),
        bids_lost=(),
        questions=(),
    )
    page = session_text(book(record), 3)
    assert "- Here:    Ana\n- Charter: version 2, agreed by all\n" in page
    assert "Presenters\n\n- Zoe\n" in page
    assert "Zoe: 0:03 in 1 turn" in session_figures(book(record), 3)
