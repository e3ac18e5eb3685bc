"""A set open for writing: what the engine's Journal asks for, done on the files of one folder."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress

from als_tui.domain.book import Book
from als_tui.domain.session.facts import Step
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.ports import NotSaved, SetInUse
from als_tui.storage.files.folder import Folder, Mark, private_folder
from als_tui.storage.files.lock import LOCK, SetLock, lock
from als_tui.storage.files.names import JOURNAL, SET
from als_tui.storage.files.trouble import FULL, reason
from als_tui.storage.format.image import Image, picture, render, without_scrub
from als_tui.storage.format.lines import cut_line, mark_lines, start_lines, step_line
from als_tui.storage.set import generations
from als_tui.storage.set.copies import keep_copies, put_in_place
from als_tui.storage.set.journal import JournalFile
from als_tui.storage.set.recovery import FoundSet
from als_tui.value import replace

_AGAIN = "They go when the set is left or opened."
_GONE = (
    "The set's folder was moved or removed, or another one has its name. Put it back, or press "
    f"{press('app.quit', 'unsaved.anew')}: the whole set is written there anew."
)
_NOT_OURS = (
    "The set's journal was removed or replaced, or another program wrote to it. Press "
    f"{press('app.quit', 'unsaved.anew')}: the whole set is written anew, and what is there is kept as a copy."
)


class SetFiles:
    """One set's files; every method returns when the disk has it, or raises NotSaved and has lost nothing."""

    def __init__(self, folder: Folder, set_lock: SetLock, found: FoundSet, app: str) -> None:
        """Make the folder ready to be written to; holds it and `set_lock` until `close`. Raises OSError."""
        self._folder = folder
        self._lock = set_lock
        self._app = app
        self._set_id, self._created = found.image.set_id, found.image.created
        self._spoilt = found.spoilt
        self._owes = found.image.scrub
        self._seq = found.replay.seq
        self._beat = found.replay.beat
        self._drafts = dict(found.replay.drafts)
        self.older = generations.older_files(folder, found)
        """Files in the form of an older als-tui, by the names under which they are to be kept."""
        content = generations.put_right(folder, found)
        if found.beheaded or not found.journal:
            content = self._fresh(found)
            folder.swap(JOURNAL, content)
            folder.sync()
        self._used_up = False
        self._current: tuple[int, Mark | None] | None = None
        """Which step `set.json` tells of, and its mark; None where the files are to be written anew in any case."""
        if found.source == SET and not (found.told or self._spoilt or self._owes or self.older):
            self._current = found.image.seq, folder.mark(SET)
        self._file = self._journal(folder, content)

    @property
    def used_up(self) -> bool:
        """True if a full disk took the reserve for last words; it is made anew if there is space."""
        if self._used_up:
            with suppress(OSError):
                self._used_up = bool(generations.hold_reserve(self._folder))
        return self._used_up

    def finish(self, found: FoundSet) -> tuple[str, ...]:
        """Do what a crash left undone of a seal or a strike, and hold the reserve; returns what to tell."""
        try:
            if self._owes:
                self._forget(found.image, self._fresh(found))
            return generations.hold_reserve(self._folder)
        except NotSaved as error:
            return (f"After the last seal or strike, {error}",)
        except OSError:
            return ()

    def renew(self, book: Book, log: Sequence[Step], seq: int) -> tuple[str, ...]:
        """Write in today's form what an older als-tui wrote, copies of it being kept; returns what to tell.

        If the disk refuses, the set is as open as ever, and the next checkpoint does it.
        """
        try:
            self.checkpoint(book, log, seq)
        except NotSaved as error:
            return (f"An older als-tui wrote this set, and it is in that one's form still. {error}",)
        return ()

    def append(self, step: Step) -> None:
        """Keep one step; raises ValueError for any number but the next."""
        if step.seq != self._seq + 1:
            raise ValueError(f"step {step.seq} cannot follow step {self._seq}")
        self._add(step_line(step))
        self._seq = step.seq

    def draft(self, topic: str, text: str) -> None:
        """Keep a text that is being typed; an empty one forgets it."""
        self._current = None
        self._drafts.pop(topic, None)
        self._drafts |= {topic: text} if text else {}
        self._add(mark_lines(self._seq, None, {topic: text}))

    def beat(self, stamp: Stamp) -> None:
        """Keep a sign of life."""
        self._beat = stamp
        self._add(mark_lines(self._seq, stamp, {}))

    def waiting(self, count: int) -> None:
        """Say in the lock file how many steps are in memory only."""
        self._lock.tell_unsaved(count)

    def check(self) -> None:
        """Raise NotSaved if the files that have the set's names are no longer those opened: a word would be lost."""
        try:
            with _saving():
                if not self._folder.stands():
                    raise NotSaved(_GONE)
                self._lock.hold_on(self._folder)
                if not self._file.stands():
                    raise NotSaved(_NOT_OURS)
        except SetInUse as error:
            raise NotSaved(f"The set's lock was taken away. {error.who} Close it there.") from None

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        """Write the whole set under its name, whatever stands there; returns where that is kept, if there was any.

        Raises NotSaved, also if another als-tui has what stands there.
        """
        image = replace(picture(book, log, seq, self._created), scrub=self._owes)
        try:
            with _saving(), ExitStack() as new:
                folder, set_lock = self._folder_there(new)
                kept = keep_copies(folder, "repair") if set(folder.names()) - {LOCK} else None
                start = start_lines(self._set_id, seq, cut=self._owes)
                content = start + mark_lines(seq, self._beat, self._drafts)
                put_in_place(folder, kept.name if kept else "", render(image, self._app), content)
                file = self._journal(folder, content)
                self._file.close()
                if folder is not self._folder:
                    self._lock.close()
                    self._folder.close()
                self._folder, self._lock, self._file = folder, set_lock, file
                self._seq, self._spoilt, self._current = seq, False, None
                new.pop_all()
        except SetInUse as error:
            raise NotSaved(str(error)) from None
        return str(kept or "")

    def _folder_there(self, new: ExitStack) -> tuple[Folder, SetLock]:
        """The folder that has the set's name, locked; made if there is none. What is not held yet, `new` lets go."""
        if self._folder.stands():
            self._lock.hold_on(self._folder)
            return self._folder, self._lock
        private_folder(self._folder.path)
        folder = new.enter_context(closing(Folder(self._folder.path)))
        return folder, new.enter_context(closing(lock(folder)))

    def _journal(self, folder: Folder, content: bytes) -> JournalFile:
        return JournalFile(folder, content, lambda: self._spend_reserve(folder))

    def _spend_reserve(self, folder: Folder) -> bool:
        spent = generations.spend_reserve(folder)
        self._used_up |= spent
        return spent

    def is_told(self, seq: int) -> bool:
        """True if `set.json` tells of step `seq`, stands as it was left, and nothing was typed since."""
        self.check()
        with _saving():
            return self._current == (seq, self._folder.mark(SET))

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None:
        """Write `set.json` as of step `seq`, and let the journal start anew with the last marks."""
        self._no_older_than(seq)
        self.check()
        image = picture(book, log, seq, self._created)
        with _saving():
            self._current = None
            if self._owes:
                self._folder.swap(SET, render(replace(image, scrub=True), self._app))
            else:
                generations.keep_beside(self._folder, self.older)
                generations.turn_over(self._folder, render(image, self._app), spoilt=self._spoilt)
            self._seq, self._spoilt = seq, False
            if self._owes:
                self._forget(image, self._started(seq))
            else:
                self._file.start_over(self._started(seq), keep=True)
            self.older = {}
            self._current = seq, self._folder.mark(SET)

    def seal(self, book: Book, seq: int) -> str:
        """Write `set.json` with an empty log, then forget every older word; returns what `strike` does.

        Once the file is written the set is sealed, and a disk that fails after that does not unseal it: what could
        not be forgotten goes at the next checkpoint or opening, whichever finds a disk that works.
        """
        return self._put_away(book, (), seq, {}, None)

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        """Write `set.json` with a log from which words are gone, then forget every older one, as the seal does.

        Returns where older words still are and when they go, else nothing.
        """
        return self._put_away(book, log, seq, drafts, self._beat)

    def _put_away(
        self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str], beat: Stamp | None
    ) -> str:
        self._no_older_than(seq)
        self.check()
        self._current = None
        image = replace(picture(book, log, seq, self._created), scrub=True)
        linked = generations.linked(self._folder)
        with _saving():
            self._file.add(cut_line(self._seq) + mark_lines(self._seq, beat, drafts))
            self._swap(render(image, self._app))
        self._seq, self._owes, self._spoilt = seq, True, False
        self._drafts, self._beat = dict(drafts), beat
        try:
            self._forget(image, self._started(seq))
        except NotSaved as error:
            linked += (str(error),)
        return " ".join(linked)

    def close(self) -> None:
        """Let the set go for others."""
        self._file.close()
        self._lock.close()
        self._folder.close()

    def _swap(self, data: bytes) -> None:
        """Let `set.json` hold this; on a full disk the reserve makes way for it, as for a step."""
        try:
            self._folder.swap(SET, data)
        except OSError as error:
            if error.errno not in FULL or not self._spend_reserve(self._folder):
                raise
            self._folder.swap(SET, data)

    def _add(self, line: bytes) -> None:
        self.check()
        with _saving():
            self._file.add(line)

    def _fresh(self, found: FoundSet) -> bytes:
        """A journal that says what the one found says, without what is damaged or to be forgotten.

        If steps are lost, a line stands in their place that cannot be read, as theirs could not.
        """
        steps, lost = found.replay.steps, found.replay.lost
        lines = {seq: step_line(steps[seq]) if seq in steps else b"lost\n" for seq in sorted({*steps, *lost})}
        return self._started(found.image.seq, b"".join(lines.values()))

    def _started(self, seq: int, steps: bytes = b"") -> bytes:
        """A journal that goes on from step `seq`, with the last marks."""
        start = start_lines(self._set_id, seq, cut=self._owes)
        return start + steps + mark_lines(self._seq, self._beat, self._drafts)

    def _no_older_than(self, seq: int) -> None:
        if seq < self._seq:
            raise ValueError(f"step {self._seq} is kept already; a file as of step {seq} would lose it")

    def _forget(self, image: Image, journal: bytes) -> None:
        """Leave no older word; raises NotSaved, which says, as the end of a sentence, where they are."""
        data = render(without_scrub(image), self._app)
        try:
            generations.forget_older(self._folder, data, lambda: self._file.start_over(journal, keep=False))
        except OSError as error:
            where = generations.unforgotten(self._folder, data, journal)
            raise NotSaved(f"older words are still on the disk{where}: {reason(error)} {_AGAIN}") from error
        self._owes, self.older = False, {}


@contextmanager
def _saving() -> Iterator[None]:
    """Say in a facilitator's words what the disk refused."""
    try:
        yield
    except OSError as error:
        raise NotSaved(reason(error)) from error
