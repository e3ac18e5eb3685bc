"""Signs that we draw are in the fonts of the Linux console, or something stands for them there."""

import ast
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import als_tui
from tests.parts import nodes

IN_EVERY_FONT = set("→←↑↓▶▸◂■●✗±×�")
"""Of the signs that we draw, those in all fonts of Debian's console-setup for Latin letters."""
FROM_PEOPLE = set("␡␤")
"""What stands for control characters that somebody pasted."""
NOT_DRAWN = (
    "signs.py",
    "columns.py",
    "cell.py",
    "name_lists.py",
    "spelling.py",
    "markdown.py",
    "behind.py",
    "whole.py",
)
"""The table of twins; signs that people type or paste, and their scripts; a record, which is read elsewhere."""


def drawn(file: Path) -> set[str]:
    """The signs in a module's texts."""
    inside = nodes(file.read_text("utf-8"))
    said = {id(node.value) for node in inside if isinstance(node, ast.Expr)}
    texts = (
        node.value
        for node in inside
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )
    return {
        char
        for text in texts
        for char in text
        if ord(char) > 0x7E and unicodedata.category(char) in ("So", "Sm")
    }


def test_every_sign_of_ours_can_be_seen_on_the_linux_console() -> None:
    for file in Path(als_tui.__file__).parent.rglob("*.py"):
        if file.name not in NOT_DRAWN:
            assert drawn(file) <= IN_EVERY_FONT | FROM_PEOPLE, file


@pytest.mark.parametrize(
    ("term", "wanted", "signs"),
    [
        *(("linux", "auto", "+*lo"), ("linux-16color", "", "+*lo")),
        *(("xterm", "auto", "✓★◔○"), ("xterm", "plain", "+*lo")),
    ],
)
def test_what_no_console_font_has_is_another_sign_there_and_where_that_is_wanted(
    term: str, wanted: str, signs: str
) -> None:
    code = "from als_tui.signs import DONE, HELPED, LATE, TO_COME; print(DONE + HELPED + LATE + TO_COME)"
    environ = os.environ | {"TERM": term, "ALS_TUI_SIGNS": wanted, "PYTHONIOENCODING": "utf-8"}
    printed = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, check=True)
    assert printed.stdout.decode().strip() == signs
