"""Random days of a machine: whatever it does, the timer tells the seconds in the room, or says that it may not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from als_tui.domain.book import Book
from als_tui.domain.moves.away import count_away
from als_tui.domain.moves.flow import next_phase, start_or_pause
from als_tui.domain.session.away import is_about
from als_tui.domain.session.facts import Step
from als_tui.domain.session.schedule import elapsed
from als_tui.domain.timing import Stamp
from als_tui.engine import Engine, Saved
from als_tui.ports import Opening
from tests.domain.build import ANA, BEN, CHI, START, World
from tests.fakes import StillClock
from tests.promise.plugin import Promised

BEAT = 15.0
"""Seconds; so much may be unknown of the time before a machine stopped."""


@dataclass
class Kept:
    """A journal that keeps steps and the last beat in memory, and nothing that a killed program had not kept."""

    steps: list[Step]
    beats: list[Stamp] = field(default_factory=list)

    used_up = False

    def append(self, step: Step) -> None:
        self.steps.append(step)

    def beat(self, stamp: Stamp) -> None:
        self.beats[:] = [stamp]

    def draft(self, topic: str, text: str) -> None: ...

    def is_told(self, seq: int) -> bool:
        return False

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None: ...

    def waiting(self, count: int) -> None: ...

    def check(self) -> None: ...

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        return ""

    def seal(self, book: Book, seq: int) -> str:
        return ""

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        return ""

    def close(self) -> None: ...


@cache
def a_slot_held() -> tuple[Book, tuple[Step, ...], float]:
    """A session where the set asks Ana: the book before it, its steps, and how long it has gone."""
    world = World()
    book = world.book
    world.opened(slots=3).presenting(ANA, BEN, CHI).later(300).reach("slot.1.present")
    return book, tuple(world.live.log), world.t


@dataclass
class Day:
    """A machine, a room with a clock on its wall that is always right, and als-tui between them."""

    random: Random
    counts: Counter[str]
    rtc: bool
    """Whether the machine's clock goes on while it is off, as on a laptop and not on a Pi."""
    truth: float = 0.0
    """Seconds that the running phase has taken in the room, as far as the facilitator wants them counted."""
    shown: float = 0.0
    """What was seen last of it."""
    slack: float = 1.0
    """Seconds by which the timer may be wrong; without end once the facilitator took the wall clock's word."""
    off: float = 0.0
    """Seconds from when the machine stopped to when the set was opened last, while nobody has said what counts."""
    back: float = 0.0
    """Seconds since then."""

    def __post_init__(self) -> None:
        book, steps, t = a_slot_held()
        self.book, self.journal = book, Kept(list(steps))
        self.clock = StillClock(START + timedelta(seconds=t), t, "boot")
        self.open()

    def open(self) -> None:
        moments = [self.journal.steps[-1].stamp, *self.journal.beats]
        last = max(moments, key=lambda stamp: stamp.t)
        opening = Opening(self.book, 0, (), tuple(self.journal.steps), {}, last)
        self.engine = Engine(opening, self.journal, self.clock)
        self.engine.beat()
        self.off, self.back = self.off + self.back if self.engine.asks else 0.0, 0.0

    @property
    def runs(self) -> bool:
        return self.engine.live.running.running

    def pass_(self, seconds: float) -> None:
        """Time goes on in the room."""
        self.truth += seconds if self.runs else 0.0
        self.back += seconds

    def run(self, most: float = 900.0) -> None:
        """The program runs, looks at the clock, and is alive."""
        seconds = self.random.uniform(0.01, most)
        self.clock.pass_(seconds)
        self.pass_(seconds)
        self.engine.look()
        if most > BEAT:
            self.engine.beat()

    def sleep(self) -> None:
        """The lid is shut; now and then she does not want that time counted."""
        self.run(1.0)
        seconds = self.random.uniform(4, 5000)
        self.clock.sleep(seconds)
        self.pass_(seconds)
        told = self.engine.look()
        assert (told is not None) == self.runs, "what is slept is told where the timer runs"
        if told and not self.engine.asks and self.random.random() < 0.3:
            assert isinstance(self.engine.do(count_away, told, 0.0), Saved)
            self.truth -= seconds
            self.shown = 0.0

    def step_wall(self) -> None:
        """The network puts the wall clock right, or wrong."""
        self.clock.pass_(0, wall_step=self.random.uniform(-7200, 7200))

    def kill(self) -> None:
        """The program is gone for a while; the machine goes on."""
        self.run(BEAT)
        seconds = self.random.uniform(1, 2000)
        self.clock.pass_(seconds)
        self.pass_(seconds)
        self.open()
        if self.engine.asks:  # what nobody has answered for is measured anew at each opening
            self.shown = 0.0

    def reboot(self) -> None:
        """The power is gone for a while, and with it what the clocks knew."""
        self.run(BEAT)
        if not self.engine.asks:
            self.off = self.back = 0.0
        seconds = self.random.uniform(20, 2000)
        self.pass_(seconds)
        back = 0.0 if self.rtc else -self.random.uniform(0, 3600) - seconds
        self.clock.reboot(seconds + back)
        self.open()
        assert self.engine.asks == self.runs, "a reboot is asked about where the timer ran"
        self.shown = 0.0

    def answer(self) -> None:
        """She says what counts, if she is asked."""
        away = self.engine.away
        if not self.engine.asks or away is None:
            return
        self.run(1.0)
        how = self.random.choice(["count", "do not", "set"])
        seconds = {"count": away.measured, "do not": 0.0, "set": self.off}[how]
        assert isinstance(self.engine.do(count_away, away, seconds), Saved)
        self.truth -= self.off if how == "do not" else 0.0
        self.slack += float("inf") if how == "count" else 2 * BEAT
        self.shown = 0.0
        self.counts[how] += 1

    def undo_answer(self) -> None:
        """An answer that was slipped is taken back; then it is asked again when the set is opened."""
        before = self.engine.live.running
        self.engine.undo()
        changed = self.engine.live.running.away != before.away
        self.engine.redo()
        assert self.engine.live.running == before
        self.counts["undone answers"] += changed

    def pause(self) -> None:
        self.engine.do(start_or_pause)

    def next(self) -> None:
        """Another phase, with another time."""
        if isinstance(self.engine.do(next_phase), Saved):
            self.truth, self.shown, self.slack = 0.0, 0.0, 1.0

    def look(self) -> None:
        """What the screen shows is true, or says that it may not be; it never runs back."""
        session, t = self.engine.live.running, self.engine.now().t
        shown = elapsed(session, session.stop or "", t)
        about = is_about(session, self.engine.away)
        if abs(shown - self.truth) >= 1:
            assert about, f"{shown} is shown, {self.truth} were in the room, and nothing says so"
            self.counts["wrong, and flagged"] += 1
        if not self.engine.asks:
            assert abs(shown - self.truth) <= self.slack
        assert shown >= self.shown - 0.01, "the time ran back"
        self.shown = shown


