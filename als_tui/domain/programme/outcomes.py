"""What became of actions, counted: told is what was answered for good, carried is told as open."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.book import Action, Status
from als_tui.value import Value


class Promises(Value):
    """Actions by what became of them, as far as anybody said; `made` is what was told and what is open."""

    made: int = 0
    done: int = 0
    partly: int = 0
    missed: int = 0
    dropped: int = 0
    carried: int = 0
    """How often one was told as open, and so taken along to the next session."""
    overdue: int = 0
    """How many that are open were due on a day before today."""

    @property
    def told(self) -> int:
        """How many were answered for."""
        return self.done + self.partly + self.missed + self.dropped

    @property
    def open(self) -> int:
        """How many are still to be answered for."""
        return self.made - self.told


def outcome_of(action: Action) -> Status:
    """What became of an action as it was told last, be it between two sessions."""
    return action.between.outcome if action.between is not None else action.status


def promises(actions: Iterable[Action], today: date) -> Promises:
    """Count actions by what became of them."""
    every = list(actions)
    ends = [outcome_of(action) for action in every]
    late = [
        action for action, end in zip(every, ends, strict=True) if end is Status.OPEN and over(action, today)
    ]
    return Promises(
        len(every),
        ends.count(Status.DONE),
        ends.count(Status.PARTLY),
        ends.count(Status.MISSED),
        ends.count(Status.DROPPED),
        sum(times_carried(action) for action in every),
        len(late),
    )


def times_carried(action: Action) -> int:
    """How many progress rounds heard of it that it is still to come."""
    return sum(told.outcome is Status.OPEN for told in action.progress)


def over(action: Action, today: date) -> bool:
    """True if the day by which it was to be done has passed."""
    return isinstance(action.due, date) and action.due < today
