"""The real program over a set of hostile names: what it writes to the terminal is what it writes over plain ones."""

import re
import time
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Profile
from als_tui.storage.library import Sets
from als_tui.terminal.typed import AFTERMATH
from tests.fakes import START
from tests.hostile import FAMILY, PERSIAN, SEQUENCES, harmful_in, on_disk, poisoned
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?<>=]?)[0-9;:]*(?P<end>[ -/]?[@-~])"
    r"|\x1b(?P<osc>[\]PX^_][^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<short>[ -/]?[0-~])"
)
KEYS = tuple("s|enter|A|y|r|d|q|k|q|space|i|v|tab|tab|?|?".split("|"))
"""Over most screens and windows; `q` closes a window, as a terminal waits after Esc whether more comes."""


def written(place: Path, name: str, members: list[str], rules: list[str], note: str) -> tuple[set[str], str]:
    """The kinds of control sequences that a run wrote, and the rest of what it wrote."""
    place.mkdir()
    joined = START.date()
    made = tuple(Member(f"{one} {number}", joined) for number, one in enumerate(members, 1))
    set_id = Sets(place, None, "test").create(
        Profile(name, "UTC", joined), made, Charter(tuple(rules), joined)
    )
    terminal = Terminal("run", set_id, data=place, columns=100)
    terminal.wait_for("start session")
    terminal.press(*KEYS)
    terminal.press("c")
    terminal.paste(note)
    time.sleep(2 * AFTERMATH)  # nobody presses Enter as quickly
    terminal.press("enter")
    terminal.wait_for("Happened", "your note")
    assert terminal.quit() == 0
    sent = terminal.bytes.decode("utf-8", "replace")
    kinds = {
        f"{found['private']}{found['end']}" if found["end"] else f"{found['osc'] or found['short']}"
        for found in _SEQUENCE.finditer(sent)
    }
    return kinds, _SEQUENCE.sub("", sent)


OURS = {"U+0008", "U+0018"}
"""What als-tui itself writes: a step back, and the end of a sequence that was cut."""

MOVES = {"B", "G"}
"""A row down, and to a column: how what changed is reached."""


def test_a_hostile_set_makes_the_program_write_no_sequence_of_its_own(tmp_path: Path) -> None:
    names = [*map(poisoned, (FAMILY, PERSIAN)), *(on_disk(text) for text in SEQUENCES[:5])]
    rules = [on_disk(text) for text in SEQUENCES]
    usual, rest = written(
        tmp_path / "plain", "Plain", [f"Name{n}" for n in range(7)], ["One rule."], "a note"
    )
    assert not harmful_in(rest) - OURS
    kinds, rest = written(tmp_path / "hostile", poisoned("Set"), names, rules, "a \u202enote [/]")
    assert kinds <= usual | MOVES
    assert not harmful_in(rest) - OURS
    assert FAMILY in rest and PERSIAN in rest
