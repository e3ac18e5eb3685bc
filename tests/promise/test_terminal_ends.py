"""However the terminal ends or fails, the program is gone in time, leaves no word behind, and nothing kept is lost."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from als_tui.clock import SystemClock
from als_tui.domain.book import Charter, Member, Profile
from als_tui.domain.moves import attendance, bids, flow
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from als_tui.terminal.typed import AFTERMATH
from tests.fakes import START
from tests.pace import patience, wait_until
from tests.promise.plugin import Promised
from tests.promise.terminal import PATIENCE, Terminal
from tests.storage import hostile

pytestmark = pytest.mark.promise

NAMES = ("Ana", "Ben", "Carla", "Dev")
GONE = 2.0
"""Seconds in which it has to be gone on a calm machine: it cuts its own end short after one."""
WORDS = "What was never to be lost"
HANGS = "import time, als_tui.app.facilitator\nals_tui.app.facilitator.AlsApp.exit = lambda *a, **k: time.sleep(60)"
EDITS = """
import subprocess
from als_tui.app.facilitator import AlsApp
def edit(app):
    with app.suspend():
        app.bell()
        subprocess.run(["sh", "-c", "echo the editor has the screen; stty -a; read line"])
AlsApp.action_help = edit
"""
CRASHES = """
import ctypes
from als_tui.app.facilitator import AlsApp
AlsApp.action_help = lambda app: ctypes.string_at(0)
"""
HOSTILE = (
    b"\x1b[?1;2c", b"\x1b[>0;276;0c", b"\x1b]11;rgb:2020/2020/2020\x07", b"\x1b]11;rgb:0/0/0\x1b\\",
    b"\x1b]52;c;cXVpdA==\x1b\\", b"\x1bP>|xterm(q)\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b[24;80R", b"\x1b[48;1;1;1;1t", b"\x1b[48;0;0;0;0t", b"\x1b[M zz", b"\x1b[<0;9999;9999M\x1b[<0;9999;9999m",
    b"\x1b[<0;0;0M", b"\x1b[<99999999999;1;1M", b"\x1b[" + b"2;" * 40 + b"m", b"\x1b[113u", b"\x1b[27;5;113~",
    b"\xff\xfe\xf8\x80", b"\x1b[201~", b"\x1b[200~\x1b[200~ \x11 zzz 2 \x1b[A n\x1b\x11[201\xff\x1b[201~",
)  # fmt: skip
"""Answers that nobody asked for, numbers out of any range, half sequences, bytes that are no text, keys in a paste."""


SIZES = ((1, 1), (300, 90), (2, 200), (0, 0), (80, 24))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one set, its session in the middle of a slot."""
    folder = tmp_path_factory.mktemp("shelf")
    joined = START.date()
    members = tuple(Member(name, joined) for name in NAMES)
    sets = Sets(folder, None, "test")
    set_id = sets.create(Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined))
    engine = Engine(*sets.open(set_id), SystemClock())
    engine.do(attendance.open_session, sets.processes()[0]["half-day"], 210)
    for move in (attendance.all_here, attendance.agree, flow.start_or_pause):
        engine.do(move)
    engine.do(bids.present, 1)
    while engine.live.running.stop != "slot.1.explore":
        assert isinstance(engine.do(flow.next_phase), Saved)
    engine.close()
    return folder


@pytest.fixture
def data(shelf: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(shelf, tmp_path / "data"))


def board(data: Path, *, first: str = "", deaf: bool = False) -> Terminal:
    terminal = Terminal("run", "Northside", data=data, first=first, deaf=deaf)
    terminal.wait_for("EXPLORE", "floor")
    return terminal


def catch(terminal: Terminal, data: Path, words: str = WORDS) -> None:
    """Ben asks: two steps. Enter comes once the pasted line is a draft."""
    before = steps(data)
    terminal.send(f"2c\x1b[200~{words}\x1b[201~".encode())
    wait_until(lambda: drafted(data, words))
    terminal.send(b"\r")
    wait_until(lambda: steps(data) == before + 2)


