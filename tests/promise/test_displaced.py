"""A set's files taken away at any moment of a session: it is told, nobody else gets in, and no word is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from als_tui.domain.words.pressing import press
from als_tui.engine import Engine, Saved, Unsaved
from als_tui.ports import SetInUse
from tests.promise.plugin import Promised
from tests.promise.test_failing_disk import came, heard, opened, said
from tests.storage.set.test_displaced import TAKEN
from tests.storage.world import library, new_set, the_only_set

POINTS = range(9)
STAYS = ("a file has its name", "a link has its name")
"""What is never written over."""


def session(engine: Engine, words: list[str]) -> Iterator[object]:
    """A session in as many calls as there are points."""
    yield engine.do(opened)
    for number in range(3):
        words.append(f"note {number}")
        yield engine.do(said, words[-1])
    engine.draft("capture", "half a thought")
    engine.beat()
    yield None
    yield engine.checkpoint()
    words.append("note 3")
    yield engine.do(said, words[-1])
    yield engine.undo()
    yield engine.redo()


@pytest.mark.promise
@pytest.mark.parametrize("how", TAKEN)
def test_what_is_taken_away_at_any_moment_is_told_and_costs_no_word(
    how: str, quick: Path, promise: Promised
) -> None:
    for point in POINTS:
        place, words = quick / str(point), list[str]()
        new_set(place)
        folder = the_only_set(place)
        engine = came(place)
        for at, outcome in enumerate(session(engine, words)):
            assert at <= point or not isinstance(outcome, Saved), "what is saved after that is saved nowhere"
            if isinstance(outcome, Unsaved):
                assert press("app.quit", "unsaved.anew") in outcome.why and not engine.saved
            if at == point:
                TAKEN[how](folder)
        engine.check()
        assert engine.astray and press("app.quit", "unsaved.anew") in engine.astray
        if how in STAYS:
            assert engine.write_anew().startswith("NOT SAVED still")
            folder.unlink()
            shutil.move(place / "data" / "moved", folder)
            assert engine.retry()
        else:
            assert "written anew" in engine.write_anew()
        assert engine.saved and engine.unsaved == 0
        engine._journal.close()  # as a kill would, with no checkpoint
        again = came(place)
        assert heard(again) == words and again.drafts == {"capture": "half a thought"}
        again.close()
        promise("failing disk", attempts=1)


@pytest.mark.promise
def test_no_second_als_tui_gets_in_wherever_the_lock_file_goes(quick: Path, promise: Promised) -> None:
    for point in POINTS:
        place, words = quick / str(point), list[str]()
        new_set(place)
        folder = the_only_set(place)
        engine = came(place)
        for at, _ in enumerate(session(engine, words)):
            if at >= point:
                (folder / "lock").unlink()
                for asked in (library(place).open, library(place).take_over, library(place).repair):
                    damage(folder)
                    with pytest.raises(SetInUse):
                        asked(folder.name)
                (first, *_) = library(place).generations(folder.name)
                with pytest.raises(SetInUse):
                    library(place).restore(folder.name, first)
                promise("openers", attempts=4)
        engine.close()
        again = came(place)
        assert heard(again) == words
        again.close()


def damage(folder: Path) -> None:
    """Something for a repair to do."""
    (folder / "set.json.2").write_bytes(b"{")
