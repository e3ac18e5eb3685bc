"""Files of any other shape than als-tui writes: refused with file, place and reason, and never written over."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest

from als_tui.domain.book import TABLES
from als_tui.domain.session.facts import Fact
from als_tui.domain.session.schedule import minutes_over
from als_tui.engine import Engine
from als_tui.exports.markdown import session_markdown
from als_tui.ports import Journal, Opening, SetDamaged
from als_tui.storage.format.plain import dump, parse
from als_tui.storage.library import Sets
from als_tui.storage.set import generations
from tests.fakes import MemoryJournal, StillClock
from tests.promise.full_set import full_set
from tests.promise.plugin import Promised
from tests.storage.set import test_checkpoint, test_journal
from tests.storage.world import OPENED, TODAY, Desk, folder_of, library, new_set

SHORT = 450
"""Mutations of the short run."""
WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    3.5,
    2**63,
    1e300,
    10**30,
    "",
    "x",
    "\ud800",
    "\x1b[2J",
    [],
    [[]],
    {},
    {"a": 1},
    "9" * 3000,
)
Path_ = tuple[str | int, ...]
Change = Callable[[Any], None]


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "_RESERVE_BYTES", 100)


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every place in a JSON value; of a list the first item stands for all."""
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    )
    for key, part in inner:
        yield (*path, key)
        yield from places(part, (*path, key))


def mutations(value: Any, at: Path_) -> Iterator[tuple[str, Change]]:
    """Every wrong value in one place of a value, the place gone, and a stranger beside it."""
    holder = _holder(value, at)
    for wrong in WRONG:
        if type(holder[at[-1]]) is not type(wrong) or holder[at[-1]] != wrong:
            yield f"{at}: {ascii(wrong)[:20]}", partial(_put, at=at, value=wrong)
    yield f"{at} gone", partial(_drop, at=at)
    if isinstance(holder, dict):
        yield f"{at} and a stranger", partial(_put, at=(*at[:-1], "stranger"), value=1)


def _holder(value: Any, at: Path_) -> Any:
    for key in at[:-1]:
        value = value[key]
    return value


def _put(whole: Any, at: Path_, value: Any) -> None:
    _holder(whole, at)[at[-1]] = value


def _drop(value: Any, at: Path_) -> None:
    del _holder(value, at)[at[-1]]


