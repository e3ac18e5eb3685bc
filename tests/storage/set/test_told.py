"""What an opening tells stands on a message line: four rows on the narrowest screen, and nothing of it is cut."""

import errno
from pathlib import Path

import pytest

from als_tui.storage.files import trouble
from als_tui.storage.files.names import SET
from als_tui.storage.files.network import network_warning
from als_tui.storage.format.image import SPOILT
from als_tui.storage.set import recovery
from als_tui.widgets.fitting import rows_of
from tests.storage import hostile
from tests.storage.world import Desk, sealed_but_not_forgotten
from tests.tables import each

ROWS, CELLS = 4, 48
"""What a message may take in a window of 60 columns."""


def fits(words: str) -> bool:
    return rows_of(words, CELLS) <= ROWS


def told(place: Path) -> tuple[str, ...]:
    desk = Desk.at(place)
    desk.journal.close()
    return desk.opening.told


def test_a_journal_cut_off_or_damaged_is_told_in_words_that_fit(quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    desk = Desk.at(quick)
    for number in range(40):
        desk.say(f"word {number}")
    desk.journal.close()
    whole = (folder / "journal").read_bytes()
    (folder / "journal").write_bytes(whole[:-7])
    (words,) = told(quick)
    assert fits(words) and words.endswith("journal.damaged until the seal.")
    (folder / "journal").write_bytes(whole.replace(b"word 1", b"werd 1").replace(b"word 2", b"werd 2"))
    (words,) = told(quick)
    assert fits(words) and words.endswith("journal.damaged until the seal.")
    assert "Missing: 22 steps between 7 and 35." in words


def test_a_file_that_another_one_stands_in_for_is_told_in_words_that_fit(quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    (folder / "set.json").write_bytes((folder / "set.json").read_bytes().replace(b'"seq":4', b'"sep":4'))
    (words,) = told(quick)
    assert SPOILT in words and fits(words)


@each("number", trouble._WORDS)
def test_whatever_the_disk_says_of_a_file_is_told_in_words_that_fit(number: int) -> None:
    fault = trouble.reason(OSError(number, ""))
    (words,) = recovery._told_of_image(f"{SET}.2", {SET: fault})
    assert fits(words), words


def test_a_network_disk_is_told_in_words_that_fit(quick: Path) -> None:
    mounts = quick / "mounts"
    mounts.write_text(f"server:/home {quick} fuse.sshfs rw 0 0\n")
    assert fits(network_warning(quick, mounts))


@pytest.mark.parametrize("number", [errno.EIO, errno.EROFS, *trouble.FULL])
def test_an_unfinished_seal_is_told_in_words_that_fit(
    quick: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "planted")

    hostile.a_set(quick, generations=True)
    sealed_but_not_forgotten(quick)
    monkeypatch.setattr("als_tui.storage.set.generations.forget_older", fails)
    (words,) = told(quick)
    assert words.startswith("After the last seal or strike, ") and fits(words), words
