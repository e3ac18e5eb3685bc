"""What `als-tui restore` can go back to: each generation, each kept copy, and what taking it would lose."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from functools import reduce
from pathlib import Path

from als_tui.domain.session.live import Live, evolve, fold
from als_tui.ports import SetDamaged
from als_tui.storage.doctor.checkup import KEPT
from als_tui.storage.doctor.repair import UNTOUCHED, locked_folder, saving
from als_tui.storage.files.folder import Folder
from als_tui.storage.format.image import Image, picture, render
from als_tui.storage.format.lines import mark_lines, start_lines
from als_tui.storage.format.replay import Replay
from als_tui.storage.set.copies import keep_copies, put_in_place
from als_tui.storage.set.gathering import Gathered, gathered, images, joined
from als_tui.storage.set.reading import IMPOSSIBLE, find_set, live_set
from als_tui.storage.set.recovery import FoundSet
from als_tui.value import Value, replace


class Generation(Value):
    """A set as some of its files tell it."""

    where: str
    """Which files, below the set's folder."""
    seq: int
    """The last step in it."""
    lost: int
    """Steps that other files tell of and this does not have."""
    when: datetime | None
    """When its last step was made, in UTC; None if the files do not say."""
    sessions: int
    """Sealed sessions."""
    image: Image
    live: Live
    journal: bytes
    """A journal that goes on from it, with the last sign of life and the texts that were being typed."""
    typed: frozenset[tuple[str, str]]
    """Those texts."""
    drops: bool = False
    """True if the newest state has such a text, and this has it not."""


def generations(path: Path) -> tuple[Generation, ...]:
    """All that can be read, what loses least first; of those that are alike, the first. Raises OSError."""
    with closing(Folder(path)) as folder:
        files = gathered(folder, path.name)
        states, top = [*_in(folder, files, path.name, "")], files.highest()
        for name in folder.names():
            if KEPT.fullmatch(name):
                states += _kept(folder, name, path.name)
    top = max([top, *(state.seq for state in states)])
    alike: dict[tuple[object, ...], Generation] = {}
    for state in states:
        alike.setdefault((state.seq, repr(state.live.book), state.live.log), state)
    least_lost = sorted(
        (replace(state, lost=state.lost + top - state.seq) for state in alike.values()),
        key=lambda state: state.lost,
    )
    newest = least_lost[0].typed if least_lost else frozenset()
    return tuple(replace(state, drops=not newest <= state.typed) for state in least_lost)


def restore(path: Path, chosen: Generation, app: str) -> Path:
    """Let the set be as it was then, after a copy of every file was kept in the folder that is returned.

    Raises SetInUse and NotSaved. Whatever breaks off, the copy is whole, and restoring again does the rest.
    """
    image = picture(chosen.live.book, chosen.live.log, chosen.seq, chosen.image.created)
    data = render(replace(image, scrub=chosen.image.scrub), app)
    with saving(path, UNTOUCHED), locked_folder(path) as (folder, _):
        kept = keep_copies(folder, "restore")
        with saving(path, f"What was there is kept in {kept}; try again."):
            put_in_place(folder, kept.name, data, chosen.journal)
        return kept


def _kept(folder: Folder, name: str, set_id: str) -> Iterator[Generation]:
    if not (folder.path / name).is_dir():
        found = Gathered(images(folder, set_id, [name]), [])
        yield from (known.generation() for known in _alone(found, ""))
        return
    with suppress(OSError), closing(Folder(folder.path / name)) as copies:
        yield from _in(copies, gathered(copies, set_id), set_id, f"{name}/")


class _Known(Value):
    """A generation of a set, alone or with the steps of the journals that follow it."""

    where: str
    image: Image
    replay: Replay
    live: Live
    doubled: int

    def generation(self) -> Generation:
        live, replay, image = self.live, self.replay, self.image
        journal = start_lines(image.set_id, replay.seq, cut=image.scrub)
        return Generation(
            self.where,
            replay.seq,
            len(replay.lost) + self.doubled,
            live.log[-1].stamp.at if live.log else None,
            len(live.book.sessions),
            image,
            live,
            journal + mark_lines(replay.seq, replay.beat, replay.drafts),
            frozenset(replay.drafts.items()),
        )


def _in(folder: Folder, files: Gathered, set_id: str, below: str) -> Iterator[Generation]:
    """The set as it opens from a folder, and each of its generations with the journals and by itself."""
    alone = [*_alone(files, below)]
    followed = [*_followed(alone, files)]
    with suppress(SetDamaged, OSError):
        found = find_set(folder, set_id)
        live = next((known.live for known in followed if _alike(known, found)), None) or live_set(
            folder, found
        )
        where = f"{below}{found.source} and journal"
        yield _Known(where, found.image, found.replay, live, files.doubled()).generation()
    yield from (known.generation() for known in (*followed, *alone))


def _alike(known: _Known, found: FoundSet) -> bool:
    """True if a generation that was worked out is the set as it opens."""
    return (known.image, known.replay.steps) == (found.image, found.replay.steps)


def _alone(files: Gathered, below: str) -> Iterator[_Known]:
    doubled = files.doubled()
    for name, image, edited in files.images:
        where = f"{below}{name}{' (checksum wrong)' if edited else ''}"
        with suppress(*IMPOSSIBLE):
            live = fold(image.book(), image.log(), ())
            yield _Known(where, image, joined(image, []), live, doubled)


def _followed(alone: list[_Known], files: Gathered) -> Iterator[_Known]:
    """Yield the same generations with the steps of the journals that follow them."""
    for known in alone:
        replay = joined(known.image, files.lines)
        with suppress(*IMPOSSIBLE):
            live = reduce(evolve, replay.steps.values(), known.live)
            yield replace(known, where=f"{known.where} and journals", replay=replay, live=live)