def every_mutation(folder: Path) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield name of the file, what was done, and what makes its bytes.

    There is `_meta`, a document of each table, a fact of each kind, a step, and each line of the journal.
    """
    whole = (folder / "set.json").read_bytes()
    tables = parse(whole)
    seen: set[str] = set()
    for at in [("_meta", "1"), *_documents(tables), *_facts(tables)]:
        part = _holder(tables, (*at, ""))
        shape = str(part.get("fact") or at[0])
        shape += str(part.get("table", "")) if shape == "Put" else ""
        if shape in seen:
            continue
        seen.add(shape)
        for place in places(part):
            for words, change in mutations(tables, (*at, *place)):
                yield "set.json", words, partial(test_checkpoint.edited(change), whole)
    assert seen >= {*TABLES, *(kind.__name__ for kind in get_args(Fact) if kind.__name__ != "Put")}
    yield from _lines(folder)


def _documents(tables: Any) -> list[Path_]:
    return [(table, max(rows, key=int)) for table, rows in tables.items() if table in TABLES]


def _facts(tables: Any) -> list[Path_]:
    facts = [
        ("log", seq, "facts", at) for seq, step in tables["log"].items() for at in range(len(step["facts"]))
    ]
    return [*facts, ("log", max(tables["log"], key=int))]


def _lines(folder: Path) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    lines = (folder / "journal").read_bytes().splitlines(keepends=True)
    for number, raw in enumerate(lines):
        value = parse(raw[11:-1].split(b" ", 1)[1])
        for place in places(value):
            for words, change in mutations(value, place):
                yield "journal", f"line {number + 1}, {words}", partial(_changed, lines, number, change)


def _changed(lines: list[bytes], number: int, change: Change) -> bytes:
    """The journal with one line changed by somebody who knows how to make its checksum right."""
    seq, body = lines[number][11:-1].split(b" ", 1)
    value = parse(body)
    change(value)
    line = test_journal.line(b"%s %s" % (seq, dump(value).encode()))
    return b"".join((*lines[:number], line, *lines[number + 1 :]))


def what_is_wrong(sets: Sets, folder: Path, name: str) -> Iterator[str]:
    """Open the set in every way; yield what is no refusal in words, and every file that was written over."""
    before = everything(folder)
    (glance,) = sets.glances(TODAY)
    if not glance.trouble.isprintable():
        yield "the glance is no plain words"
    for way in (sets.book, sets.open):
        try:
            found = way(folder.name)
        except SetDamaged as refusal:
            words = str(refusal)
            if str(folder) not in words or not words.isprintable() or everything(folder) != before:
                yield f"a file is another now, or it is refused in these words: {refusal!a}"
        else:
            if isinstance(found, tuple):
                use(*found)
    if before[name] not in everything(folder).values():
        yield "what stood in the file is nowhere now"


def use(opening: Opening, journal: Journal) -> None:
    """Go on with a set that was not refused: what it says must be good for all that is done with it."""
    journal.close()
    engine = Engine(opening, MemoryJournal(), StillClock())
    if engine.live.session is not None:
        minutes_over(engine.live.session, engine.now())
    for number in engine.live.book.sessions:
        session_markdown(engine.live.book, number)
    while engine.live.done:
        engine.undo()
    engine.redo()


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("lock", "reserve")}


def attempt(sets: Sets, folder: Path, name: str, data: bytes) -> list[str]:
    """Try one malformed file, and put everything back."""
    whole = everything(folder)
    (folder / name).write_bytes(data)
    try:
        return list(what_is_wrong(sets, folder, name))
    except Exception as error:  # noqa: BLE001  # that is what must not be
        return [f"{type(error).__name__}: {error}"]
    finally:
        for path in folder.iterdir():
            if path.name not in (*whole, "lock", "reserve"):
                path.unlink()
        for file, content in whole.items():
            (folder / file).write_bytes(content)


def try_all(quick: Path, most: int | None, promise: Promised) -> None:
    sets, set_id = full_set(quick)
    folder = quick / "sets" / set_id
    found = list(every_mutation(folder))
    chosen = found if most is None else random.Random(2026).sample(found, min(most, len(found)))
    wrong = [
        f"{file} {words}: {why}"
        for file, words, made in chosen
        for why in attempt(sets, folder, file, made())
    ]
    promise("malformed", attempts=len(chosen), failures=len(wrong))
    assert not wrong, "\n".join(wrong)


@pytest.mark.promise
@pytest.mark.long
def test_a_wrong_value_in_any_field_is_refused_or_good_for_all_that_is_done_with_it(
    quick: Path, promise: Promised
) -> None:
    try_all(quick, SHORT, promise)


@pytest.mark.soak
def test_every_wrong_value_in_every_field_is_refused_or_good(quick: Path, promise: Promised) -> None:
    try_all(quick, None, promise)


def by_hand(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield the malformed files that the storage tests have each a reason for."""
    whole = (folder / "set.json").read_bytes()
    for words, harm in test_checkpoint.FALLS_BACK.items():
        yield "set.json", words, harm(whole)
    for words, (harm, _) in test_checkpoint.REFUSED.items():
        yield "set.json", words, harm(whole)
    first, *lines = (folder / "journal").read_bytes().splitlines(keepends=True)
    for words, (change, _) in test_journal.REFUSED.items():
        yield "journal", words, b"".join([first, *test_journal.checked_again(change(lines))])


@pytest.mark.promise
def test_files_malformed_by_hand_are_refused_or_passed_over(quick: Path, promise: Promised) -> None:
    folder = folder_of(quick, new_set(quick))
    desk = Desk.at(quick)
    desk.do(OPENED)
    for text in ("one", "two", "three", "four", "five"):
        desk.say(text)
        if text in ("two", "four"):
            desk.checkpoint()
    desk.journal.close()
    wrong, tried = [], 0
    for file, words, data in by_hand(folder):
        tried += 1
        wrong += [f"{file} {words}: {why}" for why in attempt(library(quick), folder, file, data)]
    promise("malformed", attempts=tried, failures=len(wrong))
    assert tried >= 45
    assert not wrong, "\n".join(wrong)
