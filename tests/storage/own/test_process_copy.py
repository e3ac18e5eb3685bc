"""A copy of a process to make it one's own: written once and privately, and checked after each edit."""

import errno
import io
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from als_tui.__main__ import main
from als_tui.commands import printing
from als_tui.ports import NotSaved, OwnProcess
from als_tui.storage.library import Sets
from als_tui.storage.own.process_file import read_process
from als_tui.storage.own.processes import load_processes, own_processes
from als_tui.terminal.editor import SystemEditor
from tests.storage.own.test_processes import GOOD, IDS

SHIPPED = load_processes(None)[0]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The facilitator's folder of processes, not made yet; no editor is set."""
    monkeypatch.setenv("ALS_TUI_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return tmp_path / "config" / "processes"


@pytest.fixture
def library(own: Path) -> Sets:
    return Sets(own / "no-data", own, "0")


@pytest.fixture
def run(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line; returns status, output and error output."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["als-tui", *arguments])
        before = os.umask(0o022)
        try:
            status = main()
        finally:
            os.umask(before)
        return status, *capsys.readouterr()

    return run_command


def an_editor(folder: Path, script: str) -> str:
    """A program with which a file is edited; returns its path."""
    program = folder / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return str(program)


def putting(was: str, becomes: str, file: str = '"$1"') -> str:
    """A script that puts words in the place of others."""
    return f"sed s/{was}/{becomes}/ {file} > {file}.new && cat {file}.new > {file}"


@pytest.mark.parametrize("id", IDS)
def test_every_shipped_process_can_be_copied_and_is_the_same_but_for_its_name(library: Sets, id: str) -> None:
    made = library.copy_process(id)
    copy = read_process(Path(made.file).read_bytes())
    assert made.id == copy.id == f"my-{id}"
    assert copy.title.endswith(" (ours)")
    assert copy.phases() == SHIPPED[id].phases()
    assert library.processes()[0][copy.id] == copy


def test_where_a_copy_cannot_be_written_the_folder_is_named(
    library: Sets, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "planted", str(path))

    monkeypatch.setattr("als_tui.storage.own.process_copy.private_folder", refuse)
    with pytest.raises(NotSaved) as refusal:
        library.copy_process("troika")
    assert str(refusal.value) == f"{own}: This user may not read or write there."


def test_a_copy_is_private_and_lies_in_a_private_folder(library: Sets, own: Path) -> None:
    made = Path(library.copy_process("troika").file)
    assert made.parent == own
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_a_second_copy_has_another_id_title_and_file(library: Sets) -> None:
    first, second, third = (library.copy_process(id) for id in ("troika", "troika", "my-troika"))
    assert (first.id, second.id, third.id) == ("my-troika", "my-troika-2", "my-troika-3")
    titles = [library.processes()[0][one.id].title for one in (first, second, third)]
    assert titles == [f"Troika, three short consultations ({end})" for end in ("ours", "ours 2", "ours 3")]


def test_no_file_is_ever_written_over(library: Sets, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "my-troika.toml").write_text("mine and unfinished")
    assert library.copy_process("troika").id == "my-troika-2"
    with pytest.raises(NotSaved, match="is there already"):
        library.copy_process("wial", "my-troika")
    assert (own / "my-troika.toml").read_text() == "mine and unfinished"


@pytest.mark.parametrize(
    ("id", "new_id", "why"),
    [
        ("nothing", "", "There is no process with the id 'nothing'"),
        ("troika", "wial", "The id wial is taken"),
        ("troika", "../../x", "is no id: only the small letters"),
        ("troika", "x" * 41, "is no id: only the small letters"),
    ],
)
def test_a_copy_that_cannot_be_says_why_and_writes_nothing(
    library: Sets, own: Path, id: str, new_id: str, why: str
) -> None:
    with pytest.raises(NotSaved, match=why):
        library.copy_process(id, new_id)
    assert not own.exists()


def test_a_file_with_its_title_over_several_lines_is_not_copied_wrongly(library: Sets, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(GOOD.replace('title = "Mine"', 'title = """\nMine"""', 1))
    with pytest.raises(NotSaved, match="copy it by hand"):
        library.copy_process("mine")


def test_where_no_folder_can_be_made_the_reason_is_said(library: Sets, own: Path) -> None:
    own.parent.write_text("a file in the way")
    with pytest.raises(NotSaved, match=r"A file stands where a folder should be\.|The disk refused"):
        library.copy_process("troika")


def test_all_mistakes_of_a_file_are_told_and_not_the_first_only(own: Path) -> None:
    own.mkdir(parents=True)
    bad = GOOD.replace("minutes = 12", "minutes = 2000").replace('records = "review"', 'records = "notes"')
    (own / "bad.toml").write_text(bad)
    (own / "good.toml").write_text(GOOD)
    found = own_processes(own)
    assert [one.id for one in found] == ["", "mine"]
    assert found[0].mistakes == (
        "between[1].minutes: must be from 1 to 1440",
        'closing: one phase must record "review"',
    )


def test_what_was_edited_is_known_at_once(library: Sets) -> None:
    made = Path(library.copy_process("troika").file)
    assert "my-troika" in library.processes()[0]
    made.write_text(made.read_text().replace('id = "my-troika"', 'id = "trio"'))
    assert library.own_processes() == (OwnProcess(str(made), "trio"),)
    assert "trio" in library.processes()[0]
    assert "my-troika" not in library.processes()[0]


def test_the_list_marks_ones_own_and_complains_on_the_error_output(
    run: Callable[..., tuple[int, str, str]], own: Path
) -> None:
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(GOOD)
    (own / "bad.toml").write_text("minutes = 1")
    status, out, err = run("processes")
    lines = [line.split(maxsplit=1) for line in out.splitlines()]
    assert [id for id, _ in lines] == [*IDS, "mine"]
    assert lines[0][1] == "210 min  Half day, slots of 40 minutes"
    assert lines[-1][1] == "own    90 min  Mine"
    assert err.startswith("bad.toml: id: is missing (and ")
    assert status == 0


def test_a_sheet_is_printed_or_written_to_a_new_file_only(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    status, out, _ = run("sheet", "half-day", "--members", "8", "--minutes", "180")
    assert status == 0
    assert "- For 8 members and 180 minutes at hand." in out
    page = tmp_path / "sheet.html"
    assert run("sheet", "half-day", "--html", "--out", str(page))[0] == 0
    assert page.read_text().startswith("<!doctype html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    status, _, err = run("sheet", "half-day", "--out", str(page))
    assert (status, "is there already" in err) == (1, True)
    status, _, err = run("sheet", "nothing")
    assert (status, "als-tui processes lists them" in err) == (2, True)


@pytest.mark.parametrize(
    "option",
    [
        ("--members", "0", "a whole number from 1 to"),
        ("--minutes", "1441", "minutes from 1 to a day"),
        ("--members", "six", "a whole number from 1 to"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words(
    run: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str], option: tuple[str, str, str]
) -> None:
    name, value, why = option
    with pytest.raises(SystemExit) as left:
        run("sheet", "troika", name, value)
    assert left.value.code == 2
    assert why in capsys.readouterr().err


def test_without_an_editor_a_copy_says_where_it_lies(
    run: Callable[..., tuple[int, str, str]], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run("processes", "copy", "troika", "trio") == (0, f"Written to {own / 'trio.toml'}\n", "")
    status, _, err = run("processes", "edit", "trio")
    assert status == 1
    assert err == (
        f"No editor is set. Put its name into VISUAL or EDITOR. The file lies at {own / 'trio.toml'}, and can be "
        "used as it is.\n"
    )


def test_a_shipped_process_is_not_edited_but_copied(run: Callable[..., tuple[int, str, str]]) -> None:
    status, _, err = run("processes", "edit", "troika")
    assert (status, err) == (2, "troika is shipped; als-tui processes copy troika makes it yours.\n")
    assert run("processes", "edit", "nothing")[0] == 2


def test_an_edit_is_checked_and_each_mistake_named_until_none_is_left(
    run: Callable[..., tuple[int, str, str]], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("processes", "copy", "troika", "trio")
    monkeypatch.setenv("EDITOR", "nobody-calls-this-one")
    typo = an_editor(tmp_path, putting("nobody", "nobdy", '"$2"'))
    monkeypatch.setenv("VISUAL", f"'{typo}' -x")
    status, _, err = run("processes", "edit", "trio")
    assert status == 1
    assert err == 'trio.toml: opening[3].speakers: "nobdy" is not known; did you mean "nobody"?\n'

    monkeypatch.setenv("VISUAL", an_editor(tmp_path, putting("nobdy", "nobody")))
    assert run("processes", "edit", "trio") == (0, "trio can be used now.\n", "")


@pytest.mark.parametrize(
    ("how", "told"), [("exit 1", "ended with status 1"), ("kill -TERM $$", "was ended by signal 15")]
)
def test_an_editor_that_fails_is_told_with_what_stands_now(
    run: Callable[..., tuple[int, str, str]],
    own: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    told: str,
) -> None:
    run("processes", "copy", "troika", "trio")
    file = own / "trio.toml"
    monkeypatch.setenv("EDITOR", an_editor(tmp_path, how))
    assert run("processes", "edit", "trio") == (
        1,
        "",
        f"The editor {tmp_path / 'editor'} {told}. The file lies at {file}, and can be used as it is.\n",
    )
    monkeypatch.setenv("EDITOR", an_editor(tmp_path, f"{putting('nobody', 'nobdy')}; {how}"))
    status, out, err = run("processes", "edit", "trio")
    assert (status, out) == (1, "")
    assert (
        f"{told}. The file lies at {file}, and cannot be used as it is.\ntrio.toml: opening[3].speakers"
        in err
    )


def test_in_a_terminal_a_faulty_edit_can_be_mended_at_once(
    run: Callable[..., tuple[int, str, str]], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mend, spoil = putting("nobdy", "nobody"), putting("nobody", "nobdy")
    monkeypatch.setenv("EDITOR", an_editor(tmp_path, f'if grep -q nobdy "$1"; then {mend}; else {spoil}; fi'))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "")
    status, out, err = run("processes", "copy", "troika", "trio")
    assert status == 0
    assert out.endswith("trio can be used now.\n")
    assert "did you mean" in err


def test_an_editor_that_cannot_be_started_is_named() -> None:
    assert (
        SystemEditor({"EDITOR": "no-such-editor-here -w"})
        .edit("x")
        .startswith("The editor no-such-editor-here cannot")
    )
    assert SystemEditor({"EDITOR": "'unclosed"}).edit("x").startswith("No editor is set.")
    assert not SystemEditor({"VISUAL": " "}).known()


def test_what_ends_a_program_is_the_editors_while_it_runs(tmp_path: Path) -> None:
    left = signal.getsignal(signal.SIGINT)
    program = an_editor(tmp_path, 'kill -INT $PPID; echo still here > "$1"')
    assert SystemEditor({"EDITOR": program}).edit(str(tmp_path / "text")) == ""
    assert (tmp_path / "text").read_text() == "still here\n"
    assert signal.getsignal(signal.SIGINT) is left


def test_a_sheet_is_printed_in_utf_8_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    assert printing.sheet("half-day", None, None, html=False, out=None) == 0
    sys.stdout.flush()
    assert "3 slots of 40 min · frame 66 min" in printed.getvalue().decode()


def test_the_processes_commands_need_no_data_folder(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    monkeypatch.setenv("ALS_TUI_DATA", "/nonexistent/and/never/made")
    assert printing.list_processes() == 0
