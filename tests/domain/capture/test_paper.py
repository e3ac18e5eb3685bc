"""People and actions as somebody types them in from paper."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.capture.paper import action_meant, people_meant, states_meant
from als_tui.domain.session.state import Person
from tests.tables import each

SEATS = tuple(Person(id, name) for id, name in enumerate(("Ana Lima", "Ben", "Carla", "Dev", "Ela"), start=1))
PEOPLE = (*SEATS, Person(9, "Fritz"))
DAY = date(2026, 11, 3)
"""A Tuesday."""


@each(
    ("words", "people"),
    [
        ("", ()),
        ("all", (1, 2, 3, 4, 5)),
        ("Everybody", (1, 2, 3, 4, 5)),
        ("124", (1, 2, 4)),
        ("1-3 5", (1, 2, 3, 5)),
        ("2 – 4", (2, 3, 4)),
        ("4-3", (4, 3)),
        ("1 2 4", (1, 2, 4)),
        ("1, 2, 4", (1, 2, 4)),
        ("１２", (1, 2)),
        ("ana, ben", (1, 2)),
        ("ana ben", (1, 2)),
        ("ben and carla", (2, 3)),
        ("Ana Lima; 4", (1, 4)),
        ("c d e", (3, 4, 5)),
        ("all but 5", (1, 2, 3, 4)),
        ("all but 2-4", (1, 5)),
        ("all but ela, ben", (1, 3, 4)),
        ("-5", (1, 2, 3, 4)),
        ("not ana", (2, 3, 4, 5)),
        ("fritz", (9,)),
        ("all but fritz", (1, 2, 3, 4, 5)),
    ],
)
def test_people_are_meant_by_seats_and_short_names(words: str, people: tuple[int, ...]) -> None:
    meant = people_meant(words, SEATS, PEOPLE)
    assert (meant.people, meant.why) == (people, "")


@each(
    ("words", "states"),
    [
        ("", ()),
        ("5", ((5, "apologies", 0),)),
        ("sorry ela, ben", ((5, "apologies", 0), (2, "apologies", 0))),
        ("5; late 2 by 10", ((5, "apologies", 0), (2, "late", 10))),
        ("Late: 2 4 by 1h; left early ana", ((2, "late", 60), (4, "late", 60), (1, "left", 0))),
        ("absent 3, apologies 4, left 2", ((3, "absent", 0), (4, "apologies", 0), (2, "left", 0))),
    ],
)
def test_more_is_said_of_people_behind_a_word_for_it(words: str, states: tuple[object, ...]) -> None:
    meant = states_meant(words, SEATS, PEOPLE)
    assert tuple((one.person, one.presence, one.late) for one in meant.people) == states and meant.why == ""


def test_late_by_no_minute_is_not_late() -> None:
    assert states_meant("late 2 by 0", SEATS, PEOPLE).why == "by how many minutes?"


@each(
    ("words", "why"),
    [
        ("7", "there is no seat 7"),
        ("0", "there is no seat 10"),
        ("4-6", "there is no seat 6"),
        ("2-", "nobody is called 2-"),
        ("gus", "nobody is called gus"),
        ("ana, gus", "nobody is called gus"),
        ("1 1", "Ana Lima stands there twice"),
        ("ana, 1", "Ana Lima stands there twice"),
        ("all but gus", "nobody is called gus"),
    ],
)
def test_who_is_not_known_is_said(words: str, why: str) -> None:
    assert people_meant(words, SEATS, PEOPLE).why == why


@each(
    ("line", "owner", "text", "due"),
    [
        ("ana: call the bank by fri", 1, "call the bank", date(2026, 11, 6)),
        ("2: ask her 12 dec", 2, "ask her", date(2026, 12, 12)),
        ("@ben call by fri", 2, "call", date(2026, 11, 6)),
        ("! carla: call", 3, "call", None),
        ("Fritz: call next session", 9, "call", "next session"),
        ("ana: note: write it", 1, "note: write it", None),
    ],
)
def test_an_action_is_read_as_the_capture_line_reads_it_from_that_day_on(
    line: str, owner: int, text: str, due: object
) -> None:
    reading = action_meant(line, SEATS, PEOPLE, DAY)
    assert (reading.person, reading.text, reading.due, reading.problems) == (owner, text, due, ())


@each(
    ("line", "why"),
    [
        ("call the bank", "whose? a name and a colon first"),
        ("gus: call", "nobody is called gus"),
        ("9: call", "there is no seat 9"),
    ],
)
def test_an_action_of_nobody_says_so_first(line: str, why: str) -> None:
    assert action_meant(line, SEATS, PEOPLE, DAY).problems[0] == why


@given(st.text(st.sampled_from("ana ben125,;:-@!+%>\n"), max_size=30))
def test_no_words_break_it(words: str) -> None:
    meant = people_meant(words, SEATS, PEOPLE)
    assert len(set(meant.people)) == len(meant.people)
    action_meant(words, SEATS, PEOPLE, DAY)
