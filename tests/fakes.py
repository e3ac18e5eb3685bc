"""Fakes that stand where the machine is: a clock that stands still, a disk in memory, a clipboard in a list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.book import PROFILE_ID, Book, Charter, Member, Profile
from als_tui.domain.process.definition import Process
from als_tui.domain.programme.keeping import ends_on
from als_tui.domain.programme.organisation import WithName
from als_tui.domain.programme.papers import Paper
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.session.facts import Step
from als_tui.domain.telling.sheet import Sheet
from als_tui.domain.timing import ClockReading, Stamp
from als_tui.exports.calendar import actions_calendar, programme_calendar
from als_tui.exports.figures import session_figures
from als_tui.exports.forms import exported
from als_tui.exports.handout import handout_text
from als_tui.exports.markdown import session_markdown, session_text
from als_tui.exports.member import member_markdown, member_text
from als_tui.exports.organisation import organisation_page
from als_tui.exports.own_data import own_data_files
from als_tui.exports.printouts import page_html, page_markdown, page_text
from als_tui.exports.proof import certificate_page, sign_in_page
from als_tui.exports.report.page import report_page
from als_tui.exports.sheet import sheet_markdown
from als_tui.ports import Glance, HandedFile, NotSaved, Opening, OwnProcess, SetInUse
from als_tui.storage.library import Sets
from als_tui.storage.own.phrases import load_phrases
from als_tui.storage.own.process_copy import copy_process
from als_tui.storage.own.processes import load_processes, own_processes
from als_tui.value import replace

_PHRASES = load_phrases(None)
_PROCESSES = load_processes(None)[0]
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""A Wednesday."""


@dataclass
class StillClock:
    """A clock that moves only when it is told to."""

    wall: datetime = START
    boot: float = 1000.0
    boot_id: str = "boot-1"
    slept: float = 0.0

    def read(self) -> ClockReading:
        """What it was told last."""
        return ClockReading(self.wall, self.boot, self.boot_id, self.slept)

    def pass_(self, seconds: float, wall_step: float = 0) -> None:
        """Let time pass on both clocks; `wall_step` moves the wall clock alone, as the network does."""
        self.wall += timedelta(seconds=seconds + wall_step)
        self.boot += seconds

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep."""
        self.pass_(seconds)
        self.slept += seconds

    def reboot(self, seconds: float) -> None:
        """Turn the machine off, and on again when so many seconds are gone by the wall clock."""
        self.wall += timedelta(seconds=seconds)
        self.boot, self.slept, self.boot_id = 10.0, 0.0, f"{self.boot_id}+"


@dataclass
class MemoryJournal:
    """A journal that keeps what it is given, and fails when it is told to."""

    steps: list[Step] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    beats: list[Stamp] = field(default_factory=list)
    checkpoints: list[tuple[Book, tuple[Step, ...], int]] = field(default_factory=list)
    sealed: Book | None = None
    closed: bool = False
    full: bool = False
    still: str = ""
    """What the disk says of older words after a seal or a strike."""
    told_waiting: int = 0
    astray: str = ""
    """Why the files are no longer those that were opened."""
    used_up: bool = False
    """True where the last room of a full disk is in use."""
    stuck: bool = False
    """True where the set's file cannot be written, and the journal can."""

    def append(self, step: Step) -> None:
        self._check()
        self.steps.append(step)

    def draft(self, topic: str, text: str) -> None:
        self._check()
        self.drafts[topic] = text

    def beat(self, stamp: Stamp) -> None:
        self.beats.append(stamp)

    def is_told(self, seq: int) -> bool:
        return False

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None:
        self._check()
        if self.stuck:
            raise NotSaved("A folder stands where a file of the set should be.")
        self.checkpoints.append((book, tuple(log), seq))

    def waiting(self, count: int) -> None:
        self.told_waiting = count

    def check(self) -> None:
        if self.astray:
            raise NotSaved(self.astray)

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        self.checkpoints.append((book, tuple(log), seq))
        self.astray = ""
        return "a folder"

    def seal(self, book: Book, seq: int) -> str:
        self._check()
        self.sealed = book
        return self.still

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        self._check()
        self.steps, self.drafts = list(log), dict(drafts)
        return self.still

    def close(self) -> None:
        self.closed = True

    def _check(self) -> None:
        self.check()
        if self.full:
            raise NotSaved("The disk is full.")


