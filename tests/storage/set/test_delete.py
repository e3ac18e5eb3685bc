"""A set that is deleted leaves nothing of its folder, whatever breaks off; one that is open elsewhere stays."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from als_tui.ports import NotSaved, SetDamaged, SetInUse
from als_tui.value import replace
from tests.promise.powercut import states
from tests.promise.recorder import put_on_disk, recording
from tests.storage.faults import HOWS, Disk, How, each_call, failing
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    OPENED,
    PROFILE,
    TODAY,
    Desk,
    every_byte,
    folder_of,
    library,
    new_set,
)


def a_set(tmp_path: Path) -> str:
    """A set with a session, in all its files; returns its id."""
    set_id = new_set(tmp_path)
    desk = Desk.at(tmp_path, set_id)
    desk.do(OPENED)
    desk.say("a secret")
    desk.checkpoint()
    desk.say("a secret more")
    desk.journal.close()
    return set_id


def names(tmp_path: Path) -> list[str]:
    return sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))


def test_nothing_of_the_folder_is_left_and_the_other_sets_and_exports_are(quick: Path) -> None:
    other = library(quick).create(replace(PROFILE, name="Other"), MEMBERS, CHARTER)
    exports = quick / "data" / "exports"
    exports.mkdir()
    (exports / "Harbour set.md").write_text("a secret")
    before = names(quick)
    set_id = a_set(quick)
    (folder_of(quick, set_id) / "set.json.damaged").write_text("a secret")
    (folder_of(quick, set_id) / "repair").mkdir()
    (folder_of(quick, set_id) / "repair" / "journal").write_text("a secret")
    (folder_of(quick, set_id) / "link").symlink_to(exports)
    assert library(quick).delete(set_id) == ""
    assert names(quick) == before
    assert b"a secret" not in every_byte(quick / "data" / "sets")
    assert library(quick).ids() == (other,)


@pytest.mark.parametrize("harm", ["no set.json", "nonsense", "nothing in it", "no lock"])
def test_a_set_that_cannot_be_read_is_deleted_as_well(quick: Path, harm: str) -> None:
    set_id = a_set(quick)
    folder = folder_of(quick, set_id)
    for path in folder.iterdir():
        if harm == "nonsense":
            path.write_bytes(b"\0\xff nonsense")
        elif harm in ("nothing in it", f"no {path.name}"):
            path.unlink()
    assert library(quick).delete(set_id) == ""
    assert names(quick) == ["data", "data/sets"]


def test_what_is_open_elsewhere_is_refused_whole(quick: Path) -> None:
    set_id = a_set(quick)
    desk = Desk.at(quick, set_id)
    before = names(quick)
    with pytest.raises(SetInUse):
        library(quick).delete(set_id)
    assert names(quick) == before
    desk.say("and on")
    desk.journal.close()
    assert "and on" in Desk.at(quick, set_id).heard()


def test_what_is_no_set_is_refused(quick: Path) -> None:
    set_id = a_set(quick)
    for wrong in ("0" * 16, "..", "", f"{set_id}/../{set_id}"):
        with pytest.raises(SetDamaged, match="there is no set"):
            library(quick).delete(wrong)
    assert library(quick).ids() == (set_id,)


def test_a_second_name_elsewhere_is_told(quick: Path) -> None:
    set_id = a_set(quick)
    (quick / "kept").hardlink_to(folder_of(quick, set_id) / "set.json")
    assert "another name elsewhere keeps older words of set.json" in library(quick).delete(set_id)


@pytest.mark.parametrize("how", HOWS)
def test_at_any_call_that_goes_wrong_the_set_is_whole_or_gone_from_the_list(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        set_id = a_set(place)
        done = False
        with failing(disk), suppress(NotSaved):
            library(place).delete(set_id)
            done = True
        if library(place).ids():
            assert not done
            assert Desk.at(place, set_id).heard() == ["a secret", "a secret more"]
        else:
            library(place).glances(TODAY)
            assert names(place) == ["data", "data/sets"], "home takes the rest away"

    assert each_call(how, quick, scenario) >= 3


def test_no_power_cut_leaves_half_a_set(quick: Path) -> None:
    place = quick / "told"
    place.mkdir()
    set_id = a_set(place)
    with recording(place) as recorder:
        recorder.expect("whole", "gone")
        library(place).delete(set_id)
        recorder.expect("gone")
    shutil.rmtree(place)
    tried = 0
    for state in states(recorder, random.Random(1)):
        cut = quick / "cut"
        cut.mkdir()
        put_on_disk(cut, state.tree)
        library(cut).glances(TODAY)
        if library(cut).ids():
            assert "whole" in state.views
            desk = Desk.at(cut, set_id)
            assert desk.heard() == ["a secret", "a secret more"]
            desk.journal.close()
        else:
            assert b"a secret" not in every_byte(cut)
        shutil.rmtree(cut)
        tried += 1
    assert tried > 10
