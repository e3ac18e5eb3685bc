"""One bit flipped, or the end cut off, anywhere in any file of a set: no wrong word in silence, and no traceback."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from als_tui.ports import Opening, SetDamaged
from tests.promise.plugin import Promised
from tests.storage.world import OPENED, Desk, folder_of, heard_in, look_at, new_set, stamp

FILES = ("set.json", "set.json.1", "journal", "journal.1")
PLACES = 350
"""Bytes of each file that the short run tries."""
MOST_LOST = 2
"""Notes that one flipped bit may cost."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """A file with a damage."""

    data: bytes
    unseen: bool
    """True where nobody can see it: a journal that ends where a line ends may be just that."""


def flips(whole: bytes, places: list[int]) -> Iterator[Hurt]:
    """Flip one bit at each place."""
    for at in places:
        flipped = bytearray(whole)
        flipped[at] ^= 1 << random.Random(at).randrange(8)
        yield Hurt(bytes(flipped), False)


def cuts(whole: bytes, places: list[int]) -> Iterator[Hurt]:
    """Cut the file off before each place."""
    for at in places:
        yield Hurt(whole[:at], at == 0 or whole[at - 1 : at] == b"\n")


@pytest.fixture
def folder(quick: Path) -> Path:
    """A set with two checkpoints behind it, and a journal with notes, drafts and a beat."""
    folder = folder_of(quick, new_set(quick))
    desk = Desk.at(quick)
    desk.do(OPENED)
    for number in range(24):
        desk.say(f"Zoë asked {number} times")
        desk.journal.draft("line", f"and then {number}")
        if number in (7, 15):
            desk.checkpoint()
    desk.journal.beat(stamp(400))
    desk.journal.close()
    return folder


def hurt_everywhere(
    folder: Path, name: str, harm: Callable[[bytes, list[int]], Iterator[Hurt]], stride: int
) -> tuple[int, list[str]]:
    """Hurt one file in many ways, each time anew; returns how many, and what was wrong."""
    if name.endswith(".1"):
        (folder / "set.json").unlink()  # only then the older files are read
    before, whole = look_at(folder), (folder / name).read_bytes()
    wrong, tried = [], 0
    for hurt in harm(whole, list(range(0, len(whole), stride))):
        (folder / name).write_bytes(hurt.data)
        tried += 1
        wrong += [
            f"{name} {tried * stride}: {why}" for why in what_is_wrong(folder, before, hurt, harm is flips)
        ]
    return tried, wrong


def what_is_wrong(folder: Path, before: Opening, hurt: Hurt, flipped: bool) -> Iterator[str]:
    """Yield what a look at the hurt set shows that was never said, or does not tell."""
    try:
        found = look_at(folder)
    except SetDamaged as refusal:
        if str(folder) not in str(refusal) or "Zoë" in str(refusal):
            yield f"it is refused in these words: {refusal}"
        return
    except Exception as error:  # noqa: BLE001  # that is what must not be
        yield f"{type(error).__name__}: {error}"
        return
    steps = {step.seq: step for step in (*before.log, *before.tail)}
    if found.book != before.book or any(steps.get(step.seq) != step for step in (*found.log, *found.tail)):
        yield "it shows what was never said"
    lost = len(heard_in(before)) - len(heard_in(found))
    changed = lost or found.drafts != before.drafts or found.last != before.last
    if changed and not (found.told and set(found.told) - set(before.told)) and not hurt.unseen:
        yield f"{lost} notes, a draft or a moment are gone in silence"
    if flipped and lost > MOST_LOST:
        yield f"{lost} notes are gone for one bit"


@pytest.mark.promise
@pytest.mark.parametrize("harm", [flips, cuts])
@pytest.mark.parametrize("name", FILES)
def test_a_hurt_file_is_never_wrong_in_silence(
    name: str, harm: Callable[[bytes, list[int]], Iterator[Hurt]], folder: Path, promise: Promised
) -> None:
    stride = max(1, (folder / name).stat().st_size // PLACES)
    tried, wrong = hurt_everywhere(folder, name, harm, stride)
    promise("flips and truncations", attempts=tried, failures=len(wrong))
    assert not wrong


@pytest.mark.soak
@pytest.mark.parametrize("harm", [flips, cuts])
@pytest.mark.parametrize("name", FILES)
def test_a_file_hurt_at_any_byte_is_never_wrong_in_silence(
    name: str, harm: Callable[[bytes, list[int]], Iterator[Hurt]], folder: Path, promise: Promised
) -> None:
    tried, wrong = hurt_everywhere(folder, name, harm, 1)
    promise("flips and truncations", attempts=tried, failures=len(wrong))
    assert not wrong