NO_KEYS = ("run", "sleep", "step_wall", "kill")
"""What happens while she is asked: her next key is the answer."""
EVENTS = ("run", "run", "run", "sleep", "step_wall", "kill", "pause", "next", "undo_answer")


def live_days(days: int, events: tuple[str, ...], seed: int, rtc: bool = True) -> Counter[str]:
    """Live so many days, and return how often each thing happened."""
    random, counts = Random(seed), Counter[str]()
    for _ in range(days):
        day = Day(random, counts, rtc)
        for _ in range(random.randrange(6, 14)):
            event = random.choice(NO_KEYS if day.engine.asks else events)
            counts[event] += 1
            getattr(day, event)()
            day.look()
            if random.random() < 0.7:
                day.answer()
                day.look()
    return counts


def all_kinds(days: int) -> None:
    """Days without a reboot are never wrong; with reboots every wrong time is flagged, on a laptop and on a Pi."""
    plain = live_days(days, EVENTS, seed=1)
    assert plain["wrong, and flagged"] == 0
    laptop = live_days(days, (*EVENTS, "reboot"), seed=2)
    pi = live_days(days, (*EVENTS, "reboot"), seed=3, rtc=False)
    for counts in (plain, laptop, pi):
        assert min(counts[event] for event in EVENTS) > days / 4
    for counts in (laptop, pi):
        assert min(counts[one] for one in ("reboot", "count", "do not", "set")) > days / 8
        assert counts["undone answers"] > 0
    assert pi["wrong, and flagged"] > laptop["wrong, and flagged"] > 0


def test_over_random_days_the_timer_is_true_or_says_that_it_may_not_be() -> None:
    all_kinds(170)


@pytest.mark.promise
def test_over_thousands_of_random_days_the_timer_is_true_or_says_that_it_may_not_be(
    promise: Promised,
) -> None:
    all_kinds(1700)
    promise("timer", attempts=3 * 1700)
