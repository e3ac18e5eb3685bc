"""How a set is found in its folder, whatever a crash or a failing disk left there; looking changes nothing."""

import time
from contextlib import suppress
from typing import Literal

from als_tui.domain.words.shortening import shortened
from als_tui.ports import SetDamaged, SetEdited
from als_tui.storage.files.folder import TEMP, Folder
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL, SET
from als_tui.storage.files.trouble import reason
from als_tui.storage.format.image import SPOILT, Edited, Image, read_image
from als_tui.storage.format.plain import Malformed, Newer
from als_tui.storage.format.replay import Gap, Replay
from als_tui.value import Value

IfEdited = Literal["refuse", "read", "pass"]
"""What to do about a file whose checksum is wrong: raise SetEdited, take it all the same, or pass it over."""

_CHANGED = "its checksum is wrong."
_FOREIGN = "this file belongs to another set"
_NAMED = 24
"""Cells of that set's name in a message that is to be read whole on a screen of 60 columns."""
_BEHEADED = (
    "The journal's first line is gone, and what stood after it may be, too: look over what was caught last."
)
_STARTS = 4
"""The first schema in which a journal has a line of its own to begin with."""
_LISTED = 3
"""Lost steps that are named one by one."""
PAUSES = (0.0, 0.0, *(0.001 * 1.5**number for number in range(14)), 0.3)
"""Seconds between looks at a set that another als-tui writes to, a second in all: longer and longer."""


class FoundSet(Value):
    """A set as its files tell it."""

    image: Image
    source: str
    """Name of the file that the image was read from."""
    replay: Replay
    journal: bytes | None
    """As it is on the disk; None if there is none."""
    spoilt: bool
    """True if `set.json` is there and cannot be read."""
    told: tuple[str, ...]
    """What was recovered or left out, in a facilitator's words."""
    edited: bool = False
    """True if the image's checksum is wrong, which only a reader passes over."""
    beheaded: bool = False
    """True if the journal does not begin with its first line, as every one does that this als-tui began."""
    passed: str = ""
    """Name of a file that was passed over, as its checksum is wrong."""


def look(folder: Folder, set_id: str, *, edited: IfEdited = "refuse") -> FoundSet:
    """Read a set, again if a checkpoint came between; a file that says it is another set's is passed over.

    If one comes between each time, it is the set as the last reading that was whole found it: a journal tells by
    its first line whether it goes on from the file that was read.

    Raises SetEdited, SetDamaged, which names the file and what is wrong, and OSError.
    """
    whole: FoundSet | None = None
    for pause in PAUSES:
        before = folder.mark(SET)
        try:
            found = _look(folder, set_id, edited=edited)
        except (SetDamaged, OSError):
            if folder.mark(SET) == before:
                raise
        else:
            if folder.mark(SET) == before:
                return found
            whole = found if found.source == SET and found.replay.set_id else whole
        time.sleep(pause)
    if whole is not None:
        return whole
    raise SetDamaged(f"{folder.path}: another program keeps writing to it. Nothing was changed.")


def _look(folder: Folder, set_id: str, *, edited: IfEdited) -> FoundSet:
    image, source, faults, changed = _newest_image(folder, set_id, edited=edited)
    journal = folder.read(JOURNAL)
    replay = Replay(image.seq, image.scrub)
    try:
        if journal is None or source != SET:
            raise Gap
        _read(folder, replay, JOURNAL, journal)
    except Gap:
        replay = Replay(image.seq, image.scrub)
        _read_both(folder, replay, journal)
    beheaded = _lost_its_start(image, journal, replay)
    told = (*_told_of_image(source, faults), *_told_of_journal(folder, journal, replay))
    told += (_BEHEADED,) if beheaded else ()
    spoilt = SET in faults and folder.mark(SET) is not None
    passed = next((name for name, fault in faults.items() if fault == _CHANGED), "")
    return FoundSet(image, source, replay, journal, spoilt, told, changed, beheaded, passed)


def _newest_image(
    folder: Folder, set_id: str, *, edited: IfEdited
) -> tuple[Image, str, dict[str, str], bool]:
    """The first generation that can be read, its name, what is wrong with those before it, and if it was edited."""
    faults: dict[str, str] = {}
    for name in GENERATIONS:
        try:
            data = folder.read(name)
            if data is not None:
                return of_this_set(read_image(data), set_id), name, faults, False
            faults[name] = "it is missing."
        except (OSError, Malformed) as error:
            faults[name] = reason(error) if isinstance(error, OSError) else f"{error}."
        except Newer:
            raise newer(folder, name) from None
        except Edited as changed:
            if edited == "refuse":
                raise SetEdited(f"{folder.path / name}: {SPOILT}. Nothing was changed.") from None
            if edited == "read":
                return changed.image, name, faults, True
            faults[name] = _CHANGED
    raise _unreadable(folder, faults)


