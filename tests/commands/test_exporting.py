"""Exports from the command line: in four forms, printed or in a new private file, read back by what is not ours."""

import csv
import json
import stat
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from als_tui.bootstrap import with_its_keys
from als_tui.commands import arguments, exporting
from als_tui.commands.arguments import run
from als_tui.commands.printing import hand_out
from als_tui.domain.book import LogLine
from als_tui.domain.programme.organisation import not_agreed
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.session.facts import Put
from als_tui.engine import Engine, Saved
from als_tui.exports.forms import OF_A_SESSION, OF_A_SET, PAGES
from als_tui.exports.markdown import session_markdown
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import StillClock
from tests.seeded import NAMES, TODAY, moment, programme, put_all

Folder = tuple[Path, str]
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(seeded: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run an export of the seeded programme; its status, what it printed, what it said."""
    monkeypatch.setenv("COLUMNS", "500")

    def asked(*words: str) -> tuple[int, str, str]:
        status = run(["--data", str(seeded[0]), "export", "ward", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_without_more_it_is_the_record_of_the_last_session_as_markdown(ask: Ask) -> None:
    record = session_markdown(programme(), 8)
    assert ask() == (0, record, "")
    assert ask("--what", "session") == ask("--format", "md") == (0, record, "")
    assert ask("--session", "3", "--format", "md")[1] == session_markdown(programme(), 3)


@pytest.mark.parametrize("what", [*OF_A_SET, OF_A_SESSION])
def test_each_is_printed_in_each_form(ask: Ask, what: str) -> None:
    facts = json.loads(ask("--what", what, "--format", "json")[1])
    rows = [*csv.DictReader(StringIO(ask("--what", what, "--format", "csv")[1], newline=""))]
    page, text = ask("--what", what, "--format", "html")[1], ask("--what", what)[1]
    assert len(facts) == len(rows) == page.count("<li>") > 2
    assert page.startswith("<!doctype html>") and text.startswith("# Ward leads 2026: ")


def test_a_file_is_new_private_and_as_printed(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    assert ask("--what", "register", "--format", "csv", "--out", str(file))[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert before.decode("utf-8") == ask("--what", "register", "--format", "csv")[1].replace(
        "\r\n", "\n"
    ).replace("\n", "\r\n")
    status, _, said = ask("--what", "attendance", "--out", str(file))
    assert status == 1 and "is there already" in said and file.read_bytes() == before
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert ask("--what", "attendance", "--out", str(tmp_path / "link"))[0] == 1
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("--session", "99"), 1, "No such sealed session. There is: 1, 2, 3, 4, 5, 6, 7, 8."),
        (("--what", "register", "--session", "1"), 2, "--session goes with --what session."),
        (
            ("--calendar", "--format", "csv"),
            2,
            "--what, --for, --format and --session do not go with --calendar.",
        ),
        (
            ("--calendar", "--for", "set"),
            2,
            "--what, --for, --format and --session do not go with --calendar.",
        ),
        (("--what", "register", "--for", "set"), 2, "--for goes with --what report."),
        (("--what", "report", "--session", "1"), 2, "--session goes with --what session."),
        (
            ("--what", "report", "--format", "csv"),
            2,
            "A report is a page of HTML alone; programme, register and attendance have other forms.",
        ),
        (
            ("--calendar", "--session", "3"),
            2,
            "--what, --for, --format and --session do not go with --calendar.",
        ),
        (("--calendar", "--person", "ana", "--each"), 2, "--each and --topics do not go with --person."),
        (("--calendar", "--topics", "--person", "ana"), 2, "--each and --topics do not go with --person."),
        (("--topics",), 2, "--each, --topics and --person go with --calendar."),
    ],
)
def test_what_cannot_be_is_said(ask: Ask, words: tuple[str, ...], status: int, told: str) -> None:
    assert ask(*words) == (status, "", f"{told}\n")


def test_what_the_command_line_names_is_what_there_is() -> None:
    assert {*arguments._EXPORTS} - {"set", "report"} == {OF_A_SESSION, *OF_A_SET, *PAGES}
    assert tuple(ReportReader) == arguments._READERS


def test_a_report_is_printed_for_the_set_unless_told_and_written_privately(
    ask: Ask, seeded: Folder, tmp_path: Path
) -> None:
    printed = ask("--what", "report")
    assert printed[0] == 0 and ask("--what", "report", "--for", "set", "--format", "html")
    assert printed[1].startswith("<!doctype html>") and "For the set." in printed[1]
    file = tmp_path / "report.html"
    told = ("--what", "report", "--for", "organisation", "--out", str(file))
    assert ask(*told) == (1, "", f"{with_its_keys(not_agreed())}\n") and not file.exists()
    profile = programme().profile
    changed(seeded, Put("profile", 1, profile, replace(profile, sheet_agreed=TODAY)))
    assert ask(*told)[0] == 0 and stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert b"For the organisation." in before and ask(*told)[0] == 1 and file.read_bytes() == before


def changed(seeded: Folder, *puts: Put) -> None:
    """Change these documents of the seeded set on the disk."""
    opening, journal = Sets(seeded[0], None, "0.1.0").open(seeded[1])
    engine = Engine(opening, journal, StillClock(moment(TODAY)))
    assert isinstance(engine.do(put_all, *puts), Saved)
    engine.close()


def test_the_organisation_gets_nothing_before_the_set_agreed_and_then_no_name(
    ask: Ask, seeded: Folder
) -> None:
    status, page, why = ask("--what", "organisation")
    assert (
        (status, page) == (1, "") and why == f"{with_its_keys(not_agreed())}\n" and "v, then A records" in why
    )
    assert ask("--what", "organisation", "--format", "csv")[0] == 2
    book = programme()
    words = tuple(replace(said, shared=True) for said in book.sessions[1].words)
    words = (replace(words[0], text="Slow is quick"), *words[1:])
    agreed = replace(book.profile, sheet_agreed=TODAY)
    changed(
        seeded,
        Put("profile", 1, book.profile, agreed),
        Put("sessions", 1, book.sessions[1], replace(book.sessions[1], words=words)),
    )
    for form in ("md", "html"):
        status, page, told = ask("--what", "organisation", "--format", form)
        assert status == 0 and "Slow is quick" in page
        assert told == "5 ticked learnings in which a name stands are left out; v, then o asks about each.\n"
        assert not [name for name in NAMES if name.split()[0] in page]


def test_what_is_handed_over_is_a_note_and_a_set_without_the_logbook(
    ask: Ask, seeded: Folder, tmp_path: Path
) -> None:
    changed(seeded, Put("logbook", 8, None, LogLine(TODAY, "zebra, mine alone")))
    status, whole, told = ask("--what", "set")
    assert status == 0 and told == "The facilitator's logbook is not in it.\n"
    assert "zebra" not in whole and "logbook" not in whole
    status, note, told = ask("--what", "handover")
    assert (status, told) == (0, "") and "## What to watch" in note and "zebra" not in note
    assert ask("--what", "handover", "--format", "json") == (
        2,
        "",
        "That is a page to read: --format md or html.\n",
    )
    for what in (*OF_A_SET, OF_A_SESSION):
        assert "zebra" not in ask("--what", what, "--format", "json")[1]


def test_what_takes_its_time_says_so(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_SLOW", 0.001)

    def slowly(text: str, out: str | None) -> int:
        time.sleep(0.1)
        return hand_out(text, out)

    monkeypatch.setattr(exporting, "hand_out", slowly)
    assert ask("--what", "register")[2] == "Still working…\n"
