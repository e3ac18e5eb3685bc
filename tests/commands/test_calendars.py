"""The calendar from the command line: printed, or written to new files that nobody else can read."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from als_tui import bootstrap
from als_tui.commands.arguments import run
from als_tui.commands.demo import PastClock, make_set
from als_tui.domain.moves import programme
from als_tui.engine import Engine, Saved

TODAY = date(2026, 3, 5)
FIRST = datetime(2026, 3, 10, 9, 30)
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The demo's set with a programme of three."""
    place = tmp_path / "data"
    place.mkdir(mode=0o700)
    library = bootstrap.sets(place)
    opening, journal = library.open(make_set(library, "Europe/London", TODAY))
    engine = Engine(opening, journal, PastClock(datetime(2026, 3, 5, 9, tzinfo=UTC)))
    dates = [FIRST + n * timedelta(weeks=5) for n in range(3)]
    assert isinstance(engine.do(programme.plan_modules, dates, 210), Saved)
    engine.close()
    return place


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command on it; its status, what it printed, what it said."""
    monkeypatch.delenv("ALS_TUI_DATA", raising=False)

    def asked(*words: str) -> tuple[int, str, str]:
        before = os.umask(0o022)
        try:
            status = run(["--data", str(data), "export", "harbour", *words])
        finally:
            os.umask(before)
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def count(text: str) -> int:
    return len(Calendar.from_ical(text).walk("VEVENT"))


def test_the_programme_is_printed(ask: Ask) -> None:
    status, out, _ = ask("--calendar")
    assert (status, count(out)) == (0, 3)
    assert "SUMMARY:Harbour set (invented) · module 1" in out.replace("\r\n ", "")


def test_it_is_written_to_a_new_file_that_only_its_owner_reads(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "set.ics"
    assert ask("--calendar", "--out", str(file))[0] == 0
    assert file.stat().st_mode & 0o777 == 0o600
    written = file.read_bytes()
    assert count(written.decode()) == 3 and b"\r\n" in written and b"\r\r" not in written
    status, _, err = ask("--calendar", "--out", str(file))
    assert status == 1 and "is there already" in err and file.read_bytes() == written


def test_a_file_a_module_goes_into_a_folder_and_over_no_file(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "each"
    assert ask("--calendar", "--each", "--out", str(folder))[0] == 0
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"Harbour set invented module {n}.ics" for n in (1, 2, 3)]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert [count(file.read_text("utf-8")) for file in files] == [1, 1, 1]
    files[0].unlink()
    status, _, err = ask("--calendar", "--each", "--out", str(folder))
    assert status == 1 and "nothing was written" in err and not files[0].exists()


def test_without_a_folder_the_files_lie_with_the_exports(ask: Ask, data: Path) -> None:
    assert ask("--calendar", "--each")[0] == 0
    assert len(list((data / "exports").iterdir())) == 3
    assert (data / "exports").stat().st_mode & 0o777 == 0o700


def test_the_due_days_of_one_member_are_a_file_of_their_own(ask: Ask) -> None:
    status, out, _ = ask("--calendar", "--person", "ben")
    assert status == 0 and count(out) >= 1 and "module" not in out and "VALUE=DATE" in out
    assert ask("--calendar", "--person", "nobody")[0::2] == (2, "No member is called that.\n")


def test_a_set_without_a_programme_has_its_next_date_or_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_set(bootstrap.sets(tmp_path), "UTC", TODAY)
    asked = ["--data", str(tmp_path), "export", "harbour", "--calendar"]
    assert run(asked) == 0
    assert "session 3" in (out := capsys.readouterr().out) and count(out) == 1
    assert run([*asked, "--each", "--out", str(tmp_path / "each")]) == 0
    assert [path.name for path in (tmp_path / "each").iterdir()] == ["Harbour set invented session 3.ics"]


def test_what_goes_with_the_calendar_alone_is_not_passed_over(ask: Ask) -> None:
    for words in (("--each",), ("--topics",), ("--person", "ben")):
        assert ask(*words)[0::2] == (2, "--each, --topics and --person go with --calendar.\n")


def test_the_help_says_which_programs_double(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["export", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert "khal, Thunderbird and Apple's Calendar move and cancel" in text and "calcurse and Google" in text