def of_this_set(image: Image, set_id: str) -> Image:
    """The image; raises Malformed if it says that it is another set's."""
    if image.set_id != set_id:
        raise Malformed(f"{_FOREIGN}, {_named(image)}({image.set_id[:16]!a})")
    return image


def _named(image: Image) -> str:
    with suppress(Malformed):
        return f"{shortened(image.book('profile').profile.name, _NAMED)} "
    return ""


def _unreadable(folder: Folder, faults: dict[str, str]) -> SetDamaged:
    """What to say if no generation is this set's, and whole; one of another set says the most."""
    foreign = [name for name, fault in faults.items() if fault.startswith(_FOREIGN)]
    if foreign:
        return SetDamaged(f"{folder.path / foreign[0]}: {faults[foreign[0]]} Nothing was changed.")
    listed = " ".join(f"{name}: {fault}" for name, fault in faults.items())
    return SetDamaged(f"{folder.path}: none of the set's files can be read. {listed} Nothing was changed.")


def newer(folder: Folder, name: str) -> SetDamaged:
    """What to say of a file that a later als-tui wrote."""
    return SetDamaged(
        f"{folder.path / name}: a newer als-tui wrote this set. Install that one to open it. Nothing was changed."
    )


def _lost_its_start(image: Image, journal: bytes | None, replay: Replay) -> bool:
    """True for an empty journal beside a file of this form, and for lines of this form without the first."""
    todays = replay.schema >= _STARTS and (bool(journal) or image.schema >= _STARTS)
    return journal is not None and not replay.set_id and todays


def _read_both(folder: Folder, replay: Replay, journal: bytes | None) -> None:
    """Take up the journal before this one too: the image is an older one, or the crash came between the two."""
    try:
        for name, data in ((OLD_JOURNAL, folder.read(OLD_JOURNAL)), (JOURNAL, journal)):
            if data is not None:
                _read(folder, replay, name, data)
    except Gap as gap:
        raise SetDamaged(
            f"{folder.path}: {gap} between its file and its journal. Nothing was changed; `als-tui restore "
            f"{folder.path.name}` lists what its files hold together."
        ) from None


def _read(folder: Folder, replay: Replay, name: str, data: bytes) -> None:
    try:
        replay.read(data)
    except Newer:
        raise newer(folder, name) from None
    except Malformed as error:
        raise SetDamaged(f"{folder.path / name}, {error}. Nothing was changed.") from None


def _told_of_image(source: str, faults: dict[str, str]) -> tuple[str, ...]:
    if source == SET:
        return ()
    return (
        f"{SET} could not be read ({faults[SET].rstrip('.')}), so the set was put together again from {source} "
        "and the journal.",
    )


def _told_of_journal(folder: Folder, journal: bytes | None, replay: Replay) -> tuple[str, ...]:
    told: list[str] = []
    if journal is None and folder.mark(JOURNAL + TEMP) is None:
        told.append("The journal was missing; what was said after the last checkpoint may be missing too.")
    if replay.damaged or replay.tail > 1 or (replay.tail and journal and journal.endswith(b"\n")):
        told.append(_told_of_damage(replay))
    elif replay.tail:
        told.append(
            "The journal's last line was cut off when als-tui or the machine stopped, and is left out. Look over what "
            "was caught last; a copy is journal.damaged until the seal."
        )
    return tuple(told)


def _told_of_damage(replay: Replay) -> str:
    count = replay.damaged + replay.tail
    lines = "A line" if count == 1 else f"{count} lines"
    return (
        f"{lines} of the journal could not be read and {'is' if count == 1 else 'are'} left out.{_missing(replay)} "
        "Look over what was caught last; a copy is journal.damaged until the seal."
    )


def _missing(replay: Replay) -> str:
    """Which steps are lost; many are counted, as a message line has four rows."""
    lost = sorted(replay.lost)
    if len(lost) > _LISTED:
        return f" Missing: {len(lost)} steps between {lost[0]} and {lost[-1]}."
    steps = ", ".join(map(str, lost))
    return f" Missing: {'steps' if len(lost) > 1 else 'step'} {steps}." if lost else ""