def drafted(data: Path, words: str) -> bool:
    """True once the words are on the disk, though nothing of them is kept yet."""
    lines = (line for file in data.glob("sets/*/journal") for line in file.read_bytes().splitlines())
    return any(words.encode() in line for line in lines if b'"draft"' in line)


def kept(data: Path, words: str = WORDS) -> bool:
    """True where the set's file holds the words, which it does once the set was closed."""
    (book,) = data.glob("sets/*/set.json")
    return words in book.read_text()


def steps(data: Path) -> int:
    (journal,) = data.glob("sets/*/journal")
    return journal.read_bytes().count(b'"facts"')


def assert_given_back(terminal: Terminal) -> None:
    """The keyboard is as it was, the other screen is left, and no word stays, even if there is no other screen."""
    assert terminal.modes_after == terminal.modes_before
    left, tail = terminal.bytes.rsplit(b"\x1b[?1049l", 1)
    assert tail == b"\x1b[?25h"
    assert left.endswith(b"\x1b[H\x1b[2J") and b"\x1b[?2004l" in left and b"\x1b[?1000l" in left
    assert terminal.text().split() == []


def assert_idle(terminal: Terminal) -> None:
    """It comes to rest, once what its next keys lead to is loaded."""
    wait_until(partial(_rests, terminal))


def _rests(terminal: Terminal) -> bool:
    before = terminal.cpu()
    time.sleep(0.5)
    return terminal.cpu() - before < 0.25


def test_a_signal_ends_it_cleanly_and_any_size_before_it_is_survived(data: Path, promise: Promised) -> None:
    promise("signals", attempts=1 + len(SIZES))
    terminal = board(data)
    for columns, rows in SIZES:
        terminal.resize((columns, rows))
    terminal.wait_for("EXPLORE", "floor")
    catch(terminal, data)
    terminal.send(b"chalf a word")
    terminal.wait_for("half a word")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.wait(GONE) == 129
    assert_given_back(terminal)
    assert kept(data)
    (journal,) = data.glob("sets/*/journal")
    assert b"half a word" in journal.read_bytes()


@pytest.mark.parametrize("name", "USR1 USR2 ALRM VTALRM PROF XCPU ABRT SEGV BUS FPE ILL".split())
def test_whatever_signal_ends_it_no_word_stays(name: str, data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data)
    number = signal.Signals[f"SIG{name}"]
    os.kill(terminal.pid, number)
    assert terminal.wait(PATIENCE) == 128 + number
    assert_given_back(terminal)
    assert kept(data, "Northside")


def test_a_fault_of_its_own_ends_it_at_once_and_hangs_nothing(data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data, first=CRASHES)
    terminal.send(b"?")
    assert terminal.wait(PATIENCE) == -signal.SIGSEGV


@pytest.mark.parametrize(
    ("arguments", "screen", "asked"), [((), "", True), (("--no-mouse",), "", False), ((), "1.tty", False)]
)
def test_the_mouse_is_asked_for_clicks_or_not_at_all(
    arguments: tuple[str, ...], screen: str, asked: bool, data: Path, promise: Promised
) -> None:
    promise("signals", attempts=1)
    terminal = Terminal(*arguments, "run", "Northside", data=data, STY=screen)
    terminal.wait_for("EXPLORE", "floor")
    for mode in (1000, 1006):
        assert (f"\x1b[?{mode}h".encode() in terminal.bytes) == asked
    for mode in (1002, 1003, 1015, 1016):
        assert f"\x1b[?{mode}h".encode() not in terminal.bytes
    terminal.press("r")
    terminal.wait_for("ROSTER")
    rows = [row.split()[:3] for row in terminal.screen.display]
    carla = next(y for y, row in enumerate(rows) if "Carla" in row)
    terminal.send(f"\x1b[<0;12;{carla + 1}M\x1b[<0;12;{carla + 1}m".encode())
    terminal.settle(0.5)
    assert terminal.screen.cursor.y == carla
    assert terminal.quit() == 0
    assert_given_back(terminal)


