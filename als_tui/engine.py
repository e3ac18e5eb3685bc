"""The engine, the one road by which a set changes: a move, its facts, one synced step, one new value."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, Protocol

from als_tui.domain.away import NOTABLE_SLEEP, absence, last_answered, ran_through, to_be_asked
from als_tui.domain.book import Book, Charter, Member, Profile
from als_tui.domain.facts import Redone, Step, Undone
from als_tui.domain.live import Live, NoSession, evolve, fold
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.phrases import Phrases
from als_tui.domain.process import Process
from als_tui.domain.sealing import seal
from als_tui.domain.sheet import Sheet
from als_tui.domain.strikable import Target
from als_tui.domain.striking import drafts_left, strike
from als_tui.domain.timing import Away, Reading, Stamp, first_stamp, later_stamp, stamp_again

P = ParamSpec("P")
TYPING = "typing"
"""Names, among the drafts, the one whose field is open."""


class NotSaved(Exception):
    """The disk did not take it; `str()` says why in a facilitator's words."""


class SetInUse(Exception):
    """Another als-tui has the set open; `str()` says which and what to do."""

    def __init__(self, who: str, *, yields: bool = False) -> None:
        """`who` has the set, in a sentence; `yields` is True where it can be asked to end."""
        super().__init__(f"{who} Close it there first; nothing was changed.")
        self.who = who
        self.yields = yields


class SetDamaged(Exception):
    """The set's files cannot be read; `str()` names file, place, reason, and what is safe."""


class SetEdited(SetDamaged):
    """The set's file reads well but is not what als-tui wrote: it can be looked at, and not be written to."""


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

    def strike(self, book: Book, log: tuple[Step, ...], seq: int, drafts: Mapping[str, str]) -> str:
        """Write the book and this log, and leave no other word anywhere in the set's folder but these drafts.

        Raises NotSaved only where nothing was struck. Returns why older files still hold the words, where the
        disk failed after that (the next checkpoint or start takes them away), else nothing.
        """
        ...

    def close(self) -> None:
        """Let the set go for others."""
        ...


class View(Protocol):
    """One set, read without a lock while another als-tui may write to it; nothing is ever written."""

    def news(self) -> "Opening | None":
        """The set as it stands, or None where nothing changed since the last call; raises SetDamaged."""
        ...

    def close(self) -> None:
        """Look no more."""
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


@dataclass(frozen=True, slots=True)
class OwnProcess:
    """A file with which the facilitator made a process of their own."""

    file: str
    """Where it lies."""
    id: str = ""
    """Of its process; empty where it cannot be used yet."""
    mistakes: tuple[str, ...] = ()
    """All that is wrong in it, each as `key: reason`."""


class Library(Protocol):
    """All sets of this machine."""

    def glances(self, today: date) -> tuple[Glance, ...]:
        """Each set at a glance, by name."""
        ...

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        """Make a new set, whole or not at all, and return its id."""
        ...

    def open(self, set_id: str) -> tuple[Opening, Journal]:
        """Open a set for writing; raises SetInUse or SetDamaged, among them SetEdited."""
        ...

    def take_over(self, set_id: str) -> tuple[Opening, Journal]:
        """Ask the als-tui that has the set to end, wait some seconds for it, and open; raises as `open` does."""
        ...

    def view(self, set_id: str) -> View:
        """Read a set without opening it; raises SetDamaged."""
        ...

    def processes(self) -> tuple[Mapping[str, Process], tuple[str, ...]]:
        """The ways to run a session by id, and a complaint for each file that cannot be read."""
        ...

    def own_processes(self) -> tuple[OwnProcess, ...]:
        """The facilitator's own files, read anew; what `processes` returns follows them."""
        ...

    def copy_process(self, id: str, new_id: str = "") -> OwnProcess:
        """Write a copy of a process under an id of its own; raises NotSaved."""
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


class Editor(Protocol):
    """The facilitator's own text editor, to which the screen makes way."""

    def known(self) -> bool:
        """True where one is set (VISUAL or EDITOR)."""
        ...

    def edit(self, file: str) -> str:
        """Let the facilitator edit a file, and return when they leave; the words say why it did not open."""
        ...


class Exporter(Protocol):
    """What the whole set may read, and the files that the facilitator asked for."""

    def record(self, book: Book, number: int) -> str:
        """A sealed session as text for the set: no facilitator's notes, no hints, no airtime."""
        ...

    def sheet(self, sheet: Sheet) -> str:
        """A process as text from which a set can run it."""
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
    editor: Editor
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


