"""The seal forgets: afterwards no byte of the folder holds a word that is not in the book."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from als_tui.domain.session.facts import BidMade, Captured, Commitment, Question, Undone, WordGiven
from als_tui.screens.home.words import about
from als_tui.storage.files.folder import Folder
from als_tui.storage.format.lines import start_lines
from als_tui.value import replace
from tests.storage.world import (
    OPENED,
    PROFILE,
    TODAY,
    Desk,
    every_byte,
    folder_of,
    library,
    look_at,
    new_set,
    sealed_but_not_forgotten,
)

WORDS = ["Zoë whispered", "merger", "naïve", "resign", "日本語", "🙈 unsaid", "taken back", "half typed"]


@pytest.fixture
def folder(quick: Path) -> Path:
    """A set whose open session holds words of every kind, in all files that a folder can have."""
    folder = folder_of(quick, new_set(quick))
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.do(Captured(1, Question(2, "Zoë whispered: what about the merger?"), "one", None))
    desk.checkpoint()
    desk.do(BidMade(1, "naïve plans", 2))
    desk.checkpoint()
    desk.do(Captured(2, Commitment(1, "resign"), "one", None))
    desk.checkpoint()
    desk.do(WordGiven(1, "check-in", "日本語 🙈 unsaid"))
    desk.say("taken back")
    desk.do(Undone(desk.seq))
    desk.journal.draft("line", "half typed")
    desk.journal.close()
    for name in ("journal.damaged", "set.json.damaged", "set.json.v0", "set.json.new", "journal.new", ".swp"):
        (folder / name).write_text("merger")
    (folder / "copies").mkdir()
    (folder / "copies" / "set.json").write_text("merger")
    return folder


def spellings(word: str) -> Iterator[bytes]:
    """A word as any program may have written it."""
    yield word.encode()
    yield word.encode("utf-16-le")
    yield json.dumps(word)[1:-1].encode()
    yield json.dumps(word)[1:-1].upper().encode()
    yield "".join(f"\\u{ord(char):04x}" for char in word if ord(char) < 0x10000).encode()


def left_in(folder: Path) -> list[str]:
    data = every_byte(folder)
    return [word for word in WORDS if any(spelling in data for spelling in spellings(word))]


def test_before_the_seal_every_word_is_on_the_disk(folder: Path) -> None:
    assert left_in(folder) == WORDS


def test_the_seal_leaves_no_byte_of_what_is_not_in_the_book(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.journal.seal(desk.book, desk.seq)
    assert left_in(folder) == []
    desk.journal.close()
    assert left_in(folder) == []
    assert sorted(path.name for path in folder.iterdir()) == [
        "journal",
        "lock",
        "reserve",
        "set.json",
        "set.json.1",
        "set.json.2",
    ]


def test_after_the_seal_all_generations_are_alike_and_the_journal_is_empty(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    first, second, third = ((folder / f"set.json{end}").read_bytes() for end in ("", ".1", ".2"))
    assert first == second == third
    assert b"scrub" not in first
    start = start_lines(folder.name, desk.seq, cut=True)
    assert (folder / "journal").read_bytes() == start
    assert (folder / "reserve").read_bytes() == bytes(1 << 20)


def test_the_next_session_goes_on_from_the_sealed_step(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    seq = desk.seq
    desk.journal.seal(desk.book.put("profile", 1, replace(PROFILE, name="Sealed")), seq)
    desk.log, desk.opening = [], replace(desk.opening, seq=seq)
    desk.say("the next one")
    desk.journal.draft("line", "new words")
    desk.journal.close()
    found = look_at(folder)
    assert found.book.profile.name == "Sealed"
    assert (found.seq, [step.seq for step in found.tail]) == (seq, [seq + 1])
    assert found.drafts == {"line": "new words"}
    assert not library(quick).glances(TODAY)[0].in_session


def test_a_seal_broken_off_is_finished_at_the_next_opening_without_the_new_words(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(*_: object) -> None:
        raise OSError(5, "planted")

    desk = Desk.at(quick)
    seq = desk.seq
    monkeypatch.setattr("als_tui.storage.set.generations.forget_older", forget)
    desk.journal.seal(desk.book, seq)
    desk.log, desk.opening = [], replace(desk.opening, seq=seq)
    desk.say("the next one")
    desk.journal.draft("line", "new words")
    desk.journal.close()
    assert left_in(folder)
    told = Desk.at(quick)
    told.journal.close()
    assert "still on the disk" in told.opening.told[-1]
    monkeypatch.undo()
    again = Desk.at(quick)
    again.journal.close()
    assert left_in(folder) == []
    assert again.heard() == ["the next one"]
    assert again.opening.drafts == {"line": "new words"}
    assert not again.opening.told
    assert look_at(folder).drafts == {"line": "new words"}


def test_a_seal_forgets_even_where_the_file_before_it_could_not_be_read(quick: Path, folder: Path) -> None:
    (folder / "set.json").write_bytes(b'{"merger')
    desk = Desk.at(quick)
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    assert left_in(folder) == []


def test_a_seal_that_cannot_forget_says_so_and_home_tells_it_until_it_is_done(
    quick: Path, folder: Path
) -> None:
    said = sealed_but_not_forgotten(quick)
    assert said.startswith("older words are still on the disk (.swp, copies, journal, 6 more): The disk ")
    assert said.endswith("They go when the set is left or opened.")
    (owing,) = library(quick).glances(TODAY)
    assert owing.owes and "still on the disk" in about(owing, TODAY)
    Desk.at(quick).journal.close()
    assert not library(quick).glances(TODAY)[0].owes


def test_home_does_again_what_broke_off_of_a_seal_and_says_how_it_went(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start_over(*_: object, **__: object) -> None:
        raise OSError(5, "planted")

    desk = Desk.at(quick)
    with monkeypatch.context() as patch:
        patch.setattr("als_tui.storage.set.journal.JournalFile.start_over", start_over)
        assert "on the disk (journal): The disk" in desk.journal.seal(desk.book, desk.seq)
        assert library(quick).forget(folder.name) == ()  # it is open
        desk.journal.close()
        (told,) = library(quick).forget(folder.name)
        assert told.startswith("After the last seal or strike, older words are still on the disk (journal): ")
    assert left_in(folder)
    assert library(quick).forget(folder.name) == ()
    assert left_in(folder) == []


def test_a_forgetting_that_fails_at_its_last_stroke_names_no_file_as_none_holds_older_words(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Folder.swap

    def swap(held: Folder, name: str, data: bytes) -> None:
        if name == "set.json" and b"scrub" not in data:
            raise OSError(5, "planted")
        real(held, name, data)

    desk = Desk.at(quick)
    monkeypatch.setattr(Folder, "swap", swap)
    assert "on the disk: The disk" in desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    assert left_in(folder) == []


def test_a_file_with_a_second_name_elsewhere_is_told_as_no_seal_reaches_that(
    quick: Path, folder: Path
) -> None:
    desk = Desk.at(quick)
    for name in ("set.json", "journal", "lock"):
        (quick / f"second {name}").hardlink_to(folder / name)
    assert desk.journal.seal(desk.book, desk.seq) == (
        "another name elsewhere keeps older words of journal, set.json: remove it."
    )
    assert left_in(folder) == []
    assert desk.journal.seal(desk.book, desk.seq) == ""
    desk.journal.close()


def test_the_seal_may_spend_the_reserve_on_a_full_disk(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Folder.stage

    def stage(held: Folder, name: str, data: bytes) -> int:
        if (folder / "reserve").exists():
            raise OSError(errno.ENOSPC, "planted")
        return real(held, name, data)

    desk = Desk.at(quick)
    monkeypatch.setattr(Folder, "stage", stage)
    assert desk.journal.seal(desk.book, desk.seq) == ""
    assert left_in(folder) == []
    desk.journal.close()


@pytest.mark.parametrize("works", [0, 1])
def test_where_the_disk_does_not_even_say_what_it_holds_the_seal_stands_and_says_so(
    works: int, quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.scandir, iter(range(1000))

    def scandir(*args: Any) -> Any:
        if next(calls) >= works:
            raise OSError(5, "planted")
        return real(*args)

    desk = Desk.at(quick)
    with monkeypatch.context() as patch:
        patch.setattr("os.scandir", scandir)
        assert desk.journal.seal(desk.book, desk.seq).startswith("older words are still on the disk")
        desk.journal.close()
    assert left_in(folder)
    Desk.at(quick).journal.close()
    assert left_in(folder) == []
