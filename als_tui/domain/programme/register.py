"""The register of actions between two sessions: which of them, in which order, and what is past its day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from als_tui.domain.book import Action, Book, Status, active_members, waits
from als_tui.domain.programme.outcomes import falls_due, times_carried
from als_tui.domain.words.spelling import holds_all
from als_tui.value import Value


class Order(StrEnum):
    """By what the register is sorted; never by how well anybody did."""

    DUE = "due date"
    OWNER = "owner"
    STATUS = "status"
    SESSION = "session made"


class Owner(Value):
    """Whose actions: a member by number; a guest, who has none, by name."""

    member: int
    name: str = ""
    """Empty for a member, who may be called otherwise by now."""


class Choose(Value):
    """What of the register is wanted."""

    closed: bool = False
    """True for all; else only what is open."""
    owner: Owner | None = None
    """Of one person alone."""
    sought: str = ""
    """Words that must stand in it."""
    order: Order = Order.DUE

    @property
    def narrowed(self) -> bool:
        """True if only what one person promised, or what holds some words, is wanted."""
        return self.owner is not None or self.sought != ""


class Registered(Value):
    """One action with all that a row says of it."""

    id: int
    action: Action
    owner: str
    falls_due: date | None
    """None without a date, and for the next session while that has none."""
    past: int
    """Days since it fell due; below 0 for days to come, and 0 without a date."""
    carried: int
    """In how many rounds it was carried on."""

    @property
    def waits(self) -> bool:
        """True if it is still to be done, as far as anybody told."""
        return waits(self.action)

    @property
    def overdue(self) -> bool:
        """True if it waits and its day is over."""
        return self.waits and self.past > 0


def owner_of(action: Action) -> Owner:
    """Whose an action is."""
    return Owner(action.owner) if action.owner else Owner(0, action.owner_name)


def register(book: Book, today: date, choose: Choose | None = None) -> tuple[Registered, ...]:
    """The actions that are wanted, in their order; of one day, or one kind, in the order of the seats."""
    wanted = choose or Choose()
    found = (
        _registered(book, id, action, today)
        for id, action in book.actions.items()
        if _is_wanted(book, id, action, wanted)
    )
    seats = {member: seat for seat, member in enumerate(active_members(book))}
    return tuple(sorted(found, key=lambda one: _place(one, wanted.order, seats)))


def due_within(actions: Iterable[Registered], days: int) -> tuple[Registered, ...]:
    """Those that wait and fall due within so many days from today, or are past their day."""
    return tuple(one for one in actions if one.waits and one.falls_due is not None and one.past >= -days)


def _registered(book: Book, id: int, action: Action, today: date) -> Registered:
    due = falls_due(book, action)
    past = (today - due) // timedelta(days=1) if due else 0
    return Registered(id, action, book.owner(id), due, past, times_carried(action))


def _is_wanted(book: Book, id: int, action: Action, choose: Choose) -> bool:
    if not choose.closed and action.status is not Status.OPEN:
        return False
    if choose.owner is not None and owner_of(action) != choose.owner:
        return False
    return not choose.sought or holds_all(_words(book.owner(id), action), choose.sought)


def _words(owner: str, action: Action) -> str:
    """All words of an action, and its owner's name."""
    told = (action.between.words,) if action.between else ()
    answers = (words for answer in action.progress for words in (answer.learned, answer.changed))
    return "\n".join((owner, action.text, action.cue, action.supporter, *told, *answers))


def _place(one: Registered, order: Order, seats: Mapping[int, int]) -> tuple[object, ...]:
    seat = seats.get(one.action.owner, len(seats)), one.owner
    due = one.falls_due or date.max
    first: Mapping[Order, tuple[object, ...]] = {
        Order.DUE: (due, *seat),
        Order.OWNER: (*seat, due),
        Order.STATUS: ([*Status].index(one.action.status), due, *seat),
        Order.SESSION: (one.action.session, *seat, due),
    }
    return *first[order], one.id
