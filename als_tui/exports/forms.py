"""A set's facts in the forms that others read: Markdown, HTML, CSV and JSON hold the same facts, whoever reads them."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice, takewhile

from als_tui.domain.book import Book
from als_tui.domain.words.text import shown
from als_tui.exports.attendance_lines import attendance_lines
from als_tui.exports.board_lines import board_lines
from als_tui.exports.book_lines import programme_lines, register_lines
from als_tui.exports.fact_lines import Datum, FactLine, json_lines
from als_tui.exports.handover import handover_page
from als_tui.exports.history_lines import decision_lines, helped_lines
from als_tui.exports.markdown import session_markdown
from als_tui.exports.organisation import organisation_page
from als_tui.exports.printouts import Passage, Printout, page_html, page_markdown
from als_tui.exports.session_lines import OF_IT_ALL, SECTIONS, session_lines

_FORMULA = frozenset("=+-@|%")
"""What a table program takes for the beginning of a formula, in full width, too."""


def _whole_programme(book: Book, today: date) -> Iterable[FactLine]:
    yield from programme_lines(book, today)
    yield from board_lines(book, today)


OF_A_SET: Mapping[str, Callable[[Book, date], Iterable[FactLine]]] = {
    "programme": _whole_programme,
    "register": register_lines,
    "attendance": attendance_lines,
    "helped": helped_lines,
    "decisions": decision_lines,
}
"""What is exported of all sessions together."""
OF_A_SESSION = "session"
PAGES: Mapping[str, Callable[[Book, date], Printout]] = {
    "organisation": organisation_page,
    "handover": handover_page,
}
"""What is a page to read, as Markdown or HTML alone."""


def exported(book: Book, what: str, form: str, today: date, number: int = 0) -> str:
    """What is asked for as `md`, `html`, `csv` or `json`; `number` is that of the session, if it is one.

    Pages for people are no data: as such they raise KeyError.
    """
    if what in PAGES:
        return _AS_PAGE[form](PAGES[what](book, today))
    if what == OF_A_SESSION:
        if form == "md":
            return session_markdown(book, number)
        return _written(
            form, f"{book.profile.name}: session {number}", session_lines(book, number), _by_section
        )
    return _written(form, f"{book.profile.name}: {what}", OF_A_SET[what](book, today), _by_whom)


def _written(
    form: str,
    title: str,
    lines: Iterable[FactLine],
    passages: Callable[[Iterable[FactLine]], Iterator[Passage]],
) -> str:
    if form in _AS_DATA:
        return _AS_DATA[form](lines)
    return _AS_PAGE[form](Printout(title, parts=tuple(passages(lines))))


def _by_section(lines: Iterable[FactLine]) -> Iterator[Passage]:
    """The facts of a session under the headings of its record."""
    for section, facts in groupby(lines, key=lambda line: SECTIONS[line.what]):
        yield Passage(section, items=tuple(map(_of_whom, facts)))


def _of_whom(fact: FactLine) -> str:
    """A fact with whose it is; the page says already which session it is about."""
    return fact.words if fact.what in OF_IT_ALL else f"{fact.of}: {fact.words}"


def _by_whom(lines: Iterable[FactLine]) -> Iterator[Passage]:
    """All facts of one under one heading; before the first heading, a list of those of whom there is one fact."""
    facts: dict[str, list[str]] = {}
    for line in lines:
        facts.setdefault(line.of, []).append(line.words)
    alone = tuple(takewhile(lambda of: len(facts[of]) == 1, facts))
    if alone:
        yield Passage(items=tuple(f"{of}: {facts[of][0]}" for of in alone))
    for of, words in islice(facts.items(), len(alone), None):
        yield Passage(of, items=tuple(words))


def csv_lines(lines: Iterable[FactLine]) -> str:
    """The facts as CSV (RFC 4180), all quoted: a row a fact, a column a value.

    What people typed never begins a formula: an apostrophe stands before what could.
    """
    facts = list(lines)
    names = list(dict.fromkeys(name for fact in facts for name in fact.values))
    head = _row(("of", "fact", *names, "words"))
    rows = (
        _row(
            (
                csv_cell(fact.of),
                fact.what,
                *(_value(fact.values.get(name)) for name in names),
                csv_cell(fact.words),
            )
        )
        for fact in facts
    )
    return "".join((head, *rows))


def _row(cells: Iterable[str]) -> str:
    quoted = (cell.replace('"', '""') for cell in cells)
    return ",".join(f'"{cell}"' for cell in quoted) + "\r\n"


def _value(value: Datum) -> str:
    """A figure as it is, a text as a cell; several figures apart by blanks."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return " ".join(map(str, value))
        case str():
            return csv_cell(value)
        case _:
            return str(value)


def csv_cell(text: str) -> str:
    """Somebody's words as a cell that no table program works out."""
    kept = shown(text, lines=True)
    first = unicodedata.normalize("NFKC", kept).lstrip()[:1]
    return f"'{kept}" if first in _FORMULA or kept[:1].isspace() else kept


_AS_DATA: Mapping[str, Callable[[Iterable[FactLine]], str]] = {"csv": csv_lines, "json": json_lines}
"""The forms that programs read."""
_AS_PAGE: Mapping[str, Callable[[Printout], str]] = {"md": page_markdown, "html": page_html}
"""The forms that people read, of a page."""