def test_what_comes_at_once_behind_a_paste_is_no_key(data: Path, promise: Promised) -> None:
    promise("hostile stdin", attempts=2)
    terminal = board(data)
    before = steps(data)
    terminal.send(b"next: nobody ends the phase")
    terminal.wait_for("Nothing was taken of what was pasted", "EXPLORE")
    terminal.press("c")
    terminal.send(b"\x1b[200~one\x1b[201~\x11\x1b[201~")
    terminal.wait_for("one", "EXPLORE")
    assert steps(data) == before
    assert terminal.quit() == 0


def test_a_shell_has_the_terminal_while_als_tui_is_put_aside(data: Path, promise: Promised) -> None:
    promise("signals", attempts=2)
    shell = '"$0" "$@"; echo the shell has the screen; stty -a; read line; fg'
    terminal = Terminal("run", "Northside", data=data, under=("bash", "--norc", "-ic", shell))
    terminal.wait_for("EXPLORE", "floor")
    terminal.press("c", "h", "a", "l", "f", "escape")
    terminal.wait_for("What you typed is kept")
    terminal.send(b"\x1a")
    shown = terminal.wait_for("the shell has the screen", "icanon")
    assert "-icanon" not in shown and "EXPLORE" not in shown
    assert any(b"half" in file.read_bytes() for file in data.glob("sets/*/journal"))
    terminal.press("enter")
    terminal.wait_for("EXPLORE", "The set asks, the presenter answers.", "capture")
    catch(terminal, data)
    assert terminal.quit() == 0
    assert_given_back(terminal)
    assert kept(data)


def test_without_a_shell_it_is_not_put_aside(data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data)
    terminal.press("\x1a")
    terminal.wait_for("No shell waits that could call als-tui back", "EXPLORE")
    catch(terminal, data)
    assert terminal.quit() == 0


def test_the_terminals_own_cursor_is_seen_on_the_row_at_work(data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data)

    def row() -> str:
        terminal.settle(0.3)
        assert not terminal.screen.cursor.hidden
        return terminal.screen.display[terminal.screen.cursor.y]

    assert "▶  1  Ana" in row()
    terminal.press("3")
    assert "▶  3  Carla" in row()
    terminal.press("r", "down")
    terminal.wait_for("ROSTER")
    assert "Ben" in row()
    terminal.press("c", "w", "h", "o")
    assert row()[: terminal.screen.cursor.x].endswith("who")
    terminal.press("escape")
    terminal.wait_for("What you typed is kept")
    terminal.press("t")
    assert "▶  3  Carla" in row()
    terminal.press("t")
    terminal.wait_for("Slot 1 of")
    assert terminal.screen.cursor.hidden
    assert terminal.quit() == 0
    assert_given_back(terminal)


@pytest.mark.parametrize("deaf", [False, True])
def test_a_line_that_drops_ends_it_also_under_nohup(deaf: bool, data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data, deaf=deaf)
    catch(terminal, data)
    terminal.hang_up()
    assert terminal.wait(GONE) == 129
    assert kept(data)


def test_an_end_that_hangs_is_cut_after_a_second(data: Path, promise: Promised) -> None:
    promise("signals", attempts=1)
    terminal = board(data, first=HANGS)
    catch(terminal, data)
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait(GONE) == 143
    assert_given_back(terminal)
    assert not kept(data), "it was cut; the journal has the words"


