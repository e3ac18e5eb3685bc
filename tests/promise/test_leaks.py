"""The real program, made to fail on a screen full of words: none of them is left on the terminal or in any file."""

from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

SECRET = "Zoë drinks again"
FAILS = """
import als_tui.domain.telling.steps as telling

def describe(step, live):
    words = repr(live)
    raise RuntimeError(words)

telling.describe = describe
"""
"""Put before the program starts: saying what a step did fails, with all the set's words in the error."""
SCREENS = {
    "roster": (),
    "issues": ("i",),
    "timer": ("t",),
    "board": ("t", "t"),
    "review": ("v", "tab", "tab"),
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A set in whose open session something secret was said; the program stands in a folder of its own."""
    from als_tui.domain.moves import attendance, keeping
    from als_tui.engine import Engine
    from tests.fakes import StillClock

    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Zoë", "Carla", "Dev"))
    sets = Sets(tmp_path / "data", None, "test")
    set_id = sets.create(Profile("Northside", "UTC", joined), members, Charter((SECRET,), joined))
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, StillClock())
    engine.do(attendance.open_session, sets.processes()[0]["half-day"], 120)
    engine.do(attendance.all_here)
    engine.do(attendance.give_word, 1, "check-in", SECRET)
    engine.do(keeping.keep_note, SECRET)
    engine.close()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "data"


def test_a_crash_on_any_screen_leaves_no_word_on_the_terminal_and_none_in_a_file(data: Path) -> None:
    broken = data.parent / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(FAILS)
    for name, keys in SCREENS.items():
        terminal = Terminal(
            "run", "Northside", data=data, PYTHONPATH=str(broken), TEXTUAL_DEBUG="1", TEXTUAL_LOG="out.log"
        )
        terminal.wait_for("Northside", "help")
        terminal.press(*keys)
        terminal.settle(0.3)
        terminal.press("z")
        assert terminal.wait() == 1, name
        left = terminal.bytes.decode("utf-8", "replace").rpartition("\x1b[?1049l")[2]
        assert "als-tui had to stop (RuntimeError at sitecustomize:" in left, name
        for word in ("Zoë", "drinks", "Zo\\xeb", "Traceback", "Northside"):
            assert word not in left, name
        assert "\x1b]0;" not in left and "\x1b]2;" not in left
        assert "\x1b]0;" not in terminal.bytes.decode("utf-8", "replace")
    outside = [path for path in data.parent.rglob("*") if path.is_file() and "sets" not in path.parts]
    assert not [path for path in outside if "drinks" in path.read_bytes().decode("utf-8", "replace")]
    assert not [*(data.parent / "here").iterdir()], "no log, no picture, no core"
