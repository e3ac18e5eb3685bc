"""Whatever breaks, and at whatever call: what was acknowledged is there at the next start."""

from contextlib import suppress
from pathlib import Path

import pytest

from als_tui.ports import NotSaved, SetDamaged
from als_tui.storage.files.names import GENERATIONS
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.storage.faults import HOWS, Disk, How, each_call, failing
from tests.storage.world import (
    CHARTER,
    MEMBERS,
    OPENED,
    PROFILE,
    TODAY,
    Desk,
    every_byte,
    heard_again,
    library,
    new_set,
    stamp,
    the_only_set,
)

pytestmark = pytest.mark.promise

SECRET = "Zoë said the merger is off"
SPELLINGS = [b"merger", "Zoë said".encode(), b"Zo\\u00eb said"]


def write_a_session(place: Path, said: list[str], acknowledged: list[str]) -> None:
    """Two checkpoints, a draft, a beat and six notes; a note that was refused is tried again before the next."""
    with suppress(NotSaved, SetDamaged):
        desk = Desk.at(place)
        desk.do(OPENED)
        for number in range(6):
            said.append(f"note {number}")
            while len(acknowledged) < len(said):
                with suppress(NotSaved):
                    desk.say(said[len(acknowledged)])
                    acknowledged.append(said[len(acknowledged)])
                    continue
                break
            with suppress(NotSaved):
                if number in (2, 4):
                    desk.checkpoint()
                desk.journal.draft("line", "half a thought")
                desk.journal.beat(stamp(100 + number))
        desk.journal.close()


@pytest.mark.parametrize("how", HOWS)
def test_no_acknowledged_note_is_lost_at_any_call_that_goes_wrong(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        said: list[str] = []
        acknowledged: list[str] = []
        with failing(disk):
            write_a_session(place, said, acknowledged)
        if how in ("full once", "fails once"):
            assert not [path for path in the_only_set(place).iterdir() if path.suffix == ".new"]
        heard = heard_again(place)
        assert heard == said[: len(heard)]
        assert len(heard) >= len(acknowledged)

    assert each_call(how, quick, scenario) > 20


@pytest.mark.parametrize("how", ["full for ever", "fails for ever"])
def test_a_disk_that_works_again_takes_all_that_waited(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        refused = []
        with failing(disk):
            for text in ("one", "two"):
                try:
                    desk.say(text)
                except NotSaved:
                    refused.append(text)
        for text in refused:
            desk.say(text)
        desk.say("three")
        desk.journal.close()
        assert heard_again(place) == ["one", "two", "three"]
        assert not (the_only_set(place) / "journal.damaged").exists()

    assert each_call(how, quick, scenario) >= 4


@pytest.mark.parametrize("how", HOWS)
def test_a_seal_that_breaks_off_leaves_the_session_whole_or_forgets_it_wholly(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        desk.say(SECRET)
        desk.checkpoint()
        desk.say(SECRET + " again")
        desk.journal.draft("line", SECRET + " in a draft")
        sealed_book = desk.book.put("profile", 1, replace(PROFILE, name="Sealed"))
        acknowledged = False
        with failing(disk), suppress(NotSaved):
            desk.journal.seal(sealed_book, desk.seq)
            acknowledged = True
        desk.journal.close()
        again = Desk.at(place)
        again.journal.close()
        if again.book.profile.name == "Sealed":
            left = every_byte(the_only_set(place))
            assert not [spelling for spelling in SPELLINGS if spelling in left]
            assert len({(the_only_set(place) / name).read_bytes() for name in GENERATIONS}) == 1
            assert not again.heard()
            assert not again.opening.drafts
        else:
            assert not acknowledged
            assert again.heard() == [SECRET, SECRET + " again"]
            assert again.opening.drafts

    assert each_call(how, quick, scenario) > 15


@pytest.mark.parametrize("how", ["full for ever", "fails for ever"])
def test_a_seal_that_could_not_forget_does_so_at_the_next_checkpoint(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        desk.say(SECRET)
        desk.checkpoint()
        desk.checkpoint()
        desk.say(SECRET)
        try:
            with failing(disk):
                desk.journal.seal(desk.book, desk.seq)
        except NotSaved:
            desk.journal.close()
            return
        desk.log.clear()
        desk.opening = replace(desk.opening, seq=3)
        desk.say("the next session")
        desk.checkpoint()
        left = every_byte(the_only_set(place))
        desk.journal.close()
        assert not [spelling for spelling in SPELLINGS if spelling in left]
        assert heard_again(place) == ["the next session"]

    assert each_call(how, quick, scenario) > 5


@pytest.mark.parametrize("how", HOWS)
def test_a_set_is_made_whole_or_not_at_all(how: How, quick: Path) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        made = ""
        with failing(disk), suppress(NotSaved):
            made = library(place).create(PROFILE, MEMBERS, CHARTER)
        sets = place / "data" / "sets"
        if not made and "once" in how:
            assert not sets.exists() or not [*sets.iterdir()]
        glances = library(place).glances(TODAY)
        assert not [glance for glance in glances if glance.trouble]
        assert made in ("", *(glance.set_id for glance in glances))
        second = library(place).create(replace(PROFILE, name="Another set"), MEMBERS, CHARTER)
        names = {path.name for path in sets.iterdir()}
        assert names == {second, *(glance.set_id for glance in glances)}
        for set_id in names:
            assert len(Desk.at(place, set_id).book.members) == 3

    assert each_call(how, quick, scenario) > 8


@pytest.mark.parametrize("how", HOWS)
def test_putting_a_torn_journal_right_loses_nothing_however_often_it_breaks_off(
    how: How, quick: Path
) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        desk.say("one")
        desk.journal.close()
        with (the_only_set(place) / "journal").open("ab") as journal:
            journal.write(b'1 00000000 3 {"schema":1,"st')
        with failing(disk), suppress(SetDamaged):
            Desk.at(place).journal.close()
        assert heard_again(place) == ["one"]
        assert b"00000000 3" in (the_only_set(place) / "journal.damaged").read_bytes()

    assert each_call(how, quick, scenario) > 5


def test_a_failing_disk_is_called_failing_however_often_it_is_tried(quick: Path) -> None:
    new_set(quick)
    desk = Desk.at(quick)
    with failing(Disk("fails for ever", 1)):
        for _ in range(3):
            with pytest.raises(NotSaved, match="disk reports an error"):
                desk.do(OPENED)
    desk.journal.close()


def test_the_planted_faults_do_go_off(tmp_path: Path) -> None:
    with failing(Disk("fails once", 1)) as disk, pytest.raises(NotSaved, match="disk reports an error"):
        Sets(tmp_path, None, "0").create(PROFILE, MEMBERS, CHARTER)
    assert disk.struck
