"""`als-tui doctor` and `als-tui restore`, as they are asked from a shell."""

import errno
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from als_tui.ports import NotSaved, SetDamaged, SetEdited
from als_tui.storage.files.names import GENERATIONS
from als_tui.storage.format.migration import schema
from als_tui.storage.format.plain import dump
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.storage import hostile
from tests.storage.doctor.test_checkup import content
from tests.storage.faults import Disk, How, each_call, failing, read_only
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    PROFILE,
    TODAY,
    Desk,
    every_byte,
    heard_again,
    library,
    sealed_but_not_forgotten,
    without_generations,
)

BREAKS: tuple[tuple[str, How], ...] = (("repair", "full for ever"), ("repair", "dies"), ("restore", "dies"))
SAID = ["one", "two", "three", "four"]


@pytest.fixture(autouse=True)
def a_plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("ALS_TUI_CONFIG", "nowhere")
    for name in ("TMUX", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(quick: Path) -> Path:
    return hostile.a_set(quick, generations=True)


def asked(place: Path, *words: str) -> int:
    return run(["--data", str(place / "data"), *words])


def copies_in(folder: Path, why: str) -> list[dict[str, bytes | str]]:
    return [content(path) for path in sorted(folder.glob(f"{why}-*"))]


def test_own_files_that_cannot_be_read_are_named_and_no_set_is_the_worse_for_it(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = quick / "config"
    monkeypatch.setenv("ALS_TUI_CONFIG", str(config))
    for name in ("processes/ours.toml", "questions.toml", "themes/night.toml"):
        (config / name).parent.mkdir(parents=True, exist_ok=True)
        (config / name).write_text("[[[")
    assert asked(quick, "doctor") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("· ")]
    for name in ("ours.toml", "questions.toml", "night.toml"):
        assert [line for line in told if line.startswith(f"· {config}: ") and name in line], (name, told)


def test_a_sound_set_is_named_and_the_status_is_0(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(folder)
    assert asked(quick, "doctor") == 0
    said = capsys.readouterr().out
    assert f"Harbour set ({folder.name}): sound" in said
    assert "3 members" in said and "Ana" not in said and "one" not in said.split()
    assert asked(quick, "doctor", "--repair") == 0
    assert content(folder) == before


def test_where_there_are_no_sets_that_is_said(quick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (quick / "data").mkdir(mode=0o700)
    assert asked(quick, "doctor") == 0
    assert "There are no sets in " in capsys.readouterr().out
    (quick / "data").rmdir()
    (quick / "data").write_text("a file")
    assert asked(quick, "doctor") == 3
    assert asked(quick, "doctor", "Harbour") == 3
    assert asked(quick, "restore", "Harbour") == 3


@pytest.mark.parametrize("called", ["Harbour-backup", "0F0F0F0F0F0F0F0F", "0f0f", "0f0f0f0f0f0f0f0f (copy)"])
def test_a_set_in_a_folder_with_no_set_s_name_is_named_with_the_name_that_it_needs(
    quick: Path, folder: Path, called: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "notes").mkdir(mode=0o700)
    (folder.parent / ".DS_Store").write_bytes(b"x")
    set_id = folder.name
    folder.rename(folder.parent / called)
    assert asked(quick, "doctor") == 3
    said = " ".join(capsys.readouterr().out.split())
    assert f"✗ {folder.parent / called}: this is the set Harbour set ({set_id})" in said
    assert f"Rename the folder to {set_id}" in said
    assert f"· {folder.parent / 'notes'}: no set is in it" in said and "DS_Store" not in said
    (folder.parent / called).rename(folder)
    (folder.parent / "notes").rmdir()
    (folder.parent / ".DS_Store").unlink()
    assert asked(quick, "doctor") == 0 and heard_again(quick) == SAID


def test_a_copy_beside_its_set_is_named_as_one_that_no_seal_reaches(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for copy in ("copy", "0f0f0f0f0f0f0f0f"):
        shutil.copytree(folder, folder.parent / copy)
        assert asked(quick, "doctor") == 3
        said = " ".join(capsys.readouterr().out.split())
        assert f"a copy of the set Harbour set ({folder.name})" in said and "no seal reaches" in said
        assert asked(quick, "doctor", folder.name) == 0, "the set itself is sound"
        capsys.readouterr()
        shutil.rmtree(folder.parent / copy)


@pytest.mark.parametrize("command", [["doctor"], ["doctor", "--repair"], ["restore"]])
def test_a_sound_folder_under_the_id_of_another_set_says_which_name_it_needs(
    quick: Path, folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder.rename(folder.parent / ("0f" * 8))
    before = content(folder.parent / ("0f" * 8))
    assert asked(quick, *command, *(["0f" * 8] if command == ["restore"] else [])) == 3
    said = " ".join("".join(capsys.readouterr()).split())
    assert f"Rename the folder to {folder.name}" in said and "Only a backup" not in said
    assert content(folder.parent / ("0f" * 8)) == before


def test_a_data_folder_one_or_two_levels_too_deep_is_said_and_no_set_is_made_there(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = quick / "data"
    for place in (data / "sets", folder):
        assert run(["--data", str(place), "doctor"]) == 3
        assert f"--data {data}." in " ".join(capsys.readouterr().err.split())
        with pytest.raises(SetDamaged, match="name the"):
            Sets(place, None, "0").glances(TODAY)
        with pytest.raises(NotSaved, match="name the"):
            Sets(place, None, "0").create(PROFILE, MEMBERS, CHARTER)
        assert not (place / "sets").exists()
    (data / "sets").rename(quick / "backup")
    assert run(["--data", str(quick / "backup"), "doctor"]) == 3
    assert f"move them into {quick / 'backup' / 'sets'}" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("command", ["doctor", "restore"])
def test_a_set_is_found_by_name_beginning_or_id_else_all_are_listed(
    quick: Path, folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = library(quick).create(replace(PROFILE, name="Harbour two"), MEMBERS, CHARTER)
    for words in ("harbour set", folder.name, "Harbour t"):
        assert asked(quick, command, words) == 0
    capsys.readouterr()
    for words, first in (("harb", "More than one"), ("west", "No set is called that. There is:")):
        assert asked(quick, command, words) == 2
        said = capsys.readouterr().err
        assert said.startswith(first) and folder.name in said and other in said


@pytest.mark.parametrize("name", ["set.json", "set.json.1", "set.json.2", "journal", "journal.1"])
def test_a_malformed_file_is_named_with_place_and_reason_and_repair_puts_it_right(
    quick: Path, folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / name).open("ab") as file:
        file.write(b"1 0000")
    before = content(folder)
    assert asked(quick, "doctor", folder.name) == 3
    assert f"✗ {folder / name}: line " in capsys.readouterr().out
    assert content(folder) == before
    assert asked(quick, "doctor", folder.name, "--repair") == 0
    assert "✓ Repaired. What was there is kept, until the seal, in " in capsys.readouterr().out
    assert copies_in(folder, "repair") == [before]
    assert asked(quick, "doctor") == 0
    assert len({(folder / generation).read_bytes() for generation in GENERATIONS}) == 1
    assert heard_again(quick) == SAID


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "gone", "empty"])
def test_whatever_stands_in_the_place_of_the_file_repair_makes_a_new_one(
    quick: Path, folder: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "gone":
        (folder / "set.json").unlink()
    elif kind == "empty":
        (folder / "set.json").write_bytes(b"")
    else:
        hostile.odd(folder / "set.json", kind)
    assert asked(quick, "doctor") == 3
    assert f"✗ {folder / 'set.json'}: " in capsys.readouterr().out
    assert asked(quick, "doctor", "--repair") == 0
    assert heard_again(quick) == SAID
    if kind in ("folder", "pipe", "link"):
        (kept,) = folder.glob("repair-*/set.json")
        assert kept.lstat().st_mode != (folder / "set.json").lstat().st_mode


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
@pytest.mark.parametrize("command", [("doctor", "--repair"), ("restore", "harbour", "--take", "0")])
def test_what_stands_in_the_place_of_the_lock_is_put_aside(
    quick: Path, folder: Path, kind: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    hostile.odd(folder / "lock", kind)
    assert asked(quick, "doctor") == 3
    said = capsys.readouterr().out
    assert f"✗ {folder / 'lock'}: " in said and "--repair" in said and "puts it right" in said
    assert asked(quick, *command) == 0
    assert (folder / "lock").is_file() and not (folder / "lock").is_symlink()
    assert os.path.lexists(folder / "lock.damaged")
    assert asked(quick, "doctor") == 0
    assert "lock.damaged: a copy that als-tui keeps until the seal." in capsys.readouterr().out
    assert heard_again(quick) == SAID


def test_a_set_that_the_disk_cannot_lock_is_not_said_to_be_put_right_by_a_repair(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "planted")

    monkeypatch.setattr("als_tui.storage.files.lock.fcntl.flock", flock)
    assert asked(quick, "doctor") == 3
    said = capsys.readouterr().out
    assert "cannot lock files" in said and "cannot be locked there" in said and "--repair" not in said
    assert asked(quick, "doctor", "--repair") == 3
    assert "✗ Not repaired: " in capsys.readouterr().out


def test_what_a_repair_could_not_do_names_keys_by_their_faces(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "set.json").unlink()
    monkeypatch.setattr("als_tui.storage.files.folder.Folder.stands", lambda _: False)
    assert asked(quick, "doctor", "--repair") == 3
    assert "✗ Not repaired: The set's folder was moved" in (told := capsys.readouterr().out)
    assert "press ^q, then W: the whole set" in told


@pytest.mark.parametrize("name", ["set.json", "set.json.1", "journal.1"])
def test_a_file_far_too_big_is_put_aside_by_a_repair_as_doctor_says(
    quick: Path, folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.truncate(folder / name, 1 << 40)
    assert asked(quick, "doctor") == 3
    assert "puts it right; a copy of every file is kept first" in capsys.readouterr().out
    assert asked(quick, "doctor", "--repair") == 0
    (kept,) = folder.glob(f"repair-*/{name}")
    assert kept.stat().st_size == 1 << 40
    assert asked(quick, "doctor") == 0
    assert heard_again(quick) == SAID


def test_what_a_screen_s_key_mends_is_what_doctor_repairs(quick: Path, folder: Path) -> None:
    for others in (True, False):
        renamed_by_hand(folder)
        if not others:
            without_generations(folder)
        before = content(folder)
        with pytest.raises(SetEdited) as refusal:
            Desk.at(quick)
        assert refusal.value.sound == others
        words = library(quick).mend(folder.name)
        kept = Path(words.removeprefix("Mended. What was there is kept, until the seal, in "))
        assert content(kept) == before and heard_again(quick) == SAID
        name = library(quick).book(folder.name).profile.name
        assert name == ("Harbour set" if others else "Renamed \u001b[2J by hand")
        shutil.rmtree(kept)


def test_a_change_by_another_hand_is_accepted_after_it_was_said(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_generations(folder)
    renamed_by_hand(folder)
    before = content(folder)
    for words in (["doctor"], ["doctor", "--repair"]):
        assert asked(quick, *words) == 3, "of all sets at once none is accepted"
        said = capsys.readouterr().out
        assert "its checksum is wrong" in said and "If the change is yours" in said and "\u001b" not in said
        assert f"als-tui doctor --repair {folder.name}" in said
        assert content(folder) == before
    with pytest.raises(SetDamaged, match=f"`als-tui doctor {folder.name}` tells what can be done"):
        Desk.at(quick)
    assert asked(quick, "doctor", "--repair", folder.name) == 0
    assert "taken as it is now" in capsys.readouterr().out
    assert copies_in(folder, "repair") == [before]
    desk = Desk.at(quick)
    desk.journal.close()
    assert desk.book.profile.name == "Renamed \u001b[2J by hand"
    assert desk.heard() == SAID


def renamed_by_hand(folder: Path) -> None:
    told = json.loads((folder / "set.json").read_text())
    told["profile"]["1"]["name"] = "Renamed \u001b[2J by hand"
    (folder / "set.json").write_text(dump(told))


def test_where_sound_files_tell_as_much_a_repair_takes_them_and_keeps_the_changed_one_in_a_copy(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed_by_hand(folder)
    before = content(folder)
    with pytest.raises(SetDamaged, match=f"--repair {folder.name}` puts it together again from set.json.1"):
        Desk.at(quick)
    assert asked(quick, "doctor", "--repair") == 0
    said = capsys.readouterr().out
    assert "from set.json.1 and the journal" in said and "changed in set.json by hand is not in it" in said
    assert "taken as it is now" not in said
    assert copies_in(folder, "repair") == [before]
    assert library(quick).glances(TODAY)[0].name == "Harbour set"
    assert heard_again(quick) == SAID
    rows = library(quick).generations(folder.name)
    assert [one for one in rows if "(checksum wrong)" in one.where and one.lost == 0], (
        "the change can be taken"
    )


def test_a_flipped_bit_of_a_sealed_set_is_put_right_from_its_copies(quick: Path, folder: Path) -> None:
    desk = Desk.at(quick)
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    sealed = (folder / "set.json").read_bytes()
    for wrong in (sealed.replace(b"Ana", b"Ane"), sealed.replace(b'"seq":5', b'"seq":7')):
        (folder / "set.json").write_bytes(wrong)
        assert asked(quick, "doctor", "--repair") == 0
        assert (folder / "set.json").read_bytes() == sealed


def test_a_changed_file_that_owes_a_seal_is_never_passed_over_for_what_it_seals_away(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed_but_not_forgotten(quick)
    (folder / "set.json").write_bytes((folder / "set.json").read_bytes().replace(b"Ana", b"Ane"))
    assert asked(quick, "doctor", "--repair") == 3
    assert "If the change is yours" in capsys.readouterr().out
    assert asked(quick, "doctor", "--repair", folder.name) == 0
    assert b"three" not in every_byte(folder)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [("schema", b'"schema":%d' % schema(), b'"schema":99'), ("set_id", b'"set_id":"', b'"set_id":"0')],
)
def test_what_a_file_says_of_itself_is_not_believed_before_its_checksum(
    quick: Path, folder: Path, key: str, old: bytes, new: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (folder / "set.json").read_bytes()
    (folder / "set.json").write_bytes(whole.replace(old, new, 1))
    assert asked(quick, "doctor") == 3
    said = capsys.readouterr().out
    assert "checksum is wrong" in said and "newer als-tui" not in said
    assert asked(quick, "doctor", "--repair") == 0
    assert heard_again(quick) == SAID


def test_rights_are_mended_and_nothing_else_is_touched(quick: Path, folder: Path) -> None:
    before = content(folder)
    (folder / "set.json").chmod(0o644)
    folder.chmod(0o755)
    assert asked(quick, "doctor") == 3
    assert asked(quick, "doctor", "--repair") == 0
    assert asked(quick, "doctor") == 0
    assert content(folder) == before


def test_a_broken_seal_is_finished_and_leaves_no_copy_behind(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed_but_not_forgotten(quick)
    assert asked(quick, "doctor") == 3
    assert "words that the last seal dropped are still on the disk" in capsys.readouterr().out
    assert b"three" in every_byte(folder)
    assert asked(quick, "doctor", "--repair") == 0
    assert b"three" not in every_byte(folder)


def test_going_back_keeps_the_duty_to_forget(quick: Path, folder: Path) -> None:
    sealed_but_not_forgotten(quick)
    sealed = next(one for one in library(quick).generations(folder.name) if one.image.scrub)
    library(quick).restore(folder.name, sealed)
    assert b"three" in every_byte(folder)
    Desk.at(quick).journal.close()
    assert b"three" not in every_byte(folder)


def test_steps_that_were_gone_back_over_stay_gone_whatever_file_is_lost_next(
    quick: Path, folder: Path
) -> None:
    assert asked(quick, "restore", "harbour", "--take", "2") == 0
    desk = Desk.at(quick)
    desk.say("another way")
    desk.journal.close()
    (folder / "set.json").unlink()
    assert heard_again(quick) == ["one", "another way"]


def test_where_no_files_tell_all_of_it_nothing_is_touched_and_restore_is_named(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "set.json").write_bytes(b"{")
    (folder / "set.json.1").write_bytes(b"{")
    (folder / "journal.1").unlink()
    before = content(folder)
    assert asked(quick, "doctor", "--repair") == 3
    said = capsys.readouterr().out
    assert "Not repaired" in said and "als-tui restore" in said
    assert content(folder) == before
    assert asked(quick, "restore", folder.name) == 0
    assert "set.json.2" in capsys.readouterr().out
    assert asked(quick, "restore", folder.name, "--take", "0") == 0
    assert asked(quick, "doctor") == 0
    assert heard_again(quick) == []


def test_an_open_set_is_looked_at_and_neither_repaired_nor_restored(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.at(quick)
    (folder / "set.json.2").write_bytes(b"{")
    before = content(folder)
    assert asked(quick, "doctor", "--repair") == 3
    assert "Not repaired: This set is open in another als-tui" in capsys.readouterr().out
    assert asked(quick, "restore", folder.name, "--take", "1") == 3
    assert content(folder) == before
    desk.journal.close()


def test_restore_lists_what_each_loses_takes_one_and_can_go_back(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(folder)
    assert asked(quick, "restore", "harbour") == 0
    rows = capsys.readouterr().out.splitlines()
    assert [(row.split()[0], row.split()[1]) for row in rows[1:-1]] == [
        ("0", "5"),
        ("1", "4"),
        ("2", "2"),
        ("3", "0"),
    ]
    assert "no step" in rows[1] and "3 steps" in rows[3] and "05 Mar 2026 09:30" in rows[1]
    assert content(folder) == before
    assert asked(quick, "restore", "harbour", "--take", "9") == 2
    assert asked(quick, "restore", "harbour", "--take", "2") == 0
    assert copies_in(folder, "restore") == [before]
    assert heard_again(quick) == ["one"]
    assert asked(quick, "doctor") == 0
    assert asked(quick, "restore", "harbour", "--take", "0") == 0
    assert heard_again(quick) == SAID
    desk = Desk.at(quick)
    desk.journal.seal(desk.book, desk.seq)
    desk.journal.close()
    assert not [*folder.glob("re*-*")]
    assert b"three" not in every_byte(folder)


@pytest.mark.promise
@pytest.mark.parametrize(("what", "how"), BREAKS)
def test_whatever_breaks_off_a_repair_or_a_restore_nothing_is_lost(quick: Path, what: str, how: How) -> None:
    def repair(place: Path, disk: Disk) -> None:
        folder = hostile.a_set(place, generations=True)
        (folder / "set.json").write_bytes(b"{torn")
        with failing(disk), suppress(NotSaved):
            library(place).repair(folder.name)
        assert heard_again(place) == SAID
        assert b"{torn" in every_byte(folder)

    def restore(place: Path, disk: Disk) -> None:
        folder = hostile.a_set(place, generations=True)
        chosen = library(place).generations(folder.name)[2]
        with failing(disk), suppress(NotSaved):
            library(place).restore(folder.name, chosen)
        found = library(place).generations(folder.name)
        assert found[0].seq == 5
        again = next(one for one in found if one.seq == chosen.seq)
        library(place).restore(folder.name, again)
        assert heard_again(place) == ["one"]

    scenario = {"repair": repair, "restore": restore}[what]
    assert each_call(how, quick, scenario) > 15


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"fact":"Opened"', b'"fact":"Opfned"'), (b'"seq":4', b'"sep":4'), (b'"set_id":"', b'"set_id":"0')],
)
def test_a_flipped_byte_is_told_in_one_way_wherever_the_set_is_looked_at(
    quick: Path, folder: Path, old: bytes, new: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    without_generations(folder)
    whole = (folder / "set.json").read_bytes()
    (folder / "set.json").write_bytes(whole.replace(old, new, 1))
    assert (folder / "set.json").read_bytes() != whole
    truth = "its checksum is wrong, so it was changed outside als-tui, or by a failing disk."
    assert asked(quick, "doctor", folder.name) == 3
    assert f"✗ {folder / 'set.json'}: {truth}\n" in capsys.readouterr().out
    assert asked(quick, "export", folder.name) == 3
    told = [capsys.readouterr().err, library(quick).glances(TODAY)[0].trouble]
    for look in (Desk.at, lambda place: library(place).view(folder.name).news()):
        with pytest.raises(SetDamaged) as refusal:
            look(quick)
        told.append(str(refusal.value))
    for words in told:
        assert truth.rstrip(".") in words and "such fact" not in words and "another set" not in words


def test_where_no_file_holds_anything_neither_doctor_nor_home_names_a_way_back_that_is_none(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (*GENERATIONS, "journal", "journal.1"):
        (folder / name).write_bytes(b"")
    before = content(folder)
    told = []
    for words in (["doctor"], ["doctor", "--repair"], ["restore", folder.name]):
        assert asked(quick, *words) == 3
        told.append("".join(capsys.readouterr()))
    for said in told:
        assert f"No file in {folder} holds a state of the set to go back to." in said
        assert "a backup of your own" in said and "Nothing was changed." in said
        assert "als-tui restore" not in said
    assert "als-tui restore" not in library(quick).glances(TODAY)[0].trouble
    assert content(folder) == before


@pytest.mark.parametrize(
    "command", [("restore", "harbour", "--take", "1"), ("doctor", "--repair", "harbour")]
)
def test_on_a_disk_that_is_read_only_that_is_said_and_that_nothing_was_changed(
    quick: Path, folder: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "set.json.2").write_bytes(b"{")
    before = content(folder)
    with read_only():
        assert asked(quick, *command) != 0
    said = "".join(capsys.readouterr())
    assert f"{folder}: The disk is read-only. Nothing was changed.\n" in said
    assert content(folder) == before
