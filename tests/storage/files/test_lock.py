"""One als-tui a set: the second is told, and the lock dies with its holder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from als_tui.ports import SetDamaged, SetInUse
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.holder import ask_to_end, can_be_ended, read_holder
from als_tui.storage.files.lock import holder_words, wait_for_holder
from als_tui.storage.format.plain import dump
from als_tui.value import asdict
from tests.storage.world import TODAY, Desk, folder_of, library, new_set, without_generations

HOLD = """
import signal, sys
from pathlib import Path
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
from als_tui.storage.library import Sets
kept = Sets(Path(sys.argv[1]), None, "0.1.0").open(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another(data: Path, set_id: str, *how: str) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the set open."""
    asked = [sys.executable, "-c", HOLD, str(data), set_id, *how]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_als_tui_is_told_who_has_the_set_and_changes_nothing(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        before = {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}
        with pytest.raises(SetInUse) as refusal:
            Desk.at(quick)
        words = str(refusal.value)
        assert words.startswith(
            f"This set is open in another als-tui on this machine (process {other.pid}, since "
        )
        assert words.endswith("Close it there first; nothing was changed.")
        assert before == {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}
        assert library(quick).glances(TODAY)[0].name == "Harbour set"


def test_the_second_can_take_over_and_the_first_ends(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        with pytest.raises(SetInUse) as refusal:
            Desk.at(quick)
        assert refusal.value.yields
        opening, journal = library(quick).take_over(set_id)
        assert other.wait() == -signal.SIGTERM
        assert opening.book.profile.name == "Harbour set"
        journal.close()


def test_a_set_that_nobody_holds_any_more_is_simply_opened(quick: Path) -> None:
    set_id = new_set(quick)
    library(quick).take_over(set_id)[1].close()


def test_a_holder_that_does_not_let_go_keeps_the_set_and_nothing_is_changed(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = new_set(quick)
    short = partial(wait_for_holder, patience=0.2)
    monkeypatch.setattr("als_tui.storage.files.lock.wait_for_holder", short)
    with held_by_another(quick / "data", set_id, "deaf") as other:
        before = {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}
        with pytest.raises(SetInUse, match=r"did not let go.*nothing was changed"):
            library(quick).take_over(set_id)
        assert other.poll() is None
        assert before == {path.name: path.read_bytes() for path in folder_of(quick, set_id).iterdir()}


def test_no_process_is_ended_that_is_not_certainly_the_holder(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = new_set(quick)
    told = folder_of(quick, set_id) / "lock"
    with held_by_another(quick / "data", set_id) as other:
        right = read_holder(told.read_bytes())
        assert right is not None and can_be_ended(right)
        wrongs: tuple[dict[str, object], ...] = (
            {"started": "1"}, {"started": ""}, {"boot": "another"}, {"host": "elsewhere"}, {"pid": os.getpid()}
        )  # fmt: skip
        for wrong in wrongs:
            told.write_bytes(dump(asdict(right) | wrong).encode())
            with pytest.raises(SetInUse) as refusal:
                Desk.at(quick)
            assert not refusal.value.yields
            with pytest.raises(SetInUse, match="cannot be ended from here"):
                library(quick).take_over(set_id)
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
        assert not can_be_ended(right)
        assert not ask_to_end(right)
        assert other.poll() is None


def test_who_holds_a_set_can_be_asked_without_taking_it(quick: Path) -> None:
    set_id = new_set(quick)
    with closing(Folder(folder_of(quick, set_id))) as folder:
        assert holder_words(folder) == ""
        desk = Desk.at(quick)
        assert f"process {os.getpid()}" in holder_words(folder)
        desk.journal.close()
        assert holder_words(folder) == ""


def test_a_killed_holder_holds_nothing(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        Desk.at(quick).journal.close()


def test_a_stopped_holder_still_holds_and_can_be_taken_over_from(quick: Path) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id) as other:
        os.kill(other.pid, signal.SIGSTOP)
        os.waitpid(other.pid, os.WUNTRACED)  # until it stands
        with pytest.raises(SetInUse):
            Desk.at(quick)
        if sys.platform == "linux":  # elsewhere it cannot be told from one that is deaf
            library(quick).take_over(set_id)[1].close()
            assert other.wait() == -signal.SIGTERM


FULL = """
import sys
import time
from pathlib import Path
from als_tui.storage.library import Sets
opened, journal = Sets(Path(sys.argv[1]), None, "0.1.0").open(sys.argv[2])
journal.waiting(4)
print("open", flush=True)
sys.stdin.read()
"""


def test_steps_in_memory_only_are_told_before_a_takeover_and_what_was_lost_after_it(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = new_set(quick)
    monkeypatch.setattr("tests.storage.files.test_lock.HOLD", FULL)
    with held_by_another(quick / "data", set_id):
        with pytest.raises(SetInUse, match="4 steps of it are in memory only") as refusal:
            Desk.at(quick)
        assert (refusal.value.unsaved, refusal.value.yields) == (4, True)
        with closing(Folder(folder_of(quick, set_id))) as folder:
            assert "4 steps of it are in memory only" in holder_words(folder)
        opened, journal = library(quick).take_over(set_id)
    assert opened.told[0].startswith("Lost with the als-tui before: 4 steps that were in memory only")
    journal.close()
    again = Desk.at(quick)
    again.journal.close()
    assert not again.opening.told


def test_what_all_is_saved_is_told_as_by_an_als_tui_that_counts_nothing(quick: Path) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    text = (folder_of(quick, set_id) / "lock").read_bytes()
    desk.journal.waiting(1)
    assert b'"unsaved":1' in (folder_of(quick, set_id) / "lock").read_bytes()
    desk.journal.waiting(0)
    assert (folder_of(quick, set_id) / "lock").read_bytes() == text and b"unsaved" not in text
    desk.journal.close()


def test_whoever_is_asked_to_end_knows_that_another_als_tui_asked(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    monkeypatch.setattr("als_tui.storage.files.lock.can_be_ended", lambda holder: True)
    monkeypatch.setattr("als_tui.storage.files.lock.ask_to_end", lambda holder: True)
    assert not library(quick).taken_over(set_id)
    with closing(Folder(folder_of(quick, set_id))) as folder:
        with monkeypatch.context() as patch:
            patch.setattr("als_tui.storage.files.lock._ask_no_more", lambda folder: None)
            with pytest.raises(SetInUse, match="did not let go"):
                wait_for_holder(folder, 0.0)
        assert f"process {os.getpid()}" in holder_words(folder), "and what stands there is read as before"
    desk.journal.waiting(2)
    assert library(quick).taken_over(set_id)
    desk.journal.close()
    with held_by_another(quick / "data", set_id):
        assert library(quick).taken_over(set_id)
    Desk.at(quick).journal.close()
    assert not library(quick).taken_over(set_id)


def test_of_two_that_take_over_at_once_the_slower_is_told_that_another_has_it(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = new_set(quick)
    with held_by_another(quick / "data", set_id), closing(Folder(folder_of(quick, set_id))) as folder:
        quicker: list[Desk] = []

        def sleep(seconds: float, real: Callable[[float], None] = time.sleep) -> None:
            while not quicker and holder_words(folder):
                real(seconds)
            quicker[:] = quicker or [Desk.at(quick)]

        monkeypatch.setattr("als_tui.storage.files.lock.time.sleep", sleep)
        with pytest.raises(SetInUse, match=f"was quicker and took the set over.*process {os.getpid()}"):
            wait_for_holder(folder)
        quicker[0].journal.close()


def test_whoever_finds_a_set_taken_after_it_was_let_go_is_told_that_another_was_quicker(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id, quicker = new_set(quick), list[Desk]()
    monkeypatch.setattr(
        "als_tui.storage.files.lock.wait_for_holder", lambda folder: quicker.append(Desk.at(quick))
    )
    with pytest.raises(SetInUse, match="was quicker and took the set over"):
        library(quick).take_over(set_id)
    quicker[0].journal.close()


def test_the_same_process_cannot_open_a_set_twice(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    with pytest.raises(SetInUse):
        Desk.at(quick)
    desk.journal.close()
    Desk.at(quick).journal.close()


def test_a_refused_set_is_let_go_again(quick: Path) -> None:
    set_id = new_set(quick)
    without_generations(folder_of(quick, set_id))
    (folder_of(quick, set_id) / "set.json").write_bytes(b"{")
    for _ in range(2):
        with pytest.raises(SetDamaged):
            Desk.at(quick)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"pid": 1e999}',
        b"[" * 900,
        b'{"pid": 5, "host": "\\ud800", "since": "\\u001b]0;x"}',
    ],
)
def test_whatever_stands_in_the_lock_file_the_second_is_told_in_plain_words(quick: Path, text: bytes) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    (folder_of(quick, set_id) / "lock").write_bytes(text)
    with pytest.raises(SetInUse) as refusal:
        Desk.at(quick)
    desk.journal.close()
    assert str(refusal.value).isprintable()
    assert str(refusal.value).startswith("This set is open in another als-tui")