@dataclass(frozen=True, slots=True)
class Gone:
    """Words were struck."""

    still: str = ""
    """Why older files on the disk hold them a while longer; empty where none does."""


class Engine:
    """One open set: asks the moves, keeps their facts, and holds the value that the screens draw from."""

    live: Live
    drafts: dict[str, str]
    read_only = ""
    """Why nothing can be changed from here, and what to do; empty where all can."""
    why_unsaved = ""
    """What the disk said last to a step that waits."""

    def __init__(self, opening: Opening, journal: Journal, clock: Clock) -> None:
        """Take up the set where `opening` left it."""
        self._journal = journal
        self._clock = clock
        self.told = opening.told
        self.take_up(opening)
        self._waiting: list[Step] = []
        self._waiting_drafts: set[str] = set()

    def take_up(self, opening: Opening) -> None:
        """Stand where the disk has the set."""
        self.live = fold(opening.book, opening.log, opening.tail)
        self.drafts = dict(opening.drafts)
        self._seq = max((step.seq for step in opening.tail), default=opening.seq)
        reading = self._clock.read()
        self._last = stamp_again(opening.last, reading) if opening.last else first_stamp(reading)
        self._looked, self._slept = self._last.t, reading.slept
        self.back_after = absence(self.live, opening.last, self._last)
        self.away = self.back_after or last_answered(self.live)
        self._silent = self.back_after is not None and self.back_after.about

    def now(self) -> Stamp:
        """This moment, in the set's own time."""
        return later_stamp(self._last, self._clock.read())

    @property
    def asks(self) -> bool:
        """True while a person is to say what counts of the time away, as no clock can."""
        return self.live.session is not None and to_be_asked(self.live.session, self.away)

    def look(self) -> Away | None:
        """Look at the clock, once a second; returns the stretch that the computer slept, where the timer ran."""
        reading = self._clock.read()
        before, slept = self._looked, reading.slept - self._slept
        self._looked, self._slept = later_stamp(self._last, reading).t, reading.slept
        away = Away(before, round(before + slept, 3), about=False)
        if slept <= NOTABLE_SLEEP or self.live.session is None or not ran_through(self.live.session, away):
            return None
        if not self.asks:
            self.away = away
        self.beat()
        return away

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

    @property
    def typing(self) -> str | None:
        """Topic of the text field in which words were under way last; None where none was, or it was left."""
        topic = self.drafts.get(TYPING)
        return topic if topic in self.drafts else None

    def draft_open(self, topic: str, text: str) -> None:
        """Keep what stands in a text field that is open, and that it is: it opens again after a restart."""
        self.draft(TYPING, topic if text else "")
        self.draft(topic, text)

    def draft_left(self) -> None:
        """Keep that no text field is open; what stood in it stays."""
        self.draft(TYPING, "")

    def beat(self) -> None:
        """Keep that the program is alive, for the time after a reboot.

        Not while it asks for the first time what of an absence counts: if it dies over that, it is to ask again.
        """
        if not self._silent:
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

    def strike(self, target: Target) -> Refused | Gone:
        """Remove words for good, from the session and from every file of the set; cannot be undone."""
        found = strike(self.live, target)
        if not found.words:
            return Refused("There are no words there to strike.")
        drafts = drafts_left(self.drafts, target, found.words)
        try:
            still = self._journal.strike(found.live.book, found.live.log, self._seq, drafts)
        except NotSaved as error:
            return Refused(f"{error} Nothing was struck; the words are as they were.")
        self.live, self.drafts = found.live, drafts
        self._waiting, self._waiting_drafts = [], set()
        return Gone(still)

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
        self._seq, self._last, self._silent = step.seq, stamp, False
        self._waiting.append(step)
        why = self._save_waiting()
        return Unsaved(step, why) if why else Saved(step)

    def _save_waiting(self) -> str:
        """Save the waiting steps in order; the reason where the disk does not take one, else nothing."""
        self.why_unsaved = ""
        while self._waiting:
            try:
                self._journal.append(self._waiting[0])
            except NotSaved as error:
                self.why_unsaved = str(error) or "The disk did not take it."
                return self.why_unsaved
            self._waiting.pop(0)
        return ""

    def _save_draft(self, topic: str) -> None:
        try:
            self._journal.draft(topic, self.drafts.get(topic, ""))
        except NotSaved:
            self._waiting_drafts.add(topic)
        else:
            self._waiting_drafts.discard(topic)
