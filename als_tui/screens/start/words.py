"""The list of processes in words: its rows, what is found by typing, and what is wrong with one's own file."""

from collections.abc import Mapping

from als_tui.domain.process.definition import Process
from als_tui.domain.telling.sheet import Sheet, overrun, plan_words
from als_tui.domain.words.spelling import holds_all
from als_tui.ports import OwnProcess
from als_tui.widgets.values import Column, Words

COLUMNS = (Column("process"), Column("min", 3, 4, right=True), Column("whose", 5, 5, spare=True))
_MOST = 6
"""Mistakes that a window lists; who has more begins with these."""


def rows(
    known: Mapping[str, Process], own: Mapping[str, OwnProcess], typed: str
) -> dict[str, tuple[Words, ...]]:
    """Every process by its id and every own file that cannot be used yet, if they are what is looked for.

    Those that are called so come before those that only tell of it.
    """
    called = [id for id, process in known.items() if holds_all(f"{id} {process.title}", typed)]
    telling = [
        id
        for id, process in known.items()
        if id not in called and holds_all(f"{id} {process.title} {process.about}", typed)
    ]
    usable = {
        id: (Words(known[id].title), Words(str(known[id].minutes)), Words("own" if id in own else ""))
        for id in (*called, *telling)
    }
    broken = {
        row: (Words(f"✗ {name_of(process)}"), Words("–"), Words("own"))
        for row, process in own.items()
        if process.mistakes and holds_all(name_of(process), typed)
    }
    return {**usable, **broken}


def about(process: Process, sheet: Sheet) -> tuple[str, ...]:
    """What it is, and what it comes to for the set."""
    return tuple(
        filter(None, (process.about, sheet.about[0], plan_words(sheet.plan)[0], overrun(sheet.plan)))
    )


def name_of(own: OwnProcess) -> str:
    """The name of a file without the folders that it lies in."""
    return own.file.rpartition("/")[2]


def mistakes(own: OwnProcess, most: int = _MOST) -> str:
    """The mistakes of a file, one a line."""
    more = len(own.mistakes) - most
    return "\n".join((*own.mistakes[:most], *([f"and {more} more"] if more > 0 else [])))
