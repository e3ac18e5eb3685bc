"""Who had which role, so that roles go round; as far as records keep them."""

from als_tui.domain.book import NOBODY, Book, Record, in_order

FACILITATOR = "facilitator"


def roles_held(book: Book) -> dict[str, dict[int, tuple[int, ...]]]:
    """By role, the sessions in which each member had it, by their days; roles by name, members by seat."""
    held: dict[str, dict[int, tuple[int, ...]]] = {}
    for record in in_order(book):
        for role, person in _roles(record):
            if person in book.members:
                of = held.setdefault(role, {})
                of[person] = (*of.get(person, ()), record.number)
    return {role: dict(sorted(held[role].items())) for role in sorted(held)}


def roles_of(book: Book, member: int) -> dict[str, tuple[int, ...]]:
    """The roles that a member had, by name, with the sessions."""
    return {role: of[member] for role, of in roles_held(book).items() if member in of}


def _roles(record: Record) -> dict[tuple[str, int], None]:
    """Each role and who had it, once; who facilitated is kept by every policy."""
    led = [(FACILITATOR, record.led_by)] if record.led_by != NOBODY else []
    return dict.fromkeys((*record.roles, *led))
