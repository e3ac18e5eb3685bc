"""A set's whole programme, played by the moves that the keys call: eight half-days, and all that happens to a set.

It is the same in every run. Who was where is a table, so that a test can be added up by hand; what was promised and
told is drawn from decks that a fixed seed shuffles.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from als_tui.domain.book import (
    PROFILE_ID,
    Asked,
    Book,
    Charter,
    Correction,
    Helpful,
    Policy,
    Status,
)
from als_tui.domain.moves import Facts
from als_tui.domain.session.facts import Put
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import MemoryLibrary, StillClock

NAME = "Ward leads 2026"
ZONE = "Europe/Amsterdam"
TODAY = date(2026, 11, 28)
"""A Saturday after the eighth session; the ninth is three days ahead."""
ANA_S, ANA_R, GUEL, LEILA, PIA, QUIN, ROSA, SVEN = range(1, 9)
NAMES = ("Ana Silva", "Ana Ruiz", "Gül Çelik", "ليلى حداد", "Pia 🌱", "[b]Quin", "Rosa", "Sven")
"""By seat. Rosa leaves after the third session, Sven joins before the fifth."""
CAME = (
    "hPhaPPhh",
    "hPnPbPbP",
    "PhPbPhPa",
    "nhPPhaah",
    "PhahhPbP",
    "PnPPaaPb",
    "hPa.....",
    "....PhPP",
)
"""A row a member, a column a session: P presented, b bid and waited, h here, a apologies, n absent, . no member."""
LATE = {(1, 1): 12, (5, 2): 7, (4, 5): 15, (6, 3): 5, (7, 2): 10, (8, 4): 20}
"""Minutes by session and member; paper tells none, and no bids."""
_DAYS = "01-13 02-17 03-31 04-28 06-02 07-07 08-11 09-15 10-20 12-01"
DATES = tuple(date.fromisoformat(f"2026-{day}") for day in _DAYS.split())
"""Of the modules; the third was moved by a week, and into summer time."""
MOVED, CANCELLED = 3, 6
MODULES = tuple(number for number in range(1, 10) if number != CANCELLED)
"""Of the sessions held, in order."""
PAPER, CHANGED, WITH_GUEST, LED_BY_MEMBER, WORDLESS = 2, 4, 5, 6, 7
"""Sessions: entered from paper; the first under charter 2, to which Pia was not asked; and so on."""
HALF_WAY, END = 5, 8
"""Sessions with an evaluation round."""
START_GOALS = {1: 4, 2: 3, 3: 2, 4: 5, 5: 3, 6: 4, 7: 3}
"""Own goals from 0 to 10 by seat, each at the first session they came to: 24 of 7 people; Sven has none."""
HALF_WAY_GOALS = {ANA_S: 6, GUEL: 4, LEILA: 5, PIA: 6, SVEN: 5}
"""26 of 5; Ana Ruiz passes, Quin is not there."""
END_GOALS = {ANA_S: 7, ANA_R: 6, LEILA: 8, PIA: 7, QUIN: 5, SVEN: 8}
"""41 of 6; Gül is not there."""
BEGINS = time(9, 30)


@cache
def programme() -> Book:
    """What the set keeps after eight sessions."""
    from tests.seeded_story import Story

    return Story().play()


@cache
def forty() -> Book:
    """The same set after forty sessions; each further one is the eighth again, five weeks on."""
    book = programme()
    last, owner = book.sessions[8], book.actions[max(book.actions)]
    for number in range(9, 41):
        later = timedelta(weeks=5 * (number - 8))
        made = tuple(range(book.next_id("actions"), book.next_id("actions") + 6))
        for id in made:
            book = book.put("actions", id, replace(owner, session=number, status=Status.DONE))
        record = replace(
            last, number=number, began=last.began + later, ended=last.ended + later, actions=made
        )
        book = book.put("sessions", number, record)
    return book


def with_late_paper() -> Book:
    """The same set; a session held between the first two was entered last, from paper, so its number is the highest."""
    book = programme()
    began = moment(date(2026, 2, 3))
    late = replace(
        book.sessions[PAPER], number=9, began=began, ended=began + timedelta(minutes=180), actions=()
    )
    return book.put("sessions", 9, late)


@cache
def remembered() -> Book:
    """The same set with decisions, questions that helped and a correction; its third session kept less."""
    book = programme()
    first, third, sixth = (book.sessions[number] for number in (1, 3, 6))
    records = (
        replace(first, questions=(Asked(2, PIA, "What is yours alone?", starred=True), *first.questions)),
        replace(
            third,
            policy=Policy.ACTIONS,
            topic="",
            place="",
            roles=(),
            questions=(),
            words=(),
            presented=tuple(replace(slot, issue="") for slot in third.presented),
            decisions=("We decide dates in the room", "Who cannot come writes to Ana"),
        ),
        replace(
            sixth,
            questions=(*sixth.questions, Asked(0, QUIN, "Who decides today?", "probing", starred=True)),
            decisions=("One action each, no more",),
            corrections=(Correction(date(2026, 8, 20), "Pia came late, not Sven"),),
        ),
    )
    for record in records:
        book = book.put("sessions", record.number, record)
    return book.put("bank", 1, Helpful("What would one boss change?", "open", 4))


def seeded_library(book: Book | None = None) -> tuple[MemoryLibrary, str]:
    """A library in memory that holds the set, and its id there."""
    library, kept = MemoryLibrary(), book or programme()
    library.books[kept.set_id] = kept
    return library, kept.set_id


def seeded_folder(data: Path, book: Book | None = None) -> str:
    """Write the set into a data folder as als-tui would, and return its id."""
    kept = book or programme()
    sets = Sets(data, None, "0.1.0")
    charter = Charter(("A rule.",), DATES[0])
    set_id = sets.create(kept.profile, (), charter)
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, StillClock(moment(TODAY)))
    rows = [
        Put(table, id, None, document)
        for table, documents in kept.tables.items()
        for id, document in documents.items()
        if (table, id) != ("profile", PROFILE_ID)
    ]
    assert isinstance(engine.do(put_all, *rows), Saved)
    engine.close()
    return set_id


@pytest.fixture
def seeded(tmp_path: Path) -> tuple[Path, str]:
    """A data folder with the seeded programme, and the set's id."""
    return tmp_path, seeded_folder(tmp_path)


def moment(day: date) -> datetime:
    """When a session begins on this day."""
    return datetime.combine(day, BEGINS, ZoneInfo(ZONE)).astimezone(UTC)


def put_all(live: Live, now: Stamp, *puts: Put) -> Facts:
    """Change these documents; a move for what has none of its own."""
    return puts
