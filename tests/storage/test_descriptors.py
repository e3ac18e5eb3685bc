"""Whatever the disk refuses at whatever call, no file stays open behind it: each one held is one that others lack."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from als_tui.ports import NotSaved, SetDamaged, SetInUse
from als_tui.storage.library import Sets
from tests.storage import hostile
from tests.storage.faults import Disk, each_call, failing
from tests.storage.world import CHARTER, MEMBERS, PROFILE, TODAY, library, the_only_set


def opened(sets: Sets, set_id: str) -> None:
    sets.open(set_id)[1].close()


def taken_over(sets: Sets, set_id: str) -> None:
    sets.take_over(set_id)[1].close()


def viewed(sets: Sets, set_id: str) -> None:
    with closing(sets.view(set_id)) as view:
        view.news()


def restored(sets: Sets, set_id: str) -> None:
    sets.restore(set_id, sets.generations(set_id)[-1])


WAYS: dict[str, Callable[[Sets, str], object]] = {
    "open": opened,
    "take over": taken_over,
    "look on": viewed,
    "glance": lambda sets, set_id: sets.glances(TODAY),
    "make": lambda sets, set_id: sets.create(PROFILE.__class__("Other", "UTC", TODAY), MEMBERS, CHARTER),
    "doctor": lambda sets, set_id: sets.checkup(set_id),
    "restore": restored,
}


@pytest.mark.promise
@pytest.mark.parametrize("way", WAYS)
def test_no_file_stays_open_behind_a_call_that_failed(way: str, quick: Path) -> None:
    before, repairs = held(), way in ("restore", "doctor")

    def scenario(place: Path, disk: Disk) -> None:
        hostile.a_set(place, generations=not repairs)
        set_id = the_only_set(place).name
        with failing(disk, ends=False), suppress(NotSaved, SetDamaged, SetInUse):
            WAYS[way](library(place), set_id)
        assert held() == before, disk.at

    each_call("fails once", quick, scenario, reads=True)


def held() -> set[str]:
    return {entry.name for entry in Path("/dev/fd").iterdir() if stands(int(entry.name))}


def stands(number: int) -> bool:
    with suppress(OSError):
        os.fstat(number)
        return True
    return False


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "second name", "empty", "too small"])
def test_a_reserve_that_holds_no_room_is_made_anew(kind: str, quick: Path) -> None:
    folder = hostile.a_set(quick, generations=True)
    reserve = folder / "reserve"
    if kind == "second name":
        (quick / "elsewhere").hardlink_to(reserve)
    elif kind in ("empty", "too small"):
        os.truncate(reserve, 0 if kind == "empty" else 1000)
    else:
        hostile.odd(reserve, kind)
    opened(library(quick), folder.name)
    assert reserve.is_file() and not reserve.is_symlink()
    assert reserve.read_bytes() == bytes(1 << 20) and reserve.stat().st_nlink == 1
