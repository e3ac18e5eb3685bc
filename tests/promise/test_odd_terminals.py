"""Odd bytes on the terminal's input and odd terminals: the program stays, and no paste is taken for a key."""

import os
import signal
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise
PASTES = (
    "A",
    "AyS\rseal\r",
    "[/][@click=app.quit]x[/]",
    "x" * 50_000,
    "\u202e\u2066\ufeff",
)
SEQUENCES = (
    *(
        b"\x1b[99~",
        b"\x1b[1;99Z",
        b"\x1b[" + b"1;" * 300 + b"A",
        b"\x1bO",
        b"\x1b[?1;2c",
        b"\x1b[24;80R",
        b"\x1b[I",
    ),
    *(
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1bP>|term\x1b\\",
        b"\x1b[<0;999;999M",
        b"\x1b[M\x20\x21\x22",
        b"\x00" * 50,
    ),
    *("\u202e🙈e\u0301".encode(), b"\x1b[200~half a paste\x1b[201~", b"\x1b[201~", b"\x1b" * 7),
)
SIZES = ((1, 1), (300, 90), (2, 200), (0, 0), (80, 24))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """The program on the roster of a session that is not begun."""
    joined = START.date()
    members = (Member("Ana", joined), Member("Ben", joined), Member("Carla", joined))
    Sets(tmp_path, None, "test").create(
        Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined)
    )
    terminal = Terminal("run", "Northside", data=tmp_path)
    terminal.wait_for("start session")
    terminal.press("s", "enter")
    terminal.wait_for("0 of 3")
    return terminal


def test_a_paste_is_no_key_and_no_bytes_end_the_program(terminal: Terminal, promise: Promised) -> None:
    for text in PASTES:
        promise("hostile stdin", attempts=1)
        terminal.paste(text)
        terminal.wait_for("0 of 3", "not begun")
    for sequence in SEQUENCES:
        promise("hostile stdin", attempts=1)
        terminal.send(sequence)
    terminal.wait_for("Northside")
    assert terminal.quit() == 0
    assert b"\x1b]52" not in terminal.bytes and b"\x1b]0;" not in terminal.bytes
    assert b"Traceback" not in terminal.bytes


def test_any_size_is_survived_and_an_interrupt_ends_it_in_order(
    terminal: Terminal, promise: Promised
) -> None:
    promise("signals", attempts=len(SIZES) + 1)
    for columns, rows in SIZES:
        terminal.resize(columns, rows)
    terminal.wait_for("0 of 3")
    terminal.press("A")
    terminal.wait_for("3 of 3")
    os.kill(terminal.pid, signal.SIGINT)
    assert terminal.wait() in (0, 130)
    assert b"\x1b[?1049l" in terminal.bytes and b"Traceback" not in terminal.bytes
