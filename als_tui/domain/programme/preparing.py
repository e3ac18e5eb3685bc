"""What is looked over before a session: who is due, who can come, what was promised, agreed, and said last."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from als_tui.domain.book import (
    Book,
    Profile,
    Record,
    Said,
    active_members,
    in_order,
    last_held,
    open_actions,
    owed_actions,
)
from als_tui.domain.coming import coming_module, meeting_words
from als_tui.domain.programme.board import board_of
from als_tui.domain.programme.charter import Agreement, agreement
from als_tui.domain.programme.due import DueMember, who_is_due
from als_tui.domain.programme.outcomes import Promises, promises, times_carried
from als_tui.domain.programme.roles import roles_held
from als_tui.value import Value

ROTATING = ("timekeeper", "note-taker")
"""Roles that go round in a set; others join them once somebody had them."""
_LED = "facilitator"


class RoleTurn(Value):
    """Whose turn a role is: that of whoever can come and had it longest ago, or never."""

    role: str
    member: int
    last: int | None
    """Number of the session in which they had it; None for never."""


class Preparation(Value):
    """The coming session as far as it is known, from its module if the programme has one for it."""

    name: str
    """What it is called."""
    module: int | None
    when: datetime | None
    """Local time of the set; None while no date is set."""
    minutes: int
    process: str
    place: str
    topic: str
    goal: str
    facilitator: str
    """Empty for who keeps this set."""
    due: tuple[DueMember, ...]
    """Who is due for a slot, the longest without one first; without those who cannot come."""
    cannot: tuple[int, ...]
    here: int
    """Members who can come, as far as anybody said."""
    roles: tuple[RoleTurn, ...]
    promised: Promises
    """The open actions of members, and those told between sessions."""
    of_others: int
    """Open actions of who is no member any more."""
    owners: int
    """Members who have open actions."""
    carried: Mapping[int, int]
    """Members whose open actions were carried, with how often in all."""
    charter: Agreement | None
    last_words: tuple[Said, ...]
    """What was said at the end of the last session, as far as its policy kept it."""
    last: int | None
    """Number of that session."""

    @property
    def ends(self) -> datetime | None:
        """When it ends, if it takes the minutes at hand."""
        return self.when + timedelta(minutes=self.minutes) if self.when else None


def preparation(book: Book, today: date) -> Preparation:
    """What there is to look over before the set's next session."""
    number = coming_module(book, today)
    profile, module = book.profile, book.modules[number] if number is not None else None
    members = active_members(book)
    cannot = tuple(person for person in (module.cannot if module else ()) if person in members)
    owed = owed_actions(book)
    carried: dict[int, int] = {}
    for action in owed.values():
        if times := times_carried(action):
            carried[action.owner] = carried.get(action.owner, 0) + times
    last = last_held(book)
    newest = max(book.charter, default=None)
    return Preparation(
        name=meeting_words(book, number, today),
        module=number,
        when=module.when if module else _still_ahead(profile, today),
        minutes=module.minutes if module else profile.minutes,
        process=module.process if module else profile.process,
        place=module.place if module else "",
        topic=module.topic if module else "",
        goal=module.goal if module else "",
        facilitator=module.facilitator if module else "",
        due=tuple(due for due in who_is_due(board_of(book, today)) if not due.cannot),
        cannot=cannot,
        here=len(members) - len(cannot),
        roles=tuple(role_turns(book, [person for person in members if person not in cannot])),
        promised=promises(book, owed.values(), today),
        of_others=len(open_actions(book)) - len(owed),
        owners=len({action.owner for action in owed.values()}),
        carried=dict(sorted(carried.items())),
        charter=agreement(book, newest) if newest is not None else None,
        last_words=_last_words(last) if last else (),
        last=last.number if last else None,
    )


def role_turns(book: Book, here: Iterable[int]) -> Iterable[RoleTurn]:
    """Whose turn each role is among those who can come, one role a person while there are enough of them."""
    held, free = roles_held(book), list(here)
    places = {record.number: place for place, record in enumerate(in_order(book), 1)}
    for role in dict.fromkeys((*ROTATING, *held)):
        if role == _LED or not free:
            continue
        last = {person: next(reversed(held.get(role, {}).get(person, ())), 0) for person in free}
        chosen = min(free, key=lambda person: (places.get(last[person], 0), free.index(person)))
        free.remove(chosen)
        yield RoleTurn(role, chosen, last[chosen] or None)


def _still_ahead(profile: Profile, today: date) -> datetime | None:
    planned = profile.next_session
    return planned if planned is not None and planned.date() >= today else None


def _last_words(record: Record) -> tuple[Said, ...]:
    """Check-out words; where none are kept, what was learned."""
    for about in ("check-out", "learning"):
        if said := tuple(said for said in record.words if said.about == about and said.text):
            return said
    return ()
