"""How sure an owner was is for the facilitator's eyes: what others are given is the same without."""

from collections.abc import Callable

import pytest

from als_tui.domain.book import Book
from als_tui.domain.programme.own_data import own_data
from als_tui.domain.programme.papers import by_person, papers_after, papers_before
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.programme.register import register
from als_tui.exports.data_sheet import Places, data_sheet
from als_tui.exports.figures import session_figures
from als_tui.exports.forms import OF_A_SESSION, OF_A_SET, PAGES, exported
from als_tui.exports.handout import handout_text
from als_tui.exports.markdown import session_text
from als_tui.exports.member import member_markdown
from als_tui.exports.register import actions_data, actions_text
from als_tui.exports.report.page import report_page
from als_tui.exports.views import VIEWS, told
from als_tui.storage.format.exchange import set_text
from als_tui.value import replace
from tests.seeded import PIA, TODAY, remembered

SURE = remembered()
SURE = SURE.put("profile", 1, replace(SURE.profile, sheet_agreed=TODAY))


def unsure() -> Book:
    """The same set, in which nobody said how sure they were."""
    book = SURE
    for id, action in book.actions.items():
        book = book.put("actions", id, replace(action, confidence=None))
    return book


def _forms(book: Book) -> list[str]:
    of_sets = [
        exported(book, what, form, TODAY) for what in OF_A_SET for form in ("md", "html", "csv", "json")
    ]
    pages = [exported(book, what, form, TODAY) for what in PAGES for form in ("md", "html")]
    return of_sets + pages


def _records(book: Book) -> list[str]:
    forms = ("md", "html", "csv", "json")
    kept = [exported(book, OF_A_SESSION, form, TODAY, number) for number in book.sessions for form in forms]
    return kept + [session_text(book, number) for number in book.sessions]


def _papers(book: Book) -> list[str]:
    papers = (
        *papers_before(book),
        *(each for number in book.sessions for each in papers_after(book, number)),
    )
    return [handout_text(book, theirs, TODAY) for theirs in by_person(dict.fromkeys(papers)).values()]


def _views(book: Book) -> list[str]:
    plain = [told(book, view, TODAY, as_json=as_json) for view in VIEWS for as_json in (False, True)]
    found = register(book, TODAY)
    return [*plain, actions_text(found), str(actions_data(found)), data_sheet(book, Places("a", "b"), TODAY)]


def _of_one(book: Book) -> list[str]:
    return [member_markdown(book, id, TODAY) for id in book.members]


def _reports(book: Book) -> list[str]:
    return [report_page(book, TODAY, reader) for reader in (ReportReader.SET, ReportReader.ORGANISATION)]


@pytest.mark.parametrize("written", [_forms, _records, _papers, _views, _of_one, _reports])
def test_nobody_else_reads_how_sure_an_owner_was(written: Callable[[Book], list[str]]) -> None:
    assert any(action.confidence is not None for action in SURE.actions.values())
    assert written(SURE) == written(unsure())


def test_the_facilitators_own_and_a_members_copy_of_their_own_data_keep_it() -> None:
    bare = unsure()
    keep: tuple[Callable[[Book], str], ...] = (
        lambda book: report_page(book, TODAY, ReportReader.FACILITATOR),
        lambda book: set_text(book, "0"),
        lambda book: "".join(session_figures(book, number) for number in book.sessions),
        lambda book: str(own_data(book, PIA, TODAY)),
    )
    for written in keep:
        assert written(SURE) != written(bare)
