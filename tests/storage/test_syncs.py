"""What is acknowledged has reached the disk, not its cache: every byte and every name is synced before."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from als_tui.storage.files.exporting import export_file, write_new
from tests.storage.world import OPENED, Desk, new_set, note


class Ledger:
    """Knows which bytes and names a power cut would take back."""

    def __init__(self) -> None:
        """Owe nothing."""
        self.bytes: dict[int, str] = {}
        """Unsynced files by inode."""
        self.names: set[int] = set()
        """Folders, by inode, with names given or taken since their last sync."""
        self.renamed_unsynced: list[str] = []
        self.synced_folders = 0

    def write(self, real: Callable[..., Any], fd: int, data: Any) -> Any:
        self.bytes[os.fstat(fd).st_ino] = "written"
        return real(fd, data)

    def ftruncate(self, real: Callable[..., Any], fd: int, size: int) -> Any:
        self.bytes[os.fstat(fd).st_ino] = "cut"
        return real(fd, size)

    def fdatasync(self, real: Callable[..., Any], fd: int) -> Any:
        self.bytes.pop(os.fstat(fd).st_ino, None)
        return real(fd)

    def fsync(self, real: Callable[..., Any], fd: int) -> Any:
        self.synced_folders += os.fstat(fd).st_ino in self.names
        self.names.discard(os.fstat(fd).st_ino)
        self.bytes.pop(os.fstat(fd).st_ino, None)
        return real(fd)

    def rename(
        self, real: Callable[..., Any], old: str, new: str, *, src_dir_fd: int, dst_dir_fd: int
    ) -> Any:
        if os.stat(old, dir_fd=src_dir_fd).st_ino in self.bytes:
            self.renamed_unsynced.append(old)
        self.names.add(os.fstat(dst_dir_fd).st_ino)
        return real(old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    def unlink(self, real: Callable[..., Any], name: str, *, dir_fd: int) -> Any:
        done = real(name, dir_fd=dir_fd)
        self.names.add(os.fstat(dir_fd).st_ino)
        return done

    def mkdir(
        self, real: Callable[..., Any], path: Any, mode: int = 0o777, *, dir_fd: int | None = None
    ) -> Any:
        above = os.fstat(dir_fd) if dir_fd is not None else Path(path).parent.stat()
        self.names.add(above.st_ino)
        return real(path, mode, dir_fd=dir_fd)

    @property
    def owed(self) -> tuple[dict[int, str], set[int], list[str]]:
        return self.bytes, self.names, self.renamed_unsynced


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger of all that this test does to the disk."""
    kept = Ledger()
    for name in ("write", "ftruncate", "fdatasync", "fsync", "rename", "unlink", "mkdir"):
        monkeypatch.setattr(os, name, _through(getattr(kept, name), getattr(os, name)))
    yield kept
    monkeypatch.undo()


def _through(watch: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: watch(real, *args, **kwargs)


NOTHING: tuple[dict[int, str], set[int], list[str]] = ({}, set(), [])


def test_nothing_is_owed_to_the_disk_after_anything_that_was_acknowledged(
    quick: Path, ledger: Ledger
) -> None:
    lock = quick / "data" / "sets" / new_set(quick) / "lock"
    ledger.bytes.pop(lock.stat().st_ino)
    assert ledger.owed == NOTHING
    desk = Desk.at(quick)
    ledger.bytes.clear()  # the lock's words and the reserve may be lost
    ledger.names.clear()
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.do(OPENED),
        lambda: desk.do(note("one")),
        lambda: desk.journal.draft("line", "half"),
        desk.checkpoint,
        lambda: desk.do(note("two")),
        desk.checkpoint,
        lambda: desk.journal.seal(desk.book, desk.seq),
    )
    for act in acts:
        act()
        assert ledger.owed == NOTHING
    desk.journal.close()


def test_a_file_put_right_is_synced_before_anything_is_added(quick: Path, ledger: Ledger) -> None:
    set_id = new_set(quick)
    journal = quick / "data" / "sets" / set_id / "journal"
    journal.write_bytes(b"1 00000000 1 {")
    desk = Desk.at(quick)
    assert not ledger.renamed_unsynced
    assert journal.stat().st_ino not in ledger.bytes
    desk.journal.close()


def test_a_file_that_the_seal_forgets_by_is_on_the_disk_before_the_first_old_one_goes(
    quick: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.checkpoint()
    ledger.names.clear()
    owed: list[set[int]] = []
    real = os.unlink

    def unlink(name: str, *, dir_fd: int) -> None:
        owed.extend([set(ledger.names)] if name in ("journal.1", "set.json.1") else [])
        real(name, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", unlink)
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    assert len(owed) == 2
    assert owed[0] == set()


def test_a_file_that_was_asked_for_is_on_the_disk_with_its_name(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", _through(lambda real, fd: synced.append(os.fstat(fd).st_ino), os.fsync))
    path, _ = export_file(quick, "text", "Northside session 1")
    assert synced[-2:] == [path.stat().st_ino, path.parent.stat().st_ino]
    out = write_new(quick / "record.md", "text")
    assert synced[-2:] == [out.stat().st_ino, quick.stat().st_ino]
