"""The actions of the slot that is held, in words: they stand on timer and board while they are caught."""

from datetime import date

from rich.cells import cell_len

from als_tui.domain.days.calendar import spell_due
from als_tui.domain.process.definition import Records
from als_tui.domain.session.facts import Commitment
from als_tui.domain.session.state import Session, commitments
from als_tui.domain.words.counting import counted
from als_tui.widgets.fitting import LEAST_NAME, fit, fit_name


def actions_here(session: Session) -> list[Commitment]:
    """The actions of this slot, in the order they were made, in a phase that records actions; else none.

    Outside a slot they are those of the phase.
    """
    here = session.here
    if here is None or here.phase.records is not Records.ACTIONS:
        return []
    return [
        action
        for entry, action in commitments(session)
        if (entry.stop == here.key if here.slot is None else entry.slot == here.slot)
    ]


def action_lines(session: Session, today: date, rows: int, width: int) -> list[str]:
    """A heading, and a row for each action, the last ones if not all fit; nothing without two rows."""
    actions = actions_here(session)
    if not actions or rows < 2:
        return []
    shown = actions[-(rows - 1) :]
    before = len(actions) - len(shown)
    head = f"{counted(len(actions), 'action')} caught{f', the last {len(shown)}' if before else ''}:"
    return [fit(head, width), *(_line(session, action, today, width) for action in shown)]


def _line(session: Session, action: Commitment, today: date, width: int) -> str:
    """Whose and what, by when and how sure; the words give way."""
    day = spell_due(action.due, today).split(",")[0] if isinstance(action.due, date) else action.due
    due = f" · by {day}" if day else ""
    sure = "" if action.confidence is None else f" · {action.confidence} of 10"
    who = fit_name(session.name(action.owner), max(LEAST_NAME, width // 4))
    left = width - cell_len(f"{who}: {due}{sure}")
    return (
        f"{who}: {fit(action.text, left)}{due}{sure}"
        if left >= LEAST_NAME
        else fit(f"{who}: {action.text}", width)
    )
