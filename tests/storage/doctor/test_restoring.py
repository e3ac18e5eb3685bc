"""Going back: whatever is damaged, every step that any files hold together is offered, and what is lost is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from als_tui.commands.arguments import run
from als_tui.domain.book import Book
from als_tui.domain.session import live
from als_tui.domain.session.facts import Step
from als_tui.engine import Engine
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL
from als_tui.storage.format import codec
from als_tui.storage.format.migration import schema
from als_tui.value import replace
from tests.fakes import StillClock
from tests.storage import hostile
from tests.storage.faults import Disk, each_call, failing
from tests.storage.world import TODAY, Desk, folder_of, heard_again, library, look_at, new_set, stamp

SAID = ["one", "two", "three", "four", "five", "six", "seven"]


@pytest.fixture
def folder(quick: Path) -> Path:
    """A set with two checkpoints, four steps in the journal after them, and words half typed."""
    folder = hostile.a_set(quick, generations=True)
    desk = Desk.at(quick)
    for text in SAID[4:]:
        desk.say(text)
    desk.journal.draft("line", "half typed")
    desk.journal.close()
    return folder


def other_set(folder: Path) -> None:
    elsewhere = folder.parent.parent.parent / "elsewhere"
    foreign = folder_of(elsewhere, new_set(elsewhere)) / "set.json"
    (folder / "set.json").write_bytes(foreign.read_bytes())


def swapped(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], lines[3], lines[2], *lines[4:]]


def journal(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        lines = (folder / "journal").read_bytes().splitlines(keepends=True)
        (folder / "journal").write_bytes(b"".join(change(lines)))

    return changed


def written(**files: bytes) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        for name, data in files.items():
            (folder / name.replace("_", ".")).write_bytes(data)

    return changed


def older(folder: Path) -> None:
    (folder / "set.json").write_bytes((folder / "set.json.2").read_bytes())


def flipped(old: bytes, new: bytes) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        (folder / "set.json").write_bytes((folder / "set.json").read_bytes().replace(old, new, 1))

    return changed


DAMAGED: dict[str, tuple[Callable[[Path], None], int, list[str], bool]] = {
    "the file of another set": (other_set, 0, SAID, True),
    "its own older file": (older, 0, SAID, True),
    "a flipped schema": (flipped(b'"schema":%d' % schema(), b'"schema":99'), 0, SAID, True),
    "a flipped id": (flipped(b'"set_id":"', b'"set_id":"0'), 0, SAID, True),
    "a flipped word": (flipped(b"Ana", b"Ane"), 0, SAID, True),
    "a file cut short": (flipped(b"}}}", b""), 0, SAID, True),
    "a line missing": (journal(lambda lines: [*lines[:2], *lines[3:]]), 3, SAID[:4], True),
    "two lines swapped": (journal(swapped), 0, SAID, True),
    "lines ended as on Windows": (
        journal(lambda lines: [row[:-1] + b"\r\n" for row in lines]),
        0,
        SAID,
        True,
    ),
    "a line damaged": (
        journal(lambda lines: [row.replace(b"five", b"fife") for row in lines]),
        1,
        [*SAID[:4], *SAID[5:]],
        True,
    ),
    "a journal of noise": (written(journal=b"x\ny\n"), 0, SAID[:3], False),
    "both newest files": (written(set_json=b"{", set_json_1=b"{"), 8, [], True),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_the_best_that_the_files_hold_together_is_offered_first_and_can_be_taken(
    name: str, quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage, lost, heard, drafted = DAMAGED[name]
    damage(folder)
    best = library(quick).generations(folder.name)[0]
    assert best.lost == lost
    assert run(["--data", str(quick / "data"), "restore", "harbour"]) == 0
    said = capsys.readouterr().out
    row = said.splitlines()[1]
    assert (f" {lost} step" in row) if lost else (" no step " in row)
    assert str(folder) in said, "and what is wrong with the files is said"
    assert run(["--data", str(quick / "data"), "restore", "harbour", "--take", "0"]) == 0
    assert (f"Not in it, of what its files tell: {lost} step" in capsys.readouterr().out) == bool(lost)
    assert heard_again(quick) == heard
    assert (look_at(folder).drafts == {"line": "half typed"}) == drafted


def test_what_stands_twice_and_a_newer_line_stop_nothing_else(quick: Path, folder: Path) -> None:
    data = (folder / "journal").read_bytes()
    other = hostile.line(5, hostile.line_body(data.splitlines(keepends=True)[1], 5).replace("four", "for4"))
    newer = hostile.line(9, '{"schema":99}')
    (folder / "journal").write_bytes(data + other + newer)
    best = library(quick).generations(folder.name)[0]
    assert (best.seq, best.lost) == (8, 1), "of two fifth steps one is lost"


def test_what_another_als_tui_wrote_into_the_journal_before_is_counted_as_lost_too(
    quick: Path, folder: Path
) -> None:
    lines = (folder / "journal.1").read_bytes().splitlines(keepends=True)
    written = [hostile.line(seq, hostile.line_body(raw, seq)) for seq, raw in ((3, lines[2]), (4, lines[1]))]
    (folder / "journal.1").write_bytes(b"".join([*lines, *written]))
    found = library(quick).generations(folder.name)
    assert found[0].lost == 2 and all(one.lost >= 2 for one in found)


def test_a_strike_that_broke_off_leaves_no_step_that_counts_as_lost(
    quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "planted")

    desk = Desk.at(quick)
    desk.checkpoint()
    with monkeypatch.context() as patch:
        patch.setattr("als_tui.storage.set.generations.forget_older", fails)
        desk.journal.strike(desk.book, tuple(replace(step, facts=()) for step in desk.log), desk.seq, {})
    desk.journal.close()
    assert library(quick).generations(folder.name)[0].lost == 0


def test_no_state_is_worked_out_twice(quick: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folds, decoded = list[int](), list[int]()
    real: dict[str, Callable[..., Any]] = {
        "fold": live.fold,
        "decode": codec.decode_step,
        "row": codec.read_step,
        "line": codec.read_body,
    }

    def fold(book: Book, log: tuple[Step, ...], tail: tuple[Step, ...]) -> Any:
        folds.append(1)
        return real["fold"](book, log, tail)

    def counting(name: str) -> Callable[..., Any]:
        def read(*text: Any) -> Any:
            if (step := real[name](*text)) is not None:
                decoded.append(1)
            return step

        return read

    for module in ("set.reading", "doctor.restoring"):
        monkeypatch.setattr(f"als_tui.storage.{module}.fold", fold)
    monkeypatch.setattr("als_tui.engine.fold", fold)
    monkeypatch.setattr("als_tui.storage.format.image.read_step", counting("row"))
    monkeypatch.setattr("als_tui.storage.format.lines.read_body", counting("line"))
    monkeypatch.setattr("als_tui.storage.format.lines.decode_step", counting("decode"))
    stands = sum(
        (folder / name).read_bytes().count(b'"step":') for name in (*GENERATIONS, JOURNAL, OLD_JOURNAL)
    )
    library(quick).generations(folder.name)
    assert sum(folds) == 3, "each generation, and what the journals add to it"
    folds.clear()
    decoded.clear()
    library(quick).checkup(folder.name)
    assert sum(folds) == 1 and sum(decoded) <= 3 * stands, "a line is taken in as it is read"
    folds.clear()
    decoded.clear()
    Engine(*library(quick).open(folder.name), StillClock()).close()
    assert sum(folds) == 1 and sum(decoded) <= len(SAID) + 1


def test_a_set_that_cannot_be_opened_is_found_by_the_name_that_an_older_file_has(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other_set(folder)
    for name in ("journal", "journal.1"):
        (folder / name).write_bytes(b"x\ny\n")
    (folder / "set.json.1").write_bytes((folder / "set.json.1").read_bytes().replace(b"Harbour", b"Harbor"))
    (glance,) = library(quick).glances(TODAY)
    assert glance.trouble and glance.name == "Harbour set"
    for command in ("restore", "doctor", "export"):
        assert run(["--data", str(quick / "data"), command, "harbour"]) != 2
    assert "Harbour set (" in capsys.readouterr().out


def test_a_text_that_was_being_typed_is_kept_by_the_newest_and_said_to_go_by_an_older_one(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *older = library(quick).generations(folder.name)
    assert not first.drops and any(one.drops for one in older)
    number = next(number for number, one in enumerate(older, 1) if one.drops)
    assert run(["--data", str(quick / "data"), "restore", "harbour", "--take", str(number)]) == 0
    assert "steps, the draft." in capsys.readouterr().out
    assert look_at(folder).drafts == {}


@pytest.mark.promise
def test_killed_anywhere_the_restore_of_the_newest_state_leaves_that_state(quick: Path) -> None:
    def restore(place: Path, disk: Disk) -> None:
        set_id = hostile.a_set(place, generations=True).name
        desk = Desk.at(place)
        desk.journal.beat(stamp(30))
        desk.journal.close()
        newest = library(place).generations(set_id)[0]
        with failing(disk):
            library(place).restore(set_id, newest)
        assert heard_again(place) == SAID[:4]

    assert each_call("dies", quick, restore) > 15


def test_a_file_of_another_set_is_passed_over_and_told_by_name(
    quick: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other_set(folder)
    foreign = (folder / "set.json").read_bytes()
    for command in (["doctor", "harbour", "--repair"], []):
        (folder / "set.json").write_bytes(foreign)
        if command:
            assert run(["--data", str(quick / "data"), *command]) == 0
            said = capsys.readouterr().out
            assert f"{folder / 'set.json'}: this file belongs to another set, Harbour set ('" in said
            assert "Repaired" in said and (folder / "set.json.damaged").exists()
        else:
            desk = Desk.at(quick)
            desk.journal.close()
            assert (
                "set.json could not be read (this file belongs to another set, Harbour set"
                in desk.opening.told[0]
            )
        assert heard_again(quick) == SAID


def test_a_journal_of_another_set_puts_none_of_its_words_among_this_one_s(quick: Path, folder: Path) -> None:
    elsewhere = quick / "elsewhere"
    foreign = hostile.a_set(elsewhere, generations=True)
    (folder / "journal").write_bytes((foreign / "journal").read_bytes().replace(b"four", b"leak"))
    (folder / "journal.1").write_bytes((foreign / "journal").read_bytes())
    known = library(quick).generations(folder.name)
    assert known and max(one.seq for one in known) <= 4, "none of the other's steps follows"
