"""What goes to one person is marked where its words name somebody else, by the rule by which names are forgotten."""

import pytest

from als_tui.domain.book import Asked, Attendance, Book, Progress, Status, ToldBetween
from als_tui.domain.programme.others_named import named_by, names_in, words_on_page
from als_tui.domain.programme.papers import Paper, PaperKind, papers_after, papers_before
from als_tui.exports.handout import handout_text
from als_tui.value import replace
from tests.exports.test_handout import TODAY, ours
from tests.seeded import ANA_R, ANA_S, programme

ANA, CALL, SESSION = 1, 3, 8
SHEET, NOTE, ACTIONS = (
    Paper(PaperKind.SHEET, ANA, SESSION),
    Paper(PaperKind.NOTE, ANA),
    Paper(PaperKind.ACTIONS, ANA),
)
NAMED = "I told bEn’s people"


def _action(**changes: object) -> Book:
    book = ours()
    bare = replace(book.actions[CALL], text="Call", cue="", supporter="Ben")
    return book.put("actions", CALL, replace(bare, **changes))


def _record(**changes: object) -> Book:
    book = ours()
    return book.put("sessions", SESSION, replace(book.sessions[SESSION], **changes))


OF_ACTIONS = {
    "what": _action(text=NAMED),
    "cue": _action(cue=NAMED),
    "learned": _action(progress=(Progress(8, Status.OPEN, NAMED),)),
    "told since": _action(between=ToldBetween(TODAY, Status.DONE, NAMED)),
}
OF_A_SLOT = {
    "issue": _record(presented=(replace(ours().sessions[SESSION].presented[0], issue=NAMED),)),
    "question": _record(questions=(Asked(0, 4, NAMED),)),
}


@pytest.mark.parametrize("place", [*OF_ACTIONS, *OF_A_SLOT])
def test_wherever_the_words_of_one_person_name_another_the_paper_is_marked(place: str) -> None:
    book = (OF_ACTIONS | OF_A_SLOT)[place]
    papers = (SHEET, NOTE, ACTIONS) if place in OF_ACTIONS else (SHEET,)
    assert names_in(book, papers) == {paper.key: ("Ben",) for paper in papers}
    for paper in papers:
        assert NAMED in handout_text(book, (paper,), TODAY, plain=True)


@pytest.mark.parametrize("words", ["Ring Bento", "Ask Ana", "Benign", "", "ask the board"])
def test_no_part_of_a_word_and_not_whose_it_is_marks_a_paper(words: str) -> None:
    assert names_in(_action(text=words), (SHEET, NOTE, ACTIONS)) == {}


def test_what_is_for_the_whole_set_or_by_itself_is_not_marked() -> None:
    book = _action(text=NAMED)
    marked = names_in(book, (*papers_after(book, SESSION), *papers_before(book)))
    assert {key.split(":")[1] for key in marked} == {str(ANA)}


def test_several_are_named_by_seat_and_a_guest_and_who_left_too() -> None:
    book = _action(text="Gus, Dev and Ben know; Carla does not")
    record = book.sessions[SESSION]
    seats = (*record.attendance, Attendance(-1, "Gus Guest", "here", guest=True))
    book = book.put("sessions", SESSION, replace(record, attendance=seats))
    book = book.put("members", 3, replace(book.members[3], left=TODAY))
    assert names_in(book, (ACTIONS,)) == {ACTIONS.key: ("Ben", "Carla", "Dev", "Gus Guest")}


def test_of_a_members_page_all_words_of_their_own_are_looked_at() -> None:
    book = _action(text=NAMED)
    assert named_by(book, ANA, words_on_page(book, ANA)) == ("Ben",)
    for place in ("learned", "told since"):
        assert named_by(OF_ACTIONS[place], ANA, words_on_page(OF_ACTIONS[place], ANA)) == ("Ben",)
    issue = OF_A_SLOT["issue"]
    assert named_by(issue, ANA, words_on_page(issue, ANA)) == ("Ben",)
    goal = ours().put("members", ANA, replace(ours().members[ANA], goal="To hear Dev"))
    assert named_by(goal, ANA, words_on_page(goal, ANA)) == ("Dev",)


def test_a_first_name_that_two_have_names_the_other_one() -> None:
    book = programme()
    assert named_by(book, ANA_S, ["Ask Ana first"]) == ("Ana Ruiz",)
    assert named_by(book, ANA_R, ["Ask Ana first"]) == ("Ana Silva",)
    assert named_by(book, ANA_S, ["I, Ana Silva, ask"]) == ()
