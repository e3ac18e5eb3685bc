"""What leaves the set for its organisation, its next facilitator and nobody: no name, and nothing that is one's own."""

import unicodedata
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.book import Book, LogLine, Profile
from als_tui.domain.programme.craft import FROM, craft, too_early
from als_tui.domain.programme.organisation import (
    NOTHING_YET,
    UNNAMED,
    WithName,
    about_set,
    everybody,
    learnings,
    not_agreed,
    shared_texts,
    totals,
    why_no_sheet,
)
from als_tui.domain.programme.papers import papers_after, papers_before
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.words.whole import stands_in
from als_tui.exports.craft_lines import craft_lines
from als_tui.exports.data_sheet import Places, data_sheet
from als_tui.exports.figures import session_figures
from als_tui.exports.forms import OF_A_SESSION, OF_A_SET, PAGES, exported
from als_tui.exports.handout import handout_text
from als_tui.exports.organisation import organisation_page
from als_tui.exports.own_data import own_data_json, own_data_markdown
from als_tui.exports.printouts import page_markdown
from als_tui.exports.report.page import report_page
from als_tui.exports.views import VIEWS, told
from als_tui.value import replace
from tests.hostile import MARKUP, SEQUENCES
from tests.seeded import NAMES, PIA, TODAY, WORDLESS, programme

OWN = "zebra-only-mine"


def agreed(book: Book | None = None) -> Book:
    book = book or programme()
    return book.put("profile", 1, replace(book.profile, sheet_agreed=TODAY, name="Northside"))


def saying(book: Book, *texts: str) -> Book:
    """The book with its first learnings being these, all of them shared."""
    record = book.sessions[1]
    words = tuple(replace(record.words[0], text=text, shared=True) for text in texts)
    return book.put("sessions", 1, replace(record, words=(*words, *record.words[len(words) :])))


