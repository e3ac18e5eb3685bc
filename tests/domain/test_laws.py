"""Laws of every session: whatever is done, undo, redo, replay and checkpoints tell the same story."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.asking.participation import talk
from als_tui.domain.book import Action, Book, Module, Point, Policy, Status
from als_tui.domain.moves import (
    Facts,
    Refusal,
    asking,
    bids,
    capturing,
    evaluating,
    floor,
    flow,
    guard,
    keeping,
    review,
    setbook,
    tail,
    turns,
)
from als_tui.domain.moves import attendance as roster
from als_tui.domain.moves.away import count_away
from als_tui.domain.process.definition import Records, TurnMode
from als_tui.domain.sealing.seal import seal
from als_tui.domain.session.facts import (
    Commitment,
    HandOrder,
    Note,
    Presence,
    Question,
    Reason,
    Redone,
    Step,
    Undone,
)
from als_tui.domain.session.live import Live, evolve, fold
from als_tui.domain.session.state import Run, Turn, questions
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import Away
from als_tui.value import replace
from tests.domain.build import ANA, BEN, SMALL, World

T = TypeVar("T")
TODAY = date(2026, 3, 3)
OWED = {1: Action(ANA, "Ana", "call the client", 1), 2: Action(BEN, "Ben", "write it down", 1)}
POINTS = (Point("goal"), Point("rule", 1), Point("statement", 1), Point("statement", 2), Point("issue", 1, 9))
PEOPLE = (1, 2, 3, 4, 5, 6, -1, 77)
LINES = (
    "What for?",
    "call Kim by fri %8 +ben",
    "! mail @chi",
    ". two\nlines",
    "",
    "x" * 501,
    "a\x1b[2Jb",
    "long " * 80,
)

Wish = tuple[str, int, int, int]
"""Which move, two numbers from which its arguments are taken, and how many seconds pass before it."""


def one_of(choices: Iterable[T], number: int) -> T:
    """Each of them is met, however many there are."""
    kept = tuple(choices)
    return kept[number % len(kept)]


def who(number: int) -> int:
    return one_of(PEOPLE, number)


def ago(world: World, more: int) -> int:
    """A little more than the running turn or phase has lasted."""
    session = world.live.running
    began = session.turn.began if session.turn else session.runs[-1].began if session.runs else 0.0
    return int(world.t - began) + more


def content(a: int, b: int) -> Note | Question | Commitment:
    line = one_of(LINES, b)
    return (Note(line), Question(who(a), line), Commitment(who(a), line, confidence=b % 12))[a % 3]


def caught(world: World, kind: type[Question | Note], number: int) -> int:
    """The number of something of this kind that was caught, where anything was."""
    of_kind = [entry.id for entry in world.session.entries if isinstance(entry.content, kind)]
    return of_kind[number % len(of_kind)] if of_kind else 0


MOVES: dict[str, Callable[[World, int, int], Facts | Refusal]] = {
    "act": lambda w, a, b: w.ask(keeping.keep_action, Commitment(who(a), one_of(LINES, b))),
    "add member": lambda w, a, b: w.ask(setbook.add_member, f"New {a}", TODAY),
    "add slot": lambda w, a, b: w.ask(bids.add_slot),
    "agree": lambda w, a, b: w.ask(roster.agree, who(a) if b % 2 else None),
    "amend": lambda w, a, b: w.ask(keeping.amend, 1 + a % 9, content(a, b)),
    "answer": lambda w, a, b: w.ask(review.tell_progress, 1 + a % 3, one_of(Status, b)),
    "ask": lambda w, a, b: w.ask(keeping.keep_question, one_of(LINES, b), who(a) if b % 2 else None),
    "attend": lambda w, a, b: w.ask(roster.attend, who(a), one_of(Presence, b)),
    "back": lambda w, a, b: w.ask(flow.back),
    "away": lambda w, a, b: w.ask(
        count_away, Away(max(0.0, w.t - a), w.t, a % 3 > 0), (0.0, min(a, w.t), 60.0 * b)[b % 3]
    ),
    "began": lambda w, a, b: w.ask(flow.began_earlier, ago(w, b % 20), "turn" if a % 2 else "phase"),
    "bid": lambda w, a, b: w.ask(bids.bid, who(a), one_of(LINES, b)),
    "break": lambda w, a, b: w.ask(flow.unplanned_break, b % 20),
    "capture": lambda w, a, b: w.ask(capturing.capture, one_of(LINES, b)),
    "charter": lambda w, a, b: w.ask(setbook.change_charter, (f"Rule {a}",), TODAY),
    "check": lambda w, a, b: w.ask(guard.give_check, 1 + a % 2, who(a), b % 12),
    "check out": lambda w, a, b: w.ask(guard.take_out_check, next((n for n, _ in w.session.checks), a)),
    "drop": lambda w, a, b: w.ask(bids.drop_slot, None if a % 2 else b % 4),
    "end slot": lambda w, a, b: w.ask(flow.end_slot),
    "floor": lambda w, a, b: w.ask(floor.give_floor, who(a)),
    "give to": lambda w, a, b: w.ask(asking.give_to, caught(w, Question, b), who(a)),
    "go on": lambda w, a, b: w.ask(guard.go_on if a % 2 else guard.end_silence),
    "goal": lambda w, a, b: w.ask(review.answer_goal, ("yes", "no", "soon")[b % 3]),
    "guest": lambda w, a, b: w.ask(roster.add_guest, f"Guest {a % 3}"),
    "hand": lambda w, a, b: w.ask(turns.raise_hand, who(a)),
    "hand word": lambda w, a, b: w.ask(
        turns.tell_hand, one_of(w.session.hands or (who(a),), a), one_of(LINES, b)
    ),
    "hands by": lambda w, a, b: w.ask(turns.order_hands, one_of(HandOrder, b)),
    "limit": lambda w, a, b: w.ask(turns.limit_turns, one_of((0, 5, 60, 90), b)),
    "queue": lambda w, a, b: w.ask(turns.close_queue),
    "hold": lambda w, a, b: w.later(60 * (b % 20)).ask(tail.hold_end),
    "learned": lambda w, a, b: w.ask(review.tell_learned, 1 + a % 3, "much", one_of(LINES, b)),
    "leaves": lambda w, a, b: w.ask(setbook.member_leaves, who(a), TODAY),
    "make note": lambda w, a, b: w.ask(asking.make_note, caught(w, Question, b)),
    "make question": lambda w, a, b: w.ask(asking.make_question, caught(w, Note, b), who(a)),
    "mode": lambda w, a, b: w.ask(turns.choose_mode, one_of(TurnMode, b)),
    "next": lambda w, a, b: w.ask(flow.next_phase),
    "next date": lambda w, a, b: w.ask(
        review.plan_next, None if a % 3 == 0 else datetime(2026, 4, 1 + b % 9, 9)
    ),
    "note": lambda w, a, b: w.ask(keeping.keep_note, one_of(LINES, b), who(a) if b % 2 else None),
    "pass": lambda w, a, b: w.ask(turns.pass_turn),
    "pass bid": lambda w, a, b: w.ask(bids.pass_by, who(a)),
    "present": lambda w, a, b: w.ask(partial(bids.present, again=b % 2 == 0), who(a)),
    "presenter": lambda w, a, b: w.ask(floor.floor_back),
    "profile": lambda w, a, b: w.ask(setbook.set_profile, replace(w.book.profile, name=f"Set {b % 3}")),
    "proposed": lambda w, a, b: w.ask(turns.give_proposed),
    "pulse": lambda w, a, b: w.ask(review.give_pulse, who(a), f"{b % 12} fine" if b % 5 else ""),
    "rate": lambda w, a, b: w.ask(evaluating.rate, who(a), one_of(POINTS, b), a % 12),
    "rate rest": lambda w, a, b: w.ask(
        evaluating.rate_rest, *one_of(w.session.rated or ((ANA, POINTS[0]),), a)
    ),
    "pass point": lambda w, a, b: w.ask(evaluating.pass_point, who(a), one_of(POINTS, b)),
    "pass person": lambda w, a, b: w.ask(evaluating.pass_person, who(a)),
    "own goal": lambda w, a, b: w.ask(evaluating.tell_own_goal, who(a), one_of(LINES, b)),
    "rename": lambda w, a, b: w.ask(setbook.rename_member, who(a), f"Name {b}"),
    "role": lambda w, a, b: w.ask(roster.give_role, ("facilitator", "timekeeper")[b % 2], who(a)),
    "skip": lambda w, a, b: w.ask(flow.skip),
    "skip progress": lambda w, a, b: w.ask(flow.skip_progress),
    "space": lambda w, a, b: w.ask(flow.start_or_pause),
    "stop": lambda w, a, b: w.ask(guard.stop_set, one_of(Reason, b)),
    "stop right": lambda w, a, b: w.ask(guard.right_intervention, a % 3, one_of((*Reason, None), b)),
    "swap": lambda w, a, b: w.ask(bids.swap_slots, 1 + a % 3, (-1, 1)[b % 2]),
    "take out": lambda w, a, b: w.ask(keeping.take_out, 1 + a % 9),
    "time": lambda w, a, b: w.ask(flow.give_time, (60, -60)[b % 2]),
    "topic": lambda w, a, b: w.ask(roster.set_detail, "topic", one_of(LINES, b)),
    "trim": lambda w, a, b: w.later(60 * (b % 20)).ask(tail.trim_rest),
    "urge": lambda w, a, b: w.ask(bids.urge, who(a)),
    "was": lambda w, a, b: w.ask(floor.was_someone_else, who(a)),
    "withdraw": lambda w, a, b: w.ask(bids.withdraw, next(iter(w.session.bids), a)),
    "word": lambda w, a, b: w.ask(roster.give_word, who(a), "check-in", one_of(LINES, b)),
    "undo": lambda w, a, b: (Undone(w.live.done[-1]),) if len(w.live.done) > 1 else Refusal(""),
    "redo": lambda w, a, b: (Redone(w.live.undone[-1]),) if w.live.undone else Refusal(""),
}
LIVELY = (
    *(
        "answer",
        "ask",
        "began",
        "floor",
        "floor",
        "hand",
        "learned",
        "mode",
        "next",
        "pass",
        "presenter",
        "proposed",
    ),
    *("redo", "redo", "stop", "undo", "was"),
)
"""What happens most while a slot is held."""
NAMES = (*sorted(MOVES), *LIVELY, *LIVELY)
WISHES = st.tuples(st.sampled_from(NAMES), st.integers(0, 99), st.integers(0, 99), st.integers(0, 30))


@dataclass
class Story:
    """A session that some wishes made, with every value on its way."""

    book: Book
    """The set's book before the first step."""
    world: World
    steps: list[Step] = field(default_factory=list)
    lives: list[Live] = field(default_factory=list)
    """The value after each step."""
    allowed: Counter[str] = field(default_factory=Counter)

    def keep(self, world: World) -> None:
        self.steps.append(world.last)
        self.lives.append(world.live)


