"""Words found again over all sealed sessions, and what is said of the sessions that did not keep them."""

import pytest

from als_tui.domain.book import Policy, Said, Status
from als_tui.domain.programme.history import Finding, History, Only, WordKind, query_of, unkept
from als_tui.value import replace
from tests.seeded import GUEL, NAMES, PIA, QUIN, programme, remembered

BOOK = remembered()
HISTORY = History(BOOK)


def found(sought: str, only: Only = "") -> list[Finding]:
    return list(HISTORY.found(query_of(sought, only)))


def texts(sought: str) -> list[tuple[int, str, str]]:
    return [(each.session, each.who, each.text) for each in found(sought)]


def test_every_word_of_every_record_is_found_the_newest_session_first() -> None:
    every = found("")
    sessions = [each.session for each in every]
    assert sessions == sorted(sessions, reverse=True) and set(sessions) == {1, 3, 4, 5, 6, 8}
    for record in BOOK.sessions.values():
        kept = [asked.text for asked in record.questions] + [said.text for said in record.words]
        kept += [slot.issue for slot in record.presented if slot.issue] + list(record.decisions)
        kept += [BOOK.actions[id].text for id in record.actions]
        kept += [told.learned for told in record.progress if told.learned]
        kept += [said.text for said in record.corrections]
        here = [each.text for each in every if each.session == record.number]
        assert [text for text in kept if text not in here] == []


def test_all_words_count_however_they_are_spelled_and_names_are_words() -> None:
    assert {each.who for each in found("guel learning")} == {NAMES[GUEL - 1]}
    assert texts("DATES room") == texts("room dátes") == [(3, "set", "We decide dates in the room")]
    assert texts("dates nowhere") == []
    assert [each.kind for each in found("came late")] == [WordKind.CORRECTION]


def test_a_kind_is_found_by_its_name_as_typed_and_hides_no_words_that_have_it() -> None:
    assert (
        {each.kind for each in found("issue")} == {each.kind for each in found("Issues")} == {WordKind.ISSUE}
    )
    assert {each.kind for each in found("issu")} == {WordKind.ISSUE}
    assert texts("one action each") == [(6, "set", "One action each, no more")]
    assert WordKind.DECISION in {each.kind for each in found("action")}
    assert {each.session for each in found("s5 learning")} == {5}
    assert {each.session for each in found("s3 S5")} == {3, 5}
    assert [each.text for each in found("dates", "decisions")] == ["We decide dates in the room"]
    assert {each.kind for each in found("", "decisions")} == {WordKind.DECISION} and len(
        found("", "decisions")
    ) == 3


def test_what_helped_has_its_kind_and_who_asked() -> None:
    helped = found("", "helped")
    assert found("helped") == helped
    assert [(each.session, each.who, each.text, each.state, each.slot) for each in helped] == [
        (6, NAMES[QUIN - 1], "Who decides today?", "probing", NAMES[0]),
        (4, "", "What would one boss change?", "open", ""),
        (1, NAMES[PIA - 1], "What is yours alone?", "", NAMES[5]),
    ]
    assert all(each.helped for each in helped)


def test_what_a_policy_did_not_keep_is_said_by_session_and_nothing_else_is() -> None:
    def said(sought: str, only: Only = "") -> dict[int, str]:
        return {each.session: each.why for each in unkept(BOOK, query_of(sought, only))}

    paper, nothing, actions = (
        "came from paper, with actions only",
        "kept no words, only who met",
        "kept actions and decisions only",
    )
    assert said("") == {2: paper, 3: actions, 7: nothing}
    assert said("action") == said(""), "a question that was not kept may have had the word"
    assert said("", "decisions") == {2: paper, 7: nothing}
    assert said("s3 s4", "helped") == {3: actions}
    assert said("note") == {
        2: paper,
        3: actions,
        7: nothing,
        **dict.fromkeys((1, 4, 5, 6, 8), "kept actions and questions, no notes"),
    }


def test_notes_bids_and_words_of_an_unknown_occasion_are_found_where_all_was_kept() -> None:
    record = BOOK.sessions[8]
    presenter = record.presented[0]
    said = (
        Said("bid", presenter.person, presenter.issue),
        Said("bid", PIA, "Another bid"),
        Said("note", 0, "The room was cold"),
        Said("hum", PIA, "Something else"),
    )
    book = BOOK.put("sessions", 8, replace(record, policy=Policy.ALL, words=said))
    mine = [(each.kind, each.who, each.text) for each in History(book).found(query_of("s8"))]
    kept = [each for each in mine if each[0] in (WordKind.BID, WordKind.NOTE)]
    pia = NAMES[PIA - 1]
    assert kept == [
        (WordKind.BID, pia, "Another bid"),
        (WordKind.NOTE, "set", "The room was cold"),
        (WordKind.NOTE, pia, "Something else"),
    ]


@pytest.mark.parametrize("sought", ["", " ", "s", "s³", "s99999999999999999999", "[b] =1+1", "\x1b"])
def test_nothing_that_is_typed_is_too_strange(sought: str) -> None:
    assert isinstance(found(sought), list)


def test_every_open_action_is_found_as_open_those_that_were_carried_too() -> None:
    book = programme()
    still = [action for action in book.actions.values() if action.status is Status.OPEN]
    found = [each for each in History(book).found(query_of("action open")) if each.kind is WordKind.ACTION]
    assert {"carried", "open"} <= {each.state for each in found}
    assert len(found) == len(still) == 11
