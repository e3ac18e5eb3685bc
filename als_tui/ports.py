"""What the app and the engine ask of all that is outside: the disk, the clocks, the clipboard, the editor.

Each is a protocol, so that a test hands over a fake. Nothing of the domain is loaded for them, as they stand before
the first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from als_tui.value import Value

if TYPE_CHECKING:
    from datetime import date, datetime

    from als_tui.domain.asking.phrases import Phrases
    from als_tui.domain.book import Book, Charter, Member, Profile
    from als_tui.domain.process.definition import Process
    from als_tui.domain.programme.organisation import WithName
    from als_tui.domain.programme.papers import Paper
    from als_tui.domain.programme.readers import ReportReader
    from als_tui.domain.session.facts import Step
    from als_tui.domain.session.live import Live
    from als_tui.domain.telling.sheet import Sheet
    from als_tui.domain.timing import ClockReading, Stamp


class NotSaved(Exception):
    """The disk did not take it; `str()` says why in a facilitator's words."""


class SetInUse(Exception):
    """Another als-tui has the set open; `str()` says which and what to do."""

    def __init__(self, who: str, *, yields: bool = False, unsaved: int = 0) -> None:
        """`who` has the set, in a sentence; `yields` is True if it can be asked to end.

        `unsaved` steps are in its memory only.
        """
        super().__init__(f"{who} Close it there first; nothing was changed.")
        self.who = who
        self.yields = yields
        self.unsaved = unsaved


class SetDamaged(Exception):
    """The set's files cannot be read; `str()` names file, place, reason, and what is safe."""


class SetEdited(SetDamaged):
    """The set's file reads well but is not what als-tui wrote: it can be mended or looked at, not written to."""

    def __init__(self, words: str, *, sound: bool = False) -> None:
        """`sound` is True if other files tell all of the set."""
        super().__init__(words)
        self.sound = sound


class SetUnwritable(SetDamaged):
    """The set is sound, but the disk takes nothing of it: it can be looked at, and not be written to."""


class Clock(Protocol):
    """Where the time comes from; injected, so that tests and the demo can stand still or hurry."""

    def read(self) -> ClockReading:
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

    def waiting(self, count: int) -> None:
        """Let another als-tui that wants the set know how many steps are in memory only."""
        ...

    @property
    def used_up(self) -> bool:
        """True if a full disk took the last space, which was held for words, and it could not be made anew since."""
        ...

    def check(self) -> None:
        """Raise NotSaved if the files that have the set's names are no longer those opened: nothing is saved there."""
        ...

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        """Write the whole set under its name, whatever stands there; returns where that is kept, if there was any."""
        ...

    def is_told(self, seq: int) -> bool:
        """True if the set's file tells all up to step `seq`, so that writing it again would change nothing."""
        ...

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None:
        """Write the book and the log as they stand after step `seq` into the set's file, atomically."""
        ...

    def seal(self, book: Book, seq: int) -> str:
        """Write the book with an empty log, and leave no older word anywhere in the set's folder.

        Raises NotSaved only if the session is still open on the disk; returns what `strike` returns.
        """
        ...

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        """Write the book and this log, and leave no other word anywhere in the set's folder but these drafts.

        Raises NotSaved only if nothing was struck. If the disk failed after that, or a file has another name
        elsewhere, returns as the end of a sentence where words still are and when they go; else nothing.
        """
        ...

    def close(self) -> None:
        """Let the set go for others."""
        ...


class View(Protocol):
    """One set, read without a lock while another als-tui may write to it; nothing is ever written."""

    def news(self) -> Opening | None:
        """The set as it stands, or None if nothing changed since the last call; raises SetDamaged."""
        ...

    def close(self) -> None:
        """Look no more."""
        ...


class Opening(Value):
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
    live: Live | None = None
    """The set as the last of these steps left it, if that was worked out already."""


class Glance(Value):
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
    """Why the set cannot be opened, in a facilitator's words; empty if it can."""
    ends: date | None = None
    """The day until which it is kept, if there is one."""
    owes: bool = False
    """True if words of the last seal or strike are still on the disk."""


class OwnProcess(Value):
    """A file with which the facilitator made a process of their own."""

    file: str
    """Where it lies."""
    id: str = ""
    """Of its process; empty if it cannot be used yet."""
    mistakes: tuple[str, ...] = ()
    """All that is wrong in it, each as `key: reason`."""


class Library(Protocol):
    """All sets of this machine."""

    def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
        """Each set at a glance, by name, but the one with this id."""
        ...

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        """Make a new set, whole or not at all, and return its id; raises NotSaved, for a name that is taken too."""
        ...

    def unmade(self) -> str:
        """What was typed of a set that is not made yet; empty if nothing was, or it cannot be read."""
        ...

    def keep_unmade(self, text: str) -> None:
        """Keep that, or forget it if it is empty; raises NotSaved."""
        ...

    def open(self, set_id: str) -> tuple[Opening, Journal]:
        """Open a set for writing; raises SetInUse or SetDamaged, so SetEdited and SetUnwritable."""
        ...

    def forget(self, set_id: str) -> tuple[str, ...]:
        """Do again what broke off of a set's last seal or strike, and say how it went."""
        ...

    def take_over(self, set_id: str) -> tuple[Opening, Journal]:
        """Ask the als-tui that has the set to end, wait some seconds for it, and open; raises as `open` does."""
        ...

    def mend(self, set_id: str) -> str:
        """Make a set sound, and say what was done; raises as `open` does, and NotSaved."""
        ...

    def delete(self, set_id: str) -> str:
        """Remove a set, readable or not; returns where words of it are still, else nothing.

        Raises SetInUse, SetDamaged if there is no such set, and NotSaved.
        """
        ...

    def view(self, set_id: str) -> View:
        """Read a set without opening it; raises SetDamaged."""
        ...

    def book(self, set_id: str) -> Book:
        """A set's book as its last step left it, read without opening it; raises SetDamaged."""
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

    def own_trouble(self) -> tuple[str, ...]:
        """What of the facilitator's own processes and questions cannot be read, a line for each part."""
        ...


