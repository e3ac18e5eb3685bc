"""All sets of this machine: one folder each under `sets`, named by a random id, never by what people call it."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from als_tui.domain.book import PROFILE_ID, Book, Charter, Member, Profile
from als_tui.domain.phrases import Phrases
from als_tui.domain.process import Process
from als_tui.engine import Glance, Journal, NotSaved, Opening, SetDamaged
from als_tui.storage.folder import Folder, private_folder
from als_tui.storage.image import picture, render
from als_tui.storage.lock import lock
from als_tui.storage.making import make_set, sweep
from als_tui.storage.open_set import OpenSet
from als_tui.storage.reading import book_now, find_set, glance, opening
from als_tui.storage.trouble import reason

_SET_ID = re.compile("[0-9a-f]{16}")
_MENDED = "Other users of this machine could read the set's folder; it is private again."


def data_folder(argument: str | None) -> Path:
    """Where the sets are: what `--data` says, else ALS_TUI_DATA, else the platform's folder for a user's data."""
    chosen = argument or os.environ.get("ALS_TUI_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("als-tui")


class Sets:
    """The engine's Library, on a folder of the disk."""

    def __init__(self, data: Path, own_processes: Path | None, app: str) -> None:
        """Touch nothing yet; `app` is our version, which each file names as its writer.

        The user's own `questions.toml` lies beside the folder of their own processes.
        """
        self._sets = data / "sets"
        self._own_processes = own_processes
        self._app = app
        self._processes: tuple[Mapping[str, Process], tuple[str, ...]] | None = None
        self._phrases: tuple[Phrases, tuple[str, ...]] | None = None

    def glances(self, today: date) -> tuple[Glance, ...]:
        """Each set at a glance, by name; one that cannot be read is among them, with the reason.

        Raises SetDamaged where the folder of all sets cannot be read.
        """
        found = [self._glance(set_id, today) for set_id in self._ids()]
        return tuple(sorted(found, key=lambda glance: (glance.name.casefold(), glance.set_id)))

    def find(self, words: str) -> list[tuple[str, str]]:
        """The sets, as (id, name), that a command line means: by id, by name, or else by the start of either."""
        asked = _plain(words)
        sets = [(glance.set_id, glance.name) for glance in self.glances(date.max)]
        exact = [pair for pair in sets if asked in map(_plain, pair)]
        return exact or [pair for pair in sets if any(_plain(part).startswith(asked) for part in pair)]

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        """Make a new set, whole or not at all, and return its id; raises NotSaved."""
        set_id = os.urandom(8).hex()
        numbered = dict(enumerate(members, 1))
        book = Book(set_id, {"profile": {PROFILE_ID: profile}, "members": numbered, "charter": {1: charter}})
        data = render(picture(book, (), 0, profile.created.isoformat()), self._app)
        try:
            private_folder(self._sets)
            with closing(Folder(self._sets)) as sets:
                sweep(sets)
                make_set(sets, set_id, data)
        except OSError as error:
            raise NotSaved(reason(error)) from error
        return set_id

    def open(self, set_id: str) -> tuple[Opening, Journal]:
        """Open a set for writing; raises SetInUse or SetDamaged."""
        with _reading(self._sets / set_id), ExitStack() as held:
            if set_id not in self._ids():
                raise SetDamaged(f"{self._sets}: there is no set {set_id!a}.")
            with closing(Folder(self._sets)) as sets:
                sweep(sets)
                mended = sets.mend()
            folder = held.enter_context(closing(Folder(self._sets / set_id)))
            key = lock(folder)
            held.callback(os.close, key)
            mended |= folder.mend()
            found = find_set(folder, set_id)
            opened = opening(folder, found)
            journal = OpenSet(folder, key, found, self._app)
            held.pop_all()
        told = (*opened.told, *([_MENDED] if mended else []), *journal.finish(found))
        return replace(opened, told=told), journal

    def book(self, set_id: str) -> Book:
        """The set's book as its last step left it, read without a lock; raises SetDamaged."""
        with _reading(self._sets / set_id), closing(Folder(self._sets / set_id)) as folder:
            return book_now(folder, set_id)

    def processes(self) -> tuple[Mapping[str, Process], tuple[str, ...]]:
        """The ways to run a session by id, and a complaint for each file that cannot be read; read once."""
        if self._processes is None:
            from als_tui.storage.processes import load_processes

            self._processes = load_processes(self._own_processes)
        return self._processes

    def phrases(self) -> tuple[Phrases, tuple[str, ...]]:
        """Hints and prompts for questions, and a complaint for each part that cannot be read; read once."""
        if self._phrases is None:
            from als_tui.storage.phrase_file import load_phrases

            own = self._own_processes
            self._phrases = load_phrases(None if own is None else own.parent)
        return self._phrases

    def _ids(self) -> list[str]:
        with _reading(self._sets):
            if self._sets.parent.exists() and not self._sets.parent.is_dir():
                raise SetDamaged(
                    f"{self._sets.parent} is a file, not a folder. Nothing was changed; name a folder."
                )
            if not self._sets.exists():
                return []
            with closing(Folder(self._sets)) as sets:
                return [name for name in sets.names() if _SET_ID.fullmatch(name)]

    def _glance(self, set_id: str, today: date) -> Glance:
        try:
            with _reading(self._sets / set_id), closing(Folder(self._sets / set_id)) as folder:
                return glance(folder, set_id, today)
        except SetDamaged as error:
            return Glance(set_id, set_id, False, None, 0, 0, str(error))


def _plain(words: str) -> str:
    """Words as they are compared: two keyboards may spell one letter in two ways."""
    return unicodedata.normalize("NFC", words.strip()).casefold()


@contextmanager
def _reading(place: Path) -> Iterator[None]:
    """Say in a facilitator's words why a folder cannot be read."""
    try:
        yield
    except OSError as error:
        raise SetDamaged(f"{place}: {reason(error)} Nothing was changed.") from error
