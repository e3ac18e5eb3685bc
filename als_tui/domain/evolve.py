"""How each fact changes a session: arithmetic on values; what may happen is decided in moves alone."""

from collections.abc import Mapping
from dataclasses import replace
from functools import singledispatch
from typing import TypeVar

from als_tui.domain import facts as f
from als_tui.domain.session import Answer, Bid, Entry, Intervention, Pass, Person, Run, Session, Turn
from als_tui.domain.timing import Stamp

K = TypeVar("K")
V = TypeVar("V")


def opened(fact: f.Opened, stamp: Stamp) -> Session:
    """The session as it stands the moment it is opened."""
    return Session(
        number=fact.number,
        process=fact.process,
        minutes=fact.minutes,
        policy=fact.policy,
        quorum=fact.quorum,
        charter=fact.charter,
        due=dict(fact.due),
        opened_at=stamp.at,
        opened_t=stamp.t,
        people=tuple(Person(seat.id, seat.name) for seat in fact.seats),
        slots=fact.slots,
    )


@singledispatch
def apply(fact: object, session: Session, stamp: Stamp) -> Session:
    """The session after one fact that came true at `stamp`."""
    raise TypeError(f"a session knows no {type(fact).__name__}")


@apply.register
def _(fact: f.Attended, session: Session, stamp: Stamp) -> Session:
    changed = (
        replace(person, presence=fact.presence, late=fact.late) if person.id == fact.person else person
        for person in session.people
    )
    return replace(session, people=tuple(changed))


@apply.register
def _(fact: f.GuestCame, session: Session, stamp: Stamp) -> Session:
    guest = Person(fact.seat.id, fact.seat.name, f.Presence.HERE)
    return replace(session, people=(*session.people, guest))


@apply.register
def _(fact: f.RoleGiven, session: Session, stamp: Stamp) -> Session:
    return replace(session, roles=_with(session.roles, fact.role, fact.person))


@apply.register
def _(fact: f.DetailSet, session: Session, stamp: Stamp) -> Session:
    return replace(session, details=_with(session.details, fact.detail, fact.text or None))


@apply.register
def _(fact: f.CharterAgreed, session: Session, stamp: Stamp) -> Session:
    changed = (
        replace(person, agreed=fact.agreed, refused=not fact.agreed) if person.id in fact.people else person
        for person in session.people
    )
    return replace(session, people=tuple(changed))


@apply.register
def _(fact: f.WordGiven, session: Session, stamp: Stamp) -> Session:
    words = _with(session.words, (fact.person, fact.about), fact.text or None)
    return replace(session, words=words, passed=_passed(session, fact.person, fact.about, not fact.text))


@apply.register
def _(fact: f.PulseGiven, session: Session, stamp: Stamp) -> Session:
    if fact.round:
        return replace(session, checks=_with(session.checks, (fact.round, fact.person), fact.score))
    return replace(session, pulse=_with(session.pulse, fact.person, fact.score))


@apply.register
def _(fact: f.ProgressTold, session: Session, stamp: Stamp) -> Session:
    answer = Answer(fact.outcome, fact.learned, fact.changed)
    return replace(session, progress=_with(session.progress, fact.action, answer))


@apply.register
def _(fact: f.ProgressSkipped, session: Session, stamp: Stamp) -> Session:
    return replace(session, progress_skipped=True)


@apply.register
def _(fact: f.BidMade, session: Session, stamp: Stamp) -> Session:
    bid = Bid(fact.issue, fact.urgency) if fact.urgency else None
    bids = _with(session.bids, fact.person, bid)
    return replace(session, bids=bids, passed=_passed(session, fact.person, "bid", bid is None))


@apply.register
def _(fact: f.SlotsOrdered, session: Session, stamp: Stamp) -> Session:
    return replace(session, slots=fact.slots)


@apply.register
def _(fact: f.PhaseBegan, session: Session, stamp: Stamp) -> Session:
    closed = _stopped(session, stamp.t)
    is_break = fact.stop.startswith("break.")
    return replace(
        closed,
        stop=fact.stop,
        resume=session.stop if is_break else None,
        planned={fact.stop: fact.planned} | dict(session.planned),
        skipped=(session.skipped | frozenset(fact.skipped)) - {fact.stop},
        runs=(*closed.runs, Run(fact.stop, stamp.t)),
    )


@apply.register
def _(fact: f.ClockStopped, session: Session, stamp: Stamp) -> Session:
    return replace(session, runs=_end_run(session.runs, stamp.t))


@apply.register
def _(fact: f.ClockStarted, session: Session, stamp: Stamp) -> Session:
    return replace(session, runs=(*session.runs, Run(session.stop or "", stamp.t)))


@apply.register
def _(fact: f.TimeGiven, session: Session, stamp: Stamp) -> Session:
    total = session.given.get(fact.stop, 0) + fact.seconds
    return replace(session, given=_with(session.given, fact.stop, total or None))


@apply.register
def _(fact: f.FloorGiven, session: Session, stamp: Stamp) -> Session:
    turns = _end_turn(session.turns, stamp.t)
    if fact.person is not None:
        turns = (*turns, Turn(fact.person, session.stop or "", stamp.t))
    hands = tuple(person for person in session.hands if person != fact.person)
    return replace(session, turns=turns, hands=hands)


@apply.register
def _(fact: f.FloorCorrected, session: Session, stamp: Stamp) -> Session:
    changed = (
        replace(turn, person=fact.person) if place == fact.turn else turn
        for place, turn in enumerate(session.turns)
    )
    return replace(session, turns=tuple(changed))