@pytest.mark.parametrize(("gone", "status"), [("output", 74), ("keyboard", 129)])
def test_one_half_of_a_terminal_that_is_gone_ends_it(
    gone: str, status: int, data: Path, promise: Promised
) -> None:
    promise("signals", attempts=1)
    (keyboard, keys), (near, far) = pty.openpty(), pty.openpty()
    environ = {"PATH": os.environ["PATH"], "HOME": str(data), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    program = subprocess.Popen(
        [sys.executable, "-m", "als_tui", "--data", str(data), "run", "Northside"],
        stdin=keys, stdout=far, stderr=far, env=environ, start_new_session=True,
    )  # fmt: skip
    os.close(keys)
    os.close(far)
    shown = b""
    while b"EXPLORE" not in shown:
        shown += os.read(near, 65536)
    os.close(near if gone == "output" else keyboard)
    assert program.wait(patience(PATIENCE)) == status
    os.close(keyboard if gone == "output" else near)


def test_a_set_that_was_named_and_cannot_be_read_ends_the_start_with_its_reason(
    tmp_path: Path, promise: Promised
) -> None:
    promise("signals", attempts=1)
    folder = hostile.a_set(tmp_path, generations=False)
    (folder / "journal").write_bytes(b"x\ny\n")
    terminal = Terminal("run", folder.name, data=tmp_path / "data")
    assert terminal.wait(PATIENCE) == 3
    said = terminal.bytes.rsplit(b"\x1b[?1049l", 1)[1].decode()
    assert "no line of it can be read. Nothing was changed." in " ".join(said.split())


def test_a_link_that_stalls_holds_nothing_up_and_is_painted_anew(data: Path, promise: Promised) -> None:
    promise("signals", attempts=2)
    terminal = Terminal("run", "Northside", data=data, columns=240, rows=70)  # its frames fill any buffer
    terminal.wait_for("EXPLORE", "floor")
    catch(terminal, data, "Who reads this?")
    time.sleep(0.6)  # what waits is old now
    catch(terminal, data)
    assert_idle(terminal)
    terminal.wait_for(f"Ben asks: {WORDS}", "EXPLORE", "The set asks, the presenter answers.")

    catch(terminal, data, "And who this?")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait(GONE, reading=False) == 143
    assert_given_back(terminal)
    assert kept(data)


def test_nothing_that_a_terminal_may_send_is_a_key(data: Path, promise: Promised) -> None:
    promise("hostile stdin", attempts=len(HOSTILE) + 2)
    promise("signals", attempts=1)
    terminal = board(data)
    before = steps(data)
    for noise in HOSTILE:
        terminal.send(noise)
    time.sleep(2 * AFTERMATH)  # the last was a paste
    terminal.send(b"2")
    terminal.wait_for("Ben                 has the floor", "EXPLORE")
    assert steps(data) == before + 1
    terminal.press("c")
    terminal.paste("note \x1b[A \x11 rest")
    terminal.send(b"\xe9\xff\x1b[200~ that never ends")
    terminal.wait_for(" note ␛[A ␑ rest��")
    assert "never" not in terminal.text()
    terminal.wait_for("rest�� that never ends")
    terminal.press("enter")
    terminal.wait_for("(statement?) Ben: note ␛[A ␑ rest�� that never ends")
    os.kill(terminal.pid, signal.SIGQUIT)
    assert terminal.wait(GONE) == 131
    assert_given_back(terminal)


def test_the_terminal_is_lent_and_taken_again(data: Path, promise: Promised) -> None:
    promise("signals", attempts=3)
    terminal = board(data, first=EDITS)
    for number in (signal.SIGSTOP, signal.SIGTSTP):
        os.kill(terminal.pid, number)
        os.waitpid(terminal.pid, os.WUNTRACED)
        terminal.settle()
        assert ("EXPLORE" in terminal.text()) == (number == signal.SIGSTOP)
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("EXPLORE", "The set asks, the presenter answers.", "capture")

    terminal.press("?")
    shown = terminal.wait_for("the editor has the screen", "icanon")
    assert "EXPLORE" not in shown
    os.kill(terminal.pid, signal.SIGINT)
    terminal.settle(0.3)
    assert terminal.text() == shown, "nothing is painted, and ctrl+c is the editor's"
    terminal.press("enter")
    terminal.wait_for("EXPLORE", "The set asks, the presenter answers.", "capture")
    assert_idle(terminal)
    catch(terminal, data)
    os.kill(terminal.pid, signal.SIGINT)
    assert terminal.wait(GONE) == 130
    assert_given_back(terminal)
