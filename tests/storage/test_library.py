"""All sets of a machine: made whole, private, found by name, and never a crash because one of them is broken."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from als_tui.domain.book import PROFILE_ID, Action, Status
from als_tui.domain.session.facts import Put, Undone
from als_tui.ports import NotSaved, SetDamaged, SetUnwritable
from als_tui.storage.files.folder import Folder
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.storage.faults import read_only
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    OPENED,
    PROFILE,
    TODAY,
    Desk,
    folder_of,
    heard_in,
    library,
    look_at,
    new_set,
    without_generations,
)


@pytest.fixture(autouse=True)
def careless_umask() -> Iterator[None]:
    """Files must be private whatever the shell says."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_where_a_set_cannot_be_made_the_folder_is_named(
    number: int, quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(number, "planted", str(path))

    monkeypatch.setattr("als_tui.storage.library.private_folder", refuse)
    with pytest.raises(NotSaved) as refusal:
        new_set(quick)
    assert str(refusal.value).startswith(f"{quick / 'data' / 'sets'}: ")


def named(quick: Path, name: str) -> str:
    return library(quick).create(replace(PROFILE, name=name), MEMBERS, CHARTER)


def test_a_new_set_is_private_and_named_by_chance(quick: Path) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.checkpoint()
    desk.journal.close()
    folder = folder_of(quick, set_id)
    assert len(set_id) == 16 and "harbour" not in str(folder).lower()
    assert [mode(path) for path in (folder, folder.parent, folder.parent.parent)] == [0o700] * 3
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_a_new_set_opens_with_what_it_was_made_of(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    desk.journal.close()
    assert desk.book.profile == PROFILE
    assert tuple(desk.book.members.values()) == MEMBERS
    assert desk.book.charter == {1: CHARTER}
    assert (desk.opening.seq, desk.opening.last, desk.opening.told) == (0, None, ())


@pytest.mark.parametrize("bad", [b"", b"{", None])
def test_a_new_set_outlives_the_loss_of_its_file(quick: Path, bad: bytes | None) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    desk.journal.close()
    target = folder_of(quick, set_id) / "set.json"
    target.unlink() if bad is None else target.write_bytes(bad)
    assert heard_in(look_at(target.parent)) == ["one"]


def test_where_there_is_no_folder_there_are_no_sets_and_none_is_made(quick: Path) -> None:
    assert library(quick).glances(TODAY) == ()
    assert not (quick / "data").exists()


def test_a_glance_counts_and_names_nobody(quick: Path) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    planned = replace(PROFILE, next_session=datetime(2026, 4, 2, 9, 30))
    desk.do(Put("profile", 1, PROFILE, planned))
    desk.do(Put("actions", 1, None, Action(1, "Ana", "Ask the board", 1, due="next session")))
    desk.do(Put("actions", 2, None, Action(2, "Zoë", "Rest", 1, due=date(2026, 9, 1))))
    desk.do(Put("actions", 3, None, Action(2, "Zoë", "Write", 1, status=Status.DONE)))
    before = library(quick).glances(TODAY)
    desk.do(OPENED)
    (during,) = library(quick).glances(TODAY)
    desk.do(Undone(desk.seq))
    after = library(quick).glances(TODAY)
    desk.journal.close()
    (glance,) = before
    assert (glance.set_id, glance.name, glance.in_session) == (set_id, "Harbour set", False)
    assert (glance.next_session, glance.due, glance.sessions) == (datetime(2026, 4, 2, 9, 30), 1, 0)
    assert during.in_session
    assert after == before
    assert "Ana" not in repr(before) and "board" not in repr(before)


def test_an_open_session_shows_after_a_checkpoint_too(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.checkpoint()
    desk.journal.close()
    assert library(quick).glances(TODAY)[0].in_session


def test_glances_come_by_name_and_a_broken_set_among_them(quick: Path) -> None:
    named(quick, "beta")
    broken = named(quick, "Gamma")
    named(quick, "Alpha")
    folder = folder_of(quick, broken)
    without_generations(folder)
    (folder / "set.json").write_bytes(b"{")
    glances = library(quick).glances(TODAY)
    assert [glance.name for glance in glances if not glance.trouble] == ["Alpha", "beta"]
    (trouble,) = (glance for glance in glances if glance.trouble)
    assert trouble.set_id == broken
    assert str(folder) in trouble.trouble


@pytest.mark.parametrize("name", ["set.json", "journal", "lock"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_never_followed_or_waited_for(quick: Path, name: str, kind: str) -> None:
    set_id = new_set(quick)
    without_generations(folder_of(quick, set_id))
    target = folder_of(quick, set_id) / name
    elsewhere = quick / "elsewhere"
    elsewhere.write_bytes(target.read_bytes() if target.exists() else b"mine")
    target.unlink(missing_ok=True)
    if kind == "link":
        target.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(target)
    else:
        target.mkdir()
    before = elsewhere.read_bytes()
    with pytest.raises(SetDamaged, match=str(folder_of(quick, set_id))):
        library(quick).open(set_id)
    library(quick).glances(TODAY)
    assert elsewhere.read_bytes() == before


def test_a_folder_that_is_a_link_is_refused(quick: Path) -> None:
    set_id = new_set(quick)
    folder = folder_of(quick, set_id)
    folder.rename(quick / "moved")
    folder.symlink_to(quick / "moved")
    with pytest.raises(SetDamaged, match="follows no links"):
        library(quick).open(set_id)
    assert "follows no links" in library(quick).glances(TODAY)[0].trouble


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(quick: Path) -> None:
    set_id = new_set(quick)
    os.chown(folder_of(quick, set_id), 12345, 12345)
    with pytest.raises(SetDamaged, match="belongs to another user"):
        library(quick).open(set_id)
    assert "belongs to another user" in library(quick).glances(TODAY)[0].trouble


def test_a_folder_open_to_others_is_mended_and_told(quick: Path) -> None:
    set_id = new_set(quick)
    folder = folder_of(quick, set_id)
    folder.chmod(0o755)
    (folder / "set.json").chmod(0o644)
    desk = Desk.at(quick)
    desk.journal.close()
    assert "private again" in desk.opening.told[0]
    assert (mode(folder), mode(folder / "set.json")) == (0o700, 0o600)
    again = Desk.at(quick)
    again.journal.close()
    assert not again.opening.told


def test_what_is_no_set_is_no_set(quick: Path) -> None:
    set_id = new_set(quick)
    sets = folder_of(quick, set_id).parent
    (sets / "notes.txt").write_text("mine")
    (sets / f"{set_id}.bak").mkdir()
    assert len(library(quick).glances(TODAY)) == 1
    for wrong in ("notes.txt", "..", "", f"../sets/{set_id}", "0" * 16):
        with pytest.raises(SetDamaged, match="there is no set"):
            library(quick).open(wrong)
    assert (sets / "notes.txt").read_text() == "mine"


def test_half_a_set_is_swept_away_unless_it_is_being_made(quick: Path) -> None:
    set_id = new_set(quick)
    half = folder_of(quick, set_id).parent / ".new-0123456789abcdef"
    half.mkdir()
    (half / "set.json").write_text("Ana")
    library(quick).open(set_id)[1].close()
    assert not half.exists()


def test_sets_are_found_by_id_by_name_and_by_the_start_of_either(quick: Path) -> None:
    north, south, cafe = named(quick, "North"), named(quick, "North and south"), named(quick, "Cafe\u0301")
    find = library(quick).find
    assert find("north") == [(north, "North")]
    assert find(" NORTH AND ") == [(south, "North and south")]
    assert sorted(find("nor")) == sorted([(north, "North"), (south, "North and south")])
    assert find("caf\u00e9") == [(cafe, "Cafe\u0301")]
    assert find(north) == [(north, "North")]
    assert (north, "North") in find(north[:9])
    assert find("west") == []


def test_a_set_is_found_by_letters_that_the_keyboard_has(quick: Path) -> None:
    set_id, longer, plain = (
        named(quick, "Führung–Süd"),
        named(quick, "Führung–Süd 2"),
        named(quick, "Jose’s set"),
    )
    find = library(quick).find
    assert find("fuehrung-sued") == find("fuhrung-sud") == [(set_id, "Führung–Süd")]
    assert find("FUEHR") == [(set_id, "Führung–Süd"), (longer, "Führung–Süd 2")]
    assert find("José's") == [(plain, "Jose’s set")]


@pytest.mark.parametrize(
    "again", ["North side", "  north   SIDE ", "North\tside", "North\u00a0side", "Ｎorth\u200b side"]
)
def test_no_two_sets_have_one_name(quick: Path, again: str) -> None:
    first = named(quick, "North side")
    with pytest.raises(NotSaved, match=r"^Another set is called North side already; give this one another"):
        named(quick, again)
    (folder_of(quick, first) / "journal").write_bytes(b"x\ny\n")
    with pytest.raises(NotSaved, match="Another set is called"):
        named(quick, again)
    assert library(quick).ids() == (first,)
    assert named(quick, f"{again} 2") != first
    assert library(quick).find(again)[0] == (first, "North side")


def test_a_disk_that_takes_no_new_set_is_said_in_words(quick: Path) -> None:
    (quick / "data").write_text("a file where the folder should be")
    with pytest.raises(NotSaved):
        new_set(quick)


def test_a_set_on_a_disk_that_is_read_only_can_be_looked_at(quick: Path) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    desk.journal.close()
    with read_only():
        with pytest.raises(SetUnwritable, match=r"The disk is read-only\. Nothing was changed\."):
            library(quick).open(set_id)
        with closing(library(quick).view(set_id)) as view:
            opening = view.news()
    assert opening is not None and heard_in(opening) == ["one"]
    (folder_of(quick, set_id) / "journal").write_bytes(b"x\ny\n")
    with read_only(), pytest.raises(SetDamaged) as refusal:
        library(quick).open(set_id)
    assert not isinstance(refusal.value, SetUnwritable), "nothing is offered where nothing can be shown"


@pytest.mark.parametrize("moment", ["set.json", "journal"])
def test_a_reader_sees_all_that_was_kept_while_another_writes_and_checkpoints(
    quick: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    desk.checkpoint()
    real, turns = Folder.read, iter(range(2))

    def read(folder: Folder, name: str) -> bytes | None:
        data = real(folder, name)
        if name == moment:
            for turn in turns:
                desk.say(f"meanwhile {turn}")
                desk.checkpoint()
        return data

    monkeypatch.setattr(Folder, "read", read)
    heard = heard_in(look_at(folder_of(quick, set_id)))
    desk.journal.close()
    assert heard == ["one", "meanwhile 0", "meanwhile 1"]


def test_a_reader_waits_longer_and_longer_for_a_writer_that_is_quick_and_then_shows_what_it_has(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id, pauses, moment = new_set(quick), list[float](), [""]
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    desk.checkpoint()
    real = Folder.read

    def read(folder: Folder, name: str) -> bytes | None:
        data = real(folder, name)
        if name == moment[0]:
            desk.checkpoint()
        return data

    monkeypatch.setattr("als_tui.storage.set.recovery.time.sleep", pauses.append)
    monkeypatch.setattr(Folder, "read", read)
    for moment[0] in ("journal", "set.json"):
        pauses.clear()
        assert heard_in(look_at(folder_of(quick, set_id))) == ["one"], (
            "as it stood at some moment of the reading"
        )
        assert pauses == sorted(pauses) and pauses[0] == 0 and 0.5 < sum(pauses) < 1.5
    desk.journal.close()


def test_a_reader_that_never_finds_a_whole_set_says_why(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_id, real, turn = new_set(quick), Folder.mark, iter(range(10_000))
    monkeypatch.setattr("als_tui.storage.set.recovery.time.sleep", lambda seconds: None)
    monkeypatch.setattr(
        Folder, "mark", lambda folder, name: (next(turn), 0, 0) if name == "set.json" else real(folder, name)
    )
    (folder_of(quick, set_id) / "set.json").write_bytes(b"{")
    with pytest.raises(SetDamaged, match="another program keeps writing to it"):
        look_at(folder_of(quick, set_id))


def test_processes_are_read_once(quick: Path) -> None:
    sets = Sets(quick, None, "0")
    assert sets.processes() is sets.processes()
    assert "half-day" in sets.processes()[0]


def test_a_nearly_full_disk_is_told_at_the_opening(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_id = new_set(quick)
    monkeypatch.setattr("als_tui.storage.files.folder.Folder.free_bytes", lambda self: 5 << 20)
    desk = Desk.at(quick)
    desk.journal.close()
    assert "nearly full: 5 MiB" in desk.opening.told[0]
    assert not (folder_of(quick, set_id) / "reserve").exists()


def test_own_files_that_cannot_be_read_are_told_and_nothing_where_there_are_none(quick: Path) -> None:
    own = quick / "config" / "processes"
    sets = Sets(quick / "data", own, "test")
    assert sets.own_trouble() == ()
    assert sets._phrases is None, "no question is read before it is asked for"
    own.mkdir(parents=True)
    (own / "ours.toml").write_text("[[[")
    (own.parent / "questions.toml").write_text("[[hint]]")
    told = Sets(quick / "data", own, "test").own_trouble()
    assert [line.partition(":")[0] for line in told] == ["ours.toml", "questions.toml"]
    assert Sets(quick / "data", None, "test").own_trouble() == ()


def test_a_set_is_found_by_its_name_without_its_log(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    desk.say("words")
    desk.journal.close()
    monkeypatch.setattr("als_tui.storage.library.Sets._glance", lambda *_: pytest.fail("it was read whole"))
    assert library(quick).find("harbour") == [(set_id, PROFILE.name)]


def test_a_set_whose_name_stands_in_its_journal_only_is_found_by_it(quick: Path) -> None:
    set_id = new_set(quick)
    desk = Desk.at(quick)
    renamed = replace(PROFILE, name="Quay set")
    desk.do(Put("profile", PROFILE_ID, PROFILE, renamed))
    desk.journal.close()
    assert library(quick).find("quay") == [(set_id, "Quay set")]
    assert library(quick).find("harbour") == []
    (folder_of(quick, set_id) / "set.json").write_bytes(b"{")
    assert library(quick).find(set_id)[0][0] == set_id
