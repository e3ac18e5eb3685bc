"""What `als-tui doctor` finds in a set's folder: every file looked at by itself, then the set as it would open."""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from als_tui.domain.timing import local_time
from als_tui.domain.words.counting import counted
from als_tui.ports import SetDamaged
from als_tui.storage.doctor.strangers import belongs_elsewhere
from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.lock import LOCK, holder_words
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL, SET
from als_tui.storage.files.trouble import reason
from als_tui.storage.format.image import SPOILT, Edited
from als_tui.storage.format.lines import pieces, read_line
from als_tui.storage.format.plain import Malformed, Newer
from als_tui.storage.format.replay import Gap, Replay
from als_tui.storage.set.gathering import image_of, name_in
from als_tui.storage.set.generations import RESERVE, low_on_space
from als_tui.storage.set.reading import find_best, live_set
from als_tui.storage.set.recovery import PAUSES, FoundSet
from als_tui.value import Value

KEPT = re.compile(
    r"(set\.json|journal|lock)(\.[12])?\.(damaged|v[0-9]+)([.-][0-9]+)?|(repair|restore)-[0-9]{8}-[0-9]{6}(-[0-9]+)?"
)
"""Names of copies that als-tui itself keeps until the seal."""
_OURS = (*GENERATIONS, JOURNAL, OLD_JOURNAL, LOCK, RESERVE)


class Checkup(Value):
    """One set's folder, in a facilitator's words."""

    set_id: str
    name: str
    """What the set is called, if that can be read."""
    faults: tuple[str, ...]
    """What is wrong, each with file, place and reason; none if the set is sound."""
    notes: tuple[str, ...]
    """What is good to know."""
    opens: bool
    """True if all of the set can be read, from whichever of its files."""
    edited: bool = False
    """True if its file was changed by another hand, and is to be accepted or put back."""
    in_use: bool = False
    """True if an als-tui has it open."""
    unlockable: bool = False
    """True if it cannot be locked, and so not repaired, whatever stands in its files."""
    elsewhere: str = ""
    """What to tell if it is another set than the folder's name says."""


def check_set(path: Path) -> Checkup:
    """Look at all of a set's folder, whose name is the set's id; changes nothing, whatever is there."""
    try:
        with closing(Folder(path)) as folder:
            checked = _checked(folder, path.name)
            for pause in PAUSES[::3]:  # a file may be on its way from one name to the next
                if not (checked.in_use and checked.faults):
                    break
                time.sleep(pause)
                checked = _checked(folder, path.name)
            return checked
    except OSError as error:
        return Checkup(path.name, path.name, (f"{path}: {reason(error)}",), (), opens=False)


def _checked(folder: Folder, set_id: str) -> Checkup:
    holder, faults = _holder(folder)
    unlockable = bool(faults) and not folder.is_odd(LOCK)
    faults += [*_file_faults(folder, set_id, in_use=bool(holder)), *_rights_faults(folder)]
    notes = [holder] if holder else []
    found, name = None, name_in(folder, set_id) or set_id
    try:
        found = find_best(folder, set_id)
        live = live_set(folder, found)
        name = live.book.profile.name
        notes += _about(found)
    except (SetDamaged, OSError) as error:
        found = None
        words = str(error) if isinstance(error, SetDamaged) else f"{folder.path}: {reason(error)}"
        faults += [] if faults else [words.removesuffix(" Nothing was changed.")]
    notes += _other_files(folder)
    if found is not None and found.beheaded:
        faults.append(
            f"{folder.path / JOURNAL}: its first line is missing, and maybe steps that stood after it."
        )
    if found is not None and found.image.scrub:
        faults.append(f"{folder.path}: words that the last seal dropped are still on the disk.")
    edited = found is not None and found.edited
    return Checkup(
        set_id,
        name,
        tuple(faults),
        tuple(notes),
        found is not None,
        edited,
        bool(holder),
        unlockable,
        belongs_elsewhere(folder),
    )


