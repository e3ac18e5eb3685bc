"""Somebody looks on while another als-tui writes: sees each step, never half a line, and leaves no trace."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from als_tui.ports import Opening, SetDamaged, SetEdited
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.network import network_warning
from als_tui.storage.format.plain import dump
from tests.storage.hostile import signed
from tests.storage.world import OPENED, TODAY, Desk, folder_of, heard_in, library, new_set


@pytest.fixture
def folder(quick: Path) -> Path:
    return folder_of(quick, new_set(quick))


def trace(folder: Path) -> list[tuple[object, ...]]:
    """All that anybody could change in a folder."""
    paths = sorted((folder, *folder.rglob("*")))
    return [
        (path, path.is_dir() or path.read_bytes(), path.lstat().st_mode, path.lstat().st_mtime_ns)
        for path in paths
    ]


def news(found: Opening | None) -> list[str]:
    assert found is not None
    return heard_in(found)


def test_each_step_shows_once_through_checkpoints_and_a_seal(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.do(OPENED)
    with closing(library(quick).view(folder.name)) as view:
        assert news(view.news()) == []
        assert view.news() is None
        said = []
        for text in ("one", "two", "three", "four"):
            said.append(text)
            desk.say(text)
            assert news(view.news()) == said
            assert view.news() is None
            if text in ("two", "three"):
                desk.checkpoint()
                assert news(view.news()) == said
        desk.journal.draft("line", "half a thought")
        drafted = view.news()
        assert drafted is not None and drafted.drafts == {"line": "half a thought"}
        desk.journal.seal(desk.book, desk.seq)
        assert news(view.news()) == []
    desk.journal.close()


def test_a_line_that_is_not_finished_is_not_yet_there_and_one_taken_back_is_gone(
    quick: Path, folder: Path
) -> None:
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    short = (folder / "journal").read_bytes()
    desk.say("two")
    desk.journal.close()
    whole = (folder / "journal").read_bytes()
    with closing(library(quick).view(folder.name)) as view:
        assert news(view.news()) == ["one", "two"]
        (folder / "journal").write_bytes(whole[:-4])
        found = view.news()
        assert news(found) == ["one"] and found is not None and found.told == ()
        (folder / "journal").write_bytes(whole)
        assert news(view.news()) == ["one", "two"]
        (folder / "journal").write_bytes(short)
        assert news(view.news()) == ["one"]


def test_looking_on_leaves_no_trace_even_where_an_opening_would_mend(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("one")
    desk.journal.close()
    (folder / "journal").write_bytes((folder / "journal").read_bytes() + b"1 00000000 3 {")
    (folder / "set.json.new").write_text("left by a crash")
    (folder / "set.json").chmod(0o644)
    (folder / "reserve").unlink()
    (folder.parent / ".new-0123456789abcdef").mkdir()
    before = trace(folder.parent)
    with closing(library(quick).view(folder.name)) as view:
        assert news(view.news()) == ["one"]
    assert trace(folder.parent) == before


def test_a_file_changed_by_another_hand_can_be_looked_at_and_not_opened(quick: Path, folder: Path) -> None:
    told = json.loads((folder / "set.json").read_text())
    told["profile"]["1"]["name"] = "Renamed by hand"
    (folder / "set.json").write_text(dump(told))
    before = trace(folder)
    (glance,) = library(quick).glances(TODAY)
    assert glance.name == "Renamed by hand" and "als-tui doctor" in glance.trouble
    with pytest.raises(SetEdited, match="als-tui doctor"):
        Desk.at(quick)
    with closing(library(quick).view(folder.name)) as view:
        found = view.news()
    assert found is not None and found.book.profile.name == "Renamed by hand"
    assert [row for row in trace(folder) if row[0] not in (folder, folder / "lock")] == [
        row for row in before if row[0] not in (folder, folder / "lock")
    ]


def test_a_mark_is_that_of_the_name_itself_and_not_of_what_a_link_leads_to(tmp_path: Path) -> None:
    """Else a reader would look, again and again, at what somebody else put there."""
    (tmp_path / "far").write_bytes(b"another set")
    held = tmp_path / "held"
    held.mkdir()
    (held / "set.json").symlink_to(tmp_path / "far")
    (held / "journal").symlink_to(tmp_path / "nowhere")
    with closing(Folder(held)) as folder:
        for name in ("set.json", "journal"):
            found = (held / name).lstat()
            assert folder.mark(name) == (found.st_ino, found.st_mtime_ns, found.st_size)
        assert folder.mark("set.json.1") is None


def test_what_a_newer_als_tui_wrote_is_not_shown(quick: Path, folder: Path) -> None:
    told = json.loads((folder / "set.json").read_text())
    told["_meta"]["1"]["schema"] = 99
    (folder / "set.json").write_bytes(signed(told))
    with closing(library(quick).view(folder.name)) as view, pytest.raises(SetDamaged, match="newer als-tui"):
        view.news()


@pytest.mark.parametrize(
    ("mounted", "kind"),
    [
        ("disk /{} nfs4 rw 0 0", "nfs4"),
        ("//box/share /{} cifs rw 0 0", "cifs"),
        ("me@box: /{} fuse.sshfs rw 0 0", "fuse.sshfs"),
        ("disk /{} ext4 rw 0 0", ""),
        ("disk /{} nfs4 rw 0 0\ndisk /{}/in\\040here ext4 rw 0 0", ""),
        ("disk /{} nfs4 rw 0 0\ndisk /{} ext4 rw 0 0", ""),
        ("disk /{}other nfs4 rw 0 0", ""),
        ("", ""),
    ],
)
def test_a_folder_on_another_machines_disk_is_known_by_the_nearest_mount(
    tmp_path: Path, mounted: str, kind: str
) -> None:
    place = tmp_path / "in here" / "sets"
    place.mkdir(parents=True)
    mounts = tmp_path / "mounts"
    mounts.write_text("root / ext4 rw 0 0\n" + mounted.replace("/{}", str(tmp_path)))
    words = network_warning(place, mounts)
    assert (f"({kind})" in words) if kind else words == ""


def test_the_warning_is_given_at_the_opening(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = quick / "mounts"
    mounts.write_text(f"disk {quick} nfs rw 0 0\n")
    monkeypatch.setattr("als_tui.storage.files.network.MOUNTS", mounts)
    desk = Desk.at(quick)
    desk.journal.close()
    assert "another machine's disk (nfs)" in desk.opening.told[0]
