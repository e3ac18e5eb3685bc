"""A copy of a process as a new file of the facilitator's own: same text, another id and title, never over a file."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from als_tui.domain.process.definition import Process, Records, Speakers, TurnMode
from als_tui.domain.process.rules import ID_RULE, id_fits
from als_tui.ports import NotSaved, OwnProcess
from als_tui.storage.files.exporting import write_new
from als_tui.storage.files.folder import private_folder
from als_tui.storage.files.trouble import reason_at
from als_tui.storage.own.mistakes import Unreadable
from als_tui.storage.own.process_file import read_process
from als_tui.storage.own.process_tables import TITLE
from als_tui.storage.own.processes import process_text

_ID = 40
"""Characters that an id may have."""
_HEAD = f"""\
# A copy of {{}}, to make it your own: change its title and whatever else you like.
# als-tui checks it when you come back, and says what is wrong.
#
# speakers  {", ".join(Speakers)}
# records   {", ".join(Records)}
# turns     {", ".join(TurnMode)}
# minutes   5, [5, 10], or "rest" in a slot; minutes_each counts for each person. Beside them stands who says so:
#           source = "own" where it is you.
# optional = true may be left out; protected = true keeps its time from earlier phases.

"""


def copy_process(known: Mapping[str, Process], id: str, new_id: str, own: Path | None) -> OwnProcess:
    """Write a copy of the process `id`; without a new id it gets one that is free. Raises NotSaved."""
    text = process_text(id, own)
    if own is None or text is None or id not in known:
        raise NotSaved(f"There is no process with the id {id!a}; nothing was written.")
    new_id = new_id or next(free for free in _ids(id) if free not in known and not _path(own, free).exists())
    if not id_fits(new_id):
        raise NotSaved(f"{new_id!a} is no id: {ID_RULE}. Nothing was written.")
    if new_id in known:
        raise NotSaved(f"The id {new_id} is taken. Nothing was written.")
    titles = {process.title for process in known.values()}
    title = next(free for free in _titles(known[id].title) if free not in titles)
    made = _HEAD.format(id) + _named(text, new_id, title)
    _check(made, new_id, title)
    try:
        private_folder(own)
    except OSError as error:
        raise NotSaved(reason_at(own, error)) from error
    return OwnProcess(str(write_new(_path(own, new_id), made)), new_id)


def _path(own: Path, id: str) -> Path:
    return own / f"{id}.toml"


def _ids(id: str) -> Iterator[str]:
    stem = id if id.startswith("my-") else f"my-{id}"
    return (f"{stem[: _ID - len(end)]}{end}" for end in _numbers("", "-{}"))


def _titles(title: str) -> Iterator[str]:
    stem = re.sub(r" \(ours(?: \d+)?\)$", "", title)
    return (f"{stem[: TITLE - len(end)]}{end}" for end in _numbers(" (ours)", " (ours {})"))


def _numbers(first: str, further: str) -> Iterator[str]:
    yield first
    yield from (further.format(number) for number in count(2))


def _named(text: str, id: str, title: str) -> str:
    """The text with another id and title; both stand above the first table."""
    top, table, rest = text.partition("\n[")
    for key, value in (("id", id), ("title", title)):
        line = re.compile(rf"^[ \t]*{key}[ \t]*=.*$", re.MULTILINE)
        if found := line.search(top):
            top = f"{top[: found.start()]}{key} = {json.dumps(value, ensure_ascii=False)}{top[found.end() :]}"
    return top + table + rest


def _check(text: str, id: str, title: str) -> None:
    """A file that spells its id or title in an unusual way is not copied wrongly."""
    try:
        made = read_process(text.encode())
    except Unreadable:
        made = None
    if made is None or (made.id, made.title) != (id, title):
        raise NotSaved("Its file is written in a way that cannot be copied here; copy it by hand.")
