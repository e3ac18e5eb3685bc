"""Papers to hand out: no name or word of another stands in any of them, whoever typed what."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from als_tui.domain.book import (
    Action,
    Asked,
    Attendance,
    Book,
    Charter,
    Member,
    Policy,
    Presented,
    Profile,
    Progress,
    Record,
    Said,
    Score,
    Status,
    ToldBetween,
)
from als_tui.domain.programme.papers import (
    Paper,
    PaperKind,
    actions_made,
    by_person,
    name_of,
    papers_after,
    papers_before,
)
from als_tui.exports.handout import handout_text
from als_tui.value import replace
from tests.screens.between import MODULE, between

TODAY = date(2026, 11, 28)
PEOPLE = {
    1: "Anaïs Zähler", 2: "Ben O'Neil", 3: "[b]Çelik[/b]", 4: "=Quist+1", 5: "../../Evelyn", 6: "فاطمة",
    7: "Anaïs Orton", 8: "`Gülay`",
}  # fmt: skip
"""Members; two with one first name."""
GUEST = -1
EVERYBODY = {**PEOPLE, GUEST: "Gus Guest"}
HOSTILE = ("[red]", "=cmd|", "\x1b[31m", "| a | b |", "🙈", "# head", "<script>", "ﷺ", "`code`")
TWO_SLOTS = (1, 3, 1, GUEST)
"""Who presented."""


def word(person: int, of: str) -> str:
    """A word that one person alone says, and what may be in words that people paste."""
    return f"w{abs(person)}{'g' if person < 0 else 'm'}{of}x {HOSTILE[person % len(HOSTILE)]}"


def secret(person: int, of: str) -> str:
    """The part of it that every spelling leaves as it is."""
    return word(person, of).split(" ")[0]


OWN = ("action", "cue", "learned", "changed", "told", "goal", "mail", "role", "learning", "bid", "note")
ASKED_OF = ("issue", "question")
"""What a presenter's sheet may hold of its presenter."""


def a_book() -> Book:
    """A set in which everybody said a word of their own wherever a word can be said."""
    members = {
        id: Member(name, TODAY, goal=word(id, "goal"), mail=word(id, "mail"), role=word(id, "role"))
        for id, name in PEOPLE.items()
    }
    profile = Profile("Northside", "Europe/London", TODAY, Policy.ALL, next_session=MODULE.when)
    book = Book(
        "x", {"profile": {1: profile}, "members": members, "charter": {1: Charter(("In time.",), TODAY)}}
    )
    for at, person in enumerate(EVERYBODY, start=1):
        other = list(EVERYBODY)[at % len(EVERYBODY)]
        action = Action(
            max(person, 0),
            EVERYBODY[person],
            word(person, "action"),
            1,
            date(2026, 12, 1),
            word(person, "cue"),
            7,
            EVERYBODY[other],
            progress=(Progress(1, Status.OPEN, word(person, "learned"), word(person, "changed")),),
            between=ToldBetween(TODAY, Status.PARTLY, word(person, "told")),
        )
        book = book.put("actions", at, action)
    return book.put("sessions", 1, a_record()).put("modules", 2, replace(MODULE, facilitator=PEOPLE[4]))


def a_record() -> Record:
    """Everybody came, and asked every presenter a question in which that presenter's word stands."""
    now = datetime(2026, 10, 24, 9, tzinfo=UTC)
    asked = tuple(
        Asked(slot, asker, word(presenter, "question"), "open", asker == 2)
        for slot, presenter in enumerate(TWO_SLOTS)
        for asker in EVERYBODY
        if asker != presenter
    )
    said = tuple(
        Said(about, person, word(person, about))
        for person in EVERYBODY
        for about in ("learning", "bid", "note")
    )
    return Record(
        1, now, now, "Europe/London", "half-day", "Half day", Policy.ALL, 210, 200,
        tuple(Attendance(id, name, "here", guest=id < 0) for id, name in EVERYBODY.items()),
        tuple(Presented(person, word(person, "issue"), 60) for person in TWO_SLOTS),
        (), (), PEOPLE[2], actions=tuple(range(1, len(EVERYBODY) + 1)), questions=asked, words=said,
        pulse=tuple(Score(person, 7) for person in PEOPLE), roles=(("timekeeper", 5),),
    )  # fmt: skip


def parts(person: int) -> set[str]:
    """What is left of a name however a page spells it."""
    return set(re.findall(r"\w{4,}", EVERYBODY[person]))


def of_others(person: int) -> list[str]:
    """All that others say or are called, and this person does not."""
    own = parts(person)
    return [
        said
        for other in EVERYBODY
        if other != person
        for said in (*(secret(other, of) for of in (*OWN, *ASKED_OF)), *(parts(other) - own))
    ]


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(
    "papers", [papers_before, lambda book: papers_after(book, 1)], ids=["before", "after"]
)
def test_no_file_holds_a_word_or_a_name_of_another(papers: object, plain: bool) -> None:
    book = a_book()
    assert callable(papers)
    files = by_person(papers(book))
    alone = [person for person in files if person]
    assert len(alone) >= len(PEOPLE)
    for person in alone:
        text = handout_text(book, files[person], TODAY, plain=plain)
        assert [said for said in of_others(person) if said in text] == [], EVERYBODY[person]
        assert secret(person, "action") in text or person == GUEST


