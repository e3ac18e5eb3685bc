"""A set in four forms: every figure is the same in each of them, and none of them runs what people typed."""

import csv
import json
import unicodedata
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from als_tui.domain.book import Book, Policy
from als_tui.domain.programme.board import board_of
from als_tui.domain.words.text import shown
from als_tui.exports.fact_lines import FactLine
from als_tui.exports.forms import OF_A_SESSION, OF_A_SET, csv_cell, csv_lines, exported
from als_tui.exports.markdown import session_markdown
from als_tui.exports.views import told
from als_tui.value import replace
from tests.exports.test_sheet import Seen
from tests.seeded import PIA, TODAY, WORDLESS, remembered

BOOK = remembered()
READER = MarkdownIt("commonmark").enable("table")
Facts = list[dict[str, Any]]
EVERY = [*((what, 0) for what in OF_A_SET), *((OF_A_SESSION, number) for number in range(1, 9))]
each = pytest.mark.parametrize(("what", "number"), EVERY)


def _json(what: str, number: int = 0) -> Facts:
    found: Facts = json.loads(exported(BOOK, what, "json", TODAY, number))
    return found


def _csv(what: str, number: int = 0) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(exported(BOOK, what, "csv", TODAY, number), newline="")))


def _as_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return " ".join(map(str, value))
        case _:
            return str(value)


def _items(text: str) -> list[str]:
    """What the items of a page of Markdown say, as a reader of it has them."""
    tokens = READER.parse(text)
    pieces = (tokens[at + 2] for at, token in enumerate(tokens) if token.type == "list_item_open")
    return ["".join(child.content or " " for child in piece.children or ()) for piece in pieces]


@each
def test_csv_and_json_hold_the_same_figures(what: str, number: int) -> None:
    facts, rows = _json(what, number), _csv(what, number)
    assert len(facts) == len(rows) > 3
    for fact, row in zip(facts, rows, strict=True):
        assert {name for name, cell in row.items() if cell} <= {*fact}
        for name, value in fact.items():
            assert row[name].removeprefix("'") == _as_cell(value), name


@each
def test_pages_hold_the_words_of_every_fact_once(what: str, number: int) -> None:
    facts = _json(what, number)
    first = list(dict.fromkeys(fact["of"] for fact in facts))
    if what != OF_A_SESSION:
        facts.sort(key=lambda fact: first.index(fact["of"]))
    said = [fact["words"] for fact in facts]
    page = exported(BOOK, what, "html", TODAY, number)
    items = page.split("<li>")[1:]
    assert len(items) == len(said)
    shown_items = [" ".join(Seen(f"<li>{item}").text.split()) for item in items]
    for words, item in zip(said, shown_items, strict=True):
        assert " ".join(words.split()) in item
    if what != OF_A_SESSION:
        read = _items(exported(BOOK, what, "md", TODAY))
        assert [item.rpartition("\n")[2] for item in read] == read and len(read) == len(said)
        for words, item in zip(said, read, strict=True):
            assert " ".join(words.split()) in item


@pytest.mark.parametrize("number", range(1, 9))
def test_a_session_as_facts_is_its_record_and_no_more(number: int) -> None:
    record = " ".join(session_markdown(BOOK, number).replace("\\", "").split())
    facts = _json(OF_A_SESSION, number)
    for fact in facts:
        if text := fact.get("text"):
            assert " ".join(str(text).split()) in record
        assert fact["of"] in record or fact["of"] == f"Session {number}"
    head = facts[0]
    assert f"{head['minutes']} minutes" in record
    assert head["planned"] is None or f"({head['planned']} planned)" in record
    rounds = [(fact["round"], fact["people"]) for fact in facts if fact["fact"] == "evaluation"]
    kept = BOOK.sessions[number]
    assert rounds == ([(kept.evaluation, len({one.person for one in kept.rated}))] if kept.evaluation else [])
    pulse = [fact["pulse"] for fact in facts if fact["fact"] == "pulse"]
    assert pulse == [one.score for one in BOOK.sessions[number].pulse]
    phases = [fact for fact in facts if fact["fact"] == "phase"]
    assert len(phases) == len(BOOK.sessions[number].phases)


def test_what_the_policy_dropped_or_the_facilitator_alone_reads_is_in_no_form() -> None:
    record = BOOK.sessions[8]
    full = replace(record, policy=Policy.ALL, timeline=("09:30 Xtimeline began",))
    book = BOOK.put("sessions", 8, full)
    for form in ("md", "html", "csv", "json"):
        text = exported(book, OF_A_SESSION, form, TODAY, 8)
        assert "Xtimeline" not in text and "turns" not in text
    kinds = {fact["fact"] for fact in _json(OF_A_SESSION, WORDLESS)}
    assert kinds <= {"session", "presence", "presented", "phase", "waiting", "facilitator", "next"}


