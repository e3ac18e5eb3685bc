"""A small set on a real disk, and a desk at which it is opened, written to, and closed or killed."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from als_tui import __version__
from als_tui.domain.book import Book, Charter, Member, Policy, Profile
from als_tui.domain.process.definition import Phase, Process, Speakers
from als_tui.domain.session.facts import Captured, Fact, Note, Opened, Seat, Step
from als_tui.domain.timing import Stamp
from als_tui.ports import Journal, Opening
from als_tui.storage.files.folder import Folder
from als_tui.storage.library import Sets
from als_tui.storage.set.reading import find_set, opening

APP = __version__
"""What the program itself names as the writer of a file, so that a command writes the same bytes."""
TODAY = date(2026, 3, 5)
START = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
PROFILE = Profile("Harbour set", "Europe/London", TODAY)
MEMBERS = (Member("Ana", TODAY), Member("Zoë", TODAY), Member("Chi", TODAY))
CHARTER = Charter(("What is said here stays here",), TODAY)
PHASE = Phase("one", "One", "Why", "Say", Speakers.EVERYONE)
PROCESS = Process("tiny", "Tiny", "About", (), 60, 20, (PHASE,), (PHASE,), (PHASE,))
OPENED = Opened(
    number=1,
    process=PROCESS,
    minutes=60,
    seats=(Seat(1, "Ana"), Seat(2, "Zoë")),
    slots=(),
    policy=Policy.QUESTIONS,
    quorum=3,
    charter=1,
    due=(),
)


def stamp(seconds: float) -> Stamp:
    return Stamp(START + timedelta(seconds=seconds), "boot-1", 1000.0 + seconds, float(seconds))


def note(text: str, id: int = 1) -> Captured:
    return Captured(id, Note(text), "one", None)


def library(tmp_path: Path) -> Sets:
    return Sets(tmp_path / "data", None, APP)


def new_set(tmp_path: Path) -> str:
    return library(tmp_path).create(PROFILE, MEMBERS, CHARTER)


def folder_of(tmp_path: Path, set_id: str) -> Path:
    return tmp_path / "data" / "sets" / set_id


def the_only_set(tmp_path: Path) -> Path:
    (folder,) = (tmp_path / "data" / "sets").iterdir()
    return folder


def words_of(step: Step) -> list[str]:
    return [
        fact.content.text
        for fact in step.facts
        if isinstance(fact, Captured) and isinstance(fact.content, Note)
    ]


@dataclass
class Desk:
    """What the engine does with a journal, without its rules: it remembers what was acknowledged."""

    opening: Opening
    journal: Journal
    log: list[Step] = field(default_factory=list)

    @classmethod
    def at(cls, tmp_path: Path, set_id: str | None = None) -> "Desk":
        opening, journal = library(tmp_path).open(set_id or the_only_set(tmp_path).name)
        return cls(opening, journal, [*opening.log, *opening.tail])

    @property
    def book(self) -> Book:
        return self.opening.book

    @property
    def seq(self) -> int:
        return self.log[-1].seq if self.log else self.opening.seq

    def say(self, text: str) -> None:
        self.do(note(text, self.seq + 1))

    def do(self, fact: Fact) -> None:
        step = Step(self.seq + 1, stamp(self.seq + 1), (fact,))
        self.journal.append(step)
        self.log.append(step)

    def checkpoint(self) -> None:
        self.journal.checkpoint(self.book, tuple(self.log), self.seq)

    def heard(self) -> list[str]:
        return [word for step in self.log for word in words_of(step)]


def sealed_but_not_forgotten(tmp_path: Path) -> str:
    """Seal the open session on a disk that takes no older file away; what the seal said of them."""

    def fails(*_: object) -> None:
        raise OSError(5, "planted")

    desk = Desk.at(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("als_tui.storage.set.generations.forget_older", fails)
        said = desk.journal.seal(desk.book, desk.seq)
        desk.journal.close()
    return said


def heard_again(tmp_path: Path) -> list[str]:
    """What a new start finds, in order."""
    desk = Desk.at(tmp_path)
    desk.journal.close()
    return desk.heard()


def every_byte(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def look_at(folder: Path) -> Opening:
    """What an opening would find, without changing anything."""
    with closing(Folder(folder)) as held:
        return opening(held, find_set(held, folder.name))


def heard_in(found: Opening) -> list[str]:
    return [word for step in (*found.log, *found.tail) for word in words_of(step)]


def without_generations(folder: Path) -> None:
    """Leave a set with the one file."""
    for name in ("set.json.1", "set.json.2"):
        (folder / name).unlink()
