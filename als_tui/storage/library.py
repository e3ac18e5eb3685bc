"""All sets of this machine: one folder each under `sets`, named by a random id, never by what people call it."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from als_tui.ports import Glance, NotSaved, SetDamaged, SetInUse, SetUnwritable
from als_tui.storage.files.exposure import SETS
from als_tui.storage.files.folder import TEMP, Folder, no_link, private_folder
from als_tui.storage.files.names import SET_ID
from als_tui.storage.files.trouble import UNWRITABLE, reading, reason, reason_at

if TYPE_CHECKING:  # what reads a set is loaded once there is one
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from als_tui.domain.asking.phrases import Phrases
    from als_tui.domain.book import Book, Charter, Member, Profile
    from als_tui.domain.process.definition import Process
    from als_tui.ports import Journal, Opening, OwnProcess
    from als_tui.storage.doctor.checkup import Checkup
    from als_tui.storage.doctor.restoring import Generation
    from als_tui.storage.set.reader import Reader

OWN_QUESTIONS = "questions.toml"
"""Beside the folder of the facilitator's own processes."""


class Sets:
    """The engine's Library, on a folder of the disk."""

    def __init__(self, data: Path, own_processes: Path | None, app: str) -> None:
        """Touch nothing yet; `app` is our version, which each file names as its writer.

        The user's own `questions.toml` lies beside the folder of their own processes.
        """
        self._sets = data / SETS
        self._own_processes = own_processes
        self._app = app
        self._processes: tuple[Mapping[str, Process], tuple[str, ...]] | None = None
        self._phrases: tuple[Phrases, tuple[str, ...]] | None = None

    def path(self, set_id: str) -> Path:
        """The folder of a set."""
        return self._sets / set_id

    def ids(self) -> tuple[str, ...]:
        """The id of every set that is there, readable or not; raises SetDamaged if their folder cannot be read."""
        return tuple(self._ids())

    def strangers(self) -> tuple[tuple[str, bool], ...]:
        """What to tell of folders beside the sets that have no set's name, and whether a set is in each."""
        from als_tui.storage.doctor.strangers import strangers

        with suppress(OSError):
            return tuple(strangers(self._sets))
        return ()

    def stands_in(self, set_id: str) -> str:
        """Where the set stands whose folder holds no file of it, and what to do; nothing if no other folder does."""
        from als_tui.storage.doctor.strangers import stands_in

        return stands_in(self.path(set_id))

    def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
        """Each set at a glance, by name, but the one with this id; one that cannot be read tells the reason.

        Raises SetDamaged if the folder of all sets cannot be read.
        """
        found = [self._glance(set_id, today) for set_id in self._ids() if set_id != but]
        self._sweep()
        return tuple(sorted(found, key=lambda glance: (glance.name.casefold(), glance.set_id)))

    def named(self) -> list[tuple[str, str]]:
        """All sets, as (id, name)."""
        named = [(set_id, self._called(set_id)) for set_id in self._ids()]
        return sorted(named, key=lambda pair: (pair[1].casefold(), pair[0]))

    def find(self, words: str) -> list[tuple[str, str]]:
        """The sets that a command line means: by id, by name, or else by the start of either; no blank means any."""
        from als_tui.domain.words.spelling import one_spelling, spellings

        sets = self.named() if words.strip() else []
        asked, ways = one_spelling(words), spellings(words)
        exact = [pair for pair in sets if asked in map(one_spelling, pair)]
        known = [(pair, spelled) for pair in sets for part in pair for spelled in spellings(part)]
        near = [pair for pair, spelled in known if spelled in ways]
        begin = [pair for pair, spelled in known if spelled.startswith(ways)]
        return list(dict.fromkeys(exact or near or begin))

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        """Make a new set, whole or not at all, and return its id; raises NotSaved, for a name that is taken too."""
        from als_tui.domain.book import PROFILE_ID, Book
        from als_tui.domain.words.naming import called_alike, name_taken

        if taken := called_alike(profile.name, self._names()):
            raise NotSaved(name_taken(taken))
        numbered = dict(enumerate(members, 1))
        made = Book("", {"profile": {PROFILE_ID: profile}, "members": numbered, "charter": {1: charter}})
        return self._make(made)

    def whole(self, book: Book) -> str:
        """All of a set's book but the facilitator's own logbook as one text that `take_in` takes: it is handed over."""
        from als_tui.storage.format.exchange import set_text
        from als_tui.value import replace

        tables = {table: documents for table, documents in book.tables.items() if table != "logbook"}
        return set_text(replace(book, tables=tables), self._app)

    def take_in(self, data: bytes) -> tuple[Book, bool]:
        """Make a new set of such a text, whole or not at all; returns its book, and whether it got another name.

        It does where a set of that name stands. Raises NotSaved, which says where a fault is.
        """
        from als_tui.domain.book import PROFILE_ID
        from als_tui.domain.words.naming import free_name
        from als_tui.storage.format.exchange import read_set
        from als_tui.storage.format.plain import Malformed
        from als_tui.value import replace

        try:
            book = read_set(data)
        except Malformed as error:
            strange = str(error).startswith("_meta: ")
            why = f"this is no set that als-tui exported ({error})" if strange else str(error)
            raise NotSaved(f"{why}. Nothing was imported.") from None
        named = replace(book.profile, name=free_name(book.profile.name, self._names()))
        renamed, book = named != book.profile, book.put("profile", PROFILE_ID, named)
        return replace(book, set_id=self._make(book)), renamed

    def unmade(self) -> str:
        """What was typed of a set that is not made yet; empty if nothing was, or it cannot be read."""
        from als_tui.storage.files.unmade import read

        return read(self._sets)

    def keep_unmade(self, text: str) -> None:
        """Keep that, or forget it if it is empty; raises NotSaved."""
        from als_tui.storage.files.unmade import keep

        try:
            if text:
                self._make_folder()
            keep(self._sets, text)
        except OSError as error:
            raise NotSaved(reason_at(self._sets, error)) from error

    def _make_folder(self) -> None:
        """Make the folder of all sets if it is not there; raises NotSaved where no sets belong, and OSError."""
        if words := "" if self._sets.exists() else self._misplaced():
            raise NotSaved(f"{words}.")
        no_link(self._sets.parent)
        private_folder(self._sets)

    def _make(self, book: Book) -> str:
        """Make a set of a book under a new id, which is returned; raises NotSaved."""
        from als_tui.storage.format.exchange import set_text
        from als_tui.storage.set.making import make_set, sweep
        from als_tui.value import replace

        set_id = os.urandom(8).hex()
        data = set_text(replace(book, set_id=set_id), self._app).encode("ascii")
        try:
            self._make_folder()
            with closing(Folder(self._sets)) as sets:
                sweep(sets)
                make_set(sets, set_id, data)
        except OSError as error:
            raise NotSaved(reason_at(self._sets, error)) from error
        return set_id

    def open(self, set_id: str) -> tuple[Opening, Journal]:
        """Open a set for writing; raises SetInUse or SetDamaged, so SetEdited and SetUnwritable."""
        from als_tui.storage.set.opening import open_set

        with self._reading_set(set_id):
            try:
                return open_set(self._sets, set_id, self._app)
            except OSError as error:
                if error.errno in UNWRITABLE and self._can_be_shown(set_id):
                    words = f"{self.path(set_id)}: {reason(error)} Nothing was changed."
                    raise SetUnwritable(words) from error
                raise

    def _can_be_shown(self, set_id: str) -> bool:
        from als_tui.storage.set.reader import Reader

        with suppress(SetDamaged, OSError), closing(Reader(self.path(set_id))) as reader:
            return reader.news() is not None
        return False

    def forget(self, set_id: str) -> tuple[str, ...]:
        """Do again what broke off of the last seal or strike, unless another has the set; returns what to tell."""
        with suppress(SetInUse, SetDamaged):
            opened, journal = self.open(set_id)
            journal.close()
            return opened.told
        return ()

    def take_over(self, set_id: str) -> tuple[Opening, Journal]:
        """Ask the als-tui that has the set to end, wait for it, and open; raises SetInUse or SetDamaged."""
        from als_tui.storage.files.lock import overtaken, wait_for_holder

        with self._reading_set(set_id), closing(Folder(self._sets / set_id)) as folder:
            wait_for_holder(folder)
        try:
            return self.open(set_id)
        except SetInUse as refusal:
            raise overtaken(refusal) from None

    def taken_over(self, set_id: str) -> bool:
        """True if another als-tui asked us to let this set go, or has it already."""
        from als_tui.storage.files.lock import was_asked

        with suppress(OSError), closing(Folder(self._sets / set_id)) as folder:
            return was_asked(folder)
        return False

    def view(self, set_id: str) -> Reader:
        """Read a set without a lock, live; raises SetDamaged."""
        from als_tui.storage.set.reader import Reader

        with self._reading_set(set_id):
            return Reader(self._sets / set_id)

    def book(self, set_id: str) -> Book:
        """The set's book as its last step left it, read without a lock; raises SetDamaged."""
        from als_tui.storage.set.reading import book_now

        with reading(self._sets / set_id), closing(Folder(self._sets / set_id)) as folder:
            return book_now(folder, set_id)

    def close_to_others(self) -> list[str]:
        """Take the rights away that others have to the folders above the sets; returns what to tell."""
        from als_tui.storage.files.exposure import narrowed

        with suppress(OSError), closing(Folder(self._sets)) as sets:
            sets.mend()
        return [*narrowed(self._sets.parent)]

    def exposed(self) -> list[str]:
        """What is wrong with the rights to the folders above the sets; changes nothing."""
        from als_tui.storage.files.exposure import exposed

        return exposed(self._sets.parent)

    def checkup(self, set_id: str) -> Checkup:
        """What is sound in a set's folder and what is not; changes nothing."""
        from als_tui.storage.doctor.checkup import check_set

        return check_set(self._sets / set_id)

    def repair(self, set_id: str) -> Path | None:
        """Make a set sound again, copies kept in the folder that is returned; None if rights, or a seal, were all.

        Raises SetInUse, SetDamaged and NotSaved.
        """
        from als_tui.storage.doctor.checkup import check_set
        from als_tui.storage.doctor.repair import repair_set

        with self._reading_set(set_id), closing(Folder(self._sets)) as sets:
            sets.mend()
            with closing(Folder(self._sets / set_id)) as folder:
                folder.mend()
            sound = not check_set(self._sets / set_id).faults
            return None if sound else repair_set(self._sets / set_id, self._app)

    def mend(self, set_id: str) -> str:
        """Make a set sound again, and say what was done; raises SetInUse, SetDamaged and NotSaved."""
        kept = self.repair(set_id)
        return f"Mended. What was there is kept, until the seal, in {kept}" if kept else "Mended."

    def generations(self, set_id: str) -> tuple[Generation, ...]:
        """The states that a set can go back to, newest first; raises SetDamaged."""
        from als_tui.storage.doctor.restoring import generations

        with self._reading_set(set_id):
            return generations(self._sets / set_id)

    def restore(self, set_id: str, chosen: Generation) -> Path:
        """Let a set be as it was then; returns the folder with copies of what was there.

        Raises SetInUse, SetDamaged and NotSaved.
        """
        from als_tui.storage.doctor.restoring import restore

        with self._reading_set(set_id):
            return restore(self._sets / set_id, chosen, self._app)

    def delete(self, set_id: str) -> str:
        """Remove a set, readable or not, with its folder; returns where words of it are still, else nothing.

        Raises SetInUse, SetDamaged if there is no such set, and NotSaved.
        """
        from als_tui.storage.set.deleting import delete_set

        if set_id not in self._ids():
            raise SetDamaged(f"{self._sets}: there is no set {set_id!a}.")
        try:
            with closing(Folder(self._sets)) as sets:
                return " ".join(delete_set(sets, set_id))
        except OSError as error:
            left = (
                "" if self.path(set_id).exists() else " The set is gone from the list; the rest goes later."
            )
            raise NotSaved(f"{reason_at(self.path(set_id), error)}{left}") from error

    def processes(self) -> tuple[Mapping[str, Process], tuple[str, ...]]:
        """The ways to run a session by id, and a complaint for each file that cannot be read; read once."""
        if self._processes is None:
            from als_tui.storage.own.processes import load_processes

            self._processes = load_processes(self._own_processes)
        return self._processes

    def phrases(self) -> tuple[Phrases, tuple[str, ...]]:
        """Hints and prompts for questions, and a complaint for each part that cannot be read; read once."""
        if self._phrases is None:
            from als_tui.storage.own.phrases import load_phrases

            own = self._own_processes
            self._phrases = load_phrases(None if own is None else own.parent)
        return self._phrases

    def own_trouble(self) -> tuple[str, ...]:
        """What of the facilitator's own files cannot be read; what reads them loads only if there are any."""
        own = self._own_processes
        if own is None:
            return ()
        processes = self.processes()[1] if os.path.lexists(own) else ()
        return (*processes, *(self.phrases()[1] if os.path.lexists(own.parent / OWN_QUESTIONS) else ()))

    def own_processes(self) -> tuple[OwnProcess, ...]:
        """The facilitator's own files, read anew; what `processes` returns follows them."""
        from als_tui.storage.own.processes import own_processes

        self._processes = None
        return own_processes(self._own_processes) if self._own_processes else ()

    def copy_process(self, id: str, new_id: str = "") -> OwnProcess:
        """Write a copy of a process under an id of its own; raises NotSaved."""
        from als_tui.storage.own.process_copy import copy_process

        made = copy_process(self.processes()[0], id, new_id, self._own_processes)
        self._processes = None
        return made

    @contextmanager
    def _reading_set(self, set_id: str) -> Iterator[None]:
        if set_id not in self._ids():
            raise SetDamaged(f"{self._sets}: there is no set {set_id!a}.")
        with reading(self._sets / set_id):
            yield

    def _ids(self) -> list[str]:
        with reading(self._sets):
            no_link(self._sets.parent)
            if self._sets.parent.exists() and not self._sets.parent.is_dir():
                raise SetDamaged(
                    f"{self._sets.parent} is a file, not a folder. Nothing was changed; name a folder."
                )
            if not self._sets.exists():
                if words := self._misplaced():
                    raise SetDamaged(f"{words}. Nothing was changed.")
                return []
            with closing(Folder(self._sets)) as sets:
                return [name for name in sets.names() if SET_ID.fullmatch(name)]

    def _sweep(self) -> None:
        """Take away what a crash left of a set that was being deleted, if there is any."""
        with suppress(OSError), closing(Folder(self._sets)) as sets:
            if any(name.startswith(TEMP) for name in sets.names()):
                from als_tui.storage.set.making import sweep

                sweep(sets)

    def _misplaced(self) -> str:
        """Which data folder to name instead; empty if nothing tells, as where nothing lies yet."""
        data = self._sets.parent
        with suppress(OSError):
            if not data.is_dir() or next(data.iterdir(), None) is None:
                return ""
        from als_tui.storage.doctor.misplaced import misplaced

        return misplaced(data)

    def _glance(self, set_id: str, today: date) -> Glance:
        from als_tui.storage.set.reading import glance

        place = self._sets / set_id
        try:
            with reading(place), closing(Folder(place)) as folder:
                return glance(folder, set_id, today)
        except SetDamaged as error:
            return Glance(set_id, self._name(set_id) or set_id, False, None, 0, 0, str(error))

    def _names(self) -> list[str]:
        """What the sets are called; none if they cannot be listed, as making one says why."""
        with suppress(SetDamaged):
            return [self._called(set_id) for set_id in self._ids()]
        return []

    def _called(self, set_id: str) -> str:
        """What home calls a set; its id if no file tells."""
        from datetime import date

        from als_tui.storage.set.reading import name_now

        with suppress(OSError), closing(Folder(self._sets / set_id)) as folder:
            if (name := name_now(folder, set_id)) is not None:
                return name
        return self._glance(set_id, date.max).name

    def _name(self, set_id: str) -> str:
        """What a set that cannot be opened is called; empty if no file of it tells."""
        from als_tui.storage.set.gathering import name_in

        with suppress(OSError), closing(Folder(self._sets / set_id)) as folder:
            return name_in(folder, set_id)
        return ""
