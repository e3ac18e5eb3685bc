"""`als-tui members`: people from a file join a set, by the same move as on its page; no screen is loaded."""

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from als_tui.bootstrap import BROKEN, find_set, sets, with_its_keys
from als_tui.commands.files import file_bytes
from als_tui.domain.words.text import shown
from als_tui.ports import SetDamaged, SetInUse
from als_tui.terminal.printed import printed
from als_tui.terminal.said import said
from als_tui.terminal.start import write_any_character

if TYPE_CHECKING:
    from als_tui.domain.book import Book
    from als_tui.domain.members.pasting import Pasted
    from als_tui.domain.moves.joining import Taking
    from als_tui.engine import Engine
    from als_tui.storage.library import Sets

_MOST = 1_000_000
"""Bytes that a list of members may have."""
_CANNOT = 2
"""Exit status if the file cannot be read."""


def take(data: str | None, words: str, file: str, *, dry_run: bool) -> int:
    """Let the people of a file join; returns 0 done, 1 faulty or not saved, 2 no such set or file, 3 no way in."""
    os.umask(0o077)
    write_any_character()
    found = find_set(data, words)
    if isinstance(found, int):
        return found
    raw = file_bytes(file, _MOST)
    if raw is None:
        return _CANNOT
    people = _people(raw)
    if people is None:
        return 1
    library, set_id = sets(found[0]), found[1]
    try:
        return _shown_only(library.book(set_id), people) if dry_run else _taken(library, set_id, people)
    except (SetInUse, SetDamaged) as error:
        said(str(error), error=True)
        return BROKEN


def _people(raw: bytes) -> "Pasted | None":
    """The people in it, after saying how it was read; None after saying why there are none."""
    from als_tui.domain.members.decoding import decode
    from als_tui.domain.members.pasting import read_people

    if len(raw) > _MOST:
        said("That is longer than any list of members. Nothing was taken.", error=True)
        return None
    text = decode(raw)
    if text.why:
        said(f"{text.why} Nothing was taken.", error=True)
        return None
    people = read_people(text.text)
    if people.taken_words:
        said(_capital(people.taken_words))
    if people.left:
        said(f"Left out unread: {', '.join(people.left)}")
    if not people.people and not people.wrong:
        said("There is nobody in it. Nothing was taken.", error=True)
        return None
    return people


def _shown_only(book: "Book", people: "Pasted") -> int:
    from als_tui.domain.moves.joining import taking

    found = taking(book, people.people)
    if _faulty(people, found):
        return 1
    _print(book, found)
    said(f"Would take: {found.counts}. Nothing was changed.")
    return 0


def _taken(library: "Sets", set_id: str, people: "Pasted") -> int:
    """Open the set, make the move and let the set go, so that its file tells it, too."""
    from als_tui.clock import SystemClock
    from als_tui.domain.words.pressing import press
    from als_tui.engine import Engine

    opening, journal = library.open(set_id)
    engine = Engine(opening, journal, SystemClock())
    with closing(engine):
        for told in opening.told:
            said(with_its_keys(told))
        made = _made(engine, people)
    if engine.unsaved:
        said(f"Not saved: {with_its_keys(engine.why_unsaved)} Nothing was taken.", error=True)
        return 1
    if engine.left:
        said(with_its_keys(engine.left), error=True)
    if isinstance(made, int):
        return made
    undo = f"`{press('step.undo')}` on the set's page takes all of it back."
    said(
        with_its_keys(f"Taken: {made.counts}. {undo}" if made.changes else f"Nothing changed: {made.counts}.")
    )
    return 0


def _made(engine: "Engine", people: "Pasted") -> "Taking | int":
    """Make the move, and return what it came to; the exit status after saying why it is not made."""
    from als_tui.domain.moves.joining import take_members, taking
    from als_tui.domain.session.live import today_of
    from als_tui.domain.words.pressing import press

    book = engine.live.book
    if engine.live.session is not None:
        words = (
            f"A session of this set is open: `{press('set.member')}` on the set's page takes a pasted list."
        )
        said(f"{with_its_keys(words)} Nothing was changed.", error=True)
        return 1
    found = taking(book, people.people)
    if _faulty(people, found):
        return 1
    _print(book, found)
    if found.changes:
        engine.do(take_members, people.people, today_of(engine.live, engine.now()))
    return found


def _faulty(people: "Pasted", found: "Taking") -> bool:
    """Say what is wrong, a line each; True if anything is."""
    wrong = (*people.wrong, *found.wrong)
    for why in wrong:
        said(f"✗ {why}", error=True)
    if wrong:
        said("Nothing was taken.", error=True)
    return bool(wrong)


def _print(book: "Book", found: "Taking") -> None:
    """Who joins, who is changed and who stands, a line each, and what is to be said of them."""
    rows = [("joins", " · ".join(filter(None, (one.name, one.mail, one.role)))) for one in found.new]
    rows += [
        ("changed", f"{book.members[id].name}: {' · '.join(filter(None, (fills.mail, fills.role)))}")
        for id, fills in found.filled.items()
    ]
    rows += [("stands", name) for name in found.stand]
    for what, who in rows:
        printed(f"  {what:<7}  {shown(who)}\n", sys.stdout)
    for remark in found.remarks:
        said(f"· {with_its_keys(remark)}")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