@dataclass
class MemoryLibrary:
    """Sets in memory; opening one again finds what its last journal kept."""

    books: dict[str, Book] = field(default_factory=dict)
    journals: dict[str, MemoryJournal] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    _processes: Mapping[str, Process] = field(default_factory=lambda: _PROCESSES)
    in_use: bool = False
    """True where another als-tui has every set."""
    own: Path | None = None
    """A folder of the test's for the facilitator's own processes."""
    typed: str = ""
    """What was typed of a set that is not made yet."""

    def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
        return tuple(
            Glance(
                id,
                book.profile.name,
                bool(self._steps(id)),
                book.profile.next_session,
                0,
                len(book.sessions),
                ends=ends_on(book),
            )
            for id, book in self.books.items()
            if id != but
        )

    def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
        set_id = f"set-{len(self.books) + 1}"
        tables = {
            "profile": {PROFILE_ID: profile},
            "members": dict(enumerate(members, 1)),
            "charter": {1: charter},
        }
        self.books[set_id] = Book(set_id, tables)  # type: ignore[arg-type]  # the tables are written out in full
        return set_id

    def unmade(self) -> str:
        return self.typed

    def keep_unmade(self, text: str) -> None:
        self.typed = text

    def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        steps = self._steps(set_id)
        before = self.journals.get(set_id, MemoryJournal())
        if before.sealed is not None:
            self.books[set_id], steps, before = before.sealed, (), MemoryJournal()
        journal = MemoryJournal(steps=list(steps), drafts=dict(before.drafts), beats=list(before.beats))
        self.journals[set_id] = journal
        drafts = {topic: text for topic, text in before.drafts.items() if text}
        moments = [*(step.stamp for step in steps[-1:]), *before.beats[-1:]]
        last = max(moments, key=lambda stamp: stamp.t, default=None)
        return Opening(self.books[set_id], 0, (), steps, drafts, last), journal

    def forget(self, set_id: str) -> tuple[str, ...]:
        return ()

    def take_over(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        raise SetInUse("Nobody has it.")

    def mend(self, set_id: str) -> str:
        return "Repaired."

    def delete(self, set_id: str) -> str:
        if self.in_use:
            raise SetInUse("This set is open in another als-tui.")
        del self.books[set_id]
        return ""

    def view(self, set_id: str) -> "MemoryView":
        return MemoryView(self, set_id)

    def book(self, set_id: str) -> Book:
        return self.books[set_id]

    def found(self, set_id: str) -> Opening:
        steps = self._steps(set_id)
        return Opening(self.books[set_id], 0, (), steps, {}, steps[-1].stamp if steps else None)

    def processes(self) -> tuple[Mapping[str, Process], tuple[str, ...]]:
        return self._processes, self.complaints

    def phrases(self) -> tuple[Phrases, tuple[str, ...]]:
        return _PHRASES

    def own_trouble(self) -> tuple[str, ...]:
        return self.complaints

    def own_processes(self) -> tuple[OwnProcess, ...]:
        if self.own is None:
            return ()
        self._processes, self.complaints = load_processes(self.own)
        return own_processes(self.own)

    def copy_process(self, id: str, new_id: str = "") -> OwnProcess:
        made = copy_process(self._processes, id, new_id, self.own)
        self.own_processes()
        return made

    def _steps(self, set_id: str) -> tuple[Step, ...]:
        journal = self.journals.get(set_id)
        return tuple(journal.steps) if journal and journal.sealed is None else ()


@dataclass
class MemoryView:
    """A set that is looked at while another desk writes to it."""

    library: MemoryLibrary
    set_id: str
    seen: Opening | None = None

    def news(self) -> Opening | None:
        found = self.library.found(self.set_id)
        if found == self.seen:
            return None
        self.seen = found
        return found

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class Memory:
    """Preferences, clipboard, exports and an editor, all of them remembered for the test to look at."""

    values: dict[str, str] = field(default_factory=dict)
    copied: list[str] = field(default_factory=list)
    exported: list[tuple[str, str]] = field(default_factory=list)
    folders: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """What was written in one go: the folder, and each file by its name."""
    no_room: bool = False
    """True where the disk takes no file."""
    hands: list[Callable[[str], str]] = field(default_factory=list)
    """What the facilitator does to a text, each time the editor opens; with none left, no editor is set."""

    def get(self, key: str, default: str) -> str:
        return self.values.get(key, default)

    def put(self, key: str, value: str) -> None:
        self.values[key] = value

    def copy(self, text: str) -> str:
        self.copied.append(text)
        return "sent to the terminal"

    def record(self, book: Book, number: int, *, plain: bool = False) -> str:
        return (session_text if plain else session_markdown)(book, number)

    def figures(self, book: Book, number: int) -> str:
        return session_figures(book, number)

    def member(self, book: Book, id: int, today: date, *, plain: bool = False) -> str:
        return (member_text if plain else member_markdown)(book, id, today)

    def sign_in(self, book: Book, today: date, *, plain: bool = False) -> str:
        return (page_text if plain else page_html)(sign_in_page(book, today))

    def certificate(self, book: Book, id: int, today: date) -> str:
        return page_html(certificate_page(book, id, today)) if id in book.members else ""

    def report(self, book: Book, today: date, reader: ReportReader) -> str:
        return report_page(book, today, reader)

    def own_data(self, book: Book, id: int, today: date) -> tuple[HandedFile, ...]:
        return own_data_files(book, id, today)

    def sheet(self, sheet: Sheet) -> str:
        return sheet_markdown(sheet)

    def calendar(
        self, book: Book, now: datetime, numbers: Iterable[int] = (), *, topics: bool = False
    ) -> str:
        return programme_calendar(book, now, numbers, topics=topics)

    def actions_calendar(self, book: Book, person: int, now: datetime) -> str:
        return actions_calendar(book, person, now)

    def in_form(self, book: Book, what: str, form: str, today: date, number: int = 0) -> str:
        return exported(book, what, form, today, number)

    def organisation(self, book: Book, today: date, form: str, named: WithName) -> str:
        return (page_html if form == "html" else page_markdown)(organisation_page(book, today, named))

    def whole(self, book: Book) -> str:
        return Sets(Path(), None, "0.1.0").whole(book)

    def export(self, text: str, name: str, suffix: str = ".md") -> str:
        self.exported.append((name, text))
        return f"Written: {name}{suffix}"

    def handout(self, book: Book, papers: Sequence[Paper], today: date, *, plain: bool = False) -> str:
        return handout_text(book, papers, today, plain=plain)

    def export_all(self, files: Sequence[HandedFile], name: str) -> str:
        if self.no_room:
            raise NotSaved("The disk is full. Nothing was written.")
        self.folders.append((name, {f"{file.name}.{file.ending}": file.text for file in files}))
        return f"Written: {len(files)} files in {name}"

    def known(self) -> bool:
        return bool(self.hands)

    def edit(self, file: str) -> str:
        text = Path(file).read_text("utf-8")
        Path(file).write_text(self.hands.pop(0)(text), "utf-8")
        return ""


NAMES = ("Ana", "Ben", "Carla", "Dev", "Ela", "Femi")


def a_set(library: MemoryLibrary, names: tuple[str, ...] = NAMES, **profile: object) -> str:
    """A set with these members in the library; returns its id."""
    made = replace(Profile("Northside", "Europe/London", date(2026, 9, 1)), **profile)
    members = tuple(Member(name, date(2026, 9, 1)) for name in names)
    return library.create(made, members, Charter(("What is said here stays here.",), date(2026, 9, 1)))
