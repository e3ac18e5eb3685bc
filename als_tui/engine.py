"""The engine, the one road by which a set changes: a move, its facts, one synced step, one new value."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, Protocol

from als_tui.domain.book import Book, Charter, Member, Profile
from als_tui.domain.facts import Redone, Step, Undone
from als_tui.domain.live import Live, NoSession, evolve, fold
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.phrases import Phrases
from als_tui.domain.process import Process
from als_tui.domain.sealing import seal
from als_tui.domain.timing import Reading, Stamp, first_stamp, later_stamp

P = ParamSpec("P")


class NotSaved(Exception):
    """The disk did not take it; `str()` says why in a facilitator's words."""


class SetInUse(Exception):
    """Another als-tui has the set open; `str()` says which and what to do."""


class SetDamaged(Exception):
    """The set's files cannot be read; `str()` names file, place, reason, and what is safe."""


class Clock(Protocol):
    """Where the time comes from; injected, so that tests and the demo can stand still or hurry."""

    def read(self) -> Reading:
        """What the machine's clocks say now."""
        ...


class Journal(Protocol):
    """One set, open for writing; each method returns once the bytes are on the disk, or raises NotSaved."""

    def append(self, step: Step) -> None:
        """Keep one step; the next number is the last one's plus one."""
        ...

    def draft(self, topic: str, text: str) -> None:
        """Keep what stands in a text field named `topic`; an empty text forgets it."""
        ...

    def beat(self, stamp: Stamp) -> None:
        """Keep that the program was alive at this moment."""
        ...

    def checkpoint(self, book: Book, log: tuple[Step, ...], seq: int) -> None:
        """Write the book and the log as they stand after step `seq` into the set's file, atomically."""
        ...

    def seal(self, book: Book, seq: int) -> None:
        """Write the book with an empty log, and leave no older word anywhere in the set's folder.

        Raises NotSaved only where the session is still open on the disk; the next start ends a broken scrub.
        """
        ...

    def close(self) -> None:
        """Let the set go for others."""
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """A set as it was found on the disk."""

    book: Book
    """Tables as they stand at step `seq`."""
    seq: int
    log: tuple[Step, ...]
    """The steps that the file keeps, all at or before `seq`: the open session's, or the last ones."""
    tail: tuple[Step, ...]
    """The journal's steps after `seq`."""
    drafts: Mapping[str, str]
    """Text fields as they were left, by topic."""
    last: Stamp | None
    """The latest moment known: of the last step or the last beat."""
    told: tuple[str, ...] = ()
    """What was recovered or left out, in a facilitator's words."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the home screen may show of a set before it is opened: counts, never a person, action or issue."""

    set_id: str
    name: str
    in_session: bool
    next_session: datetime | None
    due: int
    """Actions due by the next session."""
    sessions: int
    """Sealed sessions."""
    trouble: str = ""
    """Why the set cannot be opened, in a facilitator's words; empty where it can."""


class Library(Protocol):
    """All sets of this machine."""

    def glances(self, today: date) -> tuple[Glance, ...]:
        """Each set at a glance, by name."""
        ...

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        """Make a new set, whole or not at all, and return its id."""
        ...

    def open(self, set_id: str) -> tuple[Opening, Journal]:
        """Open a set for writing; raises SetInUse or SetDamaged."""
        ...

    def processes(self) -> tuple[Mapping[str, Process], tuple[str, ...]]:
        """The ways to run a session by id, and a complaint for each file that cannot be read."""
        ...

    def phrases(self) -> tuple[Phrases, tuple[str, ...]]:
        """Hints and prompts for questions, and a complaint for each part of a file that cannot be read."""
        ...


class Preferences(Protocol):
    """What is remembered between runs, such as the theme."""

    def get(self, key: str, default: str) -> str:
        """The remembered value, or the default."""
        ...

    def put(self, key: str, value: str) -> None:
        """Remember a value; where that fails, the next run has the default."""
        ...


class Clipboard(Protocol):
    """The way to the facilitator's clipboard."""

    def copy(self, text: str) -> str:
        """Hand text over, and say what is known of it: copied, sent, or not possible."""
        ...


class Exporter(Protocol):
    """What the whole set may read, and the files that the facilitator asked for."""

    def record(self, book: Book, number: int) -> str:
        """A sealed session as text for the set: no facilitator's notes, no hints, no airtime."""
        ...

    def export(self, text: str, name: str) -> str:
        """Write text to a new file named after `name`, and say where it is; raises NotSaved."""
        ...