def test_the_search_finds_a_name_that_a_page_holds() -> None:
    """The record for the set names everybody."""
    text = handout_text(a_book(), (Paper(PaperKind.RECORD, session=1),), TODAY, plain=True)
    assert all(secret(person, "action") in text for person in EVERYBODY)
    assert [part for person in EVERYBODY for part in parts(person) if part not in text] == []


def test_a_presenter_gets_both_slots_with_each_question_and_no_asker() -> None:
    book = a_book()
    text = handout_text(book, (Paper(PaperKind.SHEET, 1, 1),), TODAY, plain=True)
    assert text.count("Your slot in session 1") == 2
    assert text.count(secret(1, "question")) == 2 * (len(EVERYBODY) - 1)
    assert "★ it helped" in text and "What you promised" in text


def test_a_guests_actions_are_found_by_name() -> None:
    book = a_book()
    assert [action.owner_name for action in actions_made(book, 1, GUEST)] == ["Gus Guest"]
    other = book.put("actions", 99, replace(book.actions[9], owner_name="Hal"))
    record = replace(other.sessions[1], actions=(*other.sessions[1].actions, 99))
    assert len(actions_made(other.put("sessions", 1, record), 1, GUEST)) == 1


def ours() -> Book:
    profile = Profile("Northside", "Europe/London", TODAY, next_session=MODULE.when)
    members = {id: Member(name, TODAY) for id, name in enumerate(("Ana", "Ben", "Carla", "Dev"), start=1)}
    charter = {1: Charter(("What is said here stays here.", "We are in time."), TODAY)}
    return between(Book("x", {"profile": {1: profile}, "members": members, "charter": charter}))


def test_a_note_to_prepare_says_when_where_what_was_promised_and_whether_a_slot_is_near() -> None:
    text = handout_text(ours(), (Paper(PaperKind.NOTE, 2),), TODAY)
    assert (
        text
        == """# Northside: for Ben alone

## Next session

- Date:  Tuesday 1 December 2026, 09:30 (Europe/London)
- Time:  210 minutes
- Place: Library

## Your open actions

- Ask \\[Ela\\] for her figures
  - By:        Saturday 3 October 2026
  - Cue:       I am back on Monday
  - Session 8: carried; ask first, then plan

## A slot for you

You had no slot in this set yet. The next one is likely to be yours: which
work problem would you bring? A line is enough.

## Our charter, version 1

- What is said here stays here.
- We are in time.
"""
    )


def test_a_sheet_alone_ends_with_what_was_promised_and_with_own_actions_beside_it_says_them_once() -> None:
    book = ours()
    sheet, own = Paper(PaperKind.SHEET, 1, 8), Paper(PaperKind.ACTIONS, 1)
    assert "What you promised" in handout_text(book, (sheet,), TODAY)
    both = handout_text(book, (sheet, own), TODAY)
    assert "What you promised" not in both and both.count("Call the supplier") == 1
    note = handout_text(book, (Paper(PaperKind.NOTE, 1), own), TODAY)
    assert note.count("Your open actions") == 1


def test_a_note_without_a_date_says_so() -> None:
    book = ours()
    book = book.put("profile", 1, replace(book.profile, next_session=None))
    assert "There is no date yet." in handout_text(book, (Paper(PaperKind.NOTE, 4),), TODAY)


def test_a_note_says_whether_a_slot_is_near_and_what_one_had_before_without_who_else_waits() -> None:
    book = ours()
    notes = {id: handout_text(book, (Paper(PaperKind.NOTE, id),), TODAY) for id in book.members}
    likely = [id for id, note in notes.items() if "likely to be yours" in note]
    assert likely == [2, 4]
    assert "You had 2 slots in this set, the last one in session 8. Others have waited" in notes[1]
    away = book.put("modules", 1, replace(MODULE, cannot=(2,)))
    told = handout_text(away, (Paper(PaperKind.NOTE, 2),), TODAY)
    assert "You said that you cannot come" in told and "Others" not in told


def test_what_the_policy_did_not_keep_makes_no_sheet() -> None:
    book = ours()
    bare = replace(book.sessions[8], questions=(), presented=(Presented(1), Presented(3)))
    kinds = [paper.kind for paper in papers_after(book.put("sessions", 8, bare), 8)]
    assert PaperKind.SHEET not in kinds and PaperKind.RECORD in kinds
    assert papers_after(book, 99) == ()


@given(st.permutations(papers_after(ours(), 8) + papers_before(ours())))
def test_every_paper_goes_to_one_file_in_one_order(papers: list[Paper]) -> None:
    files = by_person(papers)
    pages = [paper for paper in papers if not paper.kind.by_itself]
    assert sorted(paper.key for theirs in files.values() for paper in theirs) == sorted(p.key for p in pages)
    for person, theirs in files.items():
        assert {paper.person for paper in theirs} == {person}
        assert [paper.kind for paper in theirs] == sorted(
            (paper.kind for paper in theirs), key=[*PaperKind].index
        )
        assert bool(name_of(ours(), theirs[0])) is bool(person)
