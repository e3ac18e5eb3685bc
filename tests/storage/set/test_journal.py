"""The journal: a line a step, synced before it is acknowledged, and read back whatever happened to it."""

import errno
import os
import random
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from als_tui.domain.session.facts import Step, Undone
from als_tui.ports import NotSaved, SetDamaged
from als_tui.storage.doctor.checkup import check_set
from als_tui.storage.files.folder import Folder
from als_tui.storage.format.lines import mark_lines, step_line
from als_tui.storage.format.migration import schema
from als_tui.value import replace
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    OPENED,
    PROFILE,
    Desk,
    folder_of,
    heard_again,
    heard_in,
    library,
    look_at,
    new_set,
    note,
    stamp,
)

NOTES = [f"note {number}" for number in range(8)]


@pytest.fixture
def folder(quick: Path) -> Path:
    """A set with an open session, eight notes, and no checkpoint yet."""
    folder = folder_of(quick, new_set(quick))
    desk = Desk.at(quick)
    desk.do(OPENED)
    for text in NOTES:
        desk.say(text)
    desk.journal.close()
    return folder


def lines_of(folder: Path) -> list[bytes]:
    """What follows the journal's first line."""
    return (folder / "journal").read_bytes().splitlines(keepends=True)[1:]


def write_lines(folder: Path, *lines: bytes) -> None:
    """Let these lines follow it."""
    first = (folder / "journal").read_bytes().splitlines(keepends=True)[:1]
    (folder / "journal").write_bytes(b"".join([*first, *lines]))


def step(seq: int, text: str) -> bytes:
    return step_line(Step(seq, stamp(seq), (note(text, seq),)))


def test_a_note_is_one_write_and_one_sync_before_it_is_acknowledged(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)
    calls: list[str] = []
    for name in ("write", "fdatasync", "fsync", "open", "rename"):
        monkeypatch.setattr(os, name, recorded(calls, name, getattr(os, name)))
    desk.say("now")
    monkeypatch.undo()
    desk.journal.close()
    assert calls == ["write", "fdatasync"]


