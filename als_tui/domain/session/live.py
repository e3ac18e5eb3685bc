"""A set in use: its book, the session that is open, and the log of steps with what is done and undone."""

from collections.abc import Iterable

from als_tui.domain.book import Book
from als_tui.domain.session.evolve import apply, opened
from als_tui.domain.session.facts import Opened, Put, Redone, Step, Undone
from als_tui.domain.session.state import Session
from als_tui.value import Value, replace

KEPT_STEPS = 200
"""How many of the last steps can still be undone while no session is open."""


KEPT_VALUES = 50
"""Steps that are undone at once; to undo one before them, the session is worked out anew from its log."""


class NoSession(LookupError):
    """A move was asked for that needs an open session, and none is open."""


class Live(Value):
    """Everything a screen draws from and a move decides on."""

    book: Book
    session: Session | None = None
    log: tuple[Step, ...] = ()
    """The steps of the session that is open or can be redone, else the last ones; undone ones included.

    It is what a checkpoint writes.
    """
    done: tuple[int, ...] = ()
    """Numbers of the steps that count, oldest first; undo takes the last."""
    undone: tuple[int, ...] = ()
    """Numbers of the steps taken back, oldest first; redo takes the last."""
    before: tuple[tuple[int, Session | None], ...] = ()
    """The session as it was before each of the last steps that count, oldest first: what undoing them comes to."""

    @property
    def running(self) -> Session:
        """The open session, for moves and screens that stand on one."""
        if self.session is None:
            raise NoSession("no session is open")
        return self.session

    def step(self, seq: int) -> Step:
        """The step with this number; only those in the log can be asked for (LookupError for others)."""
        for step in reversed(self.log):
            if step.seq == seq:
                return step
        raise LookupError(f"step {seq} is not in the log")


def evolve(live: Live, step: Step) -> Live:
    """The set after one more step."""
    after = replace(_stacked(live, step), book=_book_after(live, step))
    match step.facts:
        case (Undone(seq),) if live.done[-1:] == (seq,) and live.before and live.before[-1][0] == seq:
            return replace(after, session=live.before[-1][1], before=live.before[:-1])
        case (Redone(seq),) if live.undone[-1:] == (seq,) and seq > max(live.done, default=0):
            return _with_step(after, live.step(seq))
        case facts if any(isinstance(fact, Undone | Redone) for fact in facts):
            return _refolded(after)
    return _with_step(after, step)


def fold(book: Book, log: Iterable[Step], tail: Iterable[Step]) -> Live:
    """The set as it was left: `book` already holds what the steps of `log` put in it, not those of `tail`."""
    live = Live(book)
    for step in log:
        live = _stacked(live, step)
    for step in tail:
        live = replace(_stacked(live, step), book=_book_after(live, step))
    return _refolded(live)


def _stacked(live: Live, step: Step) -> Live:
    """Return `live` with the step in its log and stacks; a session that opens begins a log of its own."""
    log = (*live.log, step)
    match step.facts:
        case (Undone(step=seq),):
            return _shortened(replace(_turned(live, seq, undo=True), log=log))
        case (Redone(step=seq),):
            return _shortened(replace(_turned(live, seq, undo=False), log=log))
        case (Opened(), *_):
            return replace(live, log=(step,), done=(step.seq,), undone=(), session=None, before=())
        case _:
            return _shortened(replace(live, log=log, done=(*live.done, step.seq), undone=()))


def _turned(live: Live, seq: int, *, undo: bool) -> Live:
    """Return `live` after step `seq` went from done to undone, or back; a step older than the log is in neither."""
    done = tuple(other for other in live.done if other != seq)
    undone = tuple(other for other in live.undone if other != seq)
    if any(step.seq == seq for step in live.log):
        done, undone = (done, (*undone, seq)) if undo else ((*done, seq), undone)
    return replace(live, done=done, undone=undone)


def _shortened(live: Live) -> Live:
    """Return `live` without steps too old to undo, so that undo takes nothing back that a restart would not find."""
    first = live.log[0]
    session = any(isinstance(fact, Opened) for fact in first.facts)
    if len(live.log) <= KEPT_STEPS or (session and first.seq in (*live.done, *live.undone)):
        return live
    log = live.log[-KEPT_STEPS:]
    kept = {step.seq for step in log}
    done, undone = (tuple(seq for seq in seqs if seq in kept) for seqs in (live.done, live.undone))
    return replace(live, log=log, done=done, undone=undone)


def _refolded(live: Live) -> Live:
    """Return `live` with its session worked out anew from all steps that count.

    That is needed at a start, and after an undo or redo that goes further back than the values in `before`.
    """
    counted = frozenset(live.done)
    steps = [step for step in live.log if step.seq in counted]
    session: Session | None = None
    for step in steps[:-KEPT_VALUES]:
        session = _session_after(session, step)
    refolded = replace(live, session=session, before=())
    for step in steps[-KEPT_VALUES:]:
        refolded = _with_step(refolded, step)
    return refolded


def _with_step(live: Live, step: Step) -> Live:
    """Return `live` with its session after one more step that counts; the session before it is kept for undo."""
    before = (*live.before[1 - KEPT_VALUES :], (step.seq, live.session))
    return replace(live, session=_session_after(live.session, step), before=before)


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
