"""What a programme comes to: who can come, how many slots there are, which dates would be better."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from als_tui.domain.book import Book, Module, ModuleState, active_members
from als_tui.domain.coming import to_come
from als_tui.domain.process.definition import Process
from als_tui.domain.process.planning import slots_offered
from als_tui.domain.programme.rhythm import WEEK
from als_tui.domain.session.when import zone_known
from als_tui.value import Value

_AROUND = 3
"""Weeks before and after a date within which others are offered for it."""
_BETTER = 2
"""Dates that are offered."""


class Better(Value):
    """A date in place of another, and how many could come as far as anybody said."""

    day: date
    can_come: int


class Slots(Value):
    """Slots of a programme."""

    total: int
    each: tuple[int, ...]
    """In a session, least first, each number once."""
    least: int
    most: int
    """For each member, if they are shared out evenly."""


def can_come(book: Book, module: Module) -> tuple[int, ...]:
    """The members who did not say that they cannot."""
    return tuple(id for id in active_members(book) if id not in module.cannot)


def under_quorum(book: Book, module: Module) -> bool:
    """True of a module to come that would not have the set's least number."""
    return module.state.to_come and len(can_come(book, module)) < book.profile.quorum


def better_days(book: Book, number: int, today: date) -> tuple[Better, ...]:
    """The nearest same weekdays with most who can come: free, ahead, and between the modules before and after it.

    Who can come is known of a day on which somebody said that they cannot, of whichever module; of others all can.
    """
    module = book.modules[number]
    standing = [other.when.date() for key, other in to_come(book).items() if key != number]
    day = module.when.date()
    before = max((other for other in standing if other < day), default=date.min)
    behind = min((other for other in standing if other > day), default=date.max)
    offered = [day + sign * weeks * WEEK for weeks in range(1, _AROUND + 1) for sign in (-1, 1)]
    free = [other for other in offered if before < other < behind and other > today]
    members = len(active_members(book))
    found = [Better(other, members - _cannot_on(book, other)) for other in free]
    found = [better for better in found if better.can_come > len(can_come(book, module))]
    return tuple(sorted(found, key=lambda better: -better.can_come)[:_BETTER])


def _cannot_on(book: Book, day: date) -> int:
    said = {id for module in book.modules.values() if module.when.date() == day for id in module.cannot}
    return len(said & active_members(book).keys())


def clock_changes(book: Book) -> tuple[tuple[int, int], ...]:
    """The pairs of modules between which the clocks change."""
    if not zone_known(book.profile.zone):
        return ()
    zone, ahead = ZoneInfo(book.profile.zone), list(to_come(book).items())
    offsets = [module.when.replace(tzinfo=zone).utcoffset() or timedelta() for _, module in ahead]
    return tuple(
        (ahead[place][0], ahead[place + 1][0])
        for place in range(len(ahead) - 1)
        if offsets[place] != offsets[place + 1]
    )


def slots(book: Book, processes: Mapping[str, Process]) -> Slots | None:
    """How many slots the programme has for its members: those held, and those that fit; None if nobody can tell."""
    counts = [
        count for module in book.modules.values() if (count := _slots_of(book, module, processes)) is not None
    ]
    members = len(active_members(book))
    if not counts or not members:
        return None
    total = sum(counts)
    return Slots(total, tuple(sorted(set(counts))), total // members, -(-total // members))


def _slots_of(book: Book, module: Module, processes: Mapping[str, Process]) -> int | None:
    if module.state is ModuleState.HELD:
        record = book.sessions.get(module.session or 0)
        return len(record.presented) if record is not None else None
    process = processes.get(module.process)
    if process is None or not module.state.to_come:
        return None
    return max(1, slots_offered(process, len(can_come(book, module)), module.minutes))
