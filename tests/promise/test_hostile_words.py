"""Hostile strings in every field: the same text comes back, nothing of it is obeyed, and an export is only text."""

import random
import re
import unicodedata
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from als_tui.domain.book import Action, Attendance, Book, Presented, Said, Score, Status, Told
from als_tui.domain.book import Asked as AskedQuestion
from als_tui.domain.session.facts import (
    BidMade,
    Captured,
    Commitment,
    DetailSet,
    Fact,
    Note,
    Question,
    RoleGiven,
    WordGiven,
)
from als_tui.domain.words.text import LINE, clean, shown
from als_tui.exports.markdown import session_markdown
from als_tui.exports.marks import MARKDOWN
from als_tui.storage.files.exporting import export_file, safe_name
from als_tui.value import replace
from tests.exports.test_markdown import ALLOWED, RECORD, assert_plain, book, read
from tests.promise.hostile import hostile_strings
from tests.promise.plugin import Promised
from tests.storage.world import OPENED, Desk, new_set

pytestmark = pytest.mark.promise
AT_ONCE = 12
"""Strings that share a record; each stands in two of its fields at least."""


def obeyed(text: str, *, lines: bool = False) -> list[str]:
    """What a terminal would obey, or a reader be misled by."""
    kept = "\n\t" if lines else ""
    bidi = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return [
        char
        for char in text
        if char not in kept and (unicodedata.category(char) in ("Cc", "Cs") or char in bidi)
    ]


def record_of(strings: list[str]) -> Book:
    """A set with these strings in every field of a record that is people's own words."""
    words = cycle(strings)

    def text() -> str:
        return next(words)

    record = replace(
        RECORD,
        process_title=text(), facilitator=text(), topic=text(), goal=text(), goal_met=text(), place=text(),
        attendance=(Attendance(1, text(), "here"), Attendance(2, text(), "late", 3, guest=True)),
        presented=(Presented(1, text()),),
        bids_lost=(1, 2),
        agreed=(1,),
        roles=((text(), 1),),
        progress=(Told(7, text(), Status.DONE, text(), text()),),
        pulse=(Score(1, 3),),
        questions=(AskedQuestion(0, 1, text(), text()), AskedQuestion(None, 1, text(), text())),
        words=(Said("learning", 1, text()), Said("pulse", 1, text())),
    )  # fmt: skip
    whole = book(record).put("actions", 7, Action(1, text(), text(), 3, None, text(), 3, text()))
    return whole.put("profile", 1, replace(whole.profile, name=text()))


def test_an_exported_record_is_the_words_and_nothing_but_text(promise: Promised) -> None:
    strings = hostile_strings()
    for text in strings:
        for mark in (MARKDOWN.paragraph, MARKDOWN.item):
            assert_plain(mark(text), text)
        types = [token.type for token in read(MARKDOWN.heading(2, f"x {text}"))]
        assert set(types) <= {"heading_open", "inline", "text", "heading_close"}
    mixed = random.Random(2026).sample(strings, len(strings))
    for first in range(0, len(mixed), AT_ONCE):
        page = session_markdown(record_of(mixed[first : first + AT_ONCE]), RECORD.number)
        assert not obeyed(page, lines=True)
        assert {token.type for token in read(page)} <= ALLOWED | {"heading_open", "heading_close"}
    promise("exports", attempts=len(strings))


def test_a_file_is_never_named_what_a_system_would_take_for_something_else(
    quick: Path, promise: Promised
) -> None:
    strings = hostile_strings()
    for text in strings:
        name = safe_name(text)
        assert re.fullmatch(r"[\w -]+", name) and name[0] not in " -" and name == name.strip(), ascii(text)
        assert len(name.encode()) <= 180 + len("record ")
        assert name.upper() not in {"CON", "NUL", "PRN", "AUX"}
    folder = quick / "exports"
    for text in strings[::20]:
        path, _ = export_file(quick, "text", text)
        assert path.parent == folder and path.is_file() and path.stat().st_mode & 0o077 == 0
    assert {path.name for path in quick.iterdir()} == {"exports"}
    promise("exports", attempts=len(strings))


FIELDS: tuple[Callable[[str, int], Fact], ...] = (
    lambda text, id: Captured(id, Note(text), "one", None),
    lambda text, id: Captured(id, Question(2, text), "one", None),
    lambda text, id: Captured(id, Commitment(1, text, None, text, 5, text), "one", None),
    lambda text, id: WordGiven(1, "check-in", text),
    lambda text, id: BidMade(1, text, 2),
    lambda text, id: RoleGiven(text, 1),
    lambda text, id: DetailSet("topic", text),
)


def test_any_text_comes_back_from_the_disk_as_it_was_kept(quick: Path, promise: Promised) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    strings = hostile_strings()
    kept: list[Fact] = []
    typed = ""
    for text, field in zip(strings, cycle(FIELDS), strict=False):
        typed = clean(text, LINE)
        assert not obeyed(typed) and not obeyed(shown(text)) and clean(typed, LINE) == typed
        kept.append(field(typed, desk.seq + 1))
        desk.do(kept[-1])
        desk.journal.draft("capture", typed)
        if desk.seq % 500 == 0:
            desk.checkpoint()
    desk.journal.close()
    again = Desk.at(quick)
    again.journal.close()
    assert [fact for step in again.log[1:] for fact in step.facts] == kept
    assert again.opening.drafts == ({"capture": typed} if typed else {})
    promise("naughty strings", attempts=len(strings))