def story(wishes: list[Wish]) -> Story:
    """What becomes of wishes, from a session as it is opened; those that are refused are passed over."""
    world = World(actions=OWED, policy=Policy.ALL)
    marked = Module(datetime(2026, 3, 3, 14), 60, "small", datetime(2026, 1, 1, tzinfo=UTC), evaluation="end")
    world.live = replace(world.live, book=world.book.put("modules", 1, marked))
    told = Story(world.book, world)
    told.keep(world.do(roster.open_session, SMALL, 60, 2, 1))
    for name, a, b, seconds in wishes:
        facts = MOVES[name](world.later(seconds), a, b)
        if not isinstance(facts, Refusal):
            told.allowed[name] += 1
            told.keep(world.keep(facts))
    return told


def in_the_middle(wishes: list[Wish]) -> list[Wish]:
    """The wishes, after those that lead to where the set asks: there most rules meet."""
    names = ("skip progress", "agree", "present", "present", "space", "next", "next", "next", "floor")
    here = [("attend", seat, 1, 1) for seat in range(6)]
    return [
        *here,
        *((name, i, 0, 1) for i, name in enumerate(names)),
        ("note", 0, 3, 1),
        ("note", 1, 7, 1),
        *wishes,
    ]


STORIES = st.one_of(
    st.lists(WISHES, max_size=35).map(story), st.lists(WISHES, max_size=35).map(in_the_middle).map(story)
)
LONGEST_TOLD = 4 * (60 - 12)
"""Characters that the message line shows at 60 columns."""
laws = settings(max_examples=40)


