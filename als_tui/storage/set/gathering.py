"""What a set's files hold together, whichever of them are damaged: for going back, and for mending a flipped bit.

An opening is strict about what follows what; here each generation is tried with every line that can be read.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import itemgetter

from als_tui.domain.session.facts import Step
from als_tui.ports import SetDamaged
from als_tui.storage.files.folder import Folder
from als_tui.storage.files.names import GENERATIONS, JOURNAL, OLD_JOURNAL
from als_tui.storage.format.image import SPOILT, Edited, Image, read_image
from als_tui.storage.format.lines import JournalLine, pieces, read_line
from als_tui.storage.format.plain import Json, Malformed, Newer
from als_tui.storage.format.replay import Gap, Replay
from als_tui.storage.set.recovery import FoundSet, look, of_this_set
from als_tui.value import Value, replace


def image_of(folder: Folder, name: str, set_id: str) -> Image | None:
    """A generation read in full; None if there is none. Raises Malformed, Newer, Edited, and OSError."""
    data = folder.read(name)
    if data is None:
        return None
    edited = None
    try:
        image = read_image(data)
    except Edited as error:
        image = edited = error.image
    try:
        _whole_of(image, set_id)
    except Malformed as error:
        raise error if edited is None else Malformed(SPOILT) from None
    if edited is not None:
        raise Edited(edited)
    return image


def _whole_of(image: Image, set_id: str) -> None:
    """Raise Malformed if not all of an image is that of this set."""
    of_this_set(image, set_id)
    image.book()
    image.log()


def images(folder: Folder, set_id: str, names: Iterable[str] = GENERATIONS) -> list[tuple[str, Image, bool]]:
    """Each of these files that can be read: its name, what it holds, and if its checksum is wrong; those come last."""
    readable: list[tuple[str, Image, bool]] = []
    for name in names:
        try:
            image = image_of(folder, name, set_id)
        except Edited as error:
            readable.append((name, error.image, True))
        except (Malformed, Newer, OSError):
            continue
        else:
            readable += [(name, image, False)] if image is not None else []
    return sorted(readable, key=itemgetter(2))


def name_in(folder: Folder, set_id: str) -> str:
    """What the set is called, by the first file that tells, those with a wrong checksum last; empty if none does."""
    return next((name for whose, name in told_in(folder) if whose == set_id), "")


def told_in(folder: Folder) -> list[tuple[str, str]]:
    """Id and name of the set in each file that can be read; files whose checksum is wrong come last."""
    names: list[tuple[bool, str, str]] = []
    for file in GENERATIONS:
        with suppress(Malformed, Newer, OSError):
            edited, image = _whole(folder, file)
            if image is not None:
                names.append((edited, image.set_id, image.book("profile").profile.name))
    return [(set_id, name) for _, set_id, name in sorted(names, key=itemgetter(0))]


def _whole(folder: Folder, file: str) -> tuple[bool, Image | None]:
    """What a file holds, and if its checksum is wrong; no document of it is checked."""
    data = folder.read(file)
    try:
        return False, None if data is None else read_image(data)
    except Edited as error:
        return True, error.image


def journal_lines(folder: Folder, set_id: str) -> list[JournalLine]:
    """Every sound line of this set's journals in the order of its steps, marks after the step that they follow."""
    lines: list[JournalLine] = []
    for name in (OLD_JOURNAL, JOURNAL):
        with suppress(OSError):
            sound = [*_sound_lines(folder.read(name) or b"")]
            lines += sound if _begun_by(sound) in ("", set_id) else []
    return sorted(lines, key=lambda line: (line.seq, "mark" in line.body))


def journals_of(folder: Folder, set_id: str) -> bool:
    """True if a journal says that it is this set's."""
    for name in (OLD_JOURNAL, JOURNAL):
        with suppress(OSError):
            if _begun_by(_sound_lines(folder.read(name) or b"")) == set_id:
                return True
    return False


def _begun_by(lines: Iterable[JournalLine]) -> Json:
    """Whose a journal is, as its first line says; empty if it has none."""
    return next((line.body.get("set", "") for line in lines if line.body.get("mark") == "start"), "")


def joined(image: Image, lines: Iterable[JournalLine]) -> Replay:
    """The steps that follow a generation as far as none is missing, and the last of every mark."""
    replay = Replay(image.seq, image.scrub)
    for line in lines:
        with suppress(Gap, Malformed):
            replay.take(replace(line, seq=min(line.seq, replay.seq)) if "mark" in line.body else line)
    return replay


class Gathered(Value):
    """All that a folder's files hold of a set, each read once."""

    images: list[tuple[str, Image, bool]]
    """Each generation that can be read: its name, what it holds, and if its checksum is wrong."""
    lines: list[JournalLine]
    """Every sound line of both journals."""

    def highest(self) -> int:
        """The last step that any file tells of; a file whose checksum is wrong is believed for its steps only.

        A mark tells of the step that it follows, as it was written once that was kept.
        """
        seen = [line.seq for line in self.lines]
        for _, image, edited in self.images:
            seen += [step.seq for step in image.log()] if edited else [image.seq]
        return max(seen, default=0)

    def doubled(self) -> int:
        """How many steps stand beside another one of the same number, as if two wrote at once: one of each is lost.

        While a strike is under way they stand there by right, with the words and without.
        """
        if any(image.scrub for _, image, _ in self.images):
            return 0
        told: dict[int, list[Step]] = {}
        for step in self._steps():
            known = told.setdefault(step.seq, [])
            known += [] if step in known else [step]
        return sum(len(known) - 1 for known in told.values())

    def _steps(self) -> Iterator[Step]:
        for line in self.lines:
            with suppress(Malformed):
                if "mark" not in line.body:
                    yield line.step()
        for _, image, edited in self.images:
            yield from () if edited else image.log()


def gathered(folder: Folder, set_id: str) -> Gathered:
    """All that the files of a folder hold of this set; raises OSError only if not even their names can be listed."""
    return Gathered(images(folder, set_id), journal_lines(folder, set_id))


def sound_instead(folder: Folder, set_id: str) -> FoundSet | None:
    """The set from sound files only, if one has a wrong checksum; None if they do not tell all of it.

    Raises OSError: what a failing disk keeps back may be sound.
    A file that owes a seal or a strike its forgetting is not passed over: an older one holds what is to be forgotten.
    """
    with suppress(SetDamaged):
        found = look(folder, set_id, edited="pass")
        files = gathered(folder, set_id)
        owes = any(image.scrub for _, image, edited in files.images if edited)
        whole = not found.replay.lost and found.replay.seq >= files.highest()
        if whole and not owes:
            return found
    return None


def _sound_lines(data: bytes) -> Iterator[JournalLine]:
    """Lines whose checksum is right; one that another program ended in its own way is none the worse for it."""
    for raw in pieces(data):
        with suppress(Malformed, Newer):
            if line := read_line(raw.removesuffix(b"\r\n") + b"\n" if raw.endswith(b"\r\n") else raw):
                yield line
