"""Since when a set meets and somebody belongs to it: a session from paper may lie before the day of typing."""

from datetime import date

from als_tui.domain.book import Book, day_of
from als_tui.domain.programme.board import came, seat_of
from als_tui.value import Value


class Belonging(Value):
    """A time for which somebody belongs, or belonged, to the set."""

    since: date
    until: date | None = None
    """None while they belong to it."""


def begun(book: Book) -> date:
    """When the set began: the day on which it was made, or that of its first session if that was before it."""
    return min((book.profile.created, *map(day_of, book.sessions.values())))


def belongings(book: Book, id: int) -> tuple[Belonging, ...]:
    """Each time for which a member belongs to the set, in order; from a session they came to, if that was before it."""
    member = book.members[id]
    came_on = [
        day_of(record)
        for record in book.sessions.values()
        if (seat := seat_of(record, id)) is not None and came(seat)
    ]
    found: list[Belonging] = []
    stays = (*((stay.joined, stay.left) for stay in member.earlier), (member.joined, member.left))
    for joined, left in stays:
        after = found[-1].until if found else None
        found.append(
            Belonging(min((joined, *(day for day in came_on if after is None or day > after))), left)
        )
    return tuple(found)


def member_since(book: Book, id: int) -> date:
    """Since when a member belongs to the set; since they came back, if they had left it."""
    return belongings(book, id)[-1].since
