"""Papers that prove who was there: their figures, in Markdown and as a page that loads nothing and takes no markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from als_tui.domain.book import Attendance, Book
from als_tui.exports.printouts import Grid, Passage, Printout, page_html, page_markdown, page_text
from als_tui.exports.proof import certificate_page, hours_page, sign_in_page
from als_tui.value import replace
from tests.exports.test_sheet import Seen
from tests.seeded import GUEL, NAMES, PIA, ROSA, TODAY, programme

BOOK = programme()
READER = MarkdownIt("commonmark").enable("table")

CERTIFICATE = r"""# Certificate of attendance

- Name:     Pia 🌱
- Set:      Ward leads 2026
- Member:   from Monday 1 December 2025
- Sessions: came to 7 of 8 sessions held as a member
- Hours:    22 h 14 min in 7 sessions
- As of:    Saturday 28 November 2026

| Session | Date                      | From  | To    | Hours      | Remark             |
|---------|---------------------------|-------|-------|------------|--------------------|
| 1       | Tuesday 13 January 2026   | 09:36 | 12:40 | 3 h 4 min  |                    |
| 2       | Tuesday 17 February 2026  |       |       | 3 h 20 min | entered from paper |
| 4       | Tuesday 28 April 2026     | 09:51 | 12:46 | 2 h 55 min | 15 minutes late    |
| 5       | Tuesday 2 June 2026       | 09:36 | 12:51 | 3 h 15 min |                    |
| 6       | Tuesday 11 August 2026    | 09:36 | 12:41 | 3 h 5 min  |                    |
| 7       | Tuesday 15 September 2026 | 09:36 | 12:56 | 3 h 20 min |                    |
| 8       | Tuesday 20 October 2026   | 09:36 | 12:51 | 3 h 15 min |                    |

Each session counts as long as its record says that it took, less the minutes
missed by coming late.

|             | Name | Date | Signature |
|-------------|------|------|-----------|
| Facilitator |      |      |           |
"""


def _cells(page: str) -> list[str]:
    """The text of all cells of a page of Markdown, as a reader of it has them."""
    tokens = READER.parse(page)
    return [tokens[at + 1].content for at, token in enumerate(tokens) if token.type in ("td_open", "th_open")]


def test_a_certificate_says_each_session_and_from_how_many_the_sum_is() -> None:
    assert page_markdown(certificate_page(BOOK, PIA, TODAY)) == CERTIFICATE


@pytest.mark.parametrize("id", range(1, 9))
def test_a_certificate_names_nobody_else_and_no_word_of_a_session(id: int) -> None:
    page = page_html(certificate_page(BOOK, id, TODAY))
    issues = [slot.issue for record in BOOK.sessions.values() for slot in record.presented if slot.issue]
    others = [name for name in (*NAMES, "Ward ", "Noor") if name != NAMES[id - 1]]
    assert len(issues) > 10
    text = Seen(page).text.replace(BOOK.profile.name, "")
    assert [word for word in (*others, *issues) if word in text] == []


def test_what_the_record_does_not_know_is_left_to_the_pen() -> None:
    record = BOOK.sessions[8]
    seats = tuple(
        Attendance(seat.person, seat.name, "left") if seat.person == GUEL else seat
        for seat in record.attendance
    )
    book = BOOK.put("sessions", 8, replace(record, attendance=seats))
    page = page_markdown(certificate_page(book, GUEL, TODAY))
    row = next(line for line in page.split("\n") if line.startswith("| 8 "))
    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        *("8", "Tuesday 20 October 2026", "09:36", "", "", "left early, how long is not kept")
    ]
    assert "Not in the sum, as its record does not know how long: session 8." in page
    assert "facilitated" in next(line for line in page.split("\n") if line.startswith("| 6 "))


def test_what_was_before_als_tui_is_said_and_not_counted() -> None:
    book = BOOK.put("members", PIA, replace(BOOK.members[PIA], sessions_before=3))
    page = page_text(certificate_page(book, PIA, TODAY))
    assert "Before:   3 sessions of which no record is kept; not in the hours" in page
    assert "Hours:    22 h 14 min in 7 sessions" in page


def test_the_sheet_to_sign_has_a_row_a_member_and_room_for_guests() -> None:
    page = sign_in_page(BOOK, TODAY)
    grid = page.parts[0].grid
    assert grid is not None and grid.written
    members = [name for name in NAMES if name != NAMES[ROSA - 1]]
    assert [row[0] for row in grid.rows] == [*members, "Guest:", "Guest:", "Facilitator:"]
    text = page_text(page)
    for fact in ("Sign-in sheet, session 9", "Tuesday 1 December 2026", "Start: 09:30", "End:   13:00"):
        assert fact in text
    bare = BOOK.put("profile", 1, replace(BOOK.profile, next_session=None))
    undated = page_text(sign_in_page(replace(bare, tables={**bare.tables, "modules": {}}), TODAY))
    assert f"Date:  {'.' * 24}" in undated


def test_own_hours_are_summed_over_all_sets_and_name_nobody_else() -> None:
    other = replace(BOOK, set_id="other").put("profile", 1, replace(BOOK.profile, name="Second"))
    page = page_markdown(hours_page([BOOK, other], TODAY, "Ward"))
    minutes = sum(record.minutes_actual for record in BOOK.sessions.values() if record.number != 6)
    assert f"{2 * minutes // 60} h {2 * minutes % 60} min in 14 sessions of 2 sets" in page
    assert "From:  Tuesday 13 January 2026" in page and "To:    Tuesday 20 October 2026" in page
    assert (
        page.count(f"{minutes // 60} h {minutes % 60} min in 7 of 8 sessions; somebody else facilitated 1.")
        == 2
    )
    assert not any(name in page for name in NAMES)
    assert "1 set that cannot be read" in page_html(hours_page([], TODAY, unread=1))


HOSTILE = "</title><script src=//x>|&\"'<img onerror=x> `*_# \x1b[2J\u202e"


def _hostile() -> Book:
    book = BOOK.put("members", PIA, replace(BOOK.members[PIA], name=HOSTILE))
    return book.put("profile", 1, replace(book.profile, name=HOSTILE))


@pytest.mark.parametrize(
    "page",
    [
        sign_in_page(_hostile(), TODAY),
        certificate_page(_hostile(), PIA, TODAY),
        hours_page([_hostile()], TODAY),
    ],
)
def test_nobodys_words_are_markup_and_nothing_is_loaded(page: Printout) -> None:
    seen = Seen(page_html(page))
    kept = "</title><script src=//x>|&\"'<img onerror=x> `*_#"
    assert {tag for tag, _ in seen.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "dl", "dt", "dd", "p"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert kept in seen.text and "\x1b" not in seen.text and "\u202e" not in seen.text
    assert not any({"src", "href", "style"} & {*attributes} for _, attributes in seen.tags)
    for text in (page_markdown(page), page_text(page)):
        assert "\x1b" not in text and "\u202e" not in text
    html = READER.render(page_markdown(page))
    assert "<script" not in html and "<img" not in html


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), min_size=1, max_size=3))
def test_a_table_keeps_each_cell_whatever_is_typed(rows: list[tuple[str, str]]) -> None:
    page = page_markdown(Printout("T", parts=(Passage(grid=Grid(("A", "B"), tuple(rows))),)))
    assert len(_cells(page)) == 2 * (1 + len(rows))
