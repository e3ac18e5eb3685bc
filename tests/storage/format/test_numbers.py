"""A number that no als-tui writes is refused where it stands, however right the checksum is."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from als_tui.commands.doctoring import doctor, restore
from als_tui.domain.process.definition import Minutes
from als_tui.ports import SetDamaged
from als_tui.storage.format.codec import decode_step
from als_tui.storage.format.image import read_image
from als_tui.storage.format.lines import read_line
from als_tui.storage.format.plain import MOST, Malformed
from als_tui.storage.format.replay import Gap, Replay
from als_tui.value import replace
from tests.promise.full_set import full_set
from tests.storage.hostile import line, signed
from tests.storage.world import OPENED, PHASE, PROCESS, TODAY, Desk, folder_of, library, new_set

BEYOND = (2**63, 10**18, -(2**63), 1e300, -1e300, 10**30)
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    place = tmp_path_factory.mktemp("numbers")
    return place, full_set(place / "data")[1]


def numbers(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in which a number stands."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, dict | list):
            yield from numbers(part, (*at, key))
        elif type(part) in (int, float):
            yield (*at, key)


def put(value: Any, at: Place, number: float) -> Any:
    """A copy of a value with another number in that place."""
    copy = held = json.loads(json.dumps(value))
    for key in at[:-1]:
        held = held[key]
    held[at[-1]] = number
    return copy


def shape(value: Any, at: Place) -> str:
    """What kind of number a place holds, whatever the ids and the places in lists are."""
    names = []
    for key in at:
        names.append(f"{value['fact']}:" if isinstance(value, dict) and "fact" in value else "")
        names.append("*" if isinstance(key, int) or key.isdigit() else key)
        value = value[key]
    return ".".join(names)


def kinds(value: Any) -> list[Place]:
    """One place for each kind of number."""
    return [*{shape(value, at): at for at in numbers(value)}.values()]


def read_in_full(data: bytes) -> None:
    image = read_image(data)
    image.book()
    image.log()


def test_no_kind_of_number_in_the_file_may_be_beyond_counting(whole: tuple[Path, str]) -> None:
    place, set_id = whole
    told = json.loads((folder_of(place, set_id) / "set.json").read_bytes())
    found, chance = kinds(told), random.Random(7)
    assert len(found) > 60
    for at in found:
        number = chance.choice(BEYOND)
        with pytest.raises(Malformed) as refusal:
            read_in_full(signed(put(told, at, number)))
        assert str(number) not in str(refusal.value)


def test_no_kind_of_number_in_a_step_may_be_beyond_counting(whole: tuple[Path, str]) -> None:
    place, set_id = whole
    log = json.loads((folder_of(place, set_id) / "set.json").read_bytes())["log"]
    for at in kinds(log):
        for number in BEYOND:
            with pytest.raises(Malformed):
                decode_step(put(log, at, number)[at[0]])


def test_no_line_says_that_a_set_has_steps_beyond_counting() -> None:
    with pytest.raises(Malformed, match="steps"):
        read_line(line(2**40, '{"schema":1,"mark":"beat"}'))


def test_nothing_ends_the_program_over_a_number(
    whole: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, set_id = whole
    folder = folder_of(place, set_id)
    sound = (folder / "set.json").read_bytes()
    told = json.loads(sound)
    minutes = next(at for at in kinds(told) if at[-1] == "high")
    (folder / "set.json").write_bytes(signed(put(told, minutes, 2**63)))
    try:
        assert doctor(str(place / "data"), set_id, repair=False) == 3
        said = capsys.readouterr().out
        assert f"{folder / 'set.json'}: step" in said
        assert "minutes, high: no als-tui writes so large a number." in said
        assert restore(str(place / "data"), set_id, None) == 0
        (glance,) = library(place).glances(TODAY)
        assert "so large a number" in glance.trouble
    finally:
        (folder / "set.json").write_bytes(sound)


def test_numbers_that_are_each_let_in_but_together_reach_no_date_are_refused(tmp_path: Path) -> None:
    phases = tuple(
        replace(PHASE, id=f"p{number}", minutes=Minutes(0, MOST, each=True)) for number in range(400)
    )
    folder = folder_of(tmp_path, new_set(tmp_path))
    desk = Desk.at(tmp_path)
    desk.do(replace(OPENED, process=replace(PROCESS, opening=phases)))
    desk.journal.close()
    with pytest.raises(SetDamaged, match="do not follow") as refusal:
        library(tmp_path).open(folder.name)
    assert str(folder) in str(refusal.value)


def test_a_hole_greater_than_any_journal_is_not_counted_out() -> None:
    far = line(9_000_000, '{"schema":3,"mark":"draft","topic":"line","text":"x"}')
    with pytest.raises(Gap, match="to 9000000 are missing"):
        Replay(0).read(b"1 damaged\n" + far)
