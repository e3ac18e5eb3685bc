"""A copy of one's own data holds all that would go with the person, says the same twice, and nobody else's words."""

import json
from collections.abc import Iterable, Iterator, Sequence

import pytest

from als_tui.domain.book import Book, Check, Policy, Said, Status, ToldBetween
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.own_data import own_data
from als_tui.domain.sealing.member_forgotten import without_member
from als_tui.domain.session.evaluating import STATEMENTS, said
from als_tui.exports.own_data import own_data_files, own_data_json, own_data_markdown
from als_tui.value import Value, fields, replace
from tests.seeded import GUEL, NAMES, PIA, TODAY, programme

EVERYBODY = range(1, len(NAMES) + 1)


def full(id: int) -> Book:
    """The programme with every kind of words about a member in it."""
    book = programme()
    number = next(number for number, action in book.actions.items() if action.owner == GUEL)
    book = book.put(
        "actions",
        number,
        replace(
            book.actions[number], status=Status.OPEN, between=ToldBetween(TODAY, Status.DONE, f"Told {id}")
        ),
    )
    record = book.sessions[8]
    words = [
        Said(about, id, f"{about} of {id}") for about in ("check-in", "check-out", "pulse", "bid", "note")
    ]
    other = 1 if id != 1 else 2
    foreign = Said("note", other, "A note about another")
    record = replace(
        record, policy=Policy.ALL, words=(*record.words, *words, foreign), checks=(Check(1, id, 4),)
    )
    return book.put("sessions", 8, record)


def test_that_they_support_an_action_is_told_without_whose_and_what() -> None:
    book = programme()
    number, action = next((number, each) for number, each in book.actions.items() if each.owner != PIA)
    name = book.members[PIA].name
    for supporter, found in ((name.upper(), True), ("", False), ("Somebody", False)):
        data = own_data(book.put("actions", number, replace(action, supporter=supporter)), PIA, TODAY)
        supported = data.get("supports_an_action", [])
        assert isinstance(supported, Sequence) and ({"session": action.session} in supported) == found
    told = own_data_markdown(book.put("actions", number, replace(action, supporter=name)), PIA, TODAY)
    _, _, supports = told.partition("## Supports an action\n\n")
    assert supports.startswith("### Of somebody else, 1") and action.text not in supports


def texts(value: object) -> Iterator[str]:
    """Every text in a value, but for the names of those who support an action."""
    if isinstance(value, str):
        yield value
    for each in parts(value):
        yield from texts(each)


def parts(value: object) -> Iterable[object]:
    """What a value is made of."""
    if isinstance(value, Value):
        return (getattr(value, each.name) for each in fields(type(value)) if each.name != "supporter")
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, tuple | list) else ()


def texts_of(book: Book, name: str) -> Iterator[dict[str, str]]:
    """What is told under a name of each session, of everybody."""
    for id in EVERYBODY:
        for session in json.loads(own_data_json(book, id, TODAY)).get("sessions", ()):
            yield from session.get(name, ())


@pytest.mark.parametrize("id", EVERYBODY)
def test_every_text_that_would_go_with_the_person_is_in_it(id: int) -> None:
    book = full(id)
    goes = {*texts(dict(book.tables))} - {*texts(dict(without_member(book, id).tables))}
    told = {*texts(own_data(book, id, TODAY))}
    assert book.members[id].name in goes
    assert goes - told == set()


@pytest.mark.parametrize("id", EVERYBODY)
def test_nobody_elses_words_are_in_it(id: int) -> None:
    book = full(id)
    told = own_data_json(book, id, TODAY)
    others = [action.text for action in book.actions.values() if action.owner != id]
    others += [
        slot.issue for record in book.sessions.values() for slot in record.presented if slot.person != id
    ]
    others += [said.text for record in book.sessions.values() for said in record.words if said.person != id]
    own = {*texts(own_data(book, id, TODAY))}
    foreign = [words for words in others if words and words not in own]
    assert len(foreign) > 20
    assert [words for words in foreign if json.dumps(words, ensure_ascii=False) in told] == []


@pytest.mark.parametrize("id", EVERYBODY)
def test_its_figures_are_those_of_the_board(id: int) -> None:
    data, figures = json.loads(own_data_json(programme(), id, TODAY)), board_of(programme(), TODAY).of(id)
    assert figures is not None
    came = [each for each in data["sessions"] if each.get("presence") in ("here", "late", "left early")]
    assert len(came) == figures.here
    assert sum(len(each.get("slots", ())) for each in data["sessions"]) == figures.slots
    assert sum(each.get("waited_for_a_slot", False) for each in data["sessions"]) == figures.lost
    owned = sum(action.owner == id for action in programme().actions.values())
    assert len(data.get("actions", ())) == owned


def test_what_is_read_and_what_a_program_reads_say_the_same() -> None:
    book = full(PIA)
    page = " ".join(own_data_markdown(book, PIA, TODAY).replace("\\", "").split())
    missing = [text for text in texts(own_data(book, PIA, TODAY)) if " ".join(text.split()) not in page]
    assert all(text[:4].isdecimal() for text in missing), "days are spelled out"
    assert "As of: Saturday 28 November 2026" in page and "· What does Ana Silva not see yet?" in page
    assert "Notes about them: note of 5" in page and "checkin" not in page


def test_both_are_handed_out_together_and_nobody_gets_none() -> None:
    readable, data = own_data_files(programme(), PIA, TODAY)
    assert (readable.name, readable.ending, data.ending) == ("Pia 🌱 own data", "md", "json")
    assert json.loads(data.text)["member"]["name"] == NAMES[PIA - 1]
    assert own_data_files(programme(), 99, TODAY) == ()
    assert own_data_json(programme(), 99, TODAY) == own_data_markdown(programme(), 99, TODAY) == ""


def test_what_somebody_answered_in_an_evaluation_is_theirs() -> None:
    data = json.loads(own_data_json(programme(), PIA, TODAY))
    of = {session["session"]: session.get("evaluation") for session in data["sessions"]}
    rated = [said(one.point, one.figure) for one in programme().sessions[8].rated if one.person == PIA]
    assert rated and [one["answer"] for one in of[8]] == rated
    rules = programme().charter[2].rules
    assert [one["line"] for one in of[8] if one["about"] == "ground rule"] == [*rules]
    assert {"about": "statement", "line": STATEMENTS[0], "answer": "yes"} in of[8]


def test_it_says_in_words_what_a_record_has_as_a_sign_and_of_how_many_a_figure_is() -> None:
    book = full(PIA)
    seats = tuple(
        replace(seat, presence="left") if seat.person == PIA else seat for seat in book.sessions[8].attendance
    )
    book = book.put("sessions", 8, replace(book.sessions[8], attendance=seats))
    page = " ".join(own_data_markdown(book, PIA, TODAY).replace("\\", "").split())
    assert "Presence: left early" in page and "Presence: sent apologies" in page
    assert "Pulse of 10: " in page and "score of 10: 4" in page and "Confidence of 10: " in page
    outcomes = {each["outcome"] for each in texts_of(book, "told_of_actions")}
    assert "carried" in outcomes and "open" not in outcomes