def test_a_fair_share_of_random_wishes_is_allowed_and_every_move_at_times() -> None:
    random, counted = Random(3), Counter[str]()
    for _ in range(90):
        numbers = ((random.randrange(100), random.randrange(100), random.randrange(30)) for _ in range(40))
        counted += story(in_the_middle([(random.choice(NAMES), *three) for three in numbers])).allowed
    assert [name for name in MOVES if not counted[name]] == []
    assert counted.total() > 90 * (len(in_the_middle([])) + 40) / 2


@laws
@given(STORIES)
def test_undone_to_the_start_it_is_as_opened_and_redone_as_left(told: Story) -> None:
    world, left = told.world, told.world.live
    while len(world.live.done) > 1:
        world.undo()
    assert (world.live.session, world.book) == (told.lives[0].session, told.lives[0].book)
    for _ in left.done[1:]:
        world.redo()
    assert (world.live.session, world.book) == (left.session, left.book)
    assert (world.live.done, world.live.undone) == (left.done, left.undone)


@laws
@given(STORIES)
def test_undo_and_redo_is_nothing_wherever_it_is_done(told: Story) -> None:
    for live in told.lives:
        now, seq = told.world.now, live.log[-1].seq
        undone = evolve(live, Step(seq + 1, now, (Undone(live.done[-1]),)))
        again = evolve(undone, Step(seq + 2, now, (Redone(undone.undone[-1]),)))
        assert (again.session, again.book) == (live.session, live.book)
        assert (again.done, again.undone) == (live.done, live.undone)


