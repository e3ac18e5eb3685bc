"""A set at a glance: what the open session's log is not folded for is what the fold tells."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from als_tui.domain.book import Action, Book, Member
from als_tui.domain.session.facts import Fact, Put, Redone, Step, Undone
from als_tui.domain.session.live import Live, evolve
from als_tui.ports import Glance
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.names import JOURNAL
from als_tui.storage.format.image import picture, render
from als_tui.storage.format.lines import start_lines, step_line
from als_tui.storage.set import reading
from als_tui.storage.set.making import make_set
from als_tui.value import replace
from tests.storage.world import APP, CHARTER, MEMBERS, OPENED, PROFILE, TODAY, note, stamp

SET_ID = "0123456789abcdef"
BOOK = Book(
    SET_ID, {"profile": {1: PROFILE}, "members": dict(enumerate(MEMBERS, 1)), "charter": {1: CHARTER}}
)
ASKED = (
    "open",
    "say",
    "rename",
    "move",
    "owe",
    "leave",
    "undo",
    "redo",
    "undo any",
    "redo any",
    "checkpoint",
    "seal",
)
histories = st.lists(st.tuples(st.sampled_from(ASKED), st.integers(0, 40)), max_size=40)


def put(live: Live, what: str, number: int) -> Put:
    """A change of the book as the screens make it."""
    profile, member = live.book.profile, live.book.members[1]
    match what:
        case "rename":
            return Put("profile", 1, profile, replace(profile, name=f"Set {number}"))
        case "move":
            moved = replace(profile, next_session=datetime(2026, 4, 1 + number % 30, 9))
            return Put("profile", 1, profile, moved)
        case "owe":
            return Put("actions", 1 + number, live.book.actions.get(1 + number), Action(1, "Ana", "Ask", 1))
        case _:
            return Put("members", 1, member, Member(member.name, TODAY, None if member.left else TODAY))


def facts(live: Live, what: str, number: int) -> tuple[Fact, ...]:
    """What a key comes to; nothing if it does not work now."""
    match what:
        case "open":
            return () if live.session else (replace(OPENED, number=number),)
        case "say":
            return (note(f"“{number}” \\", number), note("more", number + 100)) if live.session else ()
        case "undo":
            return (Undone(live.done[-1]),) if live.done else ()
        case "redo":
            return (Redone(live.undone[-1]),) if live.undone else ()
        case "undo any":
            return (Undone(live.done[number % len(live.done)]),) if live.done else ()
        case "redo any":
            return (Redone(live.undone[number % len(live.undone)]),) if live.undone else ()
        case _:
            return (put(live, what, number),)


def written(history: list[tuple[str, int]], place: Path) -> Folder:
    """A folder of a set with that history: the last checkpoint and the steps that came after it."""
    live, seq, tail = Live(BOOK), 0, list[Step]()
    kept = live, seq
    for what, number in history:
        if what in ("checkpoint", "seal"):
            live = Live(live.book) if what == "seal" else live
            kept, tail = (live, seq), []
        elif told := facts(live, what, number):
            seq += 1
            tail.append(Step(seq, stamp(seq), told))
            live = evolve(live, tail[-1])
    image = picture(kept[0].book, kept[0].log, kept[1], "2026-03-05")
    with closing(Folder(place)) as sets:
        make_set(sets, SET_ID, render(image, APP))
    folder = Folder(place / SET_ID)
    folder.swap(JOURNAL, start_lines(SET_ID, kept[1], cut=False) + b"".join(map(step_line, tail)))
    return folder


def folded(folder: Folder) -> Glance:
    with patch.object(reading, "_book_in_session", lambda *_: None):
        return reading.glance(folder, SET_ID, TODAY)


def test_a_glance_is_that_of_the_fold(tmp_path: Path) -> None:
    places = iter(range(10_000))
    quick: list[bool] = []
    asked = reading._book_in_session

    @settings(max_examples=150, deadline=None)
    @given(histories)
    @example([("open", 1), ("undo", 0), ("checkpoint", 0)])
    @example([("open", 1), ("undo", 0), ("checkpoint", 0), ("redo", 0), ("checkpoint", 0)])
    @example([("open", 1), ("rename", 1), ("checkpoint", 0), ("undo", 0)])
    @example([("open", 1), ("owe", 1), ("leave", 1), ("undo", 0), ("undo", 0), ("redo", 0)])
    def holds(history: list[tuple[str, int]]) -> None:
        place = tmp_path / str(next(places))
        place.mkdir(mode=0o700)
        with closing(written(history, place)) as folder:
            with patch.object(reading, "_book_in_session", lambda *of: seen(asked(*of))):
                found = reading.glance(folder, SET_ID, TODAY)
            assert found == folded(folder)

    def seen(book: Book | None) -> Book | None:
        quick.append(book is not None)
        return book

    holds()
    assert any(quick) and not all(quick)


def test_an_open_session_with_things_put_right_in_it_is_not_folded(tmp_path: Path) -> None:
    said = [("say", number) for number in range(5)]
    history = [
        ("open", 1),
        *said,
        ("rename", 3),
        ("checkpoint", 0),
        *said,
        ("undo", 0),
        ("redo", 0),
        ("move", 5),
    ]
    with closing(written(history, tmp_path)) as folder:
        with patch.object(reading, "_folded", lambda *_: pytest.fail("it was folded")):
            found = reading.glance(folder, SET_ID, TODAY)
        assert found == folded(folder)
    assert (found.name, found.in_session, found.next_session) == ("Set 3", True, datetime(2026, 4, 6, 9))