def test_figures_are_those_of_the_board_and_of_the_plain_lines() -> None:
    board, attendance = board_of(BOOK, TODAY), _json("attendance")
    sums = {fact["of"]: fact for fact in attendance if fact["fact"] == "attendance"}
    for figures in board.members:
        own = sums[figures.member.name]
        assert (own["here"], own["held"], own["times_late"]) == (figures.here, figures.of, figures.late)
        seats = [
            fact for fact in attendance if fact["fact"] == "presence" and fact["of"] == figures.member.name
        ]
        assert sum(fact["presence"] in ("here", "late") for fact in seats) == figures.here
        (hours,) = (
            fact for fact in attendance if (fact["of"], fact["fact"]) == (figures.member.name, "hours")
        )
        assert hours["minutes"] == sum(fact["minutes"] or 0 for fact in seats)
        assert all(
            (fact["minutes_late"] is None) == (fact["presence"] in ("apologies", "absent")) for fact in seats
        )
    assert all("late" not in fact for fact in attendance), "one unit a column"
    for session in board.held:
        own = sums[f"Session {session.number}"]
        seats = [fact for fact in attendance if fact.get("session") == session.number and not fact["guest"]]
        assert own["here"] == sum(fact["presence"] in ("here", "late") for fact in seats) == session.here
    assert sums["Ward leads 2026"]["here"] == board.here
    plain = told(BOOK, "attendance", TODAY).splitlines()
    assert plain == [f"{fact['of']}: {fact['words']}" for fact in attendance]
    assert _json("programme")[len(BOOK.modules) :] == json.loads(told(BOOK, "board", TODAY, as_json=True))
    register = _json("register")
    assert register[:12] == json.loads(told(BOOK, "actions", TODAY, as_json=True))[:12]
    assert len(register) == 1 + register[0]["made"] and register[0]["told"] == 32
    assert sum(fact["fact"] == "done" for fact in register) == board.promised.done


@given(st.text(max_size=40))
@example("=1+1")
@example("\t=cmd|' /C calc'!A0")
@example(" ＝SUM(A1)")
@example("\r\n@x")
def test_no_cell_begins_a_formula_and_all_of_it_comes_back(text: str) -> None:
    made = csv_lines([FactLine(text, "fact", text, {"text": text, "minutes": -5})])
    (row,) = csv.DictReader(StringIO(made, newline=""))
    assert row["minutes"] == "-5"
    for cell in (row["of"], row["text"], row["words"]):
        first = unicodedata.normalize("NFKC", cell).lstrip()[:1]
        assert (first not in set("=+-@|%") and cell[:1] not in ("\t", "\r", "\n")) or not cell
        assert cell.removeprefix("'") == shown(text, lines=True).removeprefix("'")


def test_a_formula_in_a_name_stays_words() -> None:
    assert csv_cell("=1+1") == "'=1+1" and csv_cell("plain") == "plain"
    cells = [cell for row in _csv("register") for cell in row.values()]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def _hostile(name: str) -> Book:
    book = BOOK.put("members", PIA, replace(BOOK.members[PIA], name=name))
    return book.put("profile", 1, replace(book.profile, name=name))


@each
def test_nobodys_words_are_markup(what: str, number: int) -> None:
    book = _hostile("</li><script src=//x>|![i](http://x) <img onerror=x> \x1b[2J\u202e")
    page = exported(book, what, "html", TODAY, number)
    seen = Seen(page)
    assert {tag for tag, _ in seen.tags} <= set("html head meta title style body h1 h2 ul li".split())
    assert not any({"src", "href"} & {*attributes} for _, attributes in seen.tags)
    html = READER.render(exported(book, what, "md", TODAY, number))
    assert "<script" not in html and "<img" not in html
    for form in ("md", "html", "csv", "json"):
        text = exported(book, what, form, TODAY, number)
        assert _controls(text) == set()


def _controls(text: str) -> set[str]:
    return {
        char
        for char in text
        if char == "\u202e" or (unicodedata.category(char) == "Cc" and char not in "\r\n")
    }


@pytest.mark.parametrize("what", OF_A_SET)
def test_on_a_page_each_fact_stands_under_whom_it_is_of(what: str) -> None:
    lines = list(OF_A_SET[what](BOOK, TODAY))
    tokens = READER.parse(exported(BOOK, what, "md", TODAY))
    said = ["".join(child.content or " " for child in token.children or ()) for token in tokens]
    heads, head, found = [], "", []
    for token, after, text in zip(tokens, tokens[1:], said[1:], strict=False):
        if token.type == "heading_open" and token.tag == "h2":
            head = text
            heads.append(head)
        elif after.type == "inline" and token.type == "paragraph_open":
            found.append(f"{head}: {text}" if head else text)
    assert len(heads) == len({*heads})
    assert sorted(found) == sorted(f"{line.of}: {' '.join(line.words.split())}" for line in lines)
