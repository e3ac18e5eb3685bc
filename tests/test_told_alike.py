"""An action that was put off or told of between two sessions says the same everywhere, in whatever form it is read."""

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest

from als_tui.domain.book import Book, Status, ToldBetween
from als_tui.domain.days.calendar import Due
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.history import History
from als_tui.domain.programme.own_data import own_data
from als_tui.domain.programme.papers import Paper, PaperKind
from als_tui.domain.programme.preparing import preparation
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.programme.register import Registered, register
from als_tui.domain.session.facts import Put
from als_tui.domain.telling.changes import describe_change, describe_changes
from als_tui.exports.forms import OF_A_SESSION, exported
from als_tui.exports.handout import handout_text
from als_tui.exports.member import member_text
from als_tui.exports.own_data import own_data_markdown
from als_tui.exports.register import actions_data, actions_text
from als_tui.exports.report.page import report_page
from als_tui.exports.views import told
from als_tui.screens.prepare import words as preparewords
from als_tui.screens.programme import words as boardwords
from als_tui.screens.progress import words as progresswords
from als_tui.screens.register import words as registerwords
from als_tui.screens.set import words as setwords
from als_tui.value import replace
from tests.exports.test_handout import TODAY, ours

ANA, CALL, SESSION = 1, 3, 8
FORMS = ("md", "html", "csv", "json")
DUE, PROMISED = date(2026, 12, 17), date(2026, 12, 3)


def put_off(due: Due | None = DUE) -> Book:
    """Ana's call, promised for 3 December, was put off by two weeks."""
    book = ours()
    return book.put("actions", CALL, replace(book.actions[CALL], due=due, promised=PROMISED))


def _registered(book: Book, id: int = CALL) -> Registered:
    return next(one for one in register(book, TODAY) if one.id == id)


def _register(book: Book, form: str) -> str:
    return exported(book, "register", form, TODAY)


def _register_as(form: str) -> Callable[[Book], str]:
    return lambda book: _register(book, form)


BOTH: dict[str, tuple[Callable[[Book], str], str]] = {
    "register": (
        lambda book: "\n".join(registerwords.about(_registered(book), book, TODAY)),
        "due Thu 17 Dec, in 19 days, promised Thu 3 Dec",
    ),
    "row of the register": (
        lambda book: " ".join(
            words.text for words in registerwords.rows(register(book, TODAY), TODAY)[str(CALL)]
        ),
        "Call the supplier Thu 17 Dec Thu 3 Dec S8",
    ),
    "set page": (
        lambda book: "\n".join(setwords.action_about(book, CALL, TODAY)),
        "in 19 days, promised Thu 3 Dec",
    ),
    "set page, in full": (
        lambda book: setwords.action_text(book, book.actions[CALL], TODAY),
        "By: Thu 17 Dec, in 19 days, promised Thu 3 Dec",
    ),
    "progress round": (
        lambda book: "\n".join(progresswords.about(book.actions[CALL], "Ana", None, TODAY)),
        "due Thu 17 Dec, in 19 days, promised Thu 3 Dec",
    ),
    "member": (lambda book: member_text(book, ANA, TODAY), "due Thu 17 Dec, in 19 days, promised Thu 3 Dec"),
    "what was changed": (
        lambda book: describe_change(
            Put("actions", CALL, put_off(PROMISED).actions[CALL], book.actions[CALL]), TODAY, book
        ),
        "Ana's action: due Thu 17 Dec, in 19 days, promised Thu 3 Dec",
    ),
    **{
        f"register as {form}": (
            _register_as(form),
            "due Thursday 17 December 2026, promised Thursday 3 December 2026",
        )
        for form in FORMS
    },
    "plain lines": (
        lambda book: told(book, "actions", TODAY),
        "due Thursday 17 December 2026, promised Thursday 3 December 2026",
    ),
    "actions": (
        lambda book: actions_text(register(book, TODAY)),
        "Due Thursday 17 December 2026, in 19 days, promised Thursday 3 December 2026",
    ),
    "own actions": (
        lambda book: handout_text(book, (Paper(PaperKind.ACTIONS, ANA),), TODAY, plain=True),
        "By: Thursday 17 December 2026, promised Thursday 3 December 2026",
    ),
    "hand-over": (
        lambda book: exported(book, "handover", "md", TODAY),
        "(due Thursday 17 December 2026, promised Thursday 3 December 2026)",
    ),
    "your report": (
        lambda book: report_page(book, TODAY, ReportReader.FACILITATOR),
        "Thu 17 Dec, promised Thu 3 Dec",
    ),
    "own data": (
        lambda book: own_data_markdown(book, ANA, TODAY),
        "Promised: Thursday 3 December 2026",
    ),
}


