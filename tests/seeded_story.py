"""How the seeded programme is played: each session move by move, and what a facilitator does between two."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from als_tui.domain.book import (
    Book,
    Charter,
    Member,
    Point,
    Policy,
    Profile,
    RoundKind,
    Status,
)
from als_tui.domain.moves import (
    attendance,
    bids,
    capturing,
    evaluating,
    floor,
    flow,
    keeping,
    programme,
    review,
    setbook,
)
from als_tui.domain.moves.paper import PaperSession, enter_session
from als_tui.domain.process.definition import Records
from als_tui.domain.session.evaluating import GOAL, points_for
from als_tui.domain.session.facts import Commitment, Presence
from als_tui.domain.session.schedule import elapsed
from als_tui.engine import Engine, Gone, Saved
from als_tui.value import replace
from tests.fakes import MemoryLibrary, StillClock
from tests.seeded import (
    ANA_S,
    BEGINS,
    CAME,
    CANCELLED,
    CHANGED,
    DATES,
    END,
    END_GOALS,
    GUEL,
    HALF_WAY,
    HALF_WAY_GOALS,
    LATE,
    LED_BY_MEMBER,
    LEILA,
    MODULES,
    MOVED,
    NAME,
    NAMES,
    PAPER,
    PIA,
    QUIN,
    ROSA,
    START_GOALS,
    SVEN,
    WITH_GUEST,
    WORDLESS,
    ZONE,
    moment,
)

_ISSUES = (
    "Who decides when two wards need one nurse",
    "=1+1 is what head office makes of our rota",
    "[b]Bold[/b] plans, and nobody to carry them",
    "كيف أقول لا في بداية الأسبوع",
    "My team hears of changes last 🌧",
)
_OUTCOMES = (
    *[Status.DONE] * 10,
    *[Status.PARTLY] * 3,
    *[Status.OPEN] * 4,
    *[Status.MISSED] * 2,
    Status.DROPPED,
)


def answer(session: int, seat: int, point: Point) -> int:
    """What a member answers to a rule, about an issue, or to a statement."""
    if point.about == "issue":
        return 1 + (seat + point.session + session) % 4
    if point.about == "rule":
        return 3 if session == END or (seat + point.number) % 3 else 1 + seat % 2
    return 1 + ((seat + point.number + session) % 4 == 0)


class Story:
    """Plays the sessions; a move that is refused is a fault of the story."""

    def __init__(self) -> None:
        self.library, self.random = MemoryLibrary(), Random(8)
        self.decks: dict[str, list[Any]] = {}
        made = date(2025, 12, 1)
        profile = Profile(
            NAME, ZONE, made, process="half-day", minutes=210, asked="Leads who ask before they tell"
        )
        members = tuple(
            Member(
                name, made, goal=f"To say no earlier ({seat})", mail=f"m{seat}@example.org", role="Ward lead"
            )
            for seat, name in enumerate(NAMES[:7], 1)
        )
        self.set_id = self.library.create(profile, members, Charter(setbook.DEFAULT_CHARTER, made))
        with self.between(made):
            first = [
                datetime.combine(day - timedelta(weeks=1) if number == MOVED else day, BEGINS)
                for number, day in enumerate(DATES, 1)
            ]
            self.do(programme.plan_modules, first, 210)
            for number, module in self.engine.live.book.modules.items():
                rounds: dict[int, RoundKind] = {MODULES[HALF_WAY - 1]: "half-way", MODULES[END - 1]: "end"}
                wanted = replace(
                    module,
                    place="Library",
                    topic=f"Topic {number}",
                    evaluation=rounds.get(number, ""),
                )
                self.do(programme.change_module, number, wanted)

    def play(self) -> Book:
        """Every session with what comes before and after it; returns what the set keeps then."""
        for session in range(1, 9):
            self.before(session)
            (self.from_paper if session == PAPER else self.meet)(session)
            self.after(session)
        return self.library.books[self.set_id]

    @contextmanager
    def between(self, day: date) -> Iterator[None]:
        """A morning between two sessions; what is done then stands in the book."""
        self.open(day)
        yield
        self.library.books[self.set_id] = self.engine.live.book
        del self.library.journals[self.set_id]

    def open(self, day: date) -> None:
        """Open the set on this day, half an hour after nine."""
        self.clock = StillClock(moment(day), boot_id=f"boot-{day}")
        opening, journal = self.library.open(self.set_id)
        self.engine = Engine(opening, journal, self.clock)

    def do(self, move: Callable[..., Any], *args: object) -> None:
        outcome = self.engine.do(move, *args)
        assert isinstance(outcome, Saved), (move.__name__, args, outcome)
        self.clock.pass_(20)

    def drawn(self, deck: str, cards: tuple[Any, ...]) -> Any:
        if not self.decks.get(deck):
            self.decks[deck] = list(cards)
            self.random.shuffle(self.decks[deck])
        return self.decks[deck].pop()

    def before(self, session: int) -> None:
        number, day = MODULES[session - 1], DATES[MODULES[session - 1] - 1]
        with self.between(day - timedelta(weeks=3)):
            today = day - timedelta(weeks=3)
            if number == MOVED:
                self.do(programme.move_module, number, datetime.combine(day, BEGINS))
            if session == CHANGED:
                self.do(setbook.member_leaves, ROSA, today)
                self.do(setbook.change_charter, (*setbook.DEFAULT_CHARTER, "Phones stay outside."), today)
            if session == WITH_GUEST:
                self.do(setbook.add_member, NAMES[SVEN - 1], today)
            if session in (WORDLESS, WORDLESS + 1):
                policy = Policy.NOTHING if session == WORDLESS else Policy.QUESTIONS
                self.do(setbook.set_profile, replace(self.engine.live.book.profile, policy=policy))

    def after(self, session: int) -> None:
        number = MODULES[session - 1]
        with self.between(DATES[number - 1] + timedelta(days=1)):
            if number == CANCELLED - 1:
                for member in (ANA_S, LEILA, PIA, QUIN, SVEN):
                    self.do(programme.cannot_come, CANCELLED, member)
                self.do(programme.cancel_module, CANCELLED, "Only two could come")

    def people(self, session: int, *signs: str) -> list[int]:
        """Members whose sign of this session is one of these, by seat."""
        return [seat for seat, row in enumerate(CAME, 1) if row[session - 1] in signs]

    def from_paper(self, session: int) -> None:
        """A session that was held without als-tui, and entered three days later."""
        process = self.library.processes()[0]["half-day"]
        paper = PaperSession(
            datetime.combine(DATES[session - 1], BEGINS),
            200,
            process.id,
            process.title,
            tuple(self.people(session, "P", "h")),
            tuple(self.people(session, "P")),
        )
        with self.between(DATES[session - 1] + timedelta(days=3)):
            self.do(enter_session, paper)

    def meet(self, session: int) -> None:
        """A session from check-in to the seal."""
        self.open(DATES[MODULES[session - 1] - 1])
        process = self.library.processes()[0]["half-day"]
        self.do(attendance.open_session, process, 210, 3, MODULES[session - 1])
        self.roster(session)
        self.roles(session)
        self.open_slots(session)
        self.do(flow.start_or_pause)
        self.tell()
        self.phases(session)
        for seat in self.people(session, *"Pbh"):
            pulse = 2 if (session, seat) == (4, QUIN) else self.drawn("pulse", (6, 7, 7, 8, 8, 9))
            self.do(review.give_pulse, seat, f"{pulse} as it was")
            self.do(
                attendance.give_word, seat, "learning", f"What session {session} taught {NAMES[seat - 1]}"
            )
        self.evaluate(session)
        assert isinstance(self.engine.seal(), Gone)
        self.engine.close()

    def evaluate(self, session: int) -> None:
        """The round of a session that has one, and where each starts; it takes the set no time of the clock."""
        goals = {HALF_WAY: HALF_WAY_GOALS, END: END_GOALS}.get(session, START_GOALS)
        for seat in self.people(session, *"Pbh"):
            live = self.engine.live
            for point in points_for(live.book, live.running, seat):
                if seat not in goals:
                    assert isinstance(self.engine.do(evaluating.pass_point, seat, point), Saved)
                    continue
                figure = goals[seat] if point == GOAL else answer(session, seat, point)
                assert isinstance(self.engine.do(evaluating.rate, seat, point, figure), Saved)

    def roster(self, session: int) -> None:
        """Who is here; under the new charter the one who comes late is not asked."""
        late = [seat for of, seat in LATE if of == session]
        for seat in self.people(session, "a", "n"):
            gone = Presence.APOLOGIES if CAME[seat - 1][session - 1] == "a" else Presence.ABSENT
            self.do(attendance.attend, seat, gone)
        for seat in self.people(session, *"Pbh"):
            if seat not in late:
                self.do(attendance.attend, seat, Presence.HERE)
        if session == CHANGED:
            self.do(attendance.agree)  # before who is late comes
        for seat in late:
            self.do(attendance.attend, seat, Presence.LATE, LATE[session, seat])
        if session == WITH_GUEST:
            self.do(attendance.add_guest, "Noor")
        if session != CHANGED:
            self.do(attendance.agree)

    def roles(self, session: int) -> None:
        here = self.people(session, *"Pbh")
        self.do(attendance.give_role, "timekeeper", here[session % len(here)])
        self.do(attendance.give_role, "note-taker", here[(session + 2) % len(here)])
        if session == LED_BY_MEMBER:
            self.do(attendance.give_role, "facilitator", GUEL)
        else:
            self.do(attendance.set_detail, "facilitator", "Ward")

    def open_slots(self, session: int) -> None:
        for seat in self.people(session, "P", "b"):
            issue = self.drawn("issue", _ISSUES)
            self.do(bids.bid, seat, f"{issue} (S{session})", 3 if CAME[seat - 1][session - 1] == "P" else 1)
        for seat in self.people(session, "P"):
            self.do(bids.present, seat)

    def tell(self) -> None:
        """What became of the actions of everybody who is here; Gül's first is carried three times."""
        session = self.engine.live.running
        here = {person.id for person in session.present}
        for action, owner in session.due.items():
            if owner not in here:
                continue
            carried = action == 1 and len(self.engine.live.book.actions[1].progress) < 3
            outcome = Status.OPEN if carried else self.drawn("outcome", _OUTCOMES)
            self.do(review.tell_progress, action, outcome)
            if outcome is Status.DONE:
                self.do(review.tell_learned, action, f"What action {action} taught", "")

    def phases(self, session: int) -> None:
        """Every phase to the last, some minutes over or under its plan, with what is caught in each."""
        while True:
            live = self.engine.live.running
            here = live.here
            assert here is not None
            if floor.asks(live):
                self.questions()
            if here.phase.records is Records.ACTIONS:
                self.promises(session)
            over = self.drawn("over", (-60, 0, 0, 0, 60, 120))
            gone = elapsed(self.engine.live.running, here.key, self.engine.now().t)
            self.clock.pass_(max(0.0, (here.seconds or 0) + over - gone))
            if not isinstance(self.engine.do(flow.next_phase), Saved):
                return

    def questions(self) -> None:
        session = self.engine.live.running
        for person in session.present[:3]:
            if person.id not in (session.presenter, session.facilitator):
                self.do(floor.give_floor, person.id)
                self.do(capturing.capture, f"What does {person.name} not see yet?")

    def promises(self, session: int) -> None:
        live, here = self.engine.live.running, self.people(session, *"Pbh")
        assert live.presenter is not None
        for step in range(self.drawn("promises", (1, 2, 2, 3, 3, 3))):
            due = self.clock.wall.date() + timedelta(weeks=2 + 2 * step)
            text = f"{'=1+1: ' if step else ''}Step {step + 1} of session {session}: talk with who decides"
            helper = NAMES[here[(live.presenter + step) % len(here)] - 1]
            sure = self.drawn("sure", (5, 6, 7, 8, 9))
            self.do(keeping.keep_action, Commitment(live.presenter, text, due, "It is Monday", sure, helper))
