"""How each fact changes a session: arithmetic on values; what may happen is decided in moves alone."""

from collections.abc import Mapping
from functools import singledispatch
from typing import TypeVar

from als_tui.domain.process.planning import slot_in, unplanned
from als_tui.domain.series import Series
from als_tui.domain.session import facts as f
from als_tui.domain.session.backdating import phase_from, turn_from
from als_tui.domain.session.state import (
    Answer,
    Bid,
    Catch,
    CheckRound,
    Entry,
    Intervention,
    Pass,
    Person,
    Run,
    Session,
    Turn,
)
from als_tui.domain.timing import Stamp
from als_tui.value import replace

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
        module=fact.module,
        evaluation=fact.evaluation,
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
    given = replace(session, words=words, passed=_passed(session, fact.person, fact.about, fact.passed))
    if fact.about != "learning":
        return given
    was = (fact.person, "learning") in session.words
    return replace(given, caught=_came(session, ("learning", fact.person), was, bool(fact.text)))


@apply.register
def _(fact: f.PulseGiven, session: Session, stamp: Stamp) -> Session:
    score = fact.score or None
    if not fact.round:
        return replace(session, pulse=_with(session.pulse, fact.person, score))
    checks = _with(session.checks, (fact.round, fact.person), score)
    left = any(number == fact.round for number, _ in checks)
    was = any(number == fact.round for number, _ in session.checks)
    caught = _came(session, ("check", fact.round), was, left) if score or not left else session.caught
    return replace(session, checks=checks, rounds=_rounds(session, fact, stamp.t, left), caught=caught)


@apply.register
def _(fact: f.PointRated, session: Session, stamp: Stamp) -> Session:
    return replace(session, rated={**session.rated, (fact.person, fact.point): fact.figure})


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
    kept = {slot.id for slot in fact.slots}
    gone = (slot.presenter for slot in session.slots if slot.id not in kept and slot.presenter is not None)
    return replace(session, slots=fact.slots, dropped=(*session.dropped, *gone))


@apply.register
def _(fact: f.PhaseBegan, session: Session, stamp: Stamp) -> Session:
    closed = _closed(session, stamp.t)
    is_break = unplanned(fact.stop)
    same = is_break or slot_in(fact.stop) == slot_in(session.resume or session.stop)
    return replace(
        closed,
        earlier=session.earlier if same else _learnings(session),
        stop=fact.stop,
        resume=session.stop if is_break else None,
        planned={fact.stop: fact.planned} | dict(session.planned),
        skipped=(session.skipped | frozenset(fact.skipped)) - {fact.stop},
        runs=closed.runs.add(Run(fact.stop, stamp.t)),
    )


@apply.register
def _(fact: f.ClockStopped, session: Session, stamp: Stamp) -> Session:
    return replace(session, runs=_end_run(session.runs, stamp.t))


@apply.register
def _(fact: f.ClockStarted, session: Session, stamp: Stamp) -> Session:
    return replace(session, runs=session.runs.add(Run(session.stop or "", stamp.t)))


@apply.register
def _(fact: f.TimeGiven, session: Session, stamp: Stamp) -> Session:
    total = session.given.get(fact.stop, 0) + fact.seconds
    return replace(session, given=_with(session.given, fact.stop, total or None))


@apply.register
def _(fact: f.FloorGiven, session: Session, stamp: Stamp) -> Session:
    turns = _end_turn(session.turns, stamp.t)
    if fact.person is not None:
        turns = turns.add(Turn(fact.person, session.stop or "", stamp.t))
    return _hand_down(replace(session, turns=turns), fact.person)


@apply.register
def _(fact: f.FloorCorrected, session: Session, stamp: Stamp) -> Session:
    turns, at = session.turns, fact.turn
    if not 0 <= at < len(turns):
        return session
    return replace(session, turns=turns.with_item(at, replace(turns[at], person=fact.person)))


@apply.register
def _(fact: f.TurnModeChosen, session: Session, stamp: Stamp) -> Session:
    return replace(session, modes=_with(session.modes, fact.stop, fact.mode))


@apply.register
def _(fact: f.HandShown, session: Session, stamp: Stamp) -> Session:
    lowered = _hand_down(session, fact.person)
    if fact.hand is f.Hand.UP:
        return replace(session, hands=(*lowered.hands, fact.person))
    if fact.hand is f.Hand.DOWN:
        return lowered
    passed = Pass(fact.person, session.stop or "", stamp.t)
    return replace(lowered, passes=session.passes.add(passed))


@apply.register
def _(fact: f.HandTold, session: Session, stamp: Stamp) -> Session:
    if fact.person not in session.hands:
        return session
    return replace(session, hand_words=_with(session.hand_words, fact.person, fact.text or None))


@apply.register
def _(fact: f.HandsOrdered, session: Session, stamp: Stamp) -> Session:
    return replace(session, hands_by=fact.by)


@apply.register
def _(fact: f.QueueClosed, session: Session, stamp: Stamp) -> Session:
    return replace(session, queue_closed=fact.closed)


@apply.register
def _(fact: f.TurnLimited, session: Session, stamp: Stamp) -> Session:
    return replace(session, turn_limit=fact.seconds)


