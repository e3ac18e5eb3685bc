"""What is said in a set stands in its folder alone, and nobody but its owner can read that."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal
from tests.promise.test_kill import wait_for_draft

pytestmark = pytest.mark.promise
SECRETS = ("secretnote", "secretdraft", "secretgoal")


@pytest.fixture(autouse=True)
def careless_umask() -> Iterator[None]:
    """Files must be private whatever the shell says."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize("end", ["left", "killed"])
def test_no_word_is_found_outside_the_sets_folder(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: Promised
) -> None:
    joined = START.date()
    members = (Member("Ana", joined), Member("Ben", joined), Member("Carla", joined))
    set_id = Sets(tmp_path, None, "test").create(
        Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined)
    )
    here = tmp_path / "here"
    here.mkdir(mode=0o700)
    monkeypatch.chdir(here)
    terminal = Terminal("run", "Northside", data=tmp_path, TEXTUAL_DEBUG="1", TEXTUAL_LOG=str(here / "log"))
    terminal.wait_for("start session")
    terminal.press("s", "enter")
    terminal.wait_for("0 of 3")
    terminal.press("A", "y", "d", "g")
    terminal.paste("secretgoal")
    terminal.press("enter")
    terminal.wait_for("Esc or q leaves")
    terminal.press("escape")
    terminal.wait_for("Space  start")
    terminal.press("space")
    terminal.wait_for("CHECK-IN")
    terminal.press("c")
    terminal.paste(".secretnote")
    terminal.press("enter", "c")
    terminal.paste("secretdraft")
    terminal.wait_for("secretdraft")
    wait_for_draft(tmp_path, b"secretdraft")
    terminal.kill() if end == "killed" else terminal.quit()

    kept = tmp_path / "sets" / set_id
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for secret in SECRETS:
        promise("confidentiality", attempts=1)
        holding = {path.parent for path in files if secret.encode() in path.read_bytes()}
        assert holding == {kept}, secret
        assert secret.encode() not in terminal.bytes.rsplit(b"\x1b[?1049l", 1)[-1] or end == "killed"
        assert b"\x1b]52" not in terminal.bytes and b"\x1b]0;" not in terminal.bytes
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (kept.parent, *kept.parent.rglob("*"))}
    assert modes == {0o600, 0o700}
