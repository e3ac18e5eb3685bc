"""A set in use: its book, the session that is open, and the log of steps with what is done and undone."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Book
from als_tui.domain.series import Series
from als_tui.domain.session.evolve import apply, opened
from als_tui.domain.session.facts import Opened, Put, Redone, Step, Undone
from als_tui.domain.session.state import Session
from als_tui.domain.timing import Stamp, local_time
from als_tui.value import Value, field, replace

KEPT_STEPS = 200
"""How many of the last steps can still be undone while no session is open."""


class NoSession(LookupError):
    """A move was asked for that needs an open session, and none is open."""


class Before(Series[Session | None]):
    """What undoing comes to; it follows from the log, so that where sets are compared it counts for nothing."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """True for any other."""
        return isinstance(other, Before)

    def __hash__(self) -> int:
        """The same for all."""
        return 0

    def __repr__(self) -> str:
        """Their number alone."""
        return f"<{len(self)} before>"


class Live(Value):
    """Everything a screen draws from and a move decides on."""

    book: Book
    session: Session | None = None
    log: Series[Step] = field(default_factory=Series)
    """The steps of the session that is open or can be redone, else the last ones; undone ones included.

    It is what a checkpoint writes. Their numbers ascend.
    """
    done: Series[int] = field(default_factory=Series)
    """Numbers of the steps that count, ascending; undo takes the last."""
    undone: Series[int] = field(default_factory=Series)
    """Numbers of the steps taken back, descending; redo takes the last."""
    before: Before = field(default_factory=Before)
    """The session as it was before each of the steps that count, which share nearly all that they hold."""

    @property
    def running(self) -> Session:
        """The open session, for moves and screens that stand on one."""
        if self.session is None:
            raise NoSession("no session is open")
        return self.session

    def step(self, seq: int) -> Step:
        """The step with this number; only those in the log can be asked for (LookupError for others)."""
        at = bisect_left(self.log, seq, key=_number)
        if at == len(self.log) or self.log[at].seq != seq:
            raise LookupError(f"step {seq} is not in the log")
        return self.log[at]


def today_of(live: Live, now: Stamp) -> date:
    """Today's date where the set meets."""
    return local_time(now.at, live.book.profile.zone).date()


def evolve(live: Live, step: Step) -> Live:
    """The set after one more step."""
    return _stepped(live, step, _book_after(live, step))


def fold(book: Book, log: Iterable[Step], tail: Iterable[Step]) -> Live:
    """The set as it was left: `book` already holds what the steps of `log` put in it, not those of `tail`."""
    live = Live(book)
    for step in log:
        live = _stepped(live, step, book)
    for step in tail:
        live = evolve(live, step)
    return live


def _stepped(live: Live, step: Step, book: Book) -> Live:
    """Return `live` after one more step, with `book` as its book."""
    session, done, undone, before = live.session, live.done, live.undone, live.before
    log = live.log.add(step)
    match step.facts:
        case (Opened(), *_):
            return Live(
                book, _session_after(None, step), Series((step,)), Series((step.seq,)), before=Before((None,))
            )
        case (Undone(seq),) if done[-1:] == (seq,):
            after = Live(book, before[-1], log, done[:-1], undone.add(seq), before[:-1])
        case (Redone(seq),) if undone[-1:] == (seq,) and all(last < seq for last in done[-1:]):
            session_after = _session_after(session, live.step(seq))
            after = Live(book, session_after, log, done.add(seq), undone[:-1], before.add(session))
        case (Undone(seq) | Redone(seq),):
            after = _turned(replace(live, book=book, log=log), seq, undo=isinstance(step.facts[0], Undone))
        case _:
            after = Live(
                book, _session_after(session, step), log, done.add(step.seq), before=before.add(session)
            )
    return _shortened(after)


def _turned(live: Live, seq: int, *, undo: bool) -> Live:
    """Return `live` after a step that is not at the end of its stack went from done to undone, or back.

    The session is worked out anew. A step older than the log is in neither stack, and takes nothing along.
    """
    known = frozenset(step.seq for step in live.log) & {seq}
    done, undone = (frozenset(seqs) - {seq} for seqs in (live.done, live.undone))
    done, undone = (done, undone | known) if undo else (done | known, undone)
    session, before = None, Before()
    for step in live.log:
        if step.seq in done:
            session, before = _session_after(session, step), before.add(session)
    stacks = Series(sorted(done)), Series(sorted(undone, reverse=True))
    return Live(live.book, session, live.log, *stacks, before)


def _shortened(live: Live) -> Live:
    """Return `live` without steps too old to undo, so that undo takes nothing back that a restart would not find."""
    if len(live.log) <= KEPT_STEPS or live.session is not None:
        return live
    first = live.log[0]
    if any(isinstance(fact, Opened) for fact in first.facts) and first.seq in live.undone[-1:]:
        return live
    log = live.log[-KEPT_STEPS:]
    old = bisect_left(live.done, log[0].seq)
    undone = Series(seq for seq in live.undone if seq >= log[0].seq)
    return replace(live, log=log, done=live.done[old:], undone=undone, before=live.before[old:])


def _number(step: Step) -> int:
    return step.seq


def _session_after(session: Session | None, step: Step) -> Session | None:
    for fact in step.facts:
        if isinstance(fact, Opened):
            session = opened(fact, step.stamp)
        elif session is not None and not isinstance(fact, Put):
            session = apply(fact, session, step.stamp)
    return session


def _book_after(live: Live, step: Step) -> Book:
    book = live.book
    for fact in step.facts:
        match fact:
            case Put(table, id, _, after):
                book = book.put(table, id, after)
            case Undone(seq):
                for put in reversed(_puts(live.step(seq))):
                    book = book.put(put.table, put.id, put.before)
            case Redone(seq):
                for put in _puts(live.step(seq)):
                    book = book.put(put.table, put.id, put.after)
            case _:
                pass
    return book


def _puts(step: Step) -> list[Put]:
    return [fact for fact in step.facts if isinstance(fact, Put)]