def _flat(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("where", BOTH)
def test_where_an_action_was_put_off_both_days_are_told(where: str) -> None:
    written, words = BOTH[where]
    assert words in _flat(written(put_off()))


@pytest.mark.parametrize("form", FORMS)
def test_its_record_says_the_day_that_was_promised_then_and_no_other(form: str) -> None:
    asked = exported(put_off(), OF_A_SESSION, form, TODAY, SESSION)
    assert "Thursday 3 December 2026" in _flat(asked) and "17 Dec" not in asked and "2026-12-17" not in asked
    assert asked == exported(put_off(PROMISED), OF_A_SESSION, form, TODAY, SESSION)


def test_for_a_program_both_days_are_values() -> None:
    days = ("2026-12-17", "2026-12-03")
    lines = [line for line in json.loads(_register(put_off(), "json")) if line.get("action") == CALL]
    assert [(line["due"], line["promised"]) for line in lines] == [days]
    (one,) = [
        each for each in actions_data(register(put_off(), TODAY)) if each["text"] == "Call the supplier"
    ]
    assert (one["due"], one["promised"]) == days
    assert json.dumps(own_data(put_off(), ANA, TODAY)).count('"2026-12-03"') == 1


def test_put_off_to_no_day_at_all_the_promise_is_told() -> None:
    book = put_off(None)
    change = describe_changes(
        [Put("actions", CALL, put_off().actions[CALL], book.actions[CALL])], TODAY, book
    )
    assert change == "Ana's action: no date, promised Thu 3 Dec"
    assert "no date, promised Thu 3 Dec" in "\n".join(setwords.action_about(book, CALL, TODAY))
    assert "(no date, promised Thursday 3 December 2026)" in _flat(exported(book, "handover", "md", TODAY))
    assert "By: no date, promised" in _flat(
        handout_text(book, (Paper(PaperKind.ACTIONS, ANA),), TODAY, plain=True)
    )


def test_put_off_to_the_next_session_its_day_is_told_where_it_is_known() -> None:
    book = put_off("next session")
    put = Put("actions", CALL, put_off().actions[CALL], book.actions[CALL])
    planned = replace(book.profile, next_session=datetime(2026, 12, 8, 9, 30))
    for profile, day in (
        (planned, "Tue 8 Dec, in 10 days"),
        (replace(planned, next_session=None), "no date yet"),
    ):
        known = book.put("profile", 1, profile)
        assert describe_changes([put], TODAY, known) == (
            f"Ana's action: due next session ({day}), promised Thu 3 Dec"
        )


def test_an_outcome_is_the_same_word_in_every_form_and_goes_with_the_words_told() -> None:
    book = told_of(Status.OPEN)
    for text in (
        told(book, "actions", TODAY),
        _register(book, "md"),
        actions_text(register(book, TODAY)),
        handout_text(book, (Paper(PaperKind.ACTIONS, ANA),), TODAY),
        member_text(book, ANA, TODAY),
    ):
        assert "carried" in text and "By mail" in text and "to go on" not in text
    (line,) = [line for line in json.loads(_register(book, "json")) if line.get("action") == BOOK_IT]
    assert (line["told"], line["told_words"]) == ("open", "By mail")
    assert "told_words" in _register(book, "csv") and "By mail" in _register(book, "csv")
    (one,) = [each for each in actions_data(register(book, TODAY)) if each["text"] == "Book the room"]
    assert one["told_words"] == "By mail"


def test_what_is_due_in_another_year_says_so_in_the_round() -> None:
    book = put_off(date(2027, 1, 10))
    action = book.actions[CALL]
    row = " ".join(words.text for words in setwords.action_rows(book, TODAY)[str(CALL)])
    assert row.endswith("Sun 10 Jan 2027 promised Thu 3 Dec")
    assert progresswords.about(action, "Ana", None, TODAY)[1].startswith("due Sun 10 Jan 2027, in 43 days")
    assert progresswords.due_day(action, TODAY) == "10 Jan 2027"


BOOK_IT, SINCE = 5, "told between sessions"


def told_of(outcome: Status = Status.DONE) -> Book:
    """Ana told between two sessions what became of the room."""
    book = ours()
    told = ToldBetween(date(2026, 11, 21), outcome, "By mail")
    return book.put("actions", BOOK_IT, replace(book.actions[BOOK_IT], between=told))


def _board(form: str) -> Callable[[Book], str]:
    return lambda book: exported(book, "programme", form, TODAY)


TOLD: dict[str, tuple[Callable[[Book], str], str]] = {
    "row of the set page": (
        lambda book: " ".join(words.text for words in setwords.action_rows(book, TODAY)[str(BOOK_IT)]),
        "Book the room no date told done",
    ),
    "heading of the set page": (
        lambda book: setwords.due_heading(book, None, TODAY),
        f"Open actions 4 · 1 {SINCE}",
    ),
    "set page": (
        lambda book: "\n".join(setwords.action_about(book, BOOK_IT, TODAY)),
        "no date · told Sat 21 Nov: done, “By mail”; the next round still asks",
    ),
    "set page, in full": (
        lambda book: setwords.action_text(book, book.actions[BOOK_IT], TODAY),
        "Since then told Sat 21 Nov: done, “By mail”; the next round still asks",
    ),
    "register": (
        lambda book: registerwords.counts(book, TODAY),
        f"4 open · 2 past their day · 1 {SINCE} · 5 in all",
    ),
    "row of the register": (lambda book: registerwords.state(_registered(book, BOOK_IT)), "told done"),
    "search": (
        lambda book: next(each.state for each in History(book).findings if each.text == "Book the room"),
        "told done",
    ),
    "prepare": (
        lambda book: dict(preparewords.facts(preparation(book, TODAY), book))["Promised"],
        f"4 open of 2 people, 1 {SINCE}, 2 past the date",
    ),
    "prepare, of one": (
        lambda book: preparewords.about(preparation(book, TODAY), book, str(ANA), TODAY)[0],
        f"3 open actions, 1 {SINCE}",
    ),
    "member": (
        lambda book: member_text(book, ANA, TODAY),
        f"0 of 3 told, 1 {SINCE} · 3 open",
    ),
    "action of a member": (
        lambda book: member_text(book, ANA, TODAY),
        "told Sat 21 Nov: done, By mail; the next round still asks",
    ),
    "board": (
        lambda book: boardwords.about(board_of(book, TODAY), "kept", 1, TODAY)[0],
        f"1 of 5 told (1 done), 1 {SINCE} · 4 open, 2 past the date",
    ),
    "session of the board": (
        lambda book: boardwords.about(board_of(book, TODAY), "kept", 1, TODAY)[1],
        f"0 of 3 told, 1 {SINCE}",
    ),
    **{f"board as {form}": (_board(form), f"1 of 5 told (1 done), 1 {SINCE}; 4 open") for form in FORMS},
    "plain lines": (lambda book: told(book, "board", TODAY), f"1 of 5 told (1 done), 1 {SINCE}; 4 open"),
    **{
        f"register as {form}": (
            _register_as(form),
            "told Saturday 21 November 2026: done, By mail; the next round still asks",
        )
        for form in FORMS
    },
    "report": (lambda book: report_page(book, TODAY, ReportReader.SET), f"1 of 5 told (1 done), 1 {SINCE}"),
    "your report": (lambda book: report_page(book, TODAY, ReportReader.FACILITATOR), ">told done<"),
    "page for the organisation": (
        lambda book: exported(
            book.put("profile", 1, replace(book.profile, sheet_agreed=TODAY)), "organisation", "md", TODAY
        ),
        f"1 of 5 told (1 done), 1 {SINCE}",
    ),
    "hand-over": (lambda book: exported(book, "handover", "md", TODAY), "Book the room (told done)"),
}


@pytest.mark.parametrize("where", TOLD)
def test_what_was_told_between_sessions_is_said_beside_what_a_round_heard(where: str) -> None:
    written, words = TOLD[where]
    assert words in _flat(written(told_of())) and words not in _flat(written(ours()))


def test_for_a_program_what_was_told_since_is_a_figure_of_its_own() -> None:
    board = json.loads(exported(told_of(), "programme", "json", TODAY))
    sums = next(fact for fact in board if fact["fact"] == "actions" and fact["of"] == "Northside")
    assert (sums["made"], sums["told"], sums["open"], sums["told_between"]) == (5, 1, 4, 1)
    head = json.loads(_register(told_of(), "json"))[0]
    assert (head["told"], head["open"], head["told_between"]) == (1, 4, 1)


def test_what_was_told_to_go_on_is_due_as_before_and_told_of() -> None:
    book = told_of(Status.OPEN)
    assert setwords.action_rows(book, TODAY)[str(BOOK_IT)][2].text == "no date"
    assert "told Sat 21 Nov: carried" in setwords.action_about(book, BOOK_IT, TODAY)[1]
    assert f"1 {SINCE}" in setwords.due_heading(book, None, TODAY)
