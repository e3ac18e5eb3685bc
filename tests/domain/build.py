"""A small set in a line, so that a test shows only what it is about."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Concatenate, ParamSpec

from als_tui.domain.book import Action, Book, Charter, Member, Policy, Profile
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.attendance import all_here, open_session
from als_tui.domain.moves.bids import present
from als_tui.domain.moves.flow import next_phase
from als_tui.domain.process.definition import Between, Minutes, Phase, Process, Records, Speakers, TurnMode
from als_tui.domain.session.facts import Redone, Step, Undone
from als_tui.domain.session.live import Live, evolve
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp
from als_tui.value import replace
from tests.spelled import spelled

P = ParamSpec("P")

START = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
"""A Tuesday."""
ANA, BEN, CHI, DARA, ELI, FAY = range(1, 7)
NAMES = ("Ana", "Ben", "Chi", "Dara", "Eli", "Fay")


def phase(
    key: str,
    minutes: int | None = None,
    speakers: Speakers = Speakers.EVERYONE,
    records: Records = Records.NOTHING,
    turns: TurnMode = TurnMode.NONE,
    optional: bool = False,
) -> Phase:
    """Return a phase with fixed minutes."""
    length = None if minutes is None else Minutes(minutes, minutes)
    title = key.replace("-", " ").capitalize()
    return Phase(key, title, "", "", speakers, length, records, turns, optional)


SMALL = Process(
    id="small",
    title="Small set",
    about="",
    sources=(),
    minutes=60,
    slot_minutes=20,
    opening=(
        phase("check-in", 5, Speakers.EACH_IN_TURN, Records.CHECK_IN),
        phase("progress", None, Speakers.EACH_IN_TURN, Records.PROGRESS),
    ),
    slot=(
        phase("present", 5, Speakers.PRESENTER),
        phase("explore", 10, Speakers.SET_ASKS, Records.QUESTIONS, TurnMode.FREE),
        phase("commit", 5, Speakers.PRESENTER, Records.ACTIONS),
    ),
    closing=(phase("review", 10, records=Records.REVIEW),),
    between=(Between(1, phase("break", 5, records=Records.BREAK, optional=True)),),
)
"""Check-in 5, progress; present 5, explore 10, commit 5 a slot; a break of 5 after the first; review 10."""


class World:
    """A set and its clock: `do` makes a move through the fold, `later` lets time pass."""

    def __init__(
        self,
        *names: str,
        actions: dict[int, Action] | None = None,
        policy: Policy = Policy.QUESTIONS,
        zone: str = "Etc/UTC",
        next_session: datetime | None = None,
    ) -> None:
        """Six members unless named; ids count from 1."""
        joined = date(2026, 1, 1)
        members = {seat: Member(name, joined) for seat, name in enumerate(names or NAMES, start=1)}
        profile = Profile("Northern leads", zone, joined, policy, process="small", next_session=next_session)
        charter = Charter(("What is said here stays here.",), joined)
        book = Book("set-1", {"profile": {1: profile}, "members": members, "charter": {1: charter}})
        self.live = Live(replace(book, tables={**book.tables, "actions": actions or {}}))
        self.t = 0.0
        """Seconds since `START`."""
        self.seq = 0
        self.last: Step
        """The step made last."""

    @property
    def now(self) -> Stamp:
        """The moment it is."""
        return Stamp(START + timedelta(seconds=self.t), "boot", self.t, self.t)

    @property
    def session(self) -> Session:
        """The open session."""
        return self.live.running

    @property
    def book(self) -> Book:
        """What the set keeps."""
        return self.live.book

    def ask(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> Facts | Refusal:
        """Tell what a move would do, without doing it."""
        return move(self.live, self.now, *args, **kwargs)

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> "World":
        """Make a move that must be allowed."""
        facts = move(self.live, self.now, *args, **kwargs)
        assert not isinstance(facts, Refusal), facts.why
        assert facts, "a move that is allowed makes something true"
        return self.keep(facts)

    def refuse(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> str:
        """Make a move that must be refused, and tell why it was."""
        answer = move(self.live, self.now, *args, **kwargs)
        assert isinstance(answer, Refusal), answer
        return spelled(answer.why)

    def keep(self, facts: Facts) -> "World":
        """Make facts true in one step, as the engine does."""
        self.seq += 1
        self.last = Step(self.seq, self.now, facts)
        self.live = evolve(self.live, self.last)
        return self

    def undo(self) -> "World":
        """Take the last step back."""
        return self.keep((Undone(self.live.done[-1]),))

    def redo(self) -> "World":
        """Let the step that was taken back last count again."""
        return self.keep((Redone(self.live.undone[-1]),))

    def later(self, seconds: float) -> "World":
        """Let time pass."""
        self.t += seconds
        return self

    def opened(self, process: Process = SMALL, minutes: int = 60, slots: int = 1) -> "World":
        """Open a session with everybody here."""
        return self.do(open_session, process, minutes, slots).do(all_here)

    def presenting(self, *people: int) -> "World":
        """Let these present, in this order."""
        for person in people:
            self.do(present, person)
        return self

    def reach(self, stop: str) -> "World":
        """Go on, phase by phase, until this stop runs."""
        while self.session.stop != stop:
            self.do(next_phase)
        return self

    def exploring(self, slots: int = 1) -> "World":
        """Open a session in which Ana presents first, then Ben and Chi, and go on to where the set asks Ana."""
        return self.opened(slots=slots).presenting(*(ANA, BEN, CHI)[:slots]).reach("slot.1.explore")
