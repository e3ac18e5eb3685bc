"""`python -m tests.golden.make FOLDER` writes golden sets in today's format; a new format gets a folder of its own.

Never run it over a folder that is kept: the point of a golden file is that nobody writes it again.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from als_tui.domain.book import (
    Book,
    Charter,
    Correction,
    Document,
    LogLine,
    Member,
    Module,
    ModuleState,
    Policy,
    Profile,
    Status,
    Stay,
    Table,
    ToldBetween,
)
from als_tui.domain.moves import (
    asking,
    attendance,
    bids,
    evaluating,
    floor,
    flow,
    guard,
    keeping,
    review,
    turns,
)
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session.evaluating import GOAL, has_start
from als_tui.domain.session.facts import Commitment, HandOrder, Presence, Put, Reason
from als_tui.domain.session.live import Live
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Gone, Saved
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import START, StillClock


def make(folder: Path) -> None:
    """Write `sealed` (a set whose session was sealed) and `open` (the same set in its next session)."""
    with tempfile.TemporaryDirectory() as place:
        sets, clock, joined = Sets(Path(place), None, "0.1.0"), StillClock(), START.date()
        members = tuple(Member(name, joined) for name in ("Ana", "Ben O'Neil", "Çelik", "[Dev]"))
        profile = Profile("Northside", "Europe/London", joined, Policy.ALL)
        set_id = sets.create(profile, members, Charter(("What is said here stays here.",), joined))
        plan(sets, set_id, clock)
        with_session(sets, set_id, clock, sealed=True)
        _keep(Path(place) / "sets" / set_id, folder / "sealed" / set_id)
        with_session(sets, set_id, clock, sealed=False)
        _keep(Path(place) / "sets" / set_id, folder / "open" / set_id)


def plan(sets: Sets, set_id: str, clock: StillClock) -> None:
    """What a set plans and brings along before it meets, each field with something in it."""
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, clock)
    book = engine.live.book
    known = replace(
        book.members[3],
        earlier=(Stay(date(2025, 3, 1), date(2025, 9, 30)),),
        mail="celik@example.org",
        role="Ward manager, night",
        goal="To ask before I answer",
        slots_before=2,
        sessions_before=5,
    )
    planned = Module(
        datetime(2026, 12, 16, 9, 30),
        210,
        "half-day",
        datetime(2026, 11, 20, 8, 15, 30, tzinfo=UTC),
        "Library, first floor",
        "Trust",
        "Each leaves with one step",
        "Zoë",
        ModuleState.MOVED,
        "The library is shut",
        (2, 4),
        None,
        True,
        "end",
    )
    held = replace(planned, when=datetime(2026, 11, 25, 9), state=ModuleState.HELD, session=1, cannot=())
    put(engine, "profile", 1, replace(book.profile, asked="Fewer fires, more thought", keep_days=1095))
    put(engine, "members", 3, known)
    put(engine, "modules", 1, held)
    put(engine, "modules", 2, planned)
    engine.close()


def put(engine: Engine, table: Table, id: int, document: Document) -> None:
    """Keep a document as it is, whatever its moves would say of it."""
    before = engine.live.book.tables.get(table, {}).get(id)

    def move(live: Live, now: Stamp) -> tuple[Put, ...]:
        return (Put(table, id, before, document),)

    assert isinstance(engine.do(move), Saved)


def _keep(made: Path, kept: Path) -> None:
    """Keep the files that hold the set; lock and reserve hold nothing."""
    shutil.copytree(made, kept, ignore=shutil.ignore_patterns("lock", "reserve"))


def with_session(sets: Sets, set_id: str, clock: StillClock, *, sealed: bool) -> None:
    """One session, with something of each kind; an open one is left as a kill would leave it."""
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, clock)

    def do(move: Callable[..., Any], *args: object) -> None:
        outcome = engine.do(move, *args)
        assert isinstance(outcome, Saved), outcome
        clock.pass_(30)

    do(attendance.open_session, sets.processes()[0]["sand-timer"], 45)
    do(attendance.attend, 4, Presence.LATE, 7)
    do(attendance.add_guest, "Gül")
    do(attendance.all_here)
    do(attendance.agree, 4)
    do(attendance.agree)
    do(attendance.give_role, "timekeeper", -1)
    do(attendance.set_detail, "goal", "One step each")
    do(attendance.give_word, 2, "check-in", "tired, and glad")
    do(bids.bid, 1, "My team has two bosses", 3)
    do(bids.bid, 3, "Nobody reads my notes", 1)
    do(bids.present, 1)
    do(flow.start_or_pause)
    if engine.live.running.due:
        do(flow.skip_progress)
    while not floor.asks(engine.live.running):
        do(flow.next_phase)
    do(floor.give_floor, 2)
    do(keeping.keep_question, "What would one boss change?")
    do(keeping.keep_note, "Ana paused long here\nand smiled")
    do(keeping.keep_action, Commitment(1, "Write to both", date(2026, 12, 4), "the plan is out", 6, "Çelik"))
    do(keeping.keep_decision, "We meet in person next time")
    do(guard.stop_set, Reason.PACE)
    do(guard.go_on)
    do(guard.right_intervention, 0, Reason.FOCUS)
    do(guard.give_check, 1, 3, 7)
    do(guard.give_check, 2, 3, 6)
    do(guard.take_out_check, 2)
    do(turns.choose_mode, TurnMode.STACK)
    do(turns.raise_hand, 4)
    do(turns.tell_hand, 4, "on the second boss")
    do(turns.order_hands, HandOrder.LEAST)
    do(turns.close_queue)
    do(turns.limit_turns, 90)
    do(asking.star, engine.live.running.entries[0].id)
    do(review.give_pulse, 2, "8 heard")
    do(review.give_pulse, -1, "9")
    start(do, engine.live.book)
    if not sealed:
        written = engine.live.book.actions[1]
        told = ToldBetween(date(2026, 12, 1), Status.DONE, "sent on Monday")
        put(engine, "actions", 1, replace(written, due=date(2026, 12, 18), between=told))
    do(floor.give_floor, 3)
    engine.undo()
    if sealed:
        assert isinstance(engine.seal(), Gone)
        afterwards(engine)
        engine.close()
        return
    engine.draft("capture", "half a thought")
    journal.close()


def afterwards(engine: Engine) -> None:
    """What is said of a session once it is sealed."""
    book, on = engine.live.book, date(2026, 11, 26)
    record = book.sessions[1]
    put(engine, "logbook", 1, LogLine(on, "I asked too much myself"))
    put(engine, "sessions", 1, replace(record, corrections=(Correction(on, "Ben came ten minutes late"),)))
    put(engine, "profile", 1, replace(book.profile, sheet_agreed=on))


def start(do: Callable[..., None], book: Book) -> None:
    """Two say how near to their own goal they are, and one passes; later only who passed is asked again."""
    for person, goal in ((1, 4), (3, 2)):
        if not has_start(book, person):
            do(evaluating.rate, person, GOAL, goal)
    do(evaluating.pass_point, 2, GOAL)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