def _file_faults(folder: Folder, set_id: str, *, in_use: bool) -> Iterator[str]:
    for name in GENERATIONS:
        try:
            if image_of(folder, name, set_id) is None and name == SET:
                yield f"{folder.path / name}: it is missing."
        except Edited:
            yield f"{folder.path / name}: {SPOILT}."
        except (Malformed, Newer, OSError) as error:
            yield f"{folder.path / name}: {_words(error)}"
    for name in (OLD_JOURNAL, JOURNAL):
        try:
            yield from _journal_faults(folder, name, unfinished=in_use and name == JOURNAL)
        except (Malformed, Newer, Gap, OSError) as error:
            yield f"{folder.path / name}: {_words(error)}"


def _journal_faults(folder: Folder, name: str, *, unfinished: bool) -> Iterator[str]:
    """Damaged lines of one journal, looked at by itself; an `unfinished` last one may be under way."""
    data = folder.read(name)
    if data is None:
        if name == JOURNAL and not folder.mark(JOURNAL + TEMP):
            yield f"{folder.path / name}: it is missing."
        return
    lines = [read_line(raw) for raw in pieces(data)]
    good = [line for line in lines if line is not None]
    if good:
        first = good[0]
        replay = Replay(first.seq if "mark" in first.body else first.seq - 1)
        replay.read(data)
    bad = [number for number, line in enumerate(lines, 1) if line is None]
    if unfinished and bad[-1:] == [len(lines)] and not data.endswith(b"\n"):
        bad.pop()
    for number in bad[:5]:
        cut = number == len(lines) and not data.endswith(b"\n")
        yield f"{folder.path / name}: line {number}: {'it was cut off.' if cut else 'it is damaged.'}"
    if len(bad) > 5:
        yield f"{folder.path / name}: {len(bad) - 5} more lines are damaged."


def _words(error: Exception) -> str:
    if isinstance(error, Newer):
        return "a newer als-tui wrote it; install that one."
    return reason(error) if isinstance(error, OSError) else f"{error}."


def _holder(folder: Folder) -> tuple[str, list[str]]:
    try:
        return holder_words(folder), []
    except OSError as error:
        return "", [f"{folder.path / LOCK}: {reason(error)}"]


def _rights_faults(folder: Folder) -> Iterator[str]:
    """Files that others can read or own, or that have a second name elsewhere."""
    for path, found in _entries(folder):
        if not stat.S_ISREG(found.st_mode) and path != folder.path:
            continue
        if found.st_uid != os.geteuid():
            yield f"{path}: it belongs to another user."
        elif stat.S_IMODE(found.st_mode) & 0o077:
            yield f"{path}: other users of this machine can read it."
        if found.st_nlink > 1 and path != folder.path:
            yield f"{path}: it has a second name elsewhere, which no seal reaches. Find and remove that one."


def _entries(folder: Folder) -> Iterator[tuple[Path, os.stat_result]]:
    for path in (folder.path, *(folder.path / name for name in folder.names())):
        with suppress(OSError):
            yield path, path.lstat()


def _other_files(folder: Folder) -> Iterator[str]:
    for name in folder.names():
        if name.endswith(TEMP):
            yield f"{name!a}: left by a crash; the next opening takes it away."
        elif KEPT.fullmatch(name):
            yield f"{name}: a copy that als-tui keeps until the seal."
        elif name not in _OURS:
            yield f"{name!a}: not of als-tui; the seal takes it away."
    if warning := low_on_space(folder):
        yield warning


def _about(found: FoundSet) -> Iterator[str]:
    """What the set is, in counts, and from which files it opens."""
    steps = [step.stamp for step in found.replay.steps.values()] or [
        step.stamp for step in found.image.log()[-1:]
    ]
    when = f", the last on {local_time(steps[-1].at, 'UTC'):%d %b %Y at %H:%M} UTC" if steps else ""
    rows = found.image.rows
    members = counted(len(rows.get("members", {})), "member")
    sessions = counted(len(rows.get("sessions", {})), "sealed session")
    yield f"{members}, {sessions}; {counted(found.replay.seq, 'step')}{when}."
    if found.source != SET:
        yield f"All of it can be put together again from {found.source} and the journal."
    if found.passed:
        yield f"What somebody changed in {found.passed} by hand is not in it; a repair keeps that in a copy."
    if found.replay.lost:
        yield f"Lost with damaged lines of the journal: steps {', '.join(map(str, sorted(found.replay.lost)))}."
