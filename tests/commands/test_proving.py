"""Proof from the command line: printed, or written to a new file that nobody else can read."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui.commands.arguments import run
from tests.seeded import GUEL, NAMES, ROSA

Folder = tuple[Path, str]
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(seeded: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command on the seeded programme; its status, what it printed, what it said."""
    monkeypatch.setenv("COLUMNS", "500")

    def asked(*words: str) -> tuple[int, str, str]:
        status = run(["--data", str(seeded[0]), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_the_sheet_to_sign_is_printed_as_markdown_and_as_a_page(ask: Ask) -> None:
    status, out, _ = ask("prove", "ward", "sign-in")
    assert status == 0 and out.startswith("# Sign-in sheet, session 9")
    assert "| Gül Çelik" in out and NAMES[ROSA - 1] not in out
    status, page, _ = ask("prove", "ward", "sign-in", "--html")
    assert status == 0 and page.startswith("<!doctype html>") and page.count('<th scope="row" dir="auto">') == 7 + 3


def test_a_certificate_is_of_the_member_who_is_named(ask: Ask) -> None:
    status, out, _ = ask("prove", "ward", "certificate", "pia")
    assert status == 0 and "22 h 14 min in 7 sessions" in out
    assert ask("prove", "ward", "certificate")[::2] == (
        2,
        "".join(
            f"{line}\n"
            for line in ("Whose certificate? The name comes after the word:", *(f"  {n}" for n in NAMES))
        ),
    )
    status, out, said = ask("prove", "ward", "certificate", "ana")
    assert (status, out) == (2, "") and said.startswith("More than one member is called that:")


def test_a_name_beside_the_sheet_is_said_to_mean_nothing(ask: Ask) -> None:
    status, out, said = ask("prove", "ward", "sign-in", "pia")
    assert (status, out) == (2, "") and said.startswith("A name goes with certificate")


def test_own_hours_are_counted_and_who_else_is_named_is_said(ask: Ask) -> None:
    status, out, said = ask("hours")
    assert (
        status == 0
        and "3 h 20 min in 1 session of 1 set" in out
        and "Ward" not in out.replace("Ward leads", "")
    )
    assert said.startswith(f"Not counted, as they name somebody else: Ward (6) and {NAMES[GUEL - 1]} (1).")
    status, out, said = ask("hours", "ward")
    assert status == 0 and "22 h 22 min in 7 sessions of 1 set" in out and "Ward" not in said


def test_a_set_that_cannot_be_read_is_said_and_the_others_counted(ask: Ask, seeded: Folder) -> None:
    folder = seeded[0] / "sets" / ("0" * 16)
    folder.mkdir(mode=0o700)
    status, out, said = ask("hours", "Ward")
    assert status == 3 and "1 set that cannot be read" in out and "22 h 22 min in 7 sessions of 1 set" in out
    assert str(folder) in said


def test_a_file_is_new_private_and_never_written_over(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    assert ask("prove", "ward", "sign-in", "--html", "--out", str(file))[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    status, _, said = ask("hours", "--out", str(file))
    assert status == 1 and "is there already" in said and file.read_bytes() == before
