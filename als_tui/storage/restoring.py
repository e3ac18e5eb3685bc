"""What `als-tui restore` can go back to: each generation, each kept copy, and what taking it would lose."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from als_tui.domain.live import Live, fold
from als_tui.ports import SetDamaged
from als_tui.storage.checkup import KEPT, image_of
from als_tui.storage.folder import Folder
from als_tui.storage.image import Edited, Image, picture, render
from als_tui.storage.plain import Malformed, Newer
from als_tui.storage.reading import find_set, live_set
from als_tui.storage.recovery import GENERATIONS, JOURNAL, OLD_JOURNAL
from als_tui.storage.repair import held_open, keep_copies, put_odd_aside, saving


@dataclass(frozen=True, slots=True)
class Generation:
    """A set as some of its files tell it."""

    where: str
    """Which files, below the set's folder."""
    seq: int
    """The last step in it."""
    when: datetime | None
    """When that step was made, in UTC; None where the files do not say."""
    sessions: int
    """Sealed sessions."""
    image: Image
    live: Live


def generations(path: Path) -> tuple[Generation, ...]:
    """All that can be read, the newest first; of those that are alike, the first. Raises OSError."""
    with closing(Folder(path)) as folder:
        found = [*_in(folder, path.name, "")]
        for name in folder.names():
            if KEPT.fullmatch(name):
                found += _kept(folder, name, path.name)
    alike: dict[tuple[object, ...], Generation] = {}
    for one in found:
        alike.setdefault((one.seq, repr(one.live.book), one.live.log), one)
    return tuple(sorted(alike.values(), key=lambda one: -one.seq))


def restore(path: Path, chosen: Generation, app: str) -> Path:
    """Let the set be as it was then, after a copy of every file was kept in the folder that is returned.

    Raises SetInUse and NotSaved. Whatever breaks off, the copy is whole, and restoring again does the rest.
    """
    image = picture(chosen.live.book, chosen.live.log, chosen.seq, chosen.image.created)
    data = render(replace(image, scrub=chosen.image.scrub), app)
    with saving(path), held_open(path) as (folder, _):
        kept = keep_copies(folder, "restore")
        put_odd_aside(folder, kept.name, (*GENERATIONS, JOURNAL, OLD_JOURNAL))
        folder.remove(OLD_JOURNAL)
        for name, content in ((JOURNAL, b""), *((name, data) for name in reversed(GENERATIONS))):
            folder.swap(name, content)
            folder.sync()
        return kept


def _kept(folder: Folder, name: str, set_id: str) -> Iterator[Generation]:
    if not (folder.path / name).is_dir():
        yield from _alone(folder, name, set_id, name)
        return
    with suppress(OSError), closing(Folder(folder.path / name)) as copies:
        yield from _in(copies, set_id, f"{name}/")


def _in(folder: Folder, set_id: str, below: str) -> Iterator[Generation]:
    """The set as it opens from a folder, and each of its generations by itself."""
    with suppress(SetDamaged, OSError):
        found = find_set(folder, set_id, edited=True)
        yield _generation(
            f"{below}{found.source} and journal", found.replay.seq, found.image, live_set(folder, found)
        )
    for name in GENERATIONS:
        yield from _alone(folder, name, set_id, f"{below}{name}")


def _alone(folder: Folder, name: str, set_id: str, where: str) -> Iterator[Generation]:
    try:
        image = image_of(folder, name, set_id)
    except Edited as error:
        image = error.image
    except (Malformed, Newer, OSError):
        image = None
    if image is not None:
        with suppress(ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            yield _generation(where, image.seq, image, fold(image.book(), image.log(), ()))


def _generation(where: str, seq: int, image: Image, live: Live) -> Generation:
    when = live.log[-1].stamp.at if live.log else None
    return Generation(where, seq, when, len(live.book.sessions), image, live)
