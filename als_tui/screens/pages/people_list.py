"""Lists of people: a seat's key, or a letter or two of a name, puts the cursor on a person's row."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.binding import Binding

from als_tui.domain.session.state import Person
from als_tui.domain.words.counting import listed
from als_tui.domain.words.naming import people_called
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, seat_keys
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.pages.work import Work
from als_tui.widgets.listing import Listing
from als_tui.widgets.values import LineQuestion

_TOPIC = "row"


class PeopleList(Protocol):
    """A page with a row, or several, for each person."""

    work: Work

    @property
    def listing(self) -> Listing:
        """The list."""

    def rows_of(self, person: int) -> Sequence[str]:
        """Keys of a person's rows, from the top down."""

    def pointed(self, person: Person) -> None:
        """The cursor was put on a person's row by key."""


def to_seat(seat: int) -> Callable[[PeopleList], None]:
    """The cursor to a seat, counted from 0."""

    def point(page: PeopleList) -> None:
        people = page.work.session.people
        if seat < len(people):
            _go_to(page, people[seat])
        else:
            roster = f"The roster ({press('go.roster', 'roster.guest')})"
            page.work.say(f"There is no seat {seat + 1} today. {roster} adds a guest.", "refused")

    return point


def works(page: PeopleList, binding: Binding) -> bool | None:
    """A seat's key works if somebody sits there; None for any other key."""
    _, digit = (
        (binding.id or "").rsplit(".", 1) if (binding.id or "").startswith("cursor.seat.") else ("", "")
    )
    return (int(digit) or 10) <= len(page.work.session.people) if digit else None


def asks(page: PeopleList) -> Asks:
    """Whose row."""
    return {_TOPIC: Ask(_question, lambda _, name: _go_to_name(page, name))}


def _question(_: str) -> LineQuestion:
    return LineQuestion(_TOPIC, "The cursor to whom? A letter or two of the name", replace=True, looks=True)


def _go_to_name(page: PeopleList, name: str) -> bool:
    """The cursor to whoever is named; True if there is one such."""
    called = people_called(name.strip(), page.work.session.people)
    if len(called) == 1:
        return _go_to(page, called[0])
    which = f"Which one: {listed(person.name for person in called)}?"
    page.work.say(which if called else "Nobody here is called that.", "refused")
    return False


def _go_to(page: PeopleList, person: Person) -> bool:
    """The cursor to a person's first row, or from one of their rows to the next; True if there is one."""
    rows, now = list(page.rows_of(person.id)), page.listing.chosen
    if rows:
        at = rows.index(now) + 1 if now in rows else 0
        page.listing.choose(rows[at % len(rows)])
    else:
        page.work.say(f"{person.name} has no row in this list.", "refused")
    page.pointed(person)
    return bool(rows)


KEYS = (
    *seat_keys(
        "cursor",
        "The cursor to this seat's row, 0 for the tenth; again, to their next one.",
        to_seat,
        looks=True,
    ),
    Key(
        "cursor.named",
        "at",
        lambda page: page.work.ask_topic(_TOPIC),
        "by name",
        "The cursor to somebody's row by a letter or two of the name.",
        looks=True,
        opens="words",
    ),
)