class Preferences(Protocol):
    """What is remembered between runs, such as the theme."""

    def get(self, key: str, default: str) -> str:
        """The remembered value, or the default."""
        ...

    def put(self, key: str, value: str) -> None:
        """Remember a value; if that fails, the next run has the default."""
        ...


class CannotBe(Exception):
    """What the command line or the environment asks for cannot be; `str()` says why."""


@runtime_checkable
class Terminal(Protocol):
    """What the app asks of its terminal; a test's has none of it."""

    def paint(self, update: Any, cursor: tuple[int, int], *, seen: bool) -> None:
        """Show what Textual's compositor made, with the cursor at a column and row, where it is seen or not."""
        ...

    def repaint(self) -> None:
        """Show all anew, whatever another program left on the screen."""
        ...

    def set_mouse(self, on: bool) -> None:
        """Ask for clicks, or for none any more."""
        ...

    def put_aside(self) -> bool:
        """Give the terminal to the shell until it calls als-tui back; False if no shell waits that could."""
        ...


class Clipboard(Protocol):
    """The way to the facilitator's clipboard."""

    def copy(self, text: str) -> str:
        """Hand text over, and say what is known of it: copied, sent, or not possible."""
        ...


class Editor(Protocol):
    """The facilitator's own text editor, to which the screen makes way."""

    def known(self) -> bool:
        """True if one is set (VISUAL or EDITOR)."""
        ...

    def edit(self, file: str) -> str:
        """Let the facilitator edit a file until they leave; the words say why it did not open, or that it failed."""
        ...


class HandedFile(Value):
    """One file of several that are handed out together."""

    name: str
    """What it is called, before that is made safe, without its ending."""
    text: str
    ending: str = "md"


class Exporter(Protocol):
    """What the whole set may read, and the files that the facilitator asked for."""

    def record(self, book: Book, number: int, *, plain: bool = False) -> str:
        """A sealed session as text for the set: no facilitator's notes, no hints, no airtime.

        It is Markdown, or `plain`, with each word as it was typed.
        """
        ...

    def figures(self, book: Book, number: int) -> str:
        """What the facilitator alone reads of a sealed session, as Markdown; empty if the policy kept nothing of it."""
        ...

    def member(self, book: Book, id: int, today: date, *, plain: bool = False) -> str:
        """What the set keeps of one member, for that person alone, as Markdown or `plain`; empty for nobody."""
        ...

    def sign_in(self, book: Book, today: date, *, plain: bool = False) -> str:
        """The sheet that everybody signs at the next session, as a page of HTML to print, or `plain`."""
        ...

    def certificate(self, book: Book, id: int, today: date) -> str:
        """A member's hours, session by session, as a page of HTML to print; empty for nobody."""
        ...

    def report(self, book: Book, today: date, reader: ReportReader) -> str:
        """What the programme comes to, as a page of HTML for one reader; empty before the first session."""
        ...

    def own_data(self, book: Book, id: int, today: date) -> tuple[HandedFile, ...]:
        """All that the set keeps of one member, for that person alone: to read and as JSON; empty for nobody."""
        ...

    def sheet(self, sheet: Sheet) -> str:
        """A process as text from which a set can run it."""
        ...

    def handout(self, book: Book, papers: Sequence[Paper], today: date, *, plain: bool = False) -> str:
        """The papers of one person, or the record for the whole set, as one text; Markdown, or `plain`."""
        ...

    def calendar(
        self, book: Book, now: datetime, numbers: Iterable[int] = (), *, topics: bool = False
    ) -> str:
        """The programme's modules with these numbers, or all of them, as a calendar file."""
        ...

    def actions_calendar(self, book: Book, person: int, now: datetime) -> str:
        """What a person promised and has not answered for, as a calendar file for that person alone."""
        ...

    def in_form(self, book: Book, what: str, form: str, today: date, number: int = 0) -> str:
        """A session, the programme, the register, attendance or the hand-over note in a form, as `export` prints it."""
        ...

    def organisation(self, book: Book, today: date, form: str, named: WithName) -> str:
        """The page for the organisation of a set that agreed to it, as `md` or `html`."""
        ...

    def whole(self, book: Book) -> str:
        """All of a set but the facilitator's logbook, as JSON that another als-tui takes in."""
        ...

    def export(self, text: str, name: str, suffix: str = ".md") -> str:
        """Write text to a new file named after `name`, and say where it is; raises NotSaved."""
        ...

    def export_all(self, files: Sequence[HandedFile], name: str) -> str:
        """Write each file in one new folder named after `name`, all of them or none.

        Says where they are; raises NotSaved.
        """
        ...


class Machine(Value):
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
