"""A member's page in a file is about that member alone, and its figures are those of the board."""

import pytest

from als_tui.domain.book import Stay, ToldBetween
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.person import about_member
from als_tui.exports.member import member_markdown, member_text
from als_tui.value import replace
from tests.seeded import GUEL, LEILA, NAMES, PIA, ROSA, SVEN, TODAY, programme

BOARD = board_of(programme(), TODAY)


def _text(id: int, label: str) -> str:
    return next(
        (section.text for section in about_member(programme(), id, TODAY) if section.label == label), ""
    )


@pytest.mark.parametrize("id", range(1, 9))
@pytest.mark.parametrize("page", [member_markdown, member_text])
def test_no_name_and_no_word_of_anybody_else_is_in_it(id: int, page: object) -> None:
    assert callable(page)
    text = " ".join(page(programme(), id, TODAY).replace("\\", "").split())
    own, book = NAMES[id - 1], programme()
    others = [name for name in (*NAMES, "Noor") if name != own]
    asked = [question.text for record in book.sessions.values() for question in record.questions]
    said = [word.text for record in book.sessions.values() for word in record.words if word.person != id]
    issues = [
        slot.issue for record in book.sessions.values() for slot in record.presented if slot.person != id
    ]
    learned = [
        told.learned for action in book.actions.values() if action.owner != id for told in action.progress
    ]
    own_words = {
        slot.issue for record in book.sessions.values() for slot in record.presented if slot.person == id
    }
    foreign = [word for word in (*others, *asked, *said, *issues, *learned) if word and word not in own_words]
    assert len(foreign) > 100
    assert [word for word in foreign if word in text] == []


@pytest.mark.parametrize("id", range(1, 9))
def test_its_figures_are_those_of_the_board(id: int) -> None:
    figures = BOARD.of(id)
    assert figures is not None
    assert _text(id, "Here").startswith(f"{figures.here} of {figures.of} ")
    assert _text(id, "Presented").startswith(f"{figures.slots} slot")
    presented = next(each for each in about_member(programme(), id, TODAY) if each.label == "Presented")
    assert len(presented.items) == figures.slots
    actions = next(each for each in about_member(programme(), id, TODAY) if each.label == "Actions")
    assert len(actions.items) == sum(action.owner == id for action in programme().actions.values())


def test_the_page_of_one_member_is_what_was_added_up_by_hand() -> None:
    assert _text(PIA, "Here") == "7 of 8 · S1 S2 S4–S8 · apologies S3 · late S4 15 min"
    minutes = 184 + 200 + 190 - 15 + 195 + 185 + 200 + 195
    assert _text(PIA, "Hours").startswith(f"{minutes // 60} h {minutes % 60} min in 7 sessions")
    assert _text(PIA, "Presented") == "3 slots · last in S8, 5 weeks ago · waited S7"
    assert (
        _text(PIA, "Charter")
        == "agreed to charter 1 in S1 · agreed to charter 2 in S5 S6 S8 · not asked in S4"
    )
    told = "5 of 7 told (4 done, 1 dropped) · 2 open, 2 past the date · carried 1 time in all"
    assert _text(PIA, "Actions") == told
    assert _text(ROSA, "Charter") == "agreed to charter 1 in S1 · today it is charter 2"
    assert _text(ROSA, "Member").startswith("joined Mon 1 Dec 2025, left Tue 7 Apr")
    assert _text(GUEL, "Roles").startswith("facilitator S6")
    here = "5 of 8 · S2–S5 S8 · apologies S6 S7 · absent S1 · late S8 20 min"
    assert (_text(SVEN, "Here"), _text(LEILA, "Here")) == ("4 of 4 · S5–S8", here)


def test_a_session_left_early_counts_no_hours_as_no_record_knows_how_long() -> None:
    record = programme().sessions[8]
    seats = tuple(
        replace(seat, presence="left") if seat.person == PIA else seat for seat in record.attendance
    )
    book = programme().put("sessions", 8, replace(record, attendance=seats))
    hours = next(section.text for section in about_member(book, PIA, TODAY) if section.label == "Hours")
    assert hours.startswith("18 h 59 min in 6 sessions, without what was missed by coming late")
    assert hours.endswith("S8 not counted, as how long is not kept")


def test_what_was_before_als_tui_and_between_sessions_is_told() -> None:
    book = programme()
    member = replace(book.members[PIA], slots_before=2, sessions_before=3, earlier=(Stay(TODAY, TODAY),))
    told = replace(book.actions[40], between=ToldBetween(TODAY, book.actions[1].status, "by mail"))
    changed = book.put("members", PIA, member).put("actions", 40, told)
    sections = {section.label: section for section in about_member(changed, PIA, TODAY)}
    assert sections["Here"].text.startswith("10 of 11 ") and "3 sessions before" in sections["Here"].text
    assert sections["Presented"].text.startswith("5 slots · 2 of them before")
    assert sections["Member"].text.startswith("from Tue 13 Jan to Sat 28 Nov · joined")
    assert (
        sections["Actions"]
        .items[0]
        .endswith(f"{told.text} (S8); told Sat 28 Nov: partly, by mail; the next round still asks")
    )


def test_words_are_no_markup_and_nobody_has_an_empty_page() -> None:
    assert "\\[b\\]Bold\\[/b\\]" in member_markdown(programme(), PIA, TODAY)
    assert "[b]Bold[/b]" in member_text(programme(), PIA, TODAY)
    assert member_markdown(programme(), 99, TODAY) == ""