@dataclass(frozen=True, slots=True)
class Machine:
    """All that reaches outside, as the app is given it."""

    library: Callable[[], Library]
    """Makes the library; called after the first paint, as it loads slowly."""
    clock: Clock
    preferences: Preferences
    clipboard: Clipboard
    exporter: Exporter
    zone: str = "UTC"
    """IANA name of the machine's zone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The step is on the disk."""

    step: Step


@dataclass(frozen=True, slots=True)
class Refused:
    """The move cannot be made now."""

    why: str


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The step counts and is kept in memory, but the disk did not take it yet; it is tried again."""

    step: Step
    why: str


Outcome = Saved | Refused | Unsaved


class Engine:
    """One open set: asks the moves, keeps their facts, and holds the value that the screens draw from."""

    def __init__(self, opening: Opening, journal: Journal, clock: Clock) -> None:
        """Take up the set where `opening` left it."""
        self._journal = journal
        self._clock = clock
        self.live: Live = fold(opening.book, opening.log, opening.tail)
        self.drafts: dict[str, str] = dict(opening.drafts)
        self.told = opening.told
        self._seq = max((step.seq for step in opening.tail), default=opening.seq)
        self._last = opening.last or first_stamp(clock.read())
        self._waiting: list[Step] = []
        self._waiting_drafts: set[str] = set()

    def now(self) -> Stamp:
        """This moment, in the set's own time."""
        return later_stamp(self._last, self._clock.read())

    @property
    def unsaved(self) -> int:
        """Steps that the disk has not taken yet."""
        return len(self._waiting)

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> Outcome:
        """Make a move: nothing changes unless it returns facts, and then they are on the disk first."""
        stamp = self.now()
        try:
            result = move(self.live, stamp, *args, **kwargs)
        except NoSession:
            return Refused("No session is open.")
        if isinstance(result, Refusal):
            return Refused(result.why)
        return self._keep(stamp, result) if result else Refused("Nothing changed.")

    def undo(self) -> Outcome:
        """Take the last step back."""
        if not self.live.done:
            return Refused("There is nothing to undo.")
        return self._keep(self.now(), (Undone(self.live.done[-1]),))

    def redo(self) -> Outcome:
        """Let the step that was taken back last count again."""
        if not self.live.undone:
            return Refused("There is nothing to redo.")
        return self._keep(self.now(), (Redone(self.live.undone[-1]),))

    def retry(self) -> bool:
        """Try again to save what the disk did not take; True once no step waits."""
        if not self._save_waiting():
            for topic in sorted(self._waiting_drafts):
                self._save_draft(topic)
        return not self._waiting

    def draft(self, topic: str, text: str) -> None:
        """Keep what stands in a text field; a full disk does not stop the typing."""
        if self.drafts.get(topic, "") == text:
            return
        self.drafts[topic] = text
        if not text:
            del self.drafts[topic]
        self._save_draft(topic)

    def beat(self) -> None:
        """Keep that the program is alive, for the time after a reboot."""
        with suppress(NotSaved):
            self._journal.beat(self.now())

    def checkpoint(self) -> None:
        """Write the set's TinyDB file as it stands, so that the journal starts short."""
        if self.retry():
            with suppress(NotSaved):
                self._journal.checkpoint(self.live.book, self.live.log, self._seq)

    def seal(self) -> Refused | None:
        """Close the session into its record and forget the rest; cannot be undone. None once it is done."""
        if self.live.session is None:
            return Refused("No session is open.")
        book = seal(self.live.book, self.live.session, self.now())
        try:
            self._journal.seal(book, self._seq)
        except NotSaved as error:
            return Refused(f"{error} Nothing was sealed; the session is as it was.")
        self.live, self.drafts = Live(book), {}
        self._waiting, self._waiting_drafts = [], set()
        return None

    def close(self) -> None:
        """Write all there is and let the set go."""
        try:
            self.checkpoint()
        finally:
            self._journal.close()

    def _keep(self, stamp: Stamp, facts: Facts) -> Outcome:
        """One step more: worked out first, so that no step is kept that could not be read back."""
        step = Step(self._seq + 1, stamp, facts)
        self.live = evolve(self.live, step)
        self._seq, self._last = step.seq, stamp
        self._waiting.append(step)
        why = self._save_waiting()
        return Unsaved(step, why) if why else Saved(step)

    def _save_waiting(self) -> str:
        """Save the waiting steps in order; the reason where the disk does not take one, else nothing."""
        while self._waiting:
            try:
                self._journal.append(self._waiting[0])
            except NotSaved as error:
                return str(error) or "The disk did not take it."
            self._waiting.pop(0)
        return ""

    def _save_draft(self, topic: str) -> None:
        try:
            self._journal.draft(topic, self.drafts.get(topic, ""))
        except NotSaved:
            self._waiting_drafts.add(topic)
        else:
            self._waiting_drafts.discard(topic)
