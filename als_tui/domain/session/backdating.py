"""A turn or a phase that began before its key was pressed, and to whom the time in between goes."""

from als_tui.domain.series import Series
from als_tui.domain.session.state import CheckRound, Entry, Intervention, Run, Session, Turn
from als_tui.value import replace


def turn_from(session: Session, t: float) -> Session:
    """The session as if the running turn had begun at `t`: earlier turns end there, and the intervention it ended."""
    *turns, turn = session.turns
    cut = (_turn_cut(old, t) for old in turns)
    interventions = Series(_intervention_cut(each, turn.began, t) for each in session.interventions)
    return replace(session, turns=Series((*cut, replace(turn, began=t))), interventions=interventions)


def phase_from(session: Session, t: float) -> Session:
    """The session as if the running phase had begun at `t`; what was said since then belongs to it."""
    *earlier, run = session.runs
    runs = Series((*(_run_cut(old, t) for old in earlier), replace(run, began=t)))
    moved = replace(session, runs=runs)
    before = earlier[-1].stop if earlier else None
    if before == run.stop:
        return moved
    interventions = (_intervention_cut(each, run.began, t) for each in session.interventions)
    return replace(
        moved,
        turns=_turns_from(session.turns, run, t),
        entries=_entries_from(session, before, t),
        interventions=Series(
            replace(each, stop=run.stop) if _since(each, before, t) else each for each in interventions
        ),
        rounds=tuple(
            replace(each, stop=run.stop) if _since(each, before, t) else each for each in session.rounds
        ),
    )


def _turns_from(turns: Series[Turn], run: Run, t: float) -> Series[Turn]:
    """Return the turns with those begun since `t` in the phase of `run`.

    The turn that began with that phase fills the time between `t` and them.
    """
    own = [turn for turn in turns if turn.stop == run.stop and turn.began >= run.began]
    others = [turn for turn in turns if turn.stop != run.stop or turn.began < run.began]
    before = [_turn_cut(turn, t) for turn in others if turn.began < t]
    late = [replace(turn, stop=run.stop) for turn in others if turn.began >= t]
    if own and own[0].began == run.began and not late:
        own[0] = replace(own[0], began=t)
    elif own and own[0].began == run.began and late[0].began > t:
        late.insert(0, replace(own[0], began=t, ended=late[0].began))
    return Series((*before, *late, *own))


def _entries_from(session: Session, before: str | None, t: float) -> Series[Entry]:
    """Return the entries with those caught since `t` in the running phase, unless they are of another slot."""
    here = session.here
    return Series(
        replace(entry, stop=here.key)
        if here and entry.t >= t and entry.stop == before and entry.slot == here.slot
        else entry
        for entry in session.entries
    )


def _since(stretch: Intervention | CheckRound, before: str | None, t: float) -> bool:
    """True if the stretch began at `t` or later, but is kept as part of the phase `before`."""
    return stretch.stop == before and stretch.began >= t


def _intervention_cut(intervention: Intervention, key: float, t: float) -> Intervention:
    """Return the intervention, ended at `t` if the key that came late ended it and it had begun by then."""
    late = intervention.ended == key and intervention.began < t
    return replace(intervention, ended=t) if late else intervention


def _run_cut(run: Run, t: float) -> Run:
    return replace(run, ended=t if run.ended is None else min(run.ended, t))


def _turn_cut(turn: Turn, t: float) -> Turn:
    return replace(turn, ended=t if turn.ended is None else min(turn.ended, t))
