"""What lies on the disk is for its owner alone, whatever the umask, and no link leads anywhere else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from als_tui import bootstrap
from als_tui.commands import exporting
from als_tui.commands.arguments import run
from als_tui.ports import NotSaved, SetDamaged
from als_tui.storage.files.exporting import export_file, write_new
from als_tui.terminal.preferences import StoredPreferences
from als_tui.value import replace
from tests.storage.world import OPENED, TODAY, Desk, library, new_set


@pytest.fixture
def careless_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.usefixtures("careless_umask")
def test_every_file_and_folder_is_its_owner_s_alone_even_where_nothing_is_masked(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("between us")
    desk.checkpoint()
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    export_file(quick / "data", "# Record", "Harbour set session 1")
    StoredPreferences(quick / "data" / "state").put("theme", "als-dark")
    made = [*(quick / "data").rglob("*")]
    assert {mode(path) for path in made if path.is_dir()} == {0o700}
    assert {mode(path) for path in made if path.is_file()} == {0o600}
    assert mode(quick / "data") == 0o700


def test_an_export_is_a_new_file_and_its_folder_is_private_again(quick: Path) -> None:
    folder = quick / "data" / "exports"
    folder.mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    first, told = export_file(quick / "data", "one", "Northside session 1")
    assert "private again" in told and mode(folder) == 0o700
    second, told = export_file(quick / "data", "two", "Northside session 1")
    assert (first.read_text(), second.read_text(), told) == ("one", "two", "")
    assert (first.name, second.name) == ("Northside session 1.md", "Northside session 1 2.md")


def test_a_data_folder_that_others_reach_into_is_told_by_doctor_and_narrowed_with_a_word_on_opening(
    quick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_set(quick)
    data = quick / "data"
    data.chmod(0o777)
    (data / "sets").chmod(0o755)
    assert run(["--data", str(data), "doctor"]) == bootstrap.BROKEN
    said = capsys.readouterr().out
    assert f"✗ {data}: other users of this machine can reach into it." in said
    assert f"✗ {data / 'sets'}: other users of this machine can look into it." in said
    assert run(["--data", str(data), "doctor", "--repair"]) == 0
    assert f"could reach into {data}; they cannot any more" in capsys.readouterr().out
    assert mode(data) == mode(data / "sets") == 0o700
    data.chmod(0o770)
    desk = Desk.at(quick)
    desk.journal.close()
    assert desk.opening.told == (
        f"Other users of this machine could reach into {data}; they cannot any more.",
    )
    assert mode(data) == 0o700
    assert run(["--data", str(data), "doctor"]) == 0


@pytest.mark.parametrize(
    ("before", "after"), [(0o777, 0o755), (0o2775, 0o2755), (0o750, 0o750), (0o1777, 0o1777)]
)
def test_a_data_folder_that_holds_other_things_too_is_not_closed_but_written_to_by_nobody_else(
    quick: Path, before: int, after: int
) -> None:
    new_set(quick)
    (quick / "data" / "letters").mkdir()
    (quick / "data").chmod(before)
    Desk.at(quick).journal.close()
    assert (quick / "data").stat().st_mode & 0o7777 == after
    assert library(quick).exposed() == []


@pytest.mark.parametrize(
    "name", ["../../up", "/etc/passwd", ".hidden", "-rf", "a/b", "CON", "\x1b[2J", "com1", ""]
)
def test_an_export_stays_in_its_folder_whatever_the_set_is_called(quick: Path, name: str) -> None:
    path, _ = export_file(quick / "data", "text", name)
    assert path.parent == quick / "data" / "exports" and path.stem not in ("CON", "com1")
    assert [*path.parent.iterdir()] == [path]


def test_no_export_goes_through_a_link(quick: Path) -> None:
    elsewhere = quick / "elsewhere"
    elsewhere.mkdir()
    (quick / "data").mkdir()
    (quick / "data" / "exports").symlink_to(elsewhere)
    with pytest.raises(NotSaved, match="link"):
        export_file(quick / "data", "text", "x")
    (quick / "file").symlink_to(elsewhere / "file")
    with pytest.raises(NotSaved):
        write_new(quick / "file", "text")
    (quick / "linked").symlink_to(quick / "data")
    with pytest.raises(NotSaved, match="is a link"):
        export_file(quick / "linked", "text", "x")
    assert [*elsewhere.iterdir()] == []


def test_a_data_or_sets_folder_that_is_a_link_is_refused_in_words(
    quick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_set(quick)
    (quick / "data").rename(quick / "moved")
    (quick / "data").symlink_to(quick / "moved")
    for asked in (lambda: library(quick).glances(TODAY), lambda: library(quick).find("Harbour")):
        with pytest.raises(SetDamaged, match="is a link; als-tui follows no links there"):
            asked()
    with pytest.raises(NotSaved, match="is a link"):
        new_set(quick)
    assert exporting.export(str(quick / "data"), "Harbour", None, None) == bootstrap.BROKEN
    assert "follows no links" in capsys.readouterr().err
    (quick / "data").unlink()
    (quick / "data").mkdir()
    (quick / "data" / "sets").symlink_to(quick / "moved" / "sets")
    with pytest.raises(SetDamaged, match="link"):
        library(quick).glances(TODAY)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_an_exports_folder_of_another_user_is_refused(quick: Path) -> None:
    folder = quick / "data" / "exports"
    folder.mkdir(parents=True)
    os.chown(folder, 12345, 12345)
    with pytest.raises(NotSaved, match="belongs to another user"):
        export_file(quick / "data", "text", "x")


def test_the_command_line_says_names_of_sets_without_what_a_terminal_obeys(
    quick: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    from tests.storage.world import CHARTER, MEMBERS, PROFILE

    for end in ("one", "two"):
        library(quick).create(replace(PROFILE, name=f"H\x1b]0;x\x07{end}"), MEMBERS, CHARTER)
    assert exporting.export(str(quick / "data"), "H", None, None) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said and "H␛]0;x␇one" in said


def test_where_the_disk_keeps_no_rights_nobody_says_that_others_cannot_look_any_more(
    quick: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new_set(quick)
    data = quick / "data"
    data.chmod(0o777)
    monkeypatch.setattr("os.fchmod", lambda *_: None)
    desk = Desk.at(quick)
    desk.journal.close()
    assert desk.opening.told == ()
    assert run(["--data", str(data), "doctor", "--repair"]) == bootstrap.BROKEN
    said = capsys.readouterr().out
    assert "cannot any more" not in said and "The right could not be taken away" in said