def recorded(calls: list[str], name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return real(*args, **kwargs)

    return call


def test_a_step_out_of_order_is_a_fault_of_ours_and_goes_nowhere(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    before = (folder / "journal").read_bytes()
    with pytest.raises(ValueError, match="cannot follow"):
        desk.journal.append(Step(desk.seq + 2, stamp(1), ()))
    desk.journal.close()
    assert (folder / "journal").read_bytes() == before


def test_an_unfinished_last_line_is_left_out_kept_aside_and_told(quick: Path, folder: Path) -> None:
    whole = (folder / "journal").read_bytes()
    (folder / "journal").write_bytes(whole[:-7])
    desk = Desk.at(quick)
    desk.say("after")
    desk.journal.close()
    assert desk.heard() == [*NOTES[:-1], "after"]
    assert "cut off" in desk.opening.told[0]
    assert (folder / "journal.damaged").read_bytes() == whole[:-7]
    assert heard_again(quick) == [*NOTES[:-1], "after"]


@pytest.mark.parametrize("many", [1, 2])
def test_damaged_lines_among_good_ones_are_skipped_kept_aside_and_told(
    quick: Path, folder: Path, many: int
) -> None:
    lines = lines_of(folder)
    for at in range(3, 3 + many):
        lines[at] = lines[at].replace(b"note", b"goat")
    write_lines(folder, *lines)
    desk = Desk.at(quick)
    desk.say("after")
    desk.journal.close()
    assert desk.heard() == [*NOTES[:2], *NOTES[2 + many :], "after"]
    assert ("Missing: step 4." if many == 1 else "Missing: steps 4, 5.") in desk.opening.told[0]
    assert (folder / "journal.damaged").read_bytes().endswith(b"".join(lines))
    assert heard_again(quick) == desk.heard()


def test_an_earlier_damage_is_kept_beside_the_next(quick: Path, folder: Path) -> None:
    (folder / "journal.damaged").write_bytes(b"from another day")
    (folder / "journal").write_bytes((folder / "journal").read_bytes()[:-7])
    heard_again(quick)
    assert (folder / "journal.damaged").read_bytes() == b"from another day"
    assert (folder / "journal.damaged.2").exists()


def test_looking_changes_nothing(quick: Path, folder: Path) -> None:
    (folder / "journal").write_bytes((folder / "journal").read_bytes()[:-7])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    look_at(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def without(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], *lines[at + 1 :]]


REFUSED: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "a step is missing": (lambda lines: without(lines, 4), "step 5 is missing"),
    "the first step is missing": (lambda lines: without(lines, 0), "step 1 is missing"),
    "a step is missing before a mark": (
        lambda lines: [*without(lines, 8), mark_lines(9, stamp(1), {})],
        "step 9 is missing",
    ),
    "a step stands twice": (lambda lines: [*lines, step(9, "other words")], "step 9 stands twice"),
    "nothing can be read": (lambda lines: [b"\0" * 70 + b"\n"] * 3, "no line of it"),
    "a later format": (lambda lines: [*lines, b"2 5a7c7e11 10 {}\n"], "newer als-tui"),
    "a later schema": (
        lambda lines: [*lines, line(b'10 {"schema":%d,"step":10}' % (schema() + 1))],
        "newer als-tui",
    ),
    "no schema": (lambda lines: [*lines, line(b'10 {"step":10}')], "line 11: the line names no schema"),
    "no step and no mark": (lambda lines: [*lines, line(b'9 {"schema":1,"mark":"wish"}')], "line 11: it is"),
    "a fact nobody knows": (
        lambda lines: [*lines, step(10, "x").replace(b"Captured", b"Imagined")],
        "line 11: step 10, this als-tui knows no such fact",
    ),
    "another step than it says": (
        lambda lines: [*lines, step(11, "x")],
        "line 11: step 11 stands in the line",
    ),
}


def line(rest: bytes, kind: bytes = b"1") -> bytes:
    from als_tui.storage.format.plain import crc

    return b"%s %s %s\n" % (kind, crc(rest, kind).encode(), rest)


def checked_again(lines: list[bytes]) -> list[bytes]:
    """Lines with the right checksum for what they say now."""
    return [line(raw[11:-1], raw[:1]) if raw[:1] in b"12" else raw for raw in lines]


@pytest.mark.parametrize("name", REFUSED)
def test_a_journal_that_cannot_be_what_was_written_is_refused_and_left_alone(
    name: str, quick: Path, folder: Path
) -> None:
    change, words = REFUSED[name]
    lines = checked_again(change(lines_of(folder)))
    if name == "another step than it says":
        lines[-1] = line(lines[-1][11:-1].replace(b"11 ", b"10 ", 1))
    write_lines(folder, *lines)
    if name == "nothing can be read":
        (folder / "journal").write_bytes(b"".join(lines))
    before = (folder / "journal").read_bytes()
    with pytest.raises(SetDamaged, match=words) as refusal:
        Desk.at(quick)
    assert str(folder) in str(refusal.value)
    assert "note" not in str(refusal.value)
    assert (folder / "journal").read_bytes() == before


def test_a_journal_without_its_first_line_is_told_and_begins_anew(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.checkpoint()
    desk.say("after the checkpoint")
    desk.journal.close()
    whole = (folder / "journal").read_bytes()
    for left, heard in ((b"", NOTES), (whole.split(b"\n", 1)[1], [*NOTES, "after the checkpoint"])):
        (folder / "journal").write_bytes(left)
        assert "journal: its first line is missing" in " ".join(check_set(folder).faults)
        desk = Desk.at(quick)
        assert "first line is gone" in " ".join(desk.opening.told) and desk.heard() == heard
        desk.journal.draft("line", "half")
        desk.journal.close()
        assert heard_again(quick) == heard and look_at(folder).told == () and not check_set(folder).faults


def test_a_journal_of_another_set_is_refused_and_left_alone(quick: Path, folder: Path) -> None:
    other = library(quick).create(replace(PROFILE, name="Another"), MEMBERS, CHARTER)
    (folder / "journal").write_bytes((folder.parent / other / "journal").read_bytes())
    before = (folder / "journal").read_bytes()
    with pytest.raises(SetDamaged, match=r"journal: it belongs to another set\. Nothing was changed"):
        Desk.at(quick, folder.name)
    assert not check_set(folder).opens and (folder / "journal").read_bytes() == before


def test_a_journal_that_goes_on_from_a_later_step_than_the_file_is_refused(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.checkpoint()
    desk.journal.close()
    for name in ("set.json", "set.json.1"):
        (folder / name).write_bytes((folder / "set.json.2").read_bytes())
    (folder / "journal.1").unlink()
    with pytest.raises(SetDamaged, match="step 1 is missing"):
        Desk.at(quick)


def test_any_cut_loses_only_what_comes_after_it(folder: Path) -> None:
    whole = (folder / "journal").read_bytes()
    for at in range(0, len(whole), 3):
        (folder / "journal").write_bytes(whole[:at])
        found = look_at(folder)
        finished = whole[:at].count(b'"text":') - (at > 0 and whole[at - 1 : at] != b"\n")
        assert heard_in(found) == NOTES[: len(heard_in(found))]
        assert len(heard_in(found)) >= finished
        assert bool(found.told) == (at == 0 or whole[at - 1 : at] != b"\n")


def test_no_flipped_bit_changes_a_word_in_silence(folder: Path) -> None:
    whole = (folder / "journal").read_bytes()
    for at in range(0, len(whole), 5):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << random.Random(at).randrange(8)
        (folder / "journal").write_bytes(flipped)
        found = look_at(folder)
        heard = heard_in(found)
        assert found.told
        assert len(heard) >= len(NOTES) - 2
        assert heard == [text for text in NOTES if text in heard]


def test_marks_are_no_steps_and_the_last_of_each_counts(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.journal.draft("line", "half")
    desk.journal.draft("line", "half a thought")
    desk.journal.draft("form", "gone")
    desk.journal.draft("form", "")
    desk.journal.beat(stamp(50))
    desk.journal.beat(stamp(65))
    desk.say("after")
    desk.journal.close()
    again = Desk.at(quick)
    again.journal.close()
    assert again.opening.drafts == {"line": "half a thought"}
    assert again.opening.last == stamp(65)
    assert again.heard() == [*NOTES, "after"]


def test_a_checkpoint_writes_the_last_marks_again(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.journal.draft("line", "half a thought")
    desk.journal.draft("form", "gone")
    desk.journal.draft("form", "")
    desk.journal.beat(stamp(65))
    desk.checkpoint()
    desk.journal.close()
    assert len(lines_of(folder)) == 2
    assert look_at(folder).drafts == {"line": "half a thought"}
    assert look_at(folder).last == stamp(65)


def test_undo_is_a_step_like_any_other(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.do(Undone(desk.seq))
    desk.journal.close()
    assert look_at(folder).tail[-1].facts == (Undone(9),)


def test_a_full_disk_takes_half_a_line_back_and_says_so(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)
    (folder / "reserve").unlink()
    before = (folder / "journal").read_bytes()
    real, taken = os.write, iter((20,))

    def write(fd: int, data: Any) -> int:
        for count in taken:
            return real(fd, bytes(data)[:count])
        raise OSError(errno.ENOSPC, "planted")

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(NotSaved, match="disk is full"):
        desk.say("too much")
    assert (folder / "journal").read_bytes() == before
    monkeypatch.undo()
    desk.say("too much")
    desk.journal.close()
    assert heard_again(quick) == [*NOTES, "too much"]


def test_a_limit_on_file_sizes_is_said_in_words_too(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    size = (folder / "journal").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, limits[1]))
    try:
        with pytest.raises(NotSaved, match="may not grow"):
            desk.say("too much")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (folder / "journal").stat().st_size == size
    desk.say("now")
    desk.journal.close()
    assert heard_again(quick) == [*NOTES, "now"]


def test_the_reserve_lets_the_last_words_in(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)
    assert (folder / "reserve").stat().st_size == 1 << 20
    real = os.write

    def write(fd: int, data: Any) -> int:
        if (folder / "reserve").exists():
            raise OSError(errno.ENOSPC, "planted")
        return real(fd, data)

    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(Folder, "free_bytes", lambda self: 5 << 20)
    assert not desk.journal.used_up
    desk.say("last words")
    assert desk.journal.used_up, "the reserve is in use"
    assert not (folder / "reserve").exists()
    monkeypatch.undo()
    assert not desk.journal.used_up and (folder / "reserve").stat().st_size == 1 << 20
    desk.journal.close()
    assert heard_again(quick) == [*NOTES, "last words"]


def test_after_a_failed_sync_the_file_is_never_trusted_again(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)
    desk.say("before")
    old = (folder / "journal").stat().st_ino
    broken = open_inode(old)
    real = os.fdatasync

    def fdatasync(fd: int) -> None:
        if os.fstat(fd).st_ino == old:
            raise OSError(errno.EIO, "planted")
        real(fd)

    monkeypatch.setattr(os, "fdatasync", fdatasync)
    with pytest.raises(NotSaved, match="may be failing"):
        desk.say("unsure")
    assert broken
    assert not open_inode(old)
    desk.say("unsure")
    monkeypatch.undo()
    desk.say("after")
    desk.journal.close()
    assert (folder / "journal").stat().st_ino != old
    assert heard_again(quick) == [*NOTES, "before", "unsure", "after"]


def open_inode(inode: int) -> bool:
    """True while this process holds the file open."""
    for entry in Path("/dev/fd").iterdir():
        try:
            if os.fstat(int(entry.name)).st_ino == inode:
                return True
        except OSError:
            continue
    return False


def test_a_checkpoint_after_a_failed_sync_starts_a_new_journal(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(quick)

    def fdatasync(fd: int) -> None:
        raise OSError(errno.EIO, "planted")

    monkeypatch.setattr(os, "fdatasync", fdatasync)
    with pytest.raises(NotSaved):
        desk.say("unsure")
    monkeypatch.undo()
    desk.checkpoint()
    desk.say("after")
    desk.journal.close()
    assert heard_again(quick) == [*NOTES, "after"]