@laws
@given(STORIES)
def test_what_stands_and_what_undoing_comes_to_is_what_the_steps_that_count_tell(told: Story) -> None:
    for live in told.lives:
        counted = frozenset(live.done)
        steps = [step for step in live.log if step.seq in counted]
        assert [step.seq for step in steps] == [*live.done]
        assert live.session == fold(live.book, steps, ()).session
        assert len(live.before) == len(steps)
        assert live.before[-1] == fold(live.book, steps[:-1], ()).session


@laws
@given(STORIES)
def test_nobody_asks_themselves(told: Story) -> None:
    for live in told.lives:
        for entry, question in questions(live.running):
            slot = live.running.slot_of(entry.slot)
            assert slot is None or slot.presenter != question.asker


@laws
@given(STORIES)
def test_replay_equals_what_was_seen(told: Story) -> None:
    assert fold(told.book, (), told.steps) == told.world.live


@laws
@given(STORIES)
def test_a_checkpoint_and_a_restart_anywhere_change_nothing(told: Story) -> None:
    for done, live in enumerate(told.lives, start=1):
        assert fold(live.book, live.log, ()) == live
        assert fold(live.book, live.log, told.steps[done:]) == told.world.live


@laws
@given(STORIES)
def test_every_step_is_told_within_what_the_message_line_shows(told: Story) -> None:
    """Four rows of 60 columns, less what wrapping may lose in each."""
    for step, live in zip(told.steps, told.lives, strict=True):
        for words in (describe(step, live), describe(step, told.world.live)):
            assert 0 < len(words) <= LONGEST_TOLD
            assert words.isprintable()


@laws
@given(STORIES)
def test_no_length_is_below_nought_and_nobody_speaks_at_two_times_at_once(told: Story) -> None:
    for live in told.lives:
        for stretches in (live.running.runs, live.running.turns):
            spans = [(one.began, one.ended) for one in stretches]
            assert all(ended is None or ended >= began for began, ended in spans)
            assert all(one[1] is not None and one[1] <= two[0] for one, two in pairwise(spans))


@laws
@given(STORIES.filter(lambda told: not told.allowed["away"]))
def test_everybody_s_airtime_is_what_a_second_by_second_count_makes_of_it(told: Story) -> None:
    """And so no stop has more airtime than its timer ran while nobody held the floor."""
    session, end = told.world.live.running, told.world.t
    silent = {stop.key for stop in session.agenda if stop.phase.records is Records.BREAK}
    silent |= {f"break.{number}" for number in range(99)}
    held = [(one.began, end if one.ended is None else one.ended) for one in session.interventions]
    held += [(one.began, one.ended) for one in session.rounds]
    counted, open_floor = Counter[int](), Counter[str]()
    for second in range(int(min([0.0, *(run.began for run in session.runs)])), int(end)):
        run = next((one for one in session.runs if _within(one, second, end)), None)
        if run is None or run.stop in silent or any(a <= second < b for a, b in held):
            continue
        open_floor[run.stop] += 1
        counted.update(
            one.person for one in session.turns if one.stop == run.stop and _within(one, second, end)
        )
    figures = talk(session, end)
    assert {one.person: one.seconds for one in figures} == {
        person.id: counted[person.id] for person in session.people
    }
    for stop in {run.stop for run in session.runs}:
        assert sum(one.seconds for one in talk(session, end, stop=stop)) <= open_floor[stop]


def _within(one: Run | Turn, second: int, end: float) -> bool:
    return one.began <= second < (end if one.ended is None else one.ended)


@laws
@given(STORIES)
def test_there_is_always_a_place_in_the_agenda_and_a_way_on(told: Story) -> None:
    for live in told.lives:
        session = live.running
        assert session.stop is None or session.here is not None
        assert session.floor is None or (found := session.person(session.floor)) is None or found.present
        assert session.turn is None or session.turn.stop == session.stop


@laws
@given(STORIES)
def test_every_session_can_be_sealed(told: Story) -> None:
    for live in told.lives[-3:]:
        assert 1 in seal(live.book, live.running, told.world.now).sessions