@apply.register
def _(fact: f.Intervened, session: Session, stamp: Stamp) -> Session:
    which, reason, earlier = fact.which, fact.reason, session.interventions
    if which is not None:
        put_right = [
            replace(each, reason=reason) for each in earlier[which : which + 1] if reason is not None
        ]
        return replace(session, interventions=Series((*earlier[:which], *put_right, *earlier[which + 1 :])))
    before = session.intervention.reason if session.intervention else None
    resumes = before if reason is f.Reason.SILENCE else None
    interventions = _end_intervention(earlier, stamp.t)
    if reason is not None:
        interventions = interventions.add(Intervention(reason, session.stop or "", stamp.t, resumes=resumes))
    return replace(session, interventions=interventions)


@apply.register
def _(fact: f.Backdated, session: Session, stamp: Stamp) -> Session:
    if fact.what == "turn" and session.turns:
        return turn_from(session, fact.t)
    return phase_from(session, fact.t) if fact.what == "phase" and session.runs else session


@apply.register
def _(fact: f.AwayCounted, session: Session, stamp: Stamp) -> Session:
    others = (answer for answer in session.away if answer.away != fact.away)
    return replace(session, away=(*others, fact))


@apply.register
def _(fact: f.Captured, session: Session, stamp: Stamp) -> Session:
    entry = Entry(fact.id, fact.content, fact.stop, fact.slot, stamp.t)
    following = max(session.next_entry, fact.id + 1)
    caught = session.caught.add(("entry", fact.id)) if fact.content.text else session.caught
    return replace(session, entries=session.entries.add(entry), next_entry=following, caught=caught)


@apply.register
def _(fact: f.Amended, session: Session, stamp: Stamp) -> Session:
    place, content = session.place_of(fact.id), fact.content
    if place is None:
        return session
    entries, before = session.entries, session.entries[place]
    was, worded = bool(before.content.text), content is not None and bool(content.text)
    caught = session.caught if was == worded else _came(session, ("entry", fact.id), was, worded)
    if content is None:
        rest = Series((*entries[:place], *entries[place + 1 :]))
        return replace(session, entries=rest, caught=caught)
    return replace(session, entries=entries.with_item(place, replace(before, content=content)), caught=caught)


def _rounds(session: Session, fact: f.PulseGiven, t: float, left: bool) -> tuple[CheckRound, ...]:
    """Return the stretches of check rounds after one more figure; `left` is False if no figure of its round is left.

    A person's first figure in a round lengthens its last stretch, unless a turn came between or the round was asked
    for again since; then a new stretch begins, when it was. A figure that is put right changes nothing; a round taken
    out goes.
    """
    rounds = session.rounds
    if not left:
        return tuple(each for each in rounds if each.number != fact.round)
    if not fact.score or (fact.round, fact.person) in session.checks:
        return rounds
    last, turn = (rounds or (None,))[-1], session.turns[-1:]
    stop = session.stop or ""
    if (
        last
        and (last.number, last.stop) == (fact.round, stop)
        and (fact.asked is None or fact.asked <= last.ended)
        and all(each.began <= last.ended for each in turn)
    ):
        return (*rounds[:-1], replace(last, ended=t))
    began = max(t if fact.asked is None else min(fact.asked, t), *(each.began for each in turn), 0.0)
    return (*rounds, CheckRound(fact.round, stop, min(began, t), t))


def _came(session: Session, catch: Catch, was: bool, worded: bool) -> Series[Catch]:
    """What was caught, with this as the latest; without it if it has no words any more. `was`: it is in it so far."""
    others = session.caught
    if was:
        others = Series(other for other in others if other != catch)
    return others.add(catch) if worded else others


def _learnings(session: Session) -> frozenset[Catch]:
    """The learnings among what was caught."""
    return frozenset(("learning", person) for person, about in session.words if about == "learning")


def _passed(session: Session, person: int, about: str, gave_nothing: bool) -> frozenset[tuple[int, str]]:
    passed = frozenset(((person, about),))
    return session.passed | passed if gave_nothing else session.passed - passed


def _with(mapping: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    rest = {k: v for k, v in mapping.items() if k != key}
    return rest if value is None else {**rest, key: value}


def _hand_down(session: Session, person: int | None) -> Session:
    """The session without a person's hand, and what it was about."""
    if person not in session.hands:
        return session
    hands = tuple(hand for hand in session.hands if hand != person)
    words = {hand: text for hand, text in session.hand_words.items() if hand != person}
    return replace(session, hands=hands, hand_words=words)


def _end_run(runs: Series[Run], t: float) -> Series[Run]:
    if not runs or runs[-1].ended is not None:
        return runs
    return runs.with_item(-1, replace(runs[-1], ended=t))


def _end_turn(turns: Series[Turn], t: float) -> Series[Turn]:
    if not turns or turns[-1].ended is not None:
        return turns
    return turns.with_item(-1, replace(turns[-1], ended=t))


def _end_intervention(interventions: Series[Intervention], t: float) -> Series[Intervention]:
    if not interventions or interventions[-1].ended is not None:
        return interventions
    return interventions.with_item(-1, replace(interventions[-1], ended=t))


def _closed(session: Session, t: float) -> Session:
    return replace(
        session,
        runs=_end_run(session.runs, t),
        turns=_end_turn(session.turns, t),
        interventions=_end_intervention(session.interventions, t),
        hands=(),
        hand_words={},
        queue_closed=False,
    )
