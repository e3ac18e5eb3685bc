"""What a shell completes, in the shells that are here; and the manual page. Both say what the parser says."""

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from als_tui.commands.arguments import _parser, run
from als_tui.commands.completion import SHELLS
from docs.shell import COMPLETIONS, MANUAL, completion, manual

ROOT = Path(__file__).parents[2]
WRITE = "`python -m docs.shell` writes it"


def asked(*command: str, stdin: str = "") -> str:
    """What a program prints; that it complains of nothing is checked."""
    ran = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return ran.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_what_lies_there_is_what_the_parser_says_and_is_printed(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written = (COMPLETIONS / SHELLS[shell]).read_text("utf-8")
    assert written == completion(shell), WRITE
    assert run(["completion", shell]) == 0
    assert capsys.readouterr().out == written


def test_the_manual_is_what_the_parser_says() -> None:
    assert MANUAL.read_text("utf-8") == manual(), WRITE


def test_every_command_and_option_stands_in_all_of_them() -> None:
    commands = next(one.choices for one in _parser()._actions if isinstance(one, argparse._SubParsersAction))
    assert len(commands) > 15
    texts = [(COMPLETIONS / file).read_text("utf-8") for file in SHELLS.values()]
    pages = [*texts, MANUAL.read_text("utf-8").replace("\\-", "-")]
    for page in pages:
        assert [name for name in commands if name not in page] == []
    assert "own-data" in pages[-1] and "handover" in pages[-1] and "ALS_TUI_DATA" in pages[-1]


BASH = """
source "$1"
shift
COMP_WORDS=(als-tui "$@")
COMP_CWORD=$#
_shtab_als_tui
printf '%s\\n' "${COMPREPLY[@]}"
"""
COMPLETED = (
    ("ex", "export"),
    ("comp", "completion"),
    ("completion z", "zsh"),
    ("export Harbour --ca", "--calendar"),
    ("export Harbour --what hand", "handover"),
    ("export --data /tmp Harbour --format cs", "csv"),
    ("show Harbour own", "own-data"),
    ("show --data /tmp Harbour own", "own-data"),
    ("prove Harbour cert", "certificate"),
    ("processes c", "copy"),
)
"""What is typed, and what the shell makes of its last word."""


@pytest.mark.parametrize(("typed", "whole"), COMPLETED)
def test_bash_completes_commands_flags_and_choices(typed: str, whole: str) -> None:
    found = asked("bash", "-c", BASH, "bash", str(COMPLETIONS / SHELLS["bash"]), *typed.split(" "))
    assert found.split() == [whole]


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed, so nothing can complete")
def test_fish_completes_the_same() -> None:
    lines = "\n".join(f"complete -C 'als-tui {typed}'; echo ---" for typed, _ in COMPLETED)
    said = asked("fish", "--no-config", stdin=f"source {COMPLETIONS / SHELLS['fish']}\n{lines}\n")
    found = [part.split("\t")[0].strip() for part in said.split("---\n")]
    assert found[: len(COMPLETED)] == [whole for _, whole in COMPLETED]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed, so nothing reads its file")
def test_zsh_can_read_its_file() -> None:
    asked("zsh", "-f", "-n", str(COMPLETIONS / SHELLS["zsh"]))


@pytest.mark.parametrize("typed", ["run ", "show ", "export --session "])
def test_no_set_is_named_by_a_shell(typed: str, tmp_path: Path) -> None:
    """What sets there are is nobody's business who looks over a shoulder."""
    found = asked("bash", "-c", BASH, "bash", str(COMPLETIONS / SHELLS["bash"]), *typed.split(" "))
    assert found.split() == []


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not installed, which reads the manual")
def test_the_manual_is_faultless() -> None:
    asked("mandoc", "-T", "lint", "-W", "warning", str(MANUAL))


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed, which sets the manual")
def test_the_manual_can_be_set() -> None:
    assert "als-tui" in asked("groff", "-ww", "-man", "-T", "ascii", str(MANUAL))


@pytest.mark.long
def test_the_wheel_brings_both_to_where_shells_and_man_look(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, timeout=120, check=True, env={**os.environ})
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {name.partition(".data/data/")[2] for name in wheel.namelist()}
    assert names >= {
        "share/man/man1/als-tui.1",
        "share/bash-completion/completions/als-tui",
        "share/zsh/site-functions/_als-tui",
        "share/fish/vendor_completions.d/als-tui.fish",
    }
