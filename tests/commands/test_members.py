"""`als-tui members SET FILE`: one command takes a roster, says what it dropped, and takes nothing of a faulty one."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from als_tui.ports import Opening
from als_tui.storage.library import Sets
from tests.fakes import MemoryJournal
from tests.storage import hostile
from tests.storage.world import Desk, folder_of, library, new_set

HR = (
    "Employee ID;First Name;Last Name;Work Email;Department;Title;Manager\n"
    + "".join(
        f"{n};{first};Lima;{first.casefold()}@x.org;Care;Nurse;Bo\n"
        for n, first in enumerate("Ana Ben Carl Dev Ela Femi Gus".split())
    )
    + "9;Zoë;;z@x.org;IT;Porter;Bo\n"
)
"""Seven people who are new, and Zoë, who is a member without a mail or a role."""
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run the command on a new set, and tell its exit status and what it printed on both outputs."""
    set_id = new_set(tmp_path)

    def ask(*words: str) -> tuple[int, str, str]:
        status = run(["--data", str(tmp_path / "data"), "members", set_id, *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return ask


def names_in(tmp_path: Path) -> list[str]:
    (set_id,) = library(tmp_path).ids()
    return [member.name for member in library(tmp_path).book(set_id).members.values()]


def roster(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "roster.csv"
    file.write_bytes(data)
    return str(file)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_one_command_takes_seven_people_from_an_hr_file(tmp_path: Path, ask: Ask, codec: str) -> None:
    status, out, err = ask(roster(tmp_path, HR.encode(codec)))
    assert (status, err) == (0, "")
    assert out.split("\n")[:2] == [
        "Read: first name, last name, Work Email as mail, Title as role",
        "Left out unread: Employee ID, Department, Manager",
    ]
    assert "  joins    Ana Lima · ana@x.org · Nurse\n" in out
    assert "  changed  Zoë: z@x.org · Porter\n" in out
    assert out.endswith("Taken: 7 new, 1 changed. `z` on the set's page takes all of it back.\n")
    (set_id,) = library(tmp_path).ids()
    members = library(tmp_path).book(set_id).members
    assert len(members) == 10 and members[4].name == "Ana Lima" and members[2].role == "Porter"


def test_the_same_file_twice_changes_nothing_and_is_no_failure(tmp_path: Path, ask: Ask) -> None:
    file = roster(tmp_path, HR.encode())
    ask(file)
    journal = folder_of(tmp_path, library(tmp_path).ids()[0])
    before = names_in(tmp_path)
    status, out, _ = ask(file)
    assert (status, out.split("\n")[-2]) == (0, "Nothing changed: 8 stand.")
    assert names_in(tmp_path) == before and journal.is_dir()


def test_a_dry_run_shows_what_it_would_take_and_takes_nothing(tmp_path: Path, ask: Ask) -> None:
    before = names_in(tmp_path)
    status, out, _ = ask("--dry-run", roster(tmp_path, HR.encode()))
    assert status == 0 and out.endswith("Would take: 7 new, 1 changed. Nothing was changed.\n")
    assert names_in(tmp_path) == before


def test_a_file_with_faults_is_told_by_line_and_nothing_of_it_is_taken(tmp_path: Path, ask: Ask) -> None:
    before = names_in(tmp_path)
    for dry in ((), ("--dry-run",)):
        status, _, err = ask(*dry, roster(tmp_path, b"Name;Mail\nGus;g@x.org\nHal;hal at x\nGUS;\n"))
        assert status == 1
        assert err.split("\n") == [
            "✗ line 3: “hal at x” is no mail address",
            "✗ line 4: GUS stands in line 2, too; an initial tells two apart",
            "Nothing was taken.",
            "",
        ]
    assert names_in(tmp_path) == before


def test_rows_come_from_the_standard_input_as_well(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Gus Öd <g@x.org>\n".encode())))
    assert ask("-")[0] == 0
    assert names_in(tmp_path)[-1] == "Gus Öd"


@pytest.mark.parametrize(
    ("data", "words", "status"),
    [
        (b"PK\x03\x04", "This is a workbook or a packed file", 1),
        (b"", "There is nobody in it.", 1),
        (b"---\n12\n", "There is nobody in it.", 1),
        (b"x\n" * 600_000, "longer than any list of members", 1),
    ],
)
def test_what_holds_no_people_is_said(tmp_path: Path, ask: Ask, data: bytes, words: str, status: int) -> None:
    told = ask(roster(tmp_path, data))
    assert (told[0], words in told[2]) == (status, True)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, ask: Ask) -> None:
    missing = str(tmp_path / "gone.csv")
    assert ask(missing) == (2, "", f"{missing}: there is no such file. Nothing was changed.\n")
    os.mkfifo(tmp_path / "pipe")
    assert ask(str(tmp_path / "pipe"))[0] == 2
    assert ask(str(tmp_path))[0] == 2


def test_a_set_that_another_als_tui_has_is_not_written_to(tmp_path: Path, ask: Ask) -> None:
    desk = Desk.at(tmp_path)
    try:
        status, _, err = ask(roster(tmp_path, HR.encode()))
        assert status == 3 and "nothing was changed" in err
        assert ask("--dry-run", roster(tmp_path, HR.encode()))[0] == 0
    finally:
        desk.journal.close()
    assert names_in(tmp_path) == ["Ana", "Zoë", "Chi"]


def test_a_set_with_an_open_session_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = hostile.a_set(tmp_path, generations=False)
    file = roster(tmp_path, HR.encode())
    assert run(["--data", str(tmp_path / "data"), "members", folder.name, file]) == 1
    assert "A session of this set is open" in capsys.readouterr().err


def test_names_that_a_terminal_would_obey_are_made_safe(tmp_path: Path, ask: Ask) -> None:
    status, out, _ = ask(roster(tmp_path, b"[/x] \x1b[2J\n=1+A\n"))
    assert status == 0 and "\x1b" not in out
    assert names_in(tmp_path)[-2:] == ["[/x] ␛[2J", "=1+A"]


def test_a_disk_that_takes_nothing_is_told_and_nobody_has_joined(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens = Sets.open

    def opened(self: Sets, set_id: str) -> tuple[Opening, MemoryJournal]:
        opening, journal = opens(self, set_id)
        journal.close()
        return opening, MemoryJournal(full=True)

    monkeypatch.setattr(Sets, "open", opened)
    status, out, err = ask(roster(tmp_path, HR.encode()))
    assert (status, err) == (1, "Not saved: The disk is full. Nothing was taken.\n")
    assert "Taken" not in out
