"""The demo: an invented set of six with two sealed sessions, in a folder that vanishes."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from als_tui.domain.book import Charter, Member, Policy, Profile, Status
from als_tui.domain.moves import attendance, bids, capturing, floor, flow, keeping, review
from als_tui.domain.moves.setbook import DEFAULT_CHARTER
from als_tui.domain.session.facts import Commitment, Presence
from als_tui.domain.timing import ClockReading
from als_tui.engine import Engine, Refused
from als_tui.ports import Library
from als_tui.terminal.said import said
from als_tui.terminal.start import prepare

NAME = "Harbour set (invented)"
MEMBERS = ("Ana", "Ben", "Chipo", "Dara", "Emil", "Fay")
ANA, BEN, CHIPO, DARA, EMIL, FAY = range(1, 7)


@dataclass
class PastClock:
    """A clock that tells the demo's sessions of weeks ago."""

    wall: datetime
    boot: float = 0.0

    def read(self) -> ClockReading:
        """The moment that the story has come to."""
        return ClockReading(self.wall, self.boot, "demo")

    def pass_(self, minutes: float) -> None:
        """Let the story go on."""
        self.wall += timedelta(minutes=minutes)
        self.boot += minutes * 60


def make_set(library: Library, zone: str, today: date) -> str:
    """Make the demo's set with its past and return its id."""
    start = today - timedelta(days=63)
    profile = Profile(
        NAME,
        zone,
        start,
        Policy.QUESTIONS,
        process="sand-timer",
        minutes=45,
        next_session=datetime.combine(today, datetime.min.time()).replace(hour=9, minute=30),
    )
    members = tuple(Member(name, start) for name in MEMBERS)
    set_id = library.create(profile, members, Charter(DEFAULT_CHARTER, start))
    for weeks, tell in ((9, _first_session), (5, _second_session)):
        clock = PastClock(
            datetime.combine(today - timedelta(weeks=weeks), datetime.min.time(), UTC).replace(hour=9)
        )
        opening, journal = library.open(set_id)
        engine = Engine(opening, journal, clock)
        tell(engine, clock, library)
        engine.close()
    return set_id


class _Story:
    """Makes moves in a row; a refused one is a fault of the story."""

    def __init__(self, engine: Engine, clock: PastClock) -> None:
        self.engine = engine
        self.clock = clock

    def do(self, move: Callable[..., Any], *args: object, minutes: float = 0.0) -> None:
        outcome = self.engine.do(move, *args)
        if isinstance(outcome, Refused):
            raise ValueError(f"{move.__name__}: {outcome.why}")
        self.clock.pass_(minutes)

    def phase(self, minutes: float) -> None:
        self.do(flow.next_phase, minutes=minutes)

    def ask(self, person: int, words: str) -> None:
        self.do(floor.give_floor, person, minutes=0.4)
        self.do(capturing.capture, words, minutes=1.2)

    def act(self, owner: int, text: str, due: date, cue: str, sure: int, helper: str) -> None:
        self.do(keeping.keep_action, Commitment(owner, text, due, cue, sure, helper), minutes=0.5)

    def open(self, library: Library, away: tuple[int, Presence] | None, presenter: int, issue: str) -> None:
        """From the roster to the presenter's first word."""
        process = library.processes()[0]["sand-timer"]
        self.do(attendance.open_session, process, 45)
        if away is not None:
            self.do(attendance.attend, *away)
        self.do(attendance.all_here)
        self.do(attendance.agree)
        self.do(bids.bid, presenter, issue, 3)
        self.do(bids.present, presenter)

    def close(self, round_: dict[int, tuple[str, str]]) -> None:
        """The round at the end, and the seal."""
        for person, (pulse, learned) in round_.items():
            self.do(review.give_pulse, person, pulse)
            self.do(attendance.give_word, person, "learning", learned)
        if isinstance(outcome := self.engine.seal(), Refused):
            raise ValueError(outcome.why)


