"""What became of actions, counted: told is what came to an end, carried was told as open in a progress round."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from als_tui.domain.book import Action, Book, Record, Status, Told, waits
from als_tui.value import Value

_AWAY = {"absent": "owner absent", "apologies": "owner sent apologies", "expected": "owner not marked"}
"""Of whom a round asked nothing."""


class Promises(Value):
    """Actions by what became of them, as far as anybody said; `made` is what was told and what is open."""

    made: int = 0
    done: int = 0
    partly: int = 0
    missed: int = 0
    dropped: int = 0
    carried: int = 0
    """How often one was told as open, and so taken along to the next session."""
    between: int = 0
    """How many that are open were told of between two sessions; they count as told once the next one heard it."""
    overdue: int = 0
    """How many that still wait were due on a day before today."""

    @property
    def told(self) -> int:
        """How many were answered for in a progress round, or closed in the register as no round asks for them."""
        return self.done + self.partly + self.missed + self.dropped

    @property
    def open(self) -> int:
        """How many are still to be answered for."""
        return self.made - self.told


def promises(book: Book, actions: Iterable[Action], today: date) -> Promises:
    """Count actions of a set's book by what became of them."""
    every = tuple(actions)
    by = Counter(action.status for action in every)
    return Promises(
        made=len(every),
        done=by[Status.DONE],
        partly=by[Status.PARTLY],
        missed=by[Status.MISSED],
        dropped=by[Status.DROPPED],
        carried=sum(map(times_carried, every)),
        between=sum(map(bool, map(told_since, every))),
        overdue=sum(is_overdue(book, action, today) for action in every),
    )


def times_carried(action: Action) -> int:
    """How many progress rounds heard of it that it is still to come."""
    return sum(told.outcome is Status.OPEN for told in action.progress)


STILL_ASKED = "the next round still asks"
"""What stands beside all that was told between two sessions."""


def told_since(action: Action) -> str:
    """What was told of an open action and heard by no round yet, such as `told done`; empty if nothing was."""
    told = action.between
    return f"told {outcome_word(told.outcome)}" if action.status is Status.OPEN and told is not None else ""


def outcome_word(outcome: Status) -> str:
    """An outcome as it is said; what stays open was carried."""
    return "carried" if outcome is Status.OPEN else outcome.value


def told_word(book: Book, record: Record, told: Told) -> str:
    """What a record says became of an action: the outcome, or that it was carried as its owner was not there."""
    action = book.actions.get(told.action)
    seat = next((each for each in record.attendance if action and each.person == action.owner), None)
    away = told.outcome is Status.OPEN and seat is not None and seat.presence in _AWAY
    return f"carried: {_AWAY[seat.presence]}" if away and seat is not None else outcome_word(told.outcome)


def standing(action: Action) -> str:
    """Where an action stands, as far as anybody told: `open`, `done`, or `told done` before a round heard it."""
    return told_since(action) or action.status.value


def promised_beside(action: Action, spell: Callable[[date], str]) -> str:
    """What follows the day of an action that was put off, such as `, promised Thu 3 Dec`; empty for any other."""
    was = action.promised
    if was is None or was == action.due:
        return ""
    return f", promised {'for the next session' if was == 'next session' else spell(was)}"


def falls_due(book: Book, action: Action) -> date | None:
    """The day on which an action is due; of the next session its date, if it has one."""
    if isinstance(action.due, date) or action.due is None:
        return action.due
    planned = book.profile.next_session
    return planned.date() if planned else None


def is_overdue(book: Book, action: Action, today: date) -> bool:
    """True if it waits and the day by which it was to be done has passed."""
    due = falls_due(book, action)
    return waits(action) and due is not None and due < today