def folded(text: str) -> str:
    """A text as somebody who looks for a name sees it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def test_the_sheet_has_no_name_no_issue_and_no_question() -> None:
    book = agreed()
    issues = [slot.issue for record in book.sessions.values() for slot in record.presented if slot.issue]
    asked = [one.text for record in book.sessions.values() for one in record.questions if one.text]
    promised = [action.text for action in book.actions.values()]
    names = [*NAMES, *(name.split()[0] for name in NAMES), "Quin", "Noor"]
    rules = [rule for charter in book.charter.values() for rule in charter.rules]
    page = ""
    for form in ("html", "md"):
        page = " ".join(exported(book, "organisation", form, TODAY).split())
        assert len(issues) > 10 and len(asked) > 50 and "44 of 55 places (80 %)" in page
        found = [
            text for text in (*issues, *asked, *promised, *names, *rules) if folded(text) in folded(page)
        ]
        assert found == []
    assert "mean 7.3, 32 given" in page and "range" not in page and "half-way 3 yes, 2 partly of 5" in page


names = st.sampled_from([*MARKUP, *SEQUENCES, *NAMES, "Held", "Al", "ß", "Jo"]) | st.text(
    min_size=2, max_size=9
).filter(lambda name: "somebody" not in name.casefold())  # the word that stands in for a name


@settings(max_examples=40)
@given(st.lists(names, min_size=8, max_size=8))
def test_no_name_makes_a_total_and_no_shared_learning_goes_unasked_with_one(called: list[str]) -> None:
    book = replace(agreed(), tables={**agreed().tables, "sessions": {1: agreed().sessions[1]}})
    plain = totals(book, TODAY)
    for id, name in zip(book.members, called, strict=True):
        book = book.put("members", id, replace(book.members[id], name=name))
    assert totals(book, TODAY) == plain
    book, people = saying(book, *(f"I owe it to {name}, who asked" for name in called[:4])), everybody(book)
    for named in (WithName.LEFT_OUT, WithName.SOMEBODY):
        assert not [text for text in shared_texts(book, named) if stands_in(people, text)]
    shared = {one.text for one in learnings(book) if one.shared}
    assert (
        len(shared_texts(book, WithName.AS_IT_IS)) == 4 and shared_texts(book, WithName.AS_IT_IS)[0] in shared
    )


def test_a_shared_learning_stands_in_it_without_whose_and_a_name_in_it_is_seen() -> None:
    book = saying(agreed(), "Slow is quick", "Ana's way", "A pause is a question")
    assert [one.named for one in learnings(book) if one.shared] == [False, True, False]
    assert shared_texts(book, WithName.LEFT_OUT) == ("A pause is a question", "Slow is quick")
    assert "somebody's way" in shared_texts(book, WithName.SOMEBODY)
    page = page_markdown(organisation_page(book, TODAY))
    assert "- A pause is a question\n- Slow is quick\n" in page and "Ana" not in page
    assert "no name" in page and "no name" not in page_markdown(
        organisation_page(book, TODAY, WithName.AS_IT_IS)
    )
    assert "taught" not in page, "what the set did not tick stays in it"


def test_without_agreement_or_sessions_there_is_no_sheet() -> None:
    assert why_no_sheet(programme()) == not_agreed()
    assert why_no_sheet(agreed()) == ""
    new = Book("x", {"profile": {1: Profile("New", "UTC", TODAY, sheet_agreed=TODAY)}})
    assert why_no_sheet(new) == NOTHING_YET and totals(new, TODAY) == ()
    with pytest.raises(ValueError, match="not agreed"):
        organisation_page(programme(), TODAY)


def test_a_set_that_is_called_after_a_person_is_not_named() -> None:
    book = agreed()
    assert about_set(book) == "Northside"
    called = book.put("profile", 1, replace(book.profile, name="Pia's eight"))
    assert about_set(called) == UNNAMED
    assert "Pia" not in report_page(called, TODAY, ReportReader.ORGANISATION)
    assert "Pia's eight" in unescape(report_page(called, TODAY, ReportReader.SET))


def test_too_few_answers_are_no_total() -> None:
    book = agreed()
    for number in (5, 8):
        record = book.sessions[number]
        few = tuple(rated for rated in record.rated if rated.person in (1, PIA))
        book = book.put("sessions", number, replace(record, rated=few))
    (section,) = (each for each in totals(book, TODAY) if each.label == "Statements")
    assert section.items == () and section.text == "no evaluation was answered by 3 people or more"


def test_the_craft_of_asking_is_told_by_session_from_three_on() -> None:
    found = craft(programme())
    assert [one.number for one in found] == [1, 3, 4, 5, 6, 7, 8], "paper holds no questions"
    first = found[0]
    assert (first.asked, dict(first.kinds), first.open_ended, first.told) == (
        16,
        {"open": 8, "clarifying": 8},
        8,
        16,
    )
    assert [one.number for one in found if not one.keeps] == [WORDLESS]
    few = {number: record for number, record in programme().sessions.items() if number in (1, 2, 3, WORDLESS)}
    early = replace(programme(), tables={**programme().tables, "sessions": few})
    assert (
        craft(early) == ()
        and f"from {FROM} sessions on" in too_early(early)
        and "so far 2" in too_early(early)
    )
    counted = programme().put("sessions", 1, replace(programme().sessions[1], hints=3))
    assert "8 of 16 open-ended (50 %); 3 hints taken" in told(counted, "craft", TODAY)
    uncounted = programme().put("sessions", 1, replace(programme().sessions[1], hints=None))
    assert "hints not counted" in next(iter(craft_lines(uncounted, TODAY))).words
    assert not [name for name in NAMES if name in told(programme(), "craft", TODAY)]


def everything_for_others(book: Book) -> dict[str, str]:
    """Each text that can leave the set, by what it is; the set as a file is tried where files are."""
    forms = ("md", "html", "csv", "json")
    places = Places("/a", "/b")
    found = {f"{what} {form}": exported(book, what, form, TODAY) for what in OF_A_SET for form in forms}
    found |= {
        f"{what} {form}": exported(book, what, form, TODAY) for what in PAGES for form in ("md", "html")
    }
    for number in (1, 2, 8):
        found |= {f"{number} {form}": exported(book, OF_A_SESSION, form, TODAY, number) for form in forms}
        found[f"figures {number}"] = session_figures(book, number)
        for paper in papers_after(book, number):
            if not paper.kind.by_itself:
                found[f"{number} {paper.key}"] = handout_text(book, (paper,), TODAY)
    for paper in papers_before(book):
        if not paper.kind.by_itself:
            found[paper.key] = handout_text(book, (paper,), TODAY)
    for id in book.members:
        found[f"own {id}"] = own_data_json(book, id, TODAY) + own_data_markdown(book, id, TODAY)
    found |= {view: told(book, view, TODAY, as_json=True) for view in VIEWS}
    return found | {"data sheet": data_sheet(book, places, TODAY)}


def test_nothing_for_others_holds_the_logbook_or_the_craft() -> None:
    book = agreed()
    for number in book.sessions:
        book = book.put("logbook", number, LogLine(TODAY, f"{OWN} {number}"))
        book = book.put("sessions", number, replace(book.sessions[number], hints=987654))
    texts = everything_for_others(book)
    assert len(texts) > 50
    assert [what for what, text in texts.items() if OWN in text] == []
    assert [what for what, text in texts.items() if "987654" in text or "open-ended" in text] == ["craft"]
    assert "8 lines of the facilitator's own" in " ".join(texts["data sheet"].split())


def test_the_hand_over_note_says_what_the_next_facilitator_needs() -> None:
    book = programme()
    module = replace(book.modules[10], cannot=(1, PIA), evaluation="end")
    page = " ".join(exported(book.put("modules", 10, module), "handover", "md", TODAY).split())
    assert "Session 9, module 10, on Tuesday 1 December 2026 at 09:30, 210 minutes" in page
    assert "Ana Silva and Pia 🌱 cannot come next time; 5 can" in page and "Phones stay outside." in page
    assert "Module 10 is marked for the end evaluation" in page
    assert "Asked for a slot last time and got none: \\[b\\]Quin" in page
    open_ones = [action for action in book.actions.values() if action.status == "open"]
    assert page.count("(due ") == len(open_ones) and "of 10" not in page, "how sure they are is not handed on"
    assert f"no actions are kept of session {WORDLESS}" in page
    assert "cannot come next time" not in exported(book, "handover", "md", TODAY)
    new = Book("x", {"profile": {1: Profile("New", "UTC", TODAY)}})
    page = exported(new, "handover", "html", TODAY)
    assert "There is no date yet." in page and "0 can come next time, under the quorum of 3" in page