def _first_session(engine: Engine, clock: PastClock, library: Library) -> None:
    story = _Story(engine, clock)
    story.open(library, None, BEN, "Two teams share one test bench and I am in the middle")
    story.do(flow.start_or_pause, minutes=4)
    _walk_to(story, "slot.1.")
    clock.pass_(5)
    _walk_to_questions(story)
    story.ask(ANA, "What happens on a day when the bench works for everyone?")
    story.ask(DARA, "Who decides today, and who would like to?")
    story.ask(FAY, "What have you not said to the other team yet?")
    _walk_to_actions(story)
    due = clock.wall.date() + timedelta(weeks=4)
    story.act(BEN, "Ask both leads for one hour together", due, "the plan for the month is out", 8, "Dara")
    story.act(BEN, "Write down who needs the bench when", due, "I sit down on Monday morning", 6, "Ana")
    _walk_to_end(story)
    story.close(
        {
            ANA: ("8 clear", "Asking what works opens more than asking what is broken"),
            BEN: ("9 lighter", "I had been solving it alone"),
            FAY: ("7", "Silence is work"),
        }
    )


def _second_session(engine: Engine, clock: PastClock, library: Library) -> None:
    story = _Story(engine, clock)
    story.open(library, (EMIL, Presence.APOLOGIES), CHIPO, "I inherited a project that nobody believes in")
    for action, outcome, learned in (
        (1, Status.DONE, "They had never sat at one table"),
        (2, Status.OPEN, ""),
    ):
        story.do(review.tell_progress, action, outcome)
        if learned:
            story.do(review.tell_learned, action, learned, "")
    story.do(flow.start_or_pause, minutes=4)
    _walk_to(story, "slot.1.")
    clock.pass_(5)
    _walk_to_questions(story)
    story.ask(BEN, "What would you keep of it if you could keep one thing?")
    story.ask(FAY, "Whose belief matters first?")
    story.ask(DARA, "What do you believe of it yourself?")
    _walk_to_actions(story)
    due = clock.wall.date() + timedelta(weeks=5)
    story.act(
        CHIPO,
        "Talk with the two who built it, before the steering group",
        due,
        "I am back on Thursday",
        7,
        "Ben",
    )
    story.act(CHIPO, "Say in the team what I would stop", due, "", 5, "Fay")
    _walk_to_end(story)
    story.close(
        {
            BEN: ("8 honest", "Keeping one thing is easier than saving all"),
            CHIPO: ("7 braver", "I do believe in a part of it"),
            DARA: ("8", "My question was for me, too"),
        }
    )


def _walk_to(story: _Story, key: str) -> None:
    while not (story.engine.live.running.stop or "").startswith(key):
        story.phase(2)


def _walk_to_questions(story: _Story) -> None:
    while not floor.asks(story.engine.live.running):
        story.phase(1)


def _walk_to_actions(story: _Story) -> None:
    while (here := story.engine.live.running.here) and here.phase.records != "actions":
        story.phase(3)


def _walk_to_end(story: _Story) -> None:
    while not isinstance(story.engine.do(flow.next_phase), Refused):
        story.clock.pass_(3)


def run_demo(*, play: bool, pace: int = 1, mouse: bool = True) -> int:
    """Run the demo and return its exit status; the folder and all in it are gone afterwards."""
    if complaint := prepare():
        said(complaint, error=True)
        return 2
    from als_tui import bootstrap
    from als_tui.clock import SystemClock, local_zone

    with tempfile.TemporaryDirectory(prefix="als-tui-demo-") as folder:
        zone = local_zone()
        data = Path(folder)
        today = SystemClock().read().wall.date()
        set_id = make_set(bootstrap.sets(data), zone, today)
        if not play:
            return bootstrap.show(data, data / "state", mouse=mouse)
        from als_tui.commands.demo_play import play_session

        return play_session(data, set_id, pace)
