"""A set of schema 6, in which putting an action off left no promise: what its steps still tell is brought over."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from als_tui.domain.session.facts import Put, Step
from als_tui.engine import Engine, Saved
from als_tui.storage.format.codec import encode_step
from als_tui.storage.format.lines import _framed, pieces, read_line
from als_tui.storage.format.plain import Json, dump
from als_tui.value import replace
from tests.fakes import StillClock
from tests.storage.world import library, the_only_set

GOLDEN = Path(__file__).parents[2] / "golden" / "format6"
PROMISED, LATER, LAST = date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18)


def _copied(place: Path) -> Path:
    shutil.copytree(GOLDEN / "open", place / "data" / "sets")
    for path in (place / "data", *(place / "data").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return place


def _opened(place: Path) -> Engine:
    return Engine(*library(place).open(the_only_set(place).name), StillClock())


def _as_it_was(value: Json) -> Json:
    """Without what schema 6 does not know."""
    if isinstance(value, dict):
        return {name: _as_it_was(part) for name, part in value.items() if name != "promised"}
    return [_as_it_was(part) for part in value] if isinstance(value, list) else value


def _with_days(place: Path, *days: date) -> None:
    """The set, in which the als-tui of then gave its action these days one after the other."""
    engine = _opened(_copied(place / "to look at"))
    action, stamp = engine.live.book.actions[1], engine.live.log[-1].stamp
    engine.close()
    journal = the_only_set(_copied(place)) / "journal"
    last = [line for raw in pieces(journal.read_bytes()) if (line := read_line(raw))][-1]
    with journal.open("ab") as file:
        for seq, day in enumerate(days, last.seq + 1):
            step = Step(seq, stamp, (Put("actions", 1, action, replace(action, due=day)),))
            action = replace(action, due=day)
            file.write(_framed(seq, dump({"schema": 6} | _as_it_was(encode_step(step)))))


@pytest.mark.parametrize("days", [(), (LAST,), (LATER, LAST)])
def test_what_was_promised_is_the_day_before_the_first_that_it_was_put_off_to(
    days: tuple[date, ...], quick: Path
) -> None:
    _with_days(quick, *days)
    engine = _opened(quick)
    assert engine.told == ()
    action = engine.live.book.actions[1]
    assert (action.promised, action.due) == (PROMISED, days[-1] if days else PROMISED)
    before = [*days][-2:-1] or [PROMISED]
    assert isinstance(engine.undo(), Saved)
    undone = engine.live.book.actions[1]
    assert not days or (undone.promised, undone.due) == (PROMISED, before[0])
    live = engine.live
    engine.close()
    again = _opened(quick)
    assert again.live == live
    again.close()