@apply.register
def _(fact: f.TurnModeChosen, session: Session, stamp: Stamp) -> Session:
    return replace(session, modes=_with(session.modes, fact.stop, fact.mode))


@apply.register
def _(fact: f.HandShown, session: Session, stamp: Stamp) -> Session:
    others = tuple(person for person in session.hands if person != fact.person)
    if fact.hand is f.Hand.UP:
        return replace(session, hands=(*others, fact.person))
    if fact.hand is f.Hand.DOWN:
        return replace(session, hands=others)
    passed = Pass(fact.person, session.stop or "", stamp.t)
    return replace(session, hands=others, passes=(*session.passes, passed))


@apply.register
def _(fact: f.Intervened, session: Session, stamp: Stamp) -> Session:
    held = _end_intervention(session.interventions, stamp.t)
    if fact.reason is not None:
        held = (*held, Intervention(fact.reason, session.stop or "", stamp.t))
    return replace(session, interventions=held)


@apply.register
def _(fact: f.Backdated, session: Session, stamp: Stamp) -> Session:
    if fact.what == "turn" and session.turns:
        *turns, turn = session.turns
        cut = (_turn_cut(old, fact.t) for old in turns)
        return replace(session, turns=(*cut, replace(turn, began=fact.t)))
    return _phase_from(session, fact.t) if fact.what == "phase" and session.runs else session


@apply.register
def _(fact: f.AwayCounted, session: Session, stamp: Stamp) -> Session:
    others = (one for one in session.away if one.away != fact.away)
    return replace(session, away=(*others, fact))


@apply.register
def _(fact: f.Captured, session: Session, stamp: Stamp) -> Session:
    entry = Entry(fact.id, fact.content, fact.stop, fact.slot, stamp.t)
    following = max(session.next_entry, fact.id + 1)
    return replace(session, entries=(*session.entries, entry), next_entry=following)


@apply.register
def _(fact: f.Amended, session: Session, stamp: Stamp) -> Session:
    if fact.content is None:
        return replace(session, entries=tuple(entry for entry in session.entries if entry.id != fact.id))
    changed = (
        replace(entry, content=fact.content) if entry.id == fact.id else entry for entry in session.entries
    )
    return replace(session, entries=tuple(changed))


def _passed(session: Session, person: int, about: str, gave_nothing: bool) -> frozenset[tuple[int, str]]:
    one = frozenset(((person, about),))
    return session.passed | one if gave_nothing else session.passed - one


def _with(mapping: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    rest = {k: v for k, v in mapping.items() if k != key}
    return rest if value is None else {**rest, key: value}


def _end_run(runs: tuple[Run, ...], t: float) -> tuple[Run, ...]:
    if not runs or runs[-1].ended is not None:
        return runs
    return (*runs[:-1], replace(runs[-1], ended=t))


def _end_turn(turns: tuple[Turn, ...], t: float) -> tuple[Turn, ...]:
    if not turns or turns[-1].ended is not None:
        return turns
    return (*turns[:-1], replace(turns[-1], ended=t))


def _end_intervention(held: tuple[Intervention, ...], t: float) -> tuple[Intervention, ...]:
    if not held or held[-1].ended is not None:
        return held
    return (*held[:-1], replace(held[-1], ended=t))


def _stopped(session: Session, t: float) -> Session:
    return replace(
        session,
        runs=_end_run(session.runs, t),
        turns=_end_turn(session.turns, t),
        interventions=_end_intervention(session.interventions, t),
        hands=(),
    )


def _phase_from(session: Session, t: float) -> Session:
    """The session as if the running phase had begun at `t`; what was said since then belongs to it."""
    *earlier, run = session.runs
    moved = replace(session, runs=(*(_run_cut(old, t) for old in earlier), replace(run, began=t)))
    before = earlier[-1].stop if earlier else None
    if before == run.stop:
        return moved
    return replace(moved, turns=_turns_from(session.turns, run, t), entries=_entries_from(session, before, t))


def _turns_from(turns: tuple[Turn, ...], run: Run, t: float) -> tuple[Turn, ...]:
    """Turns begun since `t` go to the phase of `run`; the one that came with it fills the time before them."""
    own = [turn for turn in turns if turn.stop == run.stop and turn.began >= run.began]
    others = [turn for turn in turns if turn.stop != run.stop or turn.began < run.began]
    before = [_turn_cut(turn, t) for turn in others if turn.began < t]
    late = [replace(turn, stop=run.stop) for turn in others if turn.began >= t]
    if own and own[0].began == run.began and not late:
        own[0] = replace(own[0], began=t)
    elif own and own[0].began == run.began and late[0].began > t:
        late.insert(0, replace(own[0], began=t, ended=late[0].began))
    return (*before, *late, *own)


def _entries_from(session: Session, before: str | None, t: float) -> tuple[Entry, ...]:
    """What was caught since `t` goes to the running phase, unless it is of another slot."""
    here = session.here
    return tuple(
        replace(entry, stop=here.key)
        if here and entry.t >= t and entry.stop == before and entry.slot == here.slot
        else entry
        for entry in session.entries
    )


def _run_cut(run: Run, t: float) -> Run:
    return replace(run, ended=t if run.ended is None else min(run.ended, t))


def _turn_cut(turn: Turn, t: float) -> Turn:
    return replace(turn, ended=t if turn.ended is None else min(turn.ended, t))
