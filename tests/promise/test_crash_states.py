"""A power cut at any moment of a set's life, in every state that it may leave: what was acknowledged is there."""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from als_tui.storage.set import generations
from tests.promise.plugin import Promised
from tests.promise.powercut import State, states
from tests.promise.recorder import put_on_disk, recording
from tests.promise.story import Story, new_start, random_acts, what_is_wrong

ENOUGH = 5
"""Broken states after which a story is told no further."""
STORIES = {
    "a set is made": "create leave open",
    "a short session": "create begin say checkpoint draft seal",
    "notes and marks": "create begin say draft alive say clear say undo redo say draft leave open say",
    "checkpoints": "create begin say checkpoint draft say checkpoint alive say checkpoint leave open say checkpoint",
    "long words": "create begin long checkpoint long undo checkpoint",
    "a seal": "create begin say checkpoint say draft checkpoint say undo seal begin say draft checkpoint",
    "strikes": "create begin draft say mend strike draft say checkpoint mend strike say strike draft leave open say",
    "members are forgotten": "create begin say draft checkpoint seal draft forget draft leave open forget leave open",
    "two seals": "create begin say seal begin say checkpoint leave open say draft seal leave open begin say",
}


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte of noughts in each of a thousand states tells nothing more."""
    monkeypatch.setattr(generations, "_RESERVE_BYTES", 100)


def live_through(quick: Path, acts: str, chance: random.Random) -> list[State]:
    """Tell a story on a recorded disk; returns every state that a cut may leave."""
    place = quick / "told"
    place.mkdir()
    with recording(place) as recorder:
        Story(place, recorder).tell(acts)
    shutil.rmtree(place)
    return list(states(recorder, chance))


def broken(quick: Path, state: State) -> str:
    place = quick / "cut"
    place.mkdir()
    put_on_disk(place, state.tree)
    try:
        return what_is_wrong(place, state.views)
    except Exception as error:  # noqa: BLE001  # whatever it is, a start that raises is broken
        return f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(place)


@pytest.mark.promise
@pytest.mark.parametrize("name", STORIES)
def test_what_was_acknowledged_is_there_after_a_power_cut(name: str, quick: Path, promise: Promised) -> None:
    tried, wrong = 0, []
    for state in live_through(quick, STORIES[name], random.Random(name)):
        tried += 1
        wrong += [f"call {state.at}: {why}"] if (why := broken(quick, state)) else []
        if len(wrong) == ENOUGH:
            break
    promise("crash states", attempts=tried, failures=len(wrong))
    assert not wrong


@pytest.mark.soak
def test_what_was_acknowledged_is_there_after_fifty_thousand_power_cuts(
    quick: Path, promise: Promised
) -> None:
    seed = random.randrange(1 << 32)
    chance, tried = random.Random(seed), 0
    while tried < 50_000:
        acts = random_acts(chance)
        for state in live_through(quick, acts, chance):
            tried += 1
            assert not broken(quick, state), f"seed {seed}, {acts}, call {state.at}"
    promise("crash states", attempts=tried)


@pytest.mark.soak
def test_a_power_cut_while_the_last_one_is_mended_costs_nothing_either(
    quick: Path, promise: Promised
) -> None:
    seed = random.randrange(1 << 32)
    chance, tried = random.Random(seed), 0
    while tried < 10_000:
        acts = random_acts(chance)
        for state in chance.sample(found := live_through(quick, acts, chance), min(20, len(found))):
            place = quick / "mended"
            place.mkdir()
            put_on_disk(place, state.tree)
            with recording(place) as recorder:
                recorder.expect(*state.views[-2:])
                new_start(place)
            shutil.rmtree(place)
            for second in states(recorder, chance):
                tried += 1
                assert not broken(quick, second), f"seed {seed}, {acts}, call {state.at}, then {second.at}"
    promise("crash states", attempts=tried)


def test_the_model_knows_every_part_of_what_is_not_synced(quick: Path) -> None:
    found = live_through(quick, "create begin say", random.Random(1))
    assert Counter(len(state.views) for state in found).keys() == {1, 2}
    journals = {data for state in found for path, data in state.tree.laid_out() if path.endswith("journal")}
    assert any(data and data.count(b"\n") == 1 and not data.endswith(b"\n") for data in journals)
    assert any(data and data.endswith(b"\0") for data in journals)
