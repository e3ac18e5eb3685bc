"""A set that has everything: documents in all tables, and an open session with every kind of fact in its log."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from als_tui.domain.book import Action, Charter, Helpful, Member, Module, Policy, Profile, Progress, Status
from als_tui.domain.process.definition import TurnMode
from als_tui.domain.session import facts as f
from als_tui.domain.timing import Away
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import START, StillClock
from tests.golden.make import with_session


def full_set(data: Path) -> tuple[Sets, str]:
    """Make it in this data folder; returns the library and the set's id."""
    sets, clock, joined = Sets(data, None, "test"), StillClock(), START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    profile = Profile("Northside", "UTC", joined, Policy.ALL, next_session=datetime(2026, 12, 9, 9, 0))
    set_id = sets.create(profile, members, Charter(("Kept here.",), joined))
    with_session(sets, set_id, clock, sealed=True)
    with_session(sets, set_id, clock, sealed=False)
    opening, journal = sets.open(set_id)
    engine = Engine(opening, journal, clock)
    for fact in _rare(engine):
        clock.pass_(5)
        assert isinstance(engine.do(cast(Callable[..., Any], lambda live, now, fact=fact: (fact,))), Saved)
    assert isinstance(engine.undo(), Saved)
    assert isinstance(engine.redo(), Saved)
    engine.checkpoint()
    for text in ("after", "the checkpoint"):
        engine.do(cast(Callable[..., Any], lambda live, now, text=text: (f.RoleGiven(text, 1),)))
    engine.draft("capture", "half a thought")
    engine.beat()
    journal.close()
    return sets, set_id


def _rare(engine: Engine) -> tuple[f.Fact, ...]:
    """The facts that the golden session has none of."""
    session, book = engine.live.running, engine.live.book
    stop = session.stop or ""
    told = Action(
        1, "Ana", "Ring", 1, START.date(), "then", 7, "Ben", Status.PARTLY, (Progress(2, Status.PARTLY),)
    )
    return (
        f.GuestCame(f.Seat(-2, "Gus")),
        f.RoleGiven("timekeeper", 2),
        f.ProgressTold(1, Status.DONE, "learned", "changed"),
        f.ProgressSkipped(),
        f.ClockStopped(),
        f.ClockStarted(),
        f.TimeGiven(stop, 60),
        f.FloorGiven(2),
        f.FloorCorrected(0, 3, 2),
        f.Backdated("turn", session.opened_t + 1),
        f.AwayCounted(Away(session.opened_t, session.opened_t + 90, about=True), 30.0),
        f.TurnModeChosen(stop, TurnMode.STACK),
        f.HandShown(3, f.Hand.UP),
        f.HandTold(3, "on the budget"),
        f.HandsOrdered(f.HandOrder.LEAST),
        f.QueueClosed(),
        f.TurnLimited(90),
        f.Intervened(f.Reason.PACE),
        f.Captured(90, f.Decision("We meet monthly"), stop, None),
        f.Put("bank", 1, None, Helpful("What for?", "open", 1)),
        f.Put("modules", 1, None, Module(datetime(2026, 12, 9, 9), 210, "half-day", START.astimezone(UTC))),
        f.Put("members", 5, None, Member("Ela", START.date())),
        f.Put("actions", 9, None, told),
        f.Put("charter", 2, None, Charter(("One.", "Two."), START.date())),
        f.Put("sessions", 1, book.sessions[1], replace(book.sessions[1], topic="Trust")),
        f.Put("profile", 1, book.profile, replace(book.profile, minutes=90)),
    )
