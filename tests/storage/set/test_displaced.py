"""Files taken away from under an open set: it says NOT SAVED, nobody else gets in, and no word is lost."""

import errno
import fcntl
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from als_tui.domain.session.facts import Step
from als_tui.domain.words.pressing import press
from als_tui.ports import NotSaved, SetInUse
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.lock import holder_words
from tests.storage.faults import Disk, each_call, failing
from tests.storage.files.test_lock import held_by_another
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    OPENED,
    PROFILE,
    Desk,
    every_byte,
    heard_again,
    library,
    look_at,
    new_set,
    note,
    stamp,
    the_only_set,
)

SAID = ["one", "two", "three"]


@pytest.fixture
def folder(quick: Path) -> Path:
    return quick / "data" / "sets" / new_set(quick)


@pytest.fixture
def desk(quick: Path, folder: Path) -> Iterator[Desk]:
    """A set with an open session and a checkpoint in it, open."""
    desk = Desk.at(quick)
    desk.do(OPENED)
    for text in SAID:
        desk.say(text)
        if text == "two":
            desk.checkpoint()
    desk.journal.draft("line", "half a thought")
    yield desk
    with suppress(OSError):
        desk.journal.close()


@contextmanager
def an_older_als_tui(folder: Path) -> Iterator[None]:
    """One that locks the file and knows of no other lock."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        yield
    finally:
        os.close(descriptor)


def test_without_its_lock_file_a_set_is_held_all_the_same(
    quick: Path, folder: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused() -> bool:
        (folder / "lock").unlink(missing_ok=True)
        with pytest.raises(SetInUse, match="open in another als-tui"):
            Desk.at(quick)
        with closing(Folder(folder)) as held:
            assert "open in another als-tui" in holder_words(held)
        assert not (folder / "lock").exists(), "whoever is refused makes none"
        for words in (["restore", "harbour", "--take", "0"], ["doctor", "--repair"]):
            (folder / "set.json.2").write_bytes(b"{")
            assert run(["--data", str(quick / "data"), *words]) == 3
            assert "open in another als-tui" in "".join(capsys.readouterr())
        return True

    assert refused()
    desk.say("after")
    with closing(Folder(folder)) as held:
        assert f"process {os.getpid()}" in holder_words(held), "the holder made it anew"
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "after"]


def test_a_lock_file_that_was_replaced_holds_nobody_off(quick: Path, folder: Path) -> None:
    with held_by_another(quick / "data", folder.name):
        (folder / "lock.new").write_bytes(b"")
        (folder / "lock.new").rename(folder / "lock")
        with pytest.raises(SetInUse):
            Desk.at(quick)
    Desk.at(quick).journal.close()


def test_an_older_als_tui_and_this_one_keep_each_other_out(quick: Path, folder: Path) -> None:
    with an_older_als_tui(folder), pytest.raises(SetInUse):
        Desk.at(quick)
    desk = Desk.at(quick)
    with pytest.raises(BlockingIOError), an_older_als_tui(folder):
        pass
    desk.journal.close()


def test_where_an_older_als_tui_took_the_lock_nothing_is_saved_until_it_lets_go(
    quick: Path, folder: Path, desk: Desk
) -> None:
    (folder / "lock").unlink()
    with an_older_als_tui(folder):
        before = every_byte(folder)
        with pytest.raises(NotSaved, match=r"lock was taken away.*another als-tui.*Close it there"):
            desk.say("after")
        with pytest.raises(NotSaved, match="lock was taken away"):
            desk.checkpoint()
        assert every_byte(folder) == before
    desk.say("after")
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "after"]


def test_a_disk_that_locks_files_only_still_keeps_the_second_out(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(descriptor: int, how: int, real: Callable[[int, int], None] = fcntl.flock) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, "planted")
        real(descriptor, how)

    monkeypatch.setattr("als_tui.storage.files.lock.fcntl.flock", flock)
    desk = Desk.at(quick)
    with pytest.raises(SetInUse):
        Desk.at(quick)
    desk.journal.close()


def another_file(path: Path, data: bytes) -> None:
    path.with_name("other").write_bytes(data)
    path.with_name("other").rename(path)


def moved(folder: Path) -> None:
    folder.rename(folder.parent.parent / "moved")


def another_folder(folder: Path) -> None:
    moved(folder)
    shutil.copytree(folder.parent.parent / "moved", folder)


def a_file(folder: Path) -> None:
    moved(folder)
    folder.write_bytes(b"")


def a_link(folder: Path) -> None:
    moved(folder)
    folder.symlink_to(folder.parent.parent / "moved")


def another_program(folder: Path) -> None:
    with (folder / "journal").open("ab") as journal:
        journal.write(b"1 00000000 6 {}\n")


TAKEN: dict[str, Callable[[Path], object]] = {
    "the journal is removed": lambda folder: (folder / "journal").unlink(),
    "the journal is replaced by an older one": lambda folder: another_file(folder / "journal", b""),
    "the journal is replaced by its own copy": lambda folder: another_file(
        folder / "journal", (folder / "journal").read_bytes()
    ),
    "the journal is moved away": lambda folder: (folder / "journal").rename(folder / "journal.bak"),
    "the journal is cut short": lambda folder: os.truncate(folder / "journal", 20),
    "another program writes to the journal": another_program,
    "the folder is removed": shutil.rmtree,
    "the folder is moved": moved,
    "another folder has its name": another_folder,
    "a file has its name": a_file,
    "a link has its name": a_link,
    "all sets are removed": lambda folder: shutil.rmtree(folder.parent),
}
"""What other programs and hands do to an open set."""


@pytest.mark.parametrize("how", TAKEN)
def test_what_is_taken_away_is_told_and_nothing_is_written_there(
    how: str, quick: Path, folder: Path, desk: Desk
) -> None:
    TAKEN[how](folder)
    before = every_byte(quick / "data")
    calls: tuple[Callable[[], object], ...] = (
        desk.journal.check,
        lambda: desk.say("more"),
        lambda: desk.journal.draft("line", "half"),
        desk.checkpoint,
        lambda: desk.journal.seal(desk.book, desk.seq),
        lambda: desk.journal.strike(desk.book, tuple(desk.log), desk.seq, {}),
    )
    for call in calls:
        with pytest.raises(NotSaved, match=re.escape(press("app.quit", "unsaved.anew"))):
            call()
    assert every_byte(quick / "data") == before


@pytest.mark.parametrize("how", [how for how in TAKEN if "has its name" not in how])
def test_it_can_be_written_anew_and_what_stood_there_is_kept(
    how: str, quick: Path, folder: Path, desk: Desk
) -> None:
    TAKEN[how](folder)
    there = (folder / "journal").read_bytes() if (folder / "journal").exists() else None
    kept = desk.journal.write_anew(desk.book, tuple(desk.log), desk.seq)
    desk.say("after")
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "after"]
    assert look_at(folder).drafts == {"line": "half a thought"} and look_at(folder).told == ()
    assert Path(kept).parent == folder if kept else not there
    assert there is None or (Path(kept) / "journal").read_bytes() == there
    assert library(quick).checkup(folder.name).faults == ()
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))} == {0}


def test_another_folder_is_taken_over_with_all_that_is_in_it_kept(
    quick: Path, folder: Path, desk: Desk
) -> None:
    another_folder(folder)
    (folder / "letter").write_text("of somebody")
    with held_by_another(quick / "data", folder.name), pytest.raises(NotSaved, match="another als-tui"):
        desk.journal.write_anew(desk.book, tuple(desk.log), desk.seq)
    kept = desk.journal.write_anew(desk.book, tuple(desk.log), desk.seq)
    assert (Path(kept) / "letter").read_text() == "of somebody" == (folder / "letter").read_text()
    with pytest.raises(SetInUse):
        Desk.at(quick)
    desk.journal.close()
    assert heard_again(quick) == SAID


@pytest.mark.parametrize("how", ["a file has its name", "a link has its name"])
def test_what_is_no_folder_is_never_written_over(how: str, quick: Path, folder: Path, desk: Desk) -> None:
    TAKEN[how](folder)
    for _ in range(2):
        with pytest.raises(NotSaved):
            desk.journal.write_anew(desk.book, tuple(desk.log), desk.seq)
    assert folder.is_symlink() or folder.is_file()
    folder.unlink()
    (quick / "data" / "moved").rename(folder)
    desk.say("after")
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "after"]


def test_a_folder_that_is_put_back_goes_on_as_if_nothing_had_been(
    quick: Path, folder: Path, desk: Desk
) -> None:
    moved(folder)
    with pytest.raises(NotSaved):
        desk.say("lost")
    (quick / "data" / "moved").rename(folder)
    desk.say("after")
    (folder / "journal").rename(folder / "journal.bak")
    with pytest.raises(NotSaved):
        desk.say("lost")
    (folder / "journal.bak").rename(folder / "journal")
    desk.say("and on")
    desk.checkpoint()
    desk.say("on")
    desk.journal.close()
    assert heard_again(quick) == [*SAID, "after", "and on", "on"]


@pytest.mark.parametrize("how", ["fails once", "full once"])
def test_writing_anew_that_breaks_off_can_be_done_again(how: str, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        desk.say("one")
        folder = the_only_set(place)
        folder.rename(place / "moved")
        waits = Step(desk.seq + 1, stamp(desk.seq + 1), (note("waits", desk.seq + 1),))
        told = False
        with failing(disk, ends=False), suppress(NotSaved):
            desk.journal.write_anew(desk.book, (*desk.log, waits), waits.seq)
            told = True
        if not told:
            shutil.rmtree(folder, ignore_errors=True)
            (place / "moved").rename(folder)
            desk.journal.append(waits)
        desk.log.append(waits)
        desk.say("two")
        desk.journal.close()
        assert heard_again(place) == ["one", "waits", "two"]

    assert each_call(how, quick, scenario) > 15  # type: ignore[arg-type]  # both are ways of a disk


def test_a_set_of_somebody_else_at_the_name_is_seen(quick: Path, folder: Path, desk: Desk) -> None:
    other = folder.parent / library(quick).create(
        PROFILE.__class__("Other", "UTC", PROFILE.created), MEMBERS, CHARTER
    )
    moved(folder)
    other.rename(folder)
    with pytest.raises(NotSaved, match="another one has its name"):
        desk.say("more")


def test_a_folder_in_the_place_of_the_lock_is_named_and_an_open_set_says_so(desk: Desk, folder: Path) -> None:
    (folder / "lock").unlink()
    desk.say("the lock is made anew")
    assert (folder / "lock").is_file()
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    with pytest.raises(NotSaved, match=r"lock is a folder, where a file should be\. Move it out\."):
        desk.say("more")
