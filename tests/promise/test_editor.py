"""The screen makes way for a real editor on the same terminal, comes back, and the copy can be run at once."""

import stat
from pathlib import Path

import pytest

from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

EDITOR = """#!/bin/sh
trap '' INT
printf 'Editing. Press Enter. '
read answer
sed 's/(ours)/of the clinic/' "$1" > "$1.new" && cat "$1.new" > "$1" && rm "$1.new"
"""


def test_a_copy_is_edited_in_the_facilitators_own_editor_and_started(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    config = tmp_path / "config"
    terminal = Terminal(
        "demo", data=tmp_path, TMPDIR=str(tmp_path), VISUAL=str(editor), ALS_TUI_CONFIG=str(config)
    )
    terminal.wait_for("Harbour set")
    terminal.press("enter")
    terminal.wait_for("start session")
    terminal.press("s", "l", "c")
    terminal.wait_for("Editing. Press Enter.")
    terminal.press("\x03", "\r")
    terminal.wait_for("of the clinic can be used now.", "Enter  choose")
    terminal.press("enter")
    terminal.wait_for("▸ 17 of 17", "Enter  start")
    terminal.press("enter")
    terminal.wait_for("ROSTER", "session 3 opened")
    assert terminal.quit() == 0
    made = config / "processes" / "my-sand-timer.toml"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
